internal import Foundation

/// The blocks of Forms/parts.yaml and Forms/parts/*.yaml, which forms insert by `use:`.
struct FlowParts {
  /// The file's name in the folder of the forms, and with `.yaml` left off that of the folder of further ones.
  static let fileName = "parts.yaml"

  /// One part, and the file it stands in.
  struct Part {
    let document: YAMLDocument
    let blocks: [FlowBlock]
  }

  private(set) var parts: [String: Part] = [:]

  /// No parts at all: of a form that stands alone.
  init() {}

  /// The parts' names in alphabetical order.
  var names: [String] { parts.keys.sorted() }

  /// Adds the parts of a file.
  /// - Throws: ``FormDefinitionError`` with the line of the first unknown key or wrong value, or of a part whose name
  ///   another file has taken.
  mutating func add(_ document: YAMLDocument) throws(FormDefinitionError) {
    let file: PartsFile
    do { file = try document.decode(PartsFile.self, keys: PartsFile.keys) } catch {
      throw FormDefinitionError(error)
    }
    for (name, blocks) in file.parts.sorted(by: { $0.key < $1.key }) {
      guard parts[name] == nil else {
        throw DefinitionPlace(document, ["parts", .key(name)]).fault(.duplicateKey(name))
      }
      parts[name] = Part(document: document, blocks: blocks)
    }
  }

  /// The parts in a text.
  init(text: String) throws(FormDefinitionError) {
    let document: YAMLDocument
    do { document = try YAMLDocument(text: text, file: Self.fileName) } catch { throw FormDefinitionError(error) }
    try add(document)
  }

  /// The parts of a folder of forms; none when it has no such files.
  /// - Throws: ``FormDefinitionError`` as ``add(_:)``, or when a file cannot be read.
  init(folder: URL) throws(FormDefinitionError) {
    var paths = [folder.appendingPathComponent(Self.fileName)]
    let further = folder.appendingPathComponent(String(Self.fileName.dropLast(5)), isDirectory: true)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: further.path, isDirectory: &isFolder), isFolder.boolValue {
      do {
        let names = try FileManager.default.contentsOfDirectory(atPath: further.path)
        paths += names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map {
          further.appendingPathComponent($0)
        }
      } catch {
        throw FormDefinitionError(file: further.lastPathComponent, line: nil, reason: .folderUnreadable)
      }
    }
    for path in paths where FileManager.default.fileExists(atPath: path.path) {
      let document: YAMLDocument
      do { document = try YAMLDocument.load(path: path.path) } catch { throw FormDefinitionError(error) }
      try add(document)
    }
  }
}

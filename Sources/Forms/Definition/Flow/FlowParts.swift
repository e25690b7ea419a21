internal import Foundation

/// The blocks of Forms/parts.yaml and Forms/parts/*.yaml, which forms insert by `use:`.
///
/// The files are read when the first block is asked for, each part is decoded when it is: a form pays for its own.
final class FlowParts {
  /// The file's name in the folder of the forms, and with `.yaml` left off that of the folder of further ones.
  static let fileName = "parts.yaml"

  /// One part, and the file it stands in.
  struct Part {
    let document: YAMLDocument
    let blocks: [FlowBlock]
  }

  /// The file in which each part stands.
  private var documents: [String: YAMLDocument] = [:]
  private var decoded: [String: Part] = [:]

  /// No parts at all: of a form that stands alone.
  init() {}

  /// The parts' names in alphabetical order.
  var names: [String] { documents.keys.sorted() }

  /// A part; nil when there is none of that name.
  /// - Throws: ``FormDefinitionError`` with the line of the first unknown key or wrong value in it.
  func part(_ name: String) throws(FormDefinitionError) -> Part? {
    if let known = decoded[name] { return known }
    guard let document = documents[name] else { return nil }
    let blocks: [FlowBlock]
    do {
      blocks = try document.decode([FlowBlock].self, keys: FlowBlock.list, at: ["parts", .key(name)])
    } catch { throw FormDefinitionError(error) }
    let part = Part(document: document, blocks: blocks)
    decoded[name] = part
    return part
  }

  /// The parts in a text.
  init(text: String) throws(FormDefinitionError) {
    let document: YAMLDocument
    do { document = try YAMLDocument(text: text, file: Self.fileName, guessingTypes: false) } catch {
      throw FormDefinitionError(error)
    }
    try add(document)
  }

  /// The parts of a folder of forms; none when it has no such files.
  /// - Throws: ``FormDefinitionError`` when a file cannot be read, has other keys than `parts`, or names a part that
  ///   another file has.
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
      do { document = try YAMLDocument.load(path: path.path, guessingTypes: false) } catch {
        throw FormDefinitionError(error)
      }
      try add(document)
    }
  }

  private func add(_ document: YAMLDocument) throws(FormDefinitionError) {
    let names: [String]
    do { names = try document.keys(under: "parts") } catch { throw FormDefinitionError(error) }
    for name in names {
      guard documents[name] == nil else {
        throw DefinitionPlace(document, ["parts", .key(name)]).fault(.duplicateKey(name))
      }
      documents[name] = document
    }
  }
}

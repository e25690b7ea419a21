internal import Foundation
public import Programme

/// All form definitions of a folder.
public struct FormCatalogue: Hashable, Sendable {
  /// The definitions by form id, editions of one form from the oldest to the newest.
  public let definitions: [FormDefinition]

  /// A catalogue of these definitions.
  public init(_ definitions: [FormDefinition]) {
    self.definitions = definitions.sorted { ($0.id, $0.edition.from) < ($1.id, $1.edition.from) }
  }

  /// Reads and checks every definition of a folder: its `.yaml` files that have an `id` and `sheets` at their top.
  ///
  /// The blocks they use are those of the folder's `parts.yaml`. Other YAML files of the folder (`programme.yaml`, letter texts) are passed over; a file of the folder that is no
  /// YAML at all is an error, since it might be a damaged definition.
  /// - Throws: ``FormDefinitionError`` with file, line and reason of the first fault, files in alphabetical order.
  public static func load(folder: String) throws(FormDefinitionError) -> FormCatalogue {
    let folderURL = URL(fileURLWithPath: folder, isDirectory: true)
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw FormDefinitionError(file: folderURL.lastPathComponent, line: nil, reason: .folderUnreadable)
    }
    let parts = try FlowParts(folder: folderURL)
    var loaded: [(file: String, definition: FormDefinition)] = []
    for name in names.sorted() where name.hasSuffix(".yaml") && !name.hasPrefix(".") && name != FlowParts.fileName {
      let document: YAMLDocument
      do { document = try YAMLDocument.load(path: folderURL.appendingPathComponent(name).path) } catch {
        throw FormDefinitionError(error)
      }
      guard document.hasKeys(["id", "sheets"]) else { continue }
      let definition = try DefinitionBuilder(document: document, parts: parts).build()
      if let other = loaded.first(where: { $0.definition.isAcceptedTogether(with: definition) }) {
        throw FormDefinitionError(
          file: name, line: document.line(of: ["edition"]), reason: .sameEdition(definition.id, otherFile: other.file))
      }
      loaded.append((name, definition))
    }
    return FormCatalogue(loaded.map(\.definition))
  }

  /// Reads and checks one definition from its text; `file` is the name errors give, `parts` the text of the parts.yaml
  /// whose blocks it may use.
  /// - Throws: ``FormDefinitionError`` with line and reason of the first fault.
  public static func definition(
    text: String, file: String, parts: String? = nil
  ) throws(FormDefinitionError) -> FormDefinition {
    let document: YAMLDocument
    do { document = try YAMLDocument(text: text, file: file) } catch { throw FormDefinitionError(error) }
    var builder = DefinitionBuilder(document: document)
    if let parts { builder.parts = try FlowParts(text: parts) }
    return try builder.build()
  }

  /// The newest edition of a form; nil when the form is not in the catalogue.
  public func newest(_ id: FormID) -> FormDefinition? { definitions.last { $0.id == id } }

  /// The edition with this name; nil when the form has none such.
  public func definition(_ id: FormID, edition: String) -> FormDefinition? {
    definitions.first { $0.id == id && $0.edition.name == edition }
  }

  /// The edition accepted on a day; nil when none is.
  public func definition(_ id: FormID, on date: CivilDate) -> FormDefinition? {
    definitions.last { $0.id == id && $0.edition.isAccepted(on: date) }
  }
}

extension FormEdition {
  /// Whether a form of this edition is accepted on the day.
  public func isAccepted(on date: CivilDate) -> Bool { date >= from && (until.map { date <= $0 } ?? true) }
}

extension FormDefinition {
  fileprivate func isAcceptedTogether(with other: FormDefinition) -> Bool {
    guard id == other.id else { return false }
    return edition.name == other.edition.name || edition.isAccepted(on: other.edition.from)
      || other.edition.isAccepted(on: edition.from)
  }
}

internal import Foundation
public import Programme
internal import Synchronization

/// All forms of a folder, each read and checked when somebody asks for it.
///
/// A form's file is named after its id, `transfer.yaml`, further editions `transfer.2030-04.yaml`; so that one form costs
/// the reading of its own file (and of the parts it uses), not of all. What was read is kept, and shared by every copy
/// of the catalogue. Whoever asks for a form with a fault gets the fault, with file, line and reason;
/// ``definitions`` checks them all.
public struct FormCatalogue: Sendable {
  private let source: Source

  private enum Source: Sendable {
    case folder(FormFolder)
    case definitions(LoadedForms)
  }

  /// A catalogue of these definitions.
  public init(_ definitions: [FormDefinition]) { source = .definitions(LoadedForms(definitions)) }

  private init(_ folder: FormFolder) { source = .folder(folder) }

  /// Lists the forms of a folder; nothing is read before it is asked for.
  ///
  /// A form's file has an `id` and `sheets` at its top; the blocks it uses are those of `parts.yaml` and `parts/*.yaml`.
  /// Other YAML files of the folder (`programme.yaml`) are passed over.
  /// - Throws: ``FormDefinitionError`` when the folder cannot be listed.
  public static func load(folder: String) throws(FormDefinitionError) -> FormCatalogue {
    FormCatalogue(try FormFolder(path: folder))
  }

  /// Reads and checks one definition from its text; `file` is the name errors give, `parts` the text of the parts.yaml
  /// whose blocks it may use.
  /// - Throws: ``FormDefinitionError`` with line and reason of the first fault.
  public static func definition(
    text: String, file: String, parts: String? = nil
  ) throws(FormDefinitionError) -> FormDefinition {
    let document: YAMLDocument
    do { document = try YAMLDocument(text: text, file: file, guessingTypes: false) } catch {
      throw FormDefinitionError(error)
    }
    var builder = DefinitionBuilder(document: document)
    if let parts { builder.parts = try FlowParts(text: parts) }
    return try builder.build()
  }

  /// All definitions, by form id, editions of one form from the oldest to the newest.
  /// - Throws: ``FormDefinitionError`` with file, line and reason of the first fault, files in alphabetical order; a file
  ///   of the folder that is no YAML at all is a fault, since it might be a damaged definition.
  public var definitions: [FormDefinition] {
    get throws(FormDefinitionError) {
      switch source {
      case .folder(let folder): try folder.all()
      case .definitions(let loaded): loaded.definitions
      }
    }
  }

  /// The words of all forms, folded once for every copy of the catalogue.
  /// - Throws: as ``definitions``.
  public func lexicon() throws(FormDefinitionError) -> FormLexicon {
    switch source {
    case .folder(let folder): try folder.lexicon()
    case .definitions(let loaded): loaded.lexicon()
    }
  }

  /// The editions of a form, from the oldest to the newest; empty when the form is not in the catalogue.
  /// - Throws: ``FormDefinitionError`` with file, line and reason of the first fault in its files.
  public func editions(of id: FormID) throws(FormDefinitionError) -> [FormDefinition] {
    switch source {
    case .folder(let folder): try folder.editions(of: id)
    case .definitions(let loaded): loaded.definitions.filter { $0.id == id }
    }
  }

  /// The ids of the forms with a number of the catalogue (F-25 has several), in alphabetical order; letter case does not
  /// matter.
  /// - Throws: ``FormDefinitionError`` when a file cannot be read.
  public func ids(numbered number: String) throws(FormDefinitionError) -> [FormID] {
    switch source {
    case .folder(let folder): try folder.ids(numbered: number)
    case .definitions(let loaded):
      Set(loaded.definitions.filter { $0.number.lowercased() == number.lowercased() }.map(\.id)).sorted()
    }
  }

  /// The newest edition of a form; nil when the form is not in the catalogue.
  /// - Throws: as ``editions(of:)``.
  public func newest(_ id: FormID) throws(FormDefinitionError) -> FormDefinition? { try editions(of: id).last }

  /// The edition with this name; nil when the form has none such.
  /// - Throws: as ``editions(of:)``.
  public func definition(_ id: FormID, edition: String) throws(FormDefinitionError) -> FormDefinition? {
    try editions(of: id).first { $0.edition.name == edition }
  }

  /// The edition accepted on a day; nil when none is.
  /// - Throws: as ``editions(of:)``.
  public func definition(_ id: FormID, on date: CivilDate) throws(FormDefinitionError) -> FormDefinition? {
    try editions(of: id).last { $0.edition.isAccepted(on: date) }
  }
}

extension FormEdition {
  /// Whether a form of this edition is accepted on the day.
  public func isAccepted(on date: CivilDate) -> Bool { date >= from && (until.map { date <= $0 } ?? true) }
}

/// Definitions that were given, not read.
private final class LoadedForms: Sendable {
  let definitions: [FormDefinition]
  private let folded = Mutex<FormLexicon?>(nil)

  init(_ definitions: [FormDefinition]) {
    self.definitions = definitions.sorted { ($0.id, $0.edition.from) < ($1.id, $1.edition.from) }
  }

  func lexicon() -> FormLexicon {
    folded.withLock { folded in
      let lexicon = folded ?? FormLexicon(definitions)
      folded = lexicon
      return lexicon
    }
  }
}

internal import Foundation
internal import Programme
internal import Synchronization

/// A folder of form definitions, read file by file as they are asked for; each once.
final class FormFolder: Sendable {
  private let url: URL
  /// The files that may define forms, in alphabetical order.
  private let names: [String]
  private let state = Mutex(State())

  private struct State {
    var parts: FlowParts?
    var files: [String: Result<Loaded?, FormDefinitionError>] = [:]
    var lexicon: FormLexicon?
  }

  /// A definition, and the line of its edition for faults between files.
  private struct Loaded {
    let file: String
    let definition: FormDefinition
    let editionLine: Int?
  }

  /// Lists the folder.
  init(path: String) throws(FormDefinitionError) {
    url = URL(fileURLWithPath: path, isDirectory: true)
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).sorted().filter {
        $0.hasSuffix(".yaml") && !$0.hasPrefix(".") && $0 != FlowParts.fileName
      }
    } catch {
      throw FormDefinitionError(file: url.lastPathComponent, line: nil, reason: .folderUnreadable)
    }
  }

  func all() throws(FormDefinitionError) -> [FormDefinition] {
    try locked { state throws(FormDefinitionError) in
      // Every part is looked at here, also those that no form uses.
      let parts = try self.parts(&state)
      for name in parts.names { _ = try parts.part(name) }
      return try self.definitions(self.names, &state)
    }
  }

  func lexicon() throws(FormDefinitionError) -> FormLexicon {
    if let known = state.withLock({ $0.lexicon }) { return known }
    let lexicon = FormLexicon(try all())
    state.withLock { $0.lexicon = lexicon }
    return lexicon
  }

  func editions(of id: FormID) throws(FormDefinitionError) -> [FormDefinition] {
    let files = names.filter { Self.id(ofFile: $0) == id.rawValue }
    return try locked { state throws(FormDefinitionError) in try self.definitions(files, &state) }
  }

  /// The ids of the files whose line `number:` says so. That line alone is looked at: to find one form by its number
  /// costs no reading of all.
  func ids(numbered number: String) throws(FormDefinitionError) -> [FormID] {
    var found: Set<FormID> = []
    for name in names {
      let data: Data
      do { data = try Data(contentsOf: url.appendingPathComponent(name)) } catch {
        throw FormDefinitionError(file: name, line: nil, reason: .document(.unreadable))
      }
      let line = data.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: Array("number:".utf8)) }
      guard let line else { continue }
      let text = String(decoding: line, as: UTF8.self).dropFirst(7).trimmingCharacters(
        in: CharacterSet(charactersIn: " \"'\r"))
      if text.lowercased() == number.lowercased() { found.insert(FormID(rawValue: Self.id(ofFile: name))) }
    }
    return found.sorted()
  }

  /// The id in a file's name: what stands before the first point.
  static func id(ofFile name: String) -> String { String(name.prefix { $0 != "." }) }

  // MARK: Reading

  private func locked<Value: Sendable>(
    _ body: (inout State) throws(FormDefinitionError) -> Value
  ) throws(FormDefinitionError) -> Value {
    let result = state.withLock { state -> Result<Value, FormDefinitionError> in
      do throws(FormDefinitionError) { return .success(try body(&state)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private func definitions(_ files: [String], _ state: inout State) throws(FormDefinitionError) -> [FormDefinition] {
    var loaded: [Loaded] = []
    for name in files {
      guard let file = try load(name, &state) else { continue }
      if let other = loaded.first(where: { $0.definition.isAcceptedTogether(with: file.definition) }) {
        throw FormDefinitionError(
          file: name, line: file.editionLine, reason: .sameEdition(file.definition.id, otherFile: other.file))
      }
      loaded.append(file)
    }
    return loaded.map(\.definition).sorted { ($0.id, $0.edition.from) < ($1.id, $1.edition.from) }
  }

  /// The definition in a file; nil when the file defines no form.
  private func load(_ name: String, _ state: inout State) throws(FormDefinitionError) -> Loaded? {
    if let known = state.files[name] { return try known.get() }
    let result: Result<Loaded?, FormDefinitionError>
    do throws(FormDefinitionError) { result = .success(try read(name, &state)) } catch { result = .failure(error) }
    state.files[name] = result
    return try result.get()
  }

  private func read(_ name: String, _ state: inout State) throws(FormDefinitionError) -> Loaded? {
    let document: YAMLDocument
    do { document = try YAMLDocument.load(path: url.appendingPathComponent(name).path, guessingTypes: false) } catch {
      throw FormDefinitionError(error)
    }
    guard document.hasKeys(["id", "sheets"]) else { return nil }
    let definition = try DefinitionBuilder(document: document, parts: try parts(&state)).build()
    guard definition.id.rawValue == Self.id(ofFile: name) else {
      throw DefinitionPlace(document, ["id"]).fault(.fileName(definition.id))
    }
    return Loaded(file: name, definition: definition, editionLine: document.line(of: ["edition"]))
  }

  private func parts(_ state: inout State) throws(FormDefinitionError) -> FlowParts {
    if let known = state.parts { return known }
    let parts = try FlowParts(folder: url)
    state.parts = parts
    return parts
  }
}

extension FormDefinition {
  fileprivate func isAcceptedTogether(with other: FormDefinition) -> Bool {
    guard id == other.id else { return false }
    return edition.name == other.edition.name || edition.isAccepted(on: other.edition.from)
      || other.edition.isAccepted(on: edition.from)
  }
}

internal import Foundation
public import Programme
internal import Yams

/// A YAML file read strictly: duplicate and unknown keys are errors, and every error names its line.
public struct YAMLDocument {
  /// The file's name for error messages.
  public let file: String
  private let root: Node

  /// Reads YAML text; `file` is the name errors give.
  /// - Parameter guessingTypes: whether the library tries each text against the patterns of YAML's types (integer, null,
  ///   date …). Only mappings whose keys are data need that; it is most of what reading costs.
  /// - Throws: ``YAMLDocumentError`` with ``YAMLReason/notYAML(_:)``, ``YAMLReason/empty`` or
  ///   ``YAMLReason/duplicateKey(_:)``.
  public init(text: String, file: String, guessingTypes: Bool = true) throws(YAMLDocumentError) {
    self.file = file
    let node: Node?
    do {
      node = try Parser(yaml: text, resolver: guessingTypes ? .default : .basic).singleRoot()
    } catch let error as YamlError {
      throw Self.error(for: error, file: file)
    } catch {
      throw YAMLDocumentError(file: file, line: nil, reason: .notYAML("\(error)"))
    }
    guard let node else { throw YAMLDocumentError(file: file, line: nil, reason: .empty) }
    root = node
  }

  /// Reads a YAML file; errors name it by the path's last component.
  /// - Throws: ``YAMLDocumentError`` as ``init(text:file:)``, or ``YAMLReason/unreadable`` or ``YAMLReason/notUTF8``.
  public static func load(path: String, guessingTypes: Bool = true) throws(YAMLDocumentError) -> YAMLDocument {
    let file = URL(fileURLWithPath: path).lastPathComponent
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw YAMLDocumentError(file: file, line: nil, reason: .unreadable)
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw YAMLDocumentError(file: file, line: nil, reason: .notUTF8)
    }
    return try YAMLDocument(text: text, file: file, guessingTypes: guessingTypes)
  }

  /// Decodes the whole document after refusing keys that `keys` does not know.
  /// - Throws: ``YAMLDocumentError`` for the first fault in the file's order.
  public func decode<Value: Decodable>(_ type: Value.Type, keys: YAMLKeys) throws(YAMLDocumentError) -> Value {
    try decode(type, from: root, keys: keys, at: [])
  }

  private func decode<Value: Decodable>(
    _ type: Value.Type, from node: Node, keys: YAMLKeys, at path: [YAMLStep]
  ) throws(YAMLDocumentError) -> Value {
    try check(node, against: keys)
    let plain = keys.hasFreeMapping ? try withPlainKeys(node, keys) : node
    do {
      return try YAMLDecoder().decode(type, from: plain)
    } catch let error as DecodingError {
      throw self.error(for: error, in: path)
    } catch {
      throw YAMLDocumentError(file: file, line: nil, reason: .badValue("\(error)"))
    }
  }

  /// Decodes what stands at a place, after refusing keys that `keys` does not know.
  /// - Throws: as ``decode(_:keys:)``; ``YAMLReason/missingKey(_:)`` when the file has no such place.
  func decode<Value: Decodable>(
    _ type: Value.Type, keys: YAMLKeys, at path: [YAMLStep]
  ) throws(YAMLDocumentError) -> Value {
    var node = root
    for step in path {
      guard let next = Self.child(of: node, step) else {
        throw YAMLDocumentError(file: file, line: line(of: path), reason: .missingKey("\(step)"))
      }
      node = next.value
    }
    return try decode(type, from: node, keys: keys, at: path)
  }

  /// The keys of the only mapping that the document has at its top, in their order.
  /// - Throws: ``YAMLReason/missingKey(_:)``, ``YAMLReason/unknownKey(_:allowed:)``, ``YAMLReason/wrongShape(expected:)``.
  func keys(under key: String) throws(YAMLDocumentError) -> [String] {
    try check(root, against: .map([key: .free(.anything)]))
    guard let inside = Self.child(of: root, .key(key)), case .mapping(let mapping) = inside.value else {
      throw YAMLDocumentError(file: file, line: root.mark?.line, reason: .missingKey(key))
    }
    return mapping.map { $0.key.string ?? "" }
  }

  /// Whether the document is a mapping that has all these keys at its top.
  public func hasKeys(_ keys: [String]) -> Bool { keys.allSatisfy { Self.child(of: root, .key($0)) != nil } }

  /// The line of a place, from 1; of the nearest place above it that exists when the file has no such place.
  public func line(of path: [YAMLStep]) -> Int? {
    var node = root
    var line = root.mark?.line
    for step in path {
      guard let next = Self.child(of: node, step) else { return line }
      node = next.value
      line = next.line ?? line
    }
    return line
  }

  /// A broken rule about the content at a place.
  public func error(at path: [YAMLStep], _ text: LocalizedText) -> YAMLDocumentError {
    YAMLDocumentError(file: file, line: line(of: path), reason: .broken(text))
  }

  private static func child(of node: Node, _ step: YAMLStep) -> (value: Node, line: Int?)? {
    switch (node, step) {
    case (.mapping(let mapping), .key(let key)):
      mapping.first { $0.key.string == key }.map { ($0.value, $0.key.mark?.line) }
    case (.mapping, .index(let index)):
      // Decoding errors give a key made of digits, such as a year, as a number.
      child(of: node, .key(String(index)))
    case (.sequence(let sequence), .index(let index)) where sequence.indices.contains(index):
      (sequence[index], sequence[index].mark?.line)
    default: nil
    }
  }

  private func check(_ node: Node, against keys: YAMLKeys) throws(YAMLDocumentError) {
    func fail(_ node: Node, _ reason: YAMLReason) -> YAMLDocumentError {
      YAMLDocumentError(file: file, line: node.mark?.line, reason: reason)
    }
    switch keys {
    case .anything: return
    case .scalar:
      guard case .scalar = node else { throw fail(node, .wrongShape(expected: "a single value")) }
    case .scalarOr(let longer):
      if case .scalar = node { return }
      try check(node, against: longer)
    case .list(let element):
      guard case .sequence(let sequence) = node else { throw fail(node, .wrongShape(expected: "a list")) }
      for node in sequence { try check(node, against: element) }
    case .free(let element):
      guard case .mapping(let mapping) = node else { throw fail(node, .wrongShape(expected: "a mapping")) }
      for pair in mapping { try check(pair.value, against: element) }
    case .map(let known):
      guard case .mapping(let mapping) = node else { throw fail(node, .wrongShape(expected: "a mapping")) }
      for pair in mapping {
        let key = pair.key.string ?? ""
        guard let keys = known[key] else { throw fail(pair.key, .unknownKey(key, allowed: known.keys.sorted())) }
        try check(pair.value, against: keys)
      }
    }
  }

  /// The node with the keys of every free mapping unquoted.
  ///
  /// A quoted year ("2020") and a plain one are different keys to the YAML library, whose decoder looks for the plain one
  /// only; people write either.
  private func withPlainKeys(_ node: Node, _ keys: YAMLKeys) throws(YAMLDocumentError) -> Node {
    switch (keys, node) {
    case (.list(let element), .sequence(var sequence)):
      for index in sequence.indices { sequence[index] = try withPlainKeys(sequence[index], element) }
      return .sequence(sequence)
    case (.map(let known), .mapping(var mapping)):
      for pair in mapping {
        guard let inner = known[pair.key.string ?? ""] else { continue }
        mapping[pair.key] = try withPlainKeys(pair.value, inner)
      }
      return .mapping(mapping)
    case (.scalarOr(let longer), .mapping): return try withPlainKeys(node, longer)
    case (.free(let element), .mapping(let mapping)):
      var seen: Set<String> = []
      var pairs: [(Node, Node)] = []
      for pair in mapping {
        let key = pair.key.string ?? ""
        guard seen.insert(key).inserted else {
          throw YAMLDocumentError(file: file, line: pair.key.mark?.line, reason: .duplicateKey(key))
        }
        pairs.append(
          (.scalar(Node.Scalar(key, .implicit, .any, pair.key.mark)), try withPlainKeys(pair.value, element)))
      }
      return .mapping(Node.Mapping(pairs, mapping.tag, mapping.style, mapping.mark))
    case (.anything, _), (.scalar, _), (.list, _), (.map, _), (.free, _), (.scalarOr, _): return node
    }
  }

  private func error(for error: DecodingError, in place: [YAMLStep]) -> YAMLDocumentError {
    func at(_ path: [any CodingKey], _ reason: YAMLReason) -> YAMLDocumentError {
      let steps = place + path.map { key -> YAMLStep in key.intValue.map(YAMLStep.index) ?? .key(key.stringValue) }
      return YAMLDocumentError(file: file, line: line(of: steps), reason: reason)
    }
    return switch error {
    case .keyNotFound(let key, let context): at(context.codingPath, .missingKey(key.stringValue))
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      at(context.codingPath, .badValue(context.debugDescription))
    @unknown default: YAMLDocumentError(file: file, line: nil, reason: .badValue("\(error)"))
    }
  }

  private static func error(for error: YamlError, file: String) -> YAMLDocumentError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      YAMLDocumentError(file: file, line: mark.line, reason: .notYAML(problem))
    case .duplicatedKeysInMapping(let duplicates, let context):
      YAMLDocumentError(
        file: file, line: context.mark.line, reason: .duplicateKey(duplicates.sorted().joined(separator: ", ")))
    default: YAMLDocumentError(file: file, line: nil, reason: .notYAML("\(error)"))
    }
  }
}

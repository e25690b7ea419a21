import Foundation

/// JSON whose bytes depend on the value alone: keys sorted, no blanks, slashes as they are.
///
/// The journal hashes these bytes, and `verify` compares the projected rows that hold them.
enum CanonicalJSON {
  /// The text of a value.
  static func text(_ value: some Encodable) throws -> String { try text(value, encoder()) }

  /// The same with an encoder that serves for many.
  static func text(_ value: some Encodable, _ encoder: JSONEncoder) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// The value of a text.
  static func value<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

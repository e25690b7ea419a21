/// The number of a designated facility (指定番号): four digits, `0021`.
///
/// Source: seed 000 (mask ●●●●), seed 001 (specimens 0021, 8888, 9999).
public struct DesignationNumber: Hashable, Comparable, Sendable {
  /// The four digits.
  public let digits: String

  /// Reads four digits in any width, with or without the words 指定番号 before them.
  /// - Throws: ``DesignationNumberError/malformed(_:)`` for anything else; `21` is not padded to `0021`.
  public init(_ text: String) throws(DesignationNumberError) {
    // What the register itself wrote, read thousands of times a second.
    if text.utf8.count == 4, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      digits = text
      return
    }
    var plain = JapaneseText.codeText(text)
    if plain.hasPrefix("指定番号") { plain.removeFirst(4) }
    guard plain.count == 4, plain.allSatisfy(\.isASCIIDigit) else { throw .malformed(text) }
    digits = plain
  }

  /// Orders by number.
  public static func < (left: Self, right: Self) -> Bool { left.digits < right.digits }
}

extension DesignationNumber: CustomStringConvertible {
  /// The four digits.
  public var description: String { digits }
}

extension DesignationNumber: Codable {
  /// Decodes four digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do { try self.init(text) } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not a designation number of four digits")
    }
  }

  /// Encodes four digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(digits)
  }
}

/// Why a text is no designation number.
public enum DesignationNumberError: Error, Hashable, Sendable {
  /// The text is not four digits.
  case malformed(String)
}

/// A corporate number (法人番号): thirteen digits, the first of which checks the other twelve.
///
/// Source: 法人番号の指定等に関する省令 (平成26年財務省令第70号) article 2: the check digit is 9 minus the remainder by 9 of the sum
/// of the twelve digits, each taken once or, in even places from the right, twice; read 2026-11-22.
public struct CorporateNumber: Hashable, Comparable, Sendable {
  /// The thirteen digits.
  public let digits: String

  /// Reads thirteen digits in any width, with blanks or hyphens between them, with or without the words 法人番号 or a T
  /// before them (as invoices print it).
  /// - Throws: ``CorporateNumberError``.
  public init(_ text: String) throws(CorporateNumberError) {
    var plain = JapaneseText.codeText(text)
    for prefix in ["法人番号", ":", "T"] where plain.hasPrefix(prefix) { plain.removeFirst(prefix.count) }
    plain.removeAll { $0 == "-" }
    guard plain.count == 13, plain.allSatisfy(\.isASCIIDigit) else { throw .malformed(text) }
    let values = plain.utf8.map { Int($0) - 48 }
    guard values[0] == Self.checkDigit(of: values.dropFirst()) else { throw .wrongCheckDigit(plain) }
    digits = plain
  }

  /// The number of a corporation by the twelve digits of its base number (基礎番号).
  /// - Throws: ``CorporateNumberError/malformed(_:)`` for anything but twelve digits.
  public init(base: String) throws(CorporateNumberError) {
    guard base.utf8.count == 12, base.allSatisfy(\.isASCIIDigit) else { throw .malformed(base) }
    digits = String(Self.checkDigit(of: base.utf8.map { Int($0) - 48 }[...])) + base
  }

  /// The check digit of twelve digits, 1...9.
  private static func checkDigit(of base: ArraySlice<Int>) -> Int {
    let sum = base.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 2) }
    return 9 - sum % 9
  }

  /// Orders by the digits.
  public static func < (left: Self, right: Self) -> Bool { left.digits < right.digits }
}

extension CorporateNumber: CustomStringConvertible {
  /// The thirteen digits.
  public var description: String { digits }
}

extension CorporateNumber: Codable {
  /// Decodes thirteen digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do { try self.init(text) } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not a corporate number of thirteen digits with its check digit")
    }
  }

  /// Encodes the digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(digits)
  }
}

/// Why a text is no corporate number.
public enum CorporateNumberError: Error, Hashable, Sendable {
  /// The text is not thirteen digits.
  case malformed(String)
  /// Thirteen digits whose first does not check the others: one of them is mistyped.
  case wrongCheckDigit(String)
}

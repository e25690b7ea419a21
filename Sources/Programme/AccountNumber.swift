/// The number of a management account (口座番号): `130-100-0021-0`.
///
/// Segments: area code (130 = Tokyo), class of account, body (a designated account's equals its facility's 指定番号),
/// and one digit that is 0 on every specimen. Source: seed 000 (mask of the notice), seed 001 (specimen).
public struct AccountNumber: Hashable, Comparable, Sendable {
  /// The printed form, `130-100-0021-0`: the number is this text, since it is compared and written far more often than
  /// taken apart.
  public let description: String

  /// The area code, three digits.
  public var areaCode: String { String(description.prefix(3)) }
  /// The class of account, three digits.
  public var classCode: String { String(description.dropFirst(4).prefix(3)) }
  /// The body, four digits.
  public var body: String { String(description.dropFirst(8).prefix(4)) }
  /// The last digit.
  public var branch: String { String(description.suffix(1)) }

  /// Reads a number in any width and with any hyphen; blanks around it and a trailing ※ are ignored.
  /// - Throws: ``AccountNumberError/malformed(_:)`` for anything but 3-3-4-1 digits.
  public init(_ text: String) throws(AccountNumberError) {
    if Self.isPrinted(text) {
      description = text
      return
    }
    var plain = JapaneseText.codeText(text)
    if plain.hasSuffix("※") { plain.removeLast() }
    let parts = plain.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.map(\.count) == [3, 3, 4, 1], parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else {
      throw .malformed(text)
    }
    description = parts.joined(separator: "-")
  }

  /// Whether a text is the printed form already: what the register itself wrote, read thousands of times a second.
  private static func isPrinted(_ text: String) -> Bool {
    guard text.utf8.count == 14 else { return false }
    for (place, byte) in text.utf8.enumerated() {
      let isHyphen = place == 3 || place == 7 || place == 12
      guard isHyphen ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        return false
      }
    }
    return true
  }

  /// Orders by the printed form.
  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

extension AccountNumber: CustomStringConvertible {}

extension AccountNumber: Codable {
  /// Decodes the printed form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do { try self.init(text) } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not an account number like 130-100-0021-0")
    }
  }

  /// Encodes the printed form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Why a text is no account number.
public enum AccountNumberError: Error, Hashable, Sendable {
  /// The text is not 3-3-4-1 digits.
  case malformed(String)
}

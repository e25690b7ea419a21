/// The number of a management account (口座番号): `130-100-0021-0`.
///
/// Segments: area code (130 = Tokyo), class of account, body (a designated account's equals its facility's 指定番号),
/// and one digit that is 0 on every specimen. Source: seed 000 (mask of the notice), seed 001 (specimen).
public struct AccountNumber: Hashable, Comparable, Sendable {
  /// The area code, three digits.
  public let areaCode: String
  /// The class of account, three digits.
  public let classCode: String
  /// The body, four digits.
  public let body: String
  /// The last digit.
  public let branch: String

  /// Reads a number in any width and with any hyphen; blanks around it and a trailing ※ are ignored.
  /// - Throws: ``AccountNumberError/malformed(_:)`` for anything but 3-3-4-1 digits.
  public init(_ text: String) throws(AccountNumberError) {
    if let printed = Self(printed: text) {
      self = printed
      return
    }
    var plain = JapaneseText.codeText(text)
    if plain.hasSuffix("※") { plain.removeLast() }
    let parts = plain.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.map(\.count) == [3, 3, 4, 1], parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else {
      throw .malformed(text)
    }
    areaCode = parts[0]
    classCode = parts[1]
    body = parts[2]
    branch = parts[3]
  }

  /// Reads the printed form alone: what the register itself wrote, thousands of times a second.
  private init?(printed text: String) {
    let bytes = text.utf8
    guard bytes.count == 14 else { return nil }
    for (place, byte) in bytes.enumerated() {
      let isHyphen = place == 3 || place == 7 || place == 12
      guard isHyphen ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        return nil
      }
    }
    func part(_ first: Int, _ count: Int) -> String {
      let start = bytes.index(bytes.startIndex, offsetBy: first)
      return String(text[start..<bytes.index(start, offsetBy: count)])
    }
    areaCode = part(0, 3)
    classCode = part(4, 3)
    body = part(8, 4)
    branch = part(13, 1)
  }

  /// Orders by the printed form.
  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

extension AccountNumber: CustomStringConvertible {
  /// `130-100-0021-0`.
  public var description: String { "\(areaCode)-\(classCode)-\(body)-\(branch)" }
}

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

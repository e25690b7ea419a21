/// A non-empty run of consecutive credit serial numbers (クレジットシリアル番号), both ends included.
///
/// Written `130-1001~130-1100`: the area code (地域コード) and a running number that begins at 1, one for each tonne.
/// Source: seed 002 and 03-credits section 2.
public struct SerialRange: Hashable, Sendable {
  /// The area code: "130" is Tokyo.
  public let areaCode: String
  /// The lowest running number in the range; at least 1.
  public let first: Int64
  /// The highest; equal to `first` for a single tonne.
  public let last: Int64

  /// A range of running numbers under one area code.
  /// - Throws: ``SerialRangeError`` when the code is not three digits, a number is below 1, or the ends are reversed.
  public init(areaCode: String, first: Int64, last: Int64) throws(SerialRangeError) {
    guard areaCode.utf8.count == 3, areaCode.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { throw .badAreaCode(areaCode) }
    guard first >= 1 else { throw .belowOne(first) }
    guard first <= last else { throw .reversed(first: first, last: last) }
    self.areaCode = areaCode
    self.first = first
    self.last = last
  }

  /// Reads `130-1001~130-1100` or `130-1001`, in any of the widths, hyphens and wave dashes that people type.
  /// - Throws: ``SerialRangeError/unreadable(_:)`` for any other form; the other cases as for the numbers themselves.
  public init(_ text: String) throws(SerialRangeError) {
    if let printed = Self.printed(text) {
      try self.init(areaCode: printed.areaCode, first: printed.first, last: printed.last)
      return
    }
    let plain = JapaneseText.codeText(text)
    let ends = plain.split(separator: "~", omittingEmptySubsequences: false)
    guard ends.count == 1 || ends.count == 2 else { throw .unreadable(text) }
    var parsed: [(area: String, number: Int64)] = []
    for end in ends {
      let parts = end.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[1].first != "0", parts[1].allSatisfy(\.isASCIIDigit), let number = Int64(parts[1])
      else { throw .unreadable(text) }
      parsed.append((String(parts[0]), number))
    }
    let (from, to) = (parsed[0], parsed[parsed.count - 1])
    guard from.area == to.area else { throw .mixedAreas(from.area, to.area) }
    try self.init(areaCode: from.area, first: from.number, last: to.number)
  }

  /// Reads the printed form of one area alone: what the register itself wrote, thousands of times a second.
  private static func printed(_ text: String) -> (areaCode: String, first: Int64, last: Int64)? {
    let bytes = text.utf8
    var ends: [Int64] = []
    var number: Int64 = 0
    var areas: [Int64] = []
    var digits = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // A leading zero, or more digits than surely fit, is for the patient reader.
        if digits == 18 || (digits == 1 && number == 0 && areas.count > ends.count) { return nil }
        number = number * 10 + Int64(byte - UInt8(ascii: "0"))
        digits += 1
      case UInt8(ascii: "-"):
        guard areas.count == ends.count, digits == 3 else { return nil }
        areas.append(number)
        (number, digits) = (0, 0)
      case UInt8(ascii: "~"):
        guard areas.count == 1, ends.isEmpty, digits > 0, number > 0 else { return nil }
        ends.append(number)
        (number, digits) = (0, 0)
      default: return nil
      }
    }
    guard ends.count == 1, areas.count == 2, areas[0] == areas[1], digits > 0, number > 0 else { return nil }
    return (String(text[..<bytes.index(bytes.startIndex, offsetBy: 3)]), ends[0], number)
  }

  /// Tonnes covered; at least 1.
  public var tonnes: Tonnes { Tonnes(last - first + 1) }

  /// Whether the two ranges share at least one serial.
  public func overlaps(_ other: Self) -> Bool {
    areaCode == other.areaCode && first <= other.last && other.first <= last
  }
}

extension SerialRange: CustomStringConvertible {
  /// `130-1001~130-1100`.
  public var description: String { areaCode + "-" + String(first) + "~" + areaCode + "-" + String(last) }
}

extension SerialRange: Codable {
  /// Decodes the printed form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do { try self.init(text) } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not a serial range like 130-1001~130-1100")
    }
  }

  /// Encodes the printed form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Why a serial range cannot be built.
public enum SerialRangeError: Error, Hashable, Sendable {
  /// The text is not of the form `130-1001~130-1100`.
  case unreadable(String)
  /// An area code is three digits.
  case badAreaCode(String)
  /// The two ends name different areas.
  case mixedAreas(String, String)
  /// Running numbers begin at 1.
  case belowOne(Int64)
  /// The first number lies above the last.
  case reversed(first: Int64, last: Int64)
}

/// An exact decimal number: a whole coefficient and the number of its places behind the point. No binary floating point.
///
/// Kept without zeros at its end, so that 1.50 and 1.5 are one number. At most 30 digits, which is far beyond anything a
/// form asks for and leaves room for every conversion of units.
public struct ExactDecimal: Hashable, Sendable {
  /// The digits without the point; negative for a negative number.
  public let coefficient: Int128
  /// How many of them stand behind the point, 0...30; the last of them is not a zero.
  public let places: Int

  /// The largest number of digits, before and behind the point together.
  public static let maximumDigits = 30

  /// Zero.
  public static let zero = ExactDecimal(whole: 0)

  /// A whole number.
  public init(whole: Int64) {
    coefficient = Int128(whole)
    places = 0
  }

  /// A coefficient and its places behind the point.
  /// - Throws: ``ExactDecimalError/tooLong`` beyond ``maximumDigits``.
  public init(coefficient: Int128, places: Int) throws(ExactDecimalError) {
    precondition(places >= 0, "places behind the point are counted from 0")
    var (coefficient, places) = (coefficient, coefficient == 0 ? 0 : places)
    while places > 0, coefficient % 10 == 0 {
      coefficient /= 10
      places -= 1
    }
    guard places <= Self.maximumDigits, coefficient.magnitude < Self.limit else { throw .tooLong }
    self.coefficient = coefficient
    self.places = places
  }

  /// Reads digits with at most one point and a sign before them, and an exponent as files write it: `-12.50`, `1.2E-3`.
  /// - Throws: ``ExactDecimalError``; blanks, separators and anything else make a text unreadable.
  public init(_ text: some StringProtocol) throws(ExactDecimalError) {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    var coefficient: Int128 = 0
    var digits = 0
    var places = 0
    var isBehindPoint = false
    scan: while let byte = bytes.first {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if isBehindPoint { places += 1 }
        guard coefficient < Self.limit / 10, places <= 60 else { throw .tooLong }
        coefficient = coefficient * 10 + Int128(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "."):
        guard !isBehindPoint, digits > 0 else { throw .unreadable(String(text)) }
        isBehindPoint = true
      default: break scan
      }
      bytes = bytes.dropFirst()
    }
    guard digits > 0, !isBehindPoint || places > 0 else { throw .unreadable(String(text)) }
    if let sign = bytes.first {
      guard sign | 0x20 == UInt8(ascii: "e"), let exponent = Self.exponent(bytes.dropFirst()) else {
        throw .unreadable(String(text))
      }
      places -= exponent
      while places < 0, coefficient != 0 {
        guard coefficient < Self.limit / 10 else { throw .tooLong }
        coefficient *= 10
        places += 1
      }
    }
    try self.init(coefficient: isNegative ? -coefficient : coefficient, places: max(places, 0))
  }

  private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
    guard (1...3).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self))
  }

  /// 10 to the number of digits.
  private static let limit = (0..<maximumDigits).reduce(into: Int128(1)) { limit, _ in limit *= 10 }

  /// The sum.
  /// - Throws: ``ExactDecimalError/tooLong``.
  public func adding(_ other: Self) throws(ExactDecimalError) -> Self {
    func widened(_ number: Self, to places: Int) throws(ExactDecimalError) -> Int128 {
      var coefficient = number.coefficient
      for _ in 0..<(places - number.places) {
        guard coefficient.magnitude < Self.limit else { throw .tooLong }
        coefficient *= 10
      }
      return coefficient
    }
    let places = max(places, other.places)
    // Both lie below 10 to the 31st, far within 128 bits.
    let sum = try widened(self, to: places) + widened(other, to: places)
    return try Self(coefficient: sum, places: places)
  }

  /// The product.
  /// - Throws: ``ExactDecimalError/tooLong``.
  public func multiplied(by other: Self) throws(ExactDecimalError) -> Self {
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
    guard !overflow else { throw .tooLong }
    return try Self(coefficient: product, places: places + other.places)
  }

  /// The number with its point moved: to the right by that many places, to the left when negative.
  /// - Throws: ``ExactDecimalError/tooLong``.
  public func shifted(by digits: Int) throws(ExactDecimalError) -> Self {
    var (coefficient, places) = (coefficient, places - digits)
    while places < 0, coefficient != 0 {
      guard coefficient.magnitude < Self.limit / 10 else { throw .tooLong }
      coefficient *= 10
      places += 1
    }
    return try Self(coefficient: coefficient, places: max(places, 0))
  }

  /// The number rounded half away from zero, as Excel rounds what it shows.
  public func rounded(toPlaces kept: Int) -> Self {
    guard places > kept else { return self }
    var power: Int128 = 1
    for _ in 0..<(places - kept) { power *= 10 }
    let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: power)
    let isUp = rest.magnitude * 2 >= power.magnitude
    // Fewer digits than before always fit.
    let rounded = quotient + (isUp ? (coefficient < 0 ? -1 : 1) : 0)
    do { return try Self(coefficient: rounded, places: kept) } catch { return self }
  }

  /// The number as a whole one; nil when it has places behind the point or does not fit into 64 bits.
  public var whole: Int64? { places == 0 ? Int64(exactly: coefficient) : nil }

  /// Whether it lies below zero.
  public var isNegative: Bool { coefficient < 0 }
}

extension ExactDecimal: Comparable {
  /// Orders by size.
  public static func < (left: Self, right: Self) -> Bool {
    // The whole parts first: bringing both to the same places could exceed 128 bits.
    func split(_ number: Self) -> (whole: Int128, rest: [UInt8]) {
      let text = String(number.coefficient.magnitude)
      let padded = String(repeating: "0", count: max(0, number.places + 1 - text.count)) + text
      let whole = Int128(padded.dropLast(number.places)) ?? 0
      return (whole, Array(padded.suffix(number.places).utf8))
    }
    if left.isNegative != right.isNegative { return left.isNegative }
    let (first, second) = left.isNegative ? (split(right), split(left)) : (split(left), split(right))
    return first.whole == second.whole ? first.rest.lexicographicallyPrecedes(second.rest) : first.whole < second.whole
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// Plain digits with a point where there are places: `-1234.5`.
  public var description: String {
    let digits = String(coefficient.magnitude)
    let sign = coefficient < 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}

extension ExactDecimal: Codable {
  /// Decodes the text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do { try self.init(text) } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not a decimal number like 1234.5")
    }
  }

  /// Encodes the text, so that no reader makes a binary fraction of it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Why a decimal number cannot be built.
public enum ExactDecimalError: Error, Hashable, Sendable {
  /// The text is not of the form `-12.50` or `1.2E-3`.
  case unreadable(String)
  /// More digits than ``ExactDecimal/maximumDigits``.
  case tooLong
}

/// An exact non-negative fraction: a reduction rate, the 1/2 line, the factor 1.3. No binary floating point anywhere.
///
/// Kept in lowest terms. Read from `13/10`, from a decimal such as `1.3`, or from a whole number.
public struct Ratio: Hashable, Sendable {
  /// The numerator, at least 0.
  public let numerator: Int64
  /// The denominator, at least 1.
  public let denominator: Int64

  /// A fraction, brought to its lowest terms.
  /// - Throws: ``RatioError/impossible(numerator:denominator:)`` for a negative numerator or a denominator below 1.
  public init(_ numerator: Int64, _ denominator: Int64) throws(RatioError) {
    guard numerator >= 0, denominator >= 1 else {
      throw .impossible(numerator: numerator, denominator: denominator)
    }
    self.init(checked: numerator, denominator)
  }

  /// A number of ten-thousandths, as the programme's figures write rates: 2,700 is 27 %.
  /// - Throws: ``RatioError`` when negative.
  public init(tenThousandths: Int) throws(RatioError) { try self.init(Int64(tenThousandths), 10_000) }

  /// Reads `13/10`, `1.3` or `2`, and nothing else: no sign, no exponent, no blank.
  /// - Throws: ``RatioError``.
  public init(_ text: String) throws(RatioError) {
    func number(_ digits: Substring) -> Int64? {
      !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit) ? Int64(digits) : nil
    }
    let fraction = text.split(separator: "/", omittingEmptySubsequences: false)
    if fraction.count == 2, let over = number(fraction[0]), let under = number(fraction[1]) {
      try self.init(over, under)
      return
    }
    let decimal = text.split(separator: ".", omittingEmptySubsequences: false)
    guard fraction.count == 1, (1...2).contains(decimal.count), let whole = number(decimal[0]) else {
      throw .unreadable(text)
    }
    if decimal.count == 1 {
      try self.init(whole, 1)
      return
    }
    guard decimal[1].utf8.count <= 9, let part = number(decimal[1]), whole <= 1_000_000_000 else {
      throw .unreadable(text)
    }
    let scale = (0..<decimal[1].utf8.count).reduce(into: Int64(1)) { scale, _ in scale *= 10 }
    try self.init(whole * scale + part, scale)
  }

  private init(checked numerator: Int64, _ denominator: Int64) {
    var (left, right) = (numerator, denominator)
    while right != 0 { (left, right) = (right, left % right) }
    self.numerator = numerator / left
    self.denominator = denominator / left
  }

  /// The product; nil beyond 64 bits.
  public func multiplied(by other: Ratio) -> Ratio? {
    // Crosswise reduction first, so that only a result that does not fit overflows.
    let first = Ratio(checked: numerator, other.denominator)
    let second = Ratio(checked: other.numerator, denominator)
    let (over, overflowed) = first.numerator.multipliedReportingOverflow(by: second.numerator)
    let (under, underflowed) = first.denominator.multipliedReportingOverflow(by: second.denominator)
    return overflowed || underflowed ? nil : Ratio(checked: over, under)
  }

  /// The difference; 0 when the other is the larger, nil beyond 64 bits.
  public func lowered(by other: Ratio) -> Ratio? {
    let (left, first) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, second) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (under, third) = denominator.multipliedReportingOverflow(by: other.denominator)
    return first || second || third ? nil : Ratio(checked: max(0, left - right), under)
  }

  /// A fraction of this one; nil beyond 64 bits.
  /// - Precondition: the divisor is at least 1.
  public func divided(by divisor: Int64) -> Ratio? {
    precondition(divisor >= 1, "fractions are divided by positive numbers")
    return multiplied(by: Ratio(checked: 1, divisor))
  }

  /// The share of an amount, as whole tonnes rounded the stated way.
  /// - Throws: ``TonnesError/overflow`` beyond 64 bits.
  public func share(of amount: Tonnes, rounded rounding: Rounding) throws(TonnesError) -> Tonnes {
    // 128 bits hold the product of any two 64-bit numbers.
    let whole = rounding.quotient(Int128(amount.rawValue) * Int128(numerator), by: Int128(denominator))
    guard let result = Int64(exactly: whole) else { throw .overflow }
    return Tonnes(result)
  }

  /// The same number as a decimal, without zeros at its end; cut off after nine places where it has no end.
  public var decimalText: String {
    var (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    var text = String(whole)
    var places = 0
    while rest != 0, places < 9 {
      if places == 0 { text += "." }
      let (digit, next) = (Int128(rest) * 10).quotientAndRemainder(dividingBy: Int128(denominator))
      (whole, rest) = (Int64(digit), Int64(next))
      text += String(whole)
      places += 1
    }
    return text
  }

  /// The number in percent, `27` or `20.25`, as the status screen prints a rate without its sign.
  public var percentText: String {
    multiplied(by: Ratio(checked: 100, 1))?.decimalText ?? "\(numerator)/\(denominator)"
  }
}

extension Ratio: CustomStringConvertible {
  /// `13/10`, or `2` for a whole number.
  public var description: String { denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)" }
}

extension Ratio: Codable {
  /// Decodes the text, or a whole number.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do { try self.init(text) } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not a fraction like 13/10 or 1.3")
    }
  }

  /// Encodes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Why a fraction cannot be built.
public enum RatioError: Error, Hashable, Sendable {
  /// The text is not of the form `13/10`, `1.3` or `2`.
  case unreadable(String)
  /// A fraction is not negative and its denominator is at least 1.
  case impossible(numerator: Int64, denominator: Int64)
}

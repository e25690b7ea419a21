/// Decimal numbers in a fixed number of digits, as dates, instants and running numbers are written.
///
/// Works on bytes, since the register reads and writes such texts thousands of times a second.
public enum FixedDigits {
  /// A number with zeros before it; longer where the number needs more digits.
  public static func text(_ number: Int, width: Int) -> String {
    let digits = String(number)
    let missing = width - digits.utf8.count
    return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
  }

  /// Writes the last `width` digits of a number that is not negative, from a place on.
  public static func write(
    _ number: Int, width: Int, into bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int
  ) {
    var rest = number
    for offset in (0..<width).reversed() {
      bytes[place + offset] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }

  /// The number that digits stand for; nil when there is anything else among them.
  public static func number(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var number = 0
    for place in range {
      let byte = bytes[place]
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }
}

extension Cell {
  /// Whether a number states more than 15 significant digits, which is all Excel shows of one.
  ///
  /// Excel itself writes up to 17 for what a calculation gave (`0.30000000000000004`): the double is exact then, and what
  /// a person sees is the number rounded to 15. Always false for what is no number.
  /// Source: Microsoft 269370; ECMA-376 part 1, 18.3.1.96 (v).
  public var hasMoreThan15Digits: Bool { digits.map { $0.significant > 15 } ?? false }

  /// Whether a number is so large that its last places may not be those that were typed: 16 digits or more before the
  /// point. Excel puts zeros for the 16th and further digits as they are typed, so a serial stored as a number is
  /// damaged before it gets here; never repaired.
  public var mayHaveLostDigits: Bool { digits.map { $0.beforePoint > 15 } ?? false }

  private var digits: (significant: Int, beforePoint: Int)? {
    switch value {
    case .number, .date, .time, .dateTime, .duration: break
    case .empty, .text, .boolean, .error: return nil
    }
    var significant = 0
    var zeros = 0
    var beforePoint = 0
    var isAfterPoint = false
    var bytes = stored.utf8[...]
    while let byte = bytes.first, byte | 0x20 != UInt8(ascii: "e") {
      bytes.removeFirst()
      if byte == UInt8(ascii: ".") { isAfterPoint = true }
      // An ISO 8601 date, or anything else but a decimal number, has no digits in this sense.
      guard byte >= 48, byte <= 57 else {
        if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") { continue }
        return nil
      }
      if byte == 48 {
        zeros += 1
      } else {
        significant += (significant == 0 ? 0 : zeros) + 1
        zeros = 0
      }
      // Leading zeros count for no place.
      if significant > 0 || byte != 48 { beforePoint += isAfterPoint ? 0 : 1 } else if isAfterPoint { beforePoint -= 1 }
    }
    if significant == 0 { return (0, 0) }
    let exponent = bytes.isEmpty ? 0 : Int(String(bytes.dropFirst()) ?? "") ?? 0
    return (significant, min(max(beforePoint + exponent, 0), 400))
  }
}

internal import Workbook

/// The digits of a number cell as a person sees them, as far as that can be said for certain.
enum ShownNumber {
  /// With a format of zeros and fixed signs (`0000`, `000-0000`) what Excel shows, else the whole number or its
  /// stored digits.
  static func text(_ number: Double, cell: Cell) -> String {
    guard let whole = whole(number) else { return cell.stored }
    return padded(whole, format: cell.format) ?? String(whole)
  }

  /// The whole number a double stands for; nil for a fraction or beyond what a double holds exactly.
  static func whole(_ number: Double) -> Int64? {
    guard number == number.rounded(), abs(number) < 9_007_199_254_740_992 else { return nil }
    return Int64(number)
  }

  /// Whether the file states more significant digits than the 15 Excel keeps. Source: Microsoft 269370.
  static func hasLostDigits(_ cell: Cell) -> Bool {
    let mantissa = cell.stored.prefix { $0 != "E" && $0 != "e" }
    guard !mantissa.contains(".") else { return false }
    let digits = mantissa.filter { $0.isASCII && $0.isNumber }.drop { $0 == "0" }
    if digits.count > 15 { return true }
    // 1.23456789012346E+19 and its like: the digits were gone before the file was written.
    return abs(Double(cell.stored) ?? 0) >= 1e15
  }

  /// The number under a format of zeros with signs between them; nil for every other format.
  ///
  /// Source: ECMA-376 part 1, 18.8.31: `0` shows a digit or a zero, `\x` and quoted text stand for themselves.
  static func padded(_ whole: Int64, format: String) -> String? {
    guard whole >= 0 else { return nil }
    var pattern: [Character] = []
    var isEscaped = false
    var isQuoted = false
    for character in format {
      if isEscaped {
        isEscaped = false
        pattern.append(character)
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if isQuoted || character == "0" || character == "-" {
        guard !isQuoted || character != "0" else { return nil }
        pattern.append(character)
      } else {
        return nil
      }
    }
    let places = pattern.count { $0 == "0" }
    guard places > 1 else { return nil }
    var digits = Array(String(whole))
    digits.insert(contentsOf: Array(repeating: "0", count: max(0, places - digits.count)), at: 0)
    // Digits the pattern has no place for go before its first zero, as in Excel.
    let surplus = digits.count - places
    var next = 0
    var shown = ""
    for character in pattern {
      guard character == "0" else {
        shown.append(character)
        continue
      }
      let count = next == 0 ? surplus + 1 : 1
      shown += String(digits[next..<(next + count)])
      next += count
    }
    return shown
  }
}

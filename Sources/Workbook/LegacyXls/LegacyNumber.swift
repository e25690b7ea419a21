/// How numbers and errors of a legacy file are written as text.
enum LegacyNumber {
  /// The shortest digits that give the same double, as an .xlsx writer would state them: `1`, `0.1`, `1.5e+20`.
  static func digits(_ number: Double) -> String {
    if number.magnitude < 1e15, let whole = Int(exactly: number) { return String(whole) }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Source: [MS-XLS] 2.5.10 (BErr).
  static func errorName(_ code: UInt8) -> String {
    switch code {
    case 0x00: "#NULL!"
    case 0x07: "#DIV/0!"
    case 0x0F: "#VALUE!"
    case 0x17: "#REF!"
    case 0x1D: "#NAME?"
    case 0x24: "#NUM!"
    case 0x2A: "#N/A"
    case 0x2B: "#GETTING_DATA"
    default: "#ERROR(\(code))"
    }
  }
}

/// One of the up to four parts of a format code between `;`.
struct NumberFormatSection: Sendable {
  enum Kind: Sendable { case number, date, time, dateTime, duration }

  /// `[>=100]`: the numbers a section is for.
  struct Condition: Sendable {
    let sign: String
    let limit: Double

    func holds(for number: Double) -> Bool {
      switch sign {
      case "<": number < limit
      case "<=": number <= limit
      case ">": number > limit
      case ">=": number >= limit
      case "<>": number != limit
      default: number == limit
      }
    }
  }

  let kind: Kind
  let condition: Condition?

  /// The sections of a code. Text in quotes, after `\`, `_` or `*`, and in brackets other than `[h]`, `[m]`, `[s]`
  /// never makes a date.
  static func sections(of code: String) -> [NumberFormatSection] {
    var scanner = Scanner(code: Array(code.unicodeScalars))
    var sections: [NumberFormatSection] = []
    while let section = scanner.next() { sections.append(section) }
    return sections
  }
}

extension NumberFormatSection {
  private struct Scanner {
    let code: [Unicode.Scalar]
    var index = 0
    var isFinished = false

    init(code: [Unicode.Scalar]) { self.code = code }

    mutating func next() -> NumberFormatSection? {
      guard !isFinished else { return nil }
      var hasDay = false
      var hasTime = false
      var hasMonthOrMinute = false
      var hasElapsed = false
      var condition: Condition?
      isFinished = true
      scan: while index < code.count {
        let scalar = code[index]
        switch scalar {
        case ";":
          index += 1
          isFinished = false
          break scan
        case "\"":
          index += 1
          while index < code.count, code[index] != "\"" { index += 1 }
          index += 1
        case "\\", "_", "*", "!":
          index += 2
        case "[":
          let start = index + 1
          while index < code.count, code[index] != "]" { index += 1 }
          let inside = code[min(start, index)..<min(index, code.count)].map(Character.init)
          let isClosed = index < code.count
          index += 1
          if isClosed, let first = inside.first?.lowercased(), ["h", "m", "s"].contains(first),
            inside.allSatisfy({ $0.lowercased() == first })
          {
            hasElapsed = true
          } else if condition == nil {
            condition = Self.condition(String(inside))
          }
        case "G" where matches("general"), "g" where matches("general"):
          index += 7
        case "A" where matches("am/pm"), "a" where matches("am/pm"):
          hasTime = true
          index += 5
        case "A" where matches("a/p"), "a" where matches("a/p"):
          hasTime = true
          index += 3
        case "E" where isExponent:
          index += 2
        case "y", "Y", "d", "D", "e", "E", "g", "r", "R", "b", "B", "a":
          hasDay = true
          index += 1
        case "h", "H", "s", "S":
          hasTime = true
          index += 1
        case "m", "M":
          hasMonthOrMinute = true
          index += 1
        default:
          index += 1
        }
      }
      return NumberFormatSection(
        kind: Self.kind(hasDay: hasDay, hasTime: hasTime, hasMonthOrMinute: hasMonthOrMinute, hasElapsed: hasElapsed),
        condition: condition)
    }

    /// `m` is a minute beside hours or seconds, else a month.
    private static func kind(hasDay: Bool, hasTime: Bool, hasMonthOrMinute: Bool, hasElapsed: Bool) -> Kind {
      switch (hasElapsed, hasDay, hasTime) {
      case (true, _, _): .duration
      case (_, true, true): .dateTime
      case (_, true, false): .date
      case (_, false, true): .time
      case (_, false, false): hasMonthOrMinute ? .date : .number
      }
    }

    private var isExponent: Bool { index + 1 < code.count && (code[index + 1] == "+" || code[index + 1] == "-") }

    /// Whether the word, in small letters here, comes next; Excel does not mind the letters' case.
    private func matches(_ word: String) -> Bool {
      let scalars = Array(word.unicodeScalars)
      guard index + scalars.count <= code.count else { return false }
      return code[index..<(index + scalars.count)].map { $0.properties.lowercaseMapping }.joined() == word
    }

    private static func condition(_ text: String) -> Condition? {
      for sign in ["<=", ">=", "<>", "<", ">", "="] where text.hasPrefix(sign) {
        return Array(text.dropFirst(sign.count).utf8).withUnsafeBufferPointer(StoredNumber.parse)
          .map { Condition(sign: sign, limit: $0) }
      }
      return nil
    }
  }
}

/// The words that stand before a password, and how the password follows them.
enum PasswordLabel {
  /// What follows a label.
  enum Value {
    /// Nothing that is one.
    case none
    /// The rest of the line; marked when a colon, a bracket or the like stands between.
    case here(String, isMarked: Bool)
    /// It is announced for the next line.
    case nextLine
  }

  /// Where the label that begins at an index ends; nil when none begins there.
  static func end(in signs: [Character], at start: Int) -> Int? {
    guard firsts.contains(signs[start]) else { return nil }
    for label in labels where signs[start...].starts(with: label, by: { lower($0) == $1 }) {
      let end = start + label.count
      guard let first = label.first, first.isASCII else { return end }
      // "pass" is no label within "compass" or "passenger".
      if start > 0, isWordSign(signs[start - 1]) { continue }
      if end < signs.count, isWordSign(signs[end]) { continue }
      return end
    }
    return nil
  }

  /// What follows a label that ends at an index.
  static func value(in signs: [Character], after end: Int) -> Value {
    var index = end
    skip(&index, signs) { $0 == " " || $0 == "\u{3000}" || "】」』］]>＞》*\"'".contains($0) }
    // 【パスワード】 needs no colon behind it.
    let isBracketed = signs[end..<index].contains { "】」』］]>＞》".contains($0) }
    // "(半角英数字)" and other remarks.
    if index < signs.count, signs[index] == "(" || signs[index] == "（" {
      if let close = signs[index...].prefix(24).firstIndex(where: { $0 == ")" || $0 == "）" }) {
        let inside = String(signs[(index + 1)..<close])
        if !inside.allSatisfy({ $0.isASCII && $0 > " " }) || inside.isEmpty { index = close + 1 }
      }
    } else if index < signs.count, signs[index] == ")" || signs[index] == "）" {
      index += 1
    }
    skip(&index, signs) { $0 == " " || $0 == "\u{3000}" }
    guard index < signs.count else { return .nextLine }
    let mark = index
    skip(&index, signs) { ":：=＝→⇒｜|".contains($0) }
    let hasMark = index > mark
    var hasVerb = false
    if !hasMark {
      for verb in ["は", "が", "is "] where signs[index...].starts(with: verb, by: { lower($0) == $1 }) {
        index += verb.count
        hasVerb = true
      }
    }
    skip(&index, signs) { " \u{3000}、,:：".contains($0) }
    guard hasMark || hasVerb || isBracketed || (index < signs.count && opening.contains(signs[index])) else {
      return .none
    }
    let rest = String(signs[index...])
    if rest.isEmpty || announcements.contains(where: { rest.lowercased().hasPrefix($0) }) {
      // "パスワードは以下のとおりです：abc" has it on the same line after all.
      if let colon = rest.firstIndex(where: { $0 == ":" || $0 == "：" }), rest.index(after: colon) != rest.endIndex {
        return .here(String(rest[rest.index(after: colon)...]), isMarked: true)
      }
      return .nextLine
    }
    return .here(rest, isMarked: hasMark || isBracketed || opening.contains(signs[index]))
  }

  /// What stands within the brackets a text begins with; other texts as they are.
  static func unbracketed(_ text: String) -> String {
    guard let first = text.first, let pair = brackets[first], let close = text.dropFirst().firstIndex(of: pair) else {
      return text
    }
    let inside = text[text.index(after: text.startIndex)..<close]
    return inside.isEmpty ? text : MailText.trimmed(String(inside))
  }

  private static let labels: [[Character]] = [
    "パスワード", "ﾊﾟｽﾜｰﾄﾞ", "パスコード", "パスフレーズ", "暗証番号", "解凍キー", "復号キー", "暗号キー", "password", "passwd",
    "passcode", "passphrase", "pass word", "pass", "pwd", "pw", "p/w", "ｐａｓｓｗｏｒｄ", "ｐｗ",
  ].map(Array.init)

  /// What a label may begin with.
  private static let firsts: Set<Character> = Set(
    labels.compactMap(\.first).flatMap { [$0, $0.isASCII ? Character($0.uppercased()) : $0] })

  private static let announcements = [
    "以下", "下記", "次の", "次です", "こちら", "下の", "下に", "as follows", "below", "the following",
  ]

  private static let brackets: [Character: Character] = [
    "「": "」", "『": "』", "【": "】", "［": "］", "[": "]", "＜": "＞", "<": ">", "《": "》", "\"": "\"", "“": "”", "'": "'",
    "（": "）", "(": ")", "〔": "〕",
  ]
  private static let opening = Set(brackets.keys)

  private static func isWordSign(_ sign: Character) -> Bool { sign.isASCII && (sign.isLetter || sign.isNumber) }

  private static func lower(_ sign: Character) -> Character {
    sign.isASCII && sign.isUppercase ? Character(sign.lowercased()) : sign
  }

  private static func skip(_ index: inout Int, _ signs: [Character], while condition: (Character) -> Bool) {
    while index < signs.count, condition(signs[index]) { index += 1 }
  }
}

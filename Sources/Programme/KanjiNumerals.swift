/// Numbers written in kanji, 二十五 and 二〇二六, as digits.
enum KanjiNumerals {
  /// The text with each run of kanji numerals that stands before 年, 月 or 日 in ASCII digits; the rest as it is.
  static func inDigits(_ text: String) -> String {
    guard text.contains(where: { digits[$0] != nil || $0 == "十" }) else { return text }
    var result = ""
    var run: [Character] = []
    for character in text {
      if digits[character] != nil || character == "十" {
        run.append(character)
        continue
      }
      if !run.isEmpty {
        let isCounted = "年月日".contains(character)
        result += (isCounted ? value(of: run) : nil).map { String($0) } ?? String(run)
        run = []
      }
      result.append(character)
    }
    return result + String(run)
  }

  private static let digits: [Character: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// 二十五 by tens, 二〇二六 digit by digit; nil for anything else.
  private static func value(of run: [Character]) -> Int? {
    let parts = run.split(separator: "十", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      guard run.count <= 4 else { return nil }
      return run.reduce(0) { $0 * 10 + (digits[$1] ?? 0) }
    case 2:
      guard parts.allSatisfy({ $0.count <= 1 }) else { return nil }
      return (parts[0].first.flatMap { digits[$0] } ?? 1) * 10 + (parts[1].first.flatMap { digits[$0] } ?? 0)
    default: return nil
    }
  }
}

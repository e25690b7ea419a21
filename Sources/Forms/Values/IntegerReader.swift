internal import Programme
internal import Workbook

/// Whole numbers: counts (`２口座`, `1,200件`, 二) and whole quantities in the field's unit (`1,234 t-CO2`, `1.5千t`).
enum IntegerReader {
  /// Reads a whole number; a fraction is not one, and nothing is rounded.
  static func read(_ content: CellContent, unit: String?, _ notes: inout [ReadingNote]) -> FieldValue {
    if case .text(let text) = content, let number = count(JapaneseText.codeText(text), unit: unit) {
      if content.isFolded { notes.append(.widthFolded) }
      notes.append(.numberAsText)
      return .integer(number)
    }
    var found: [ReadingNote] = []
    let reading = QuantityReader.read(withoutCounter(content, unit: unit), unit: unit, &found)
    switch reading {
    case .blank: return .blank
    case .value(let number):
      guard let whole = number.whole else { return .unreadable(.notANumber) }
      notes += found
      return .integer(whole)
    case .unreadable(let reason):
      notes += found
      return .unreadable(reason == .notAQuantity ? .notANumber : reason)
    }
  }

  /// Words people put behind a count; longer ones first, so that 事業所 is not taken for 所.
  private static let counters = [
    "事業所", "口座", "箇所", "か所", "カ所", "ヶ所", "ケ所", "施設", "ページ", "頁", "年間", "か月", "ヶ月", "カ月", "件", "通", "個", "口", "部", "枚",
    "名",
    "人", "社", "番", "号", "台", "基", "棟", "本", "回", "つ",
  ]

  /// Where no unit is asked for, the counter goes; another unit stays and is refused.
  private static func withoutCounter(_ content: CellContent, unit: String?) -> CellContent {
    guard unit == nil, case .text(let text) = content else { return content }
    let folded = JapaneseText.halfWidth(text)
    guard let counter = counters.first(where: { folded.hasSuffix($0) }), folded.count > counter.count else {
      return content
    }
    // The text keeps its width, so that what was folded is still seen.
    return .text(JapaneseText.trimmed(text.hasSuffix(counter) ? String(text.dropLast(counter.count)) : folded))
  }

  /// A count in kanji, 二 or 十二口座.
  private static func count(_ code: String, unit: String?) -> Int64? {
    var text = Substring(code)
    for prefix in ["第", "計"] where text.hasPrefix(prefix) { text = text.dropFirst(prefix.count) }
    let ending = unit.map { [JapaneseText.codeText($0)] } ?? counters
    if let word = ending.first(where: { text.hasSuffix($0) }) { text = text.dropLast(word.count) }
    return kanji(text)
  }

  /// 一 to 九十九, and 壱弐参; nil for anything else.
  private static func kanji(_ text: Substring) -> Int64? {
    let digits: [Character: Int64] = [
      "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壱": 1, "弐": 2, "参": 3, "〇": 0, "零": 0,
    ]
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "十" || $0 == "拾" }
    func digit(_ part: Substring, empty: Int64) -> Int64? {
      part.isEmpty ? empty : part.count == 1 ? digits[part[part.startIndex]] : nil
    }
    switch parts.count {
    case 1: return parts[0].isEmpty ? nil : digit(parts[0], empty: 0)
    case 2:
      guard let tens = digit(parts[0], empty: 1), let ones = digit(parts[1], empty: 0) else { return nil }
      return tens * 10 + ones
    default: return nil
    }
  }
}

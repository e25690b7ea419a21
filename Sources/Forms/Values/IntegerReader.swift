internal import Programme
internal import Workbook

/// Whole numbers: number cells, or digits typed as text with separators and a unit (`２口座`, `1,200件`, 二).
enum IntegerReader {
  /// Reads a whole number; a fraction is not one, and nothing is rounded.
  static func read(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    switch content {
    case .number(let number, let cell):
      if ShownNumber.hasLostDigits(cell) { notes.append(.digitsLost) }
      return ShownNumber.whole(number).map { .integer($0) } ?? .unreadable(.notANumber)
    case .text(let text):
      guard let number = parse(JapaneseText.codeText(text)) else { return .unreadable(.notANumber) }
      if content.isFolded { notes.append(.widthFolded) }
      notes.append(.numberAsText)
      return .integer(number)
    case .day, .impossibleDay:
      notes.append(.turnedIntoDate)
      return .unreadable(.notANumber)
    case .other: return .unreadable(.notANumber)
    }
  }

  /// Units people put behind a count; longer ones first, so that 事業所 is not taken for 所.
  private static let units = [
    "事業所", "口座", "箇所", "か所", "カ所", "ヶ所", "ケ所", "施設", "ページ", "件", "通", "個", "口", "部", "枚", "名", "人",
    "社", "番", "号", "つ",
  ]

  private static func parse(_ code: String) -> Int64? {
    var text = Substring(code)
    for prefix in ["No.", "no.", "NO.", "No", "第", "計"] where text.hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
      break
    }
    if let unit = units.first(where: { text.hasSuffix($0) }) { text = text.dropLast(unit.count) }
    if let number = kanji(text) { return number }
    let isNegative = text.hasPrefix("-")
    if isNegative { text = text.dropFirst() }
    if let point = text.firstIndex(of: "."), text[text.index(after: point)...].allSatisfy({ $0 == "0" }),
      text.index(after: point) != text.endIndex
    {
      text = text[..<point]
    }
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    }
    let digits = groups.joined()
    guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int64((isNegative ? "-" : "") + digits)
  }

  /// 一 to 九十九, and 壱弐参; nil for anything else.
  private static func kanji(_ text: Substring) -> Int64? {
    let digits: [Character: Int64] = [
      "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壱": 1, "弐": 2, "参": 3,
    ]
    let parts = text.split(separator: "十", omittingEmptySubsequences: false)
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

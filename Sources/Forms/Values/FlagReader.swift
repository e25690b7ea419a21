internal import Programme
internal import Workbook

/// Boxes to tick: ☑ or ○ in the cell, a drawn box with its words, or yes and no in words.
enum FlagReader {
  /// Reads whether the box is ticked; an open box □ says no, an empty cell nothing at all.
  static func read(_ content: CellContent, cell: Cell, _ notes: inout [ReadingNote]) -> FieldValue {
    if case .boolean(let isSet) = cell.value { return .flag(isSet) }
    guard let typed = content.typed else { return .unreadable(.notAFlag) }
    let plain = String(String.UnicodeScalarView(typed.unicodeScalars.filter { !(0xFE00...0xFE0F).contains($0.value) }))
    guard let first = plain.first else { return .blank }
    let answer = answer(JapaneseText.label(plain).lowercased())
    if let answer {
      if content.isFolded { notes.append(.widthFolded) }
      return .flag(answer)
    }
    // A mark and the words printed beside it: □該当する, ☑ 公表に同意する. Two marks are two boxes, not one.
    let marks = plain.filter { ticks.contains($0) || crosses.contains($0) || opens.contains($0) }
    guard marks.count == 1, marks.first == first else { return .unreadable(.notAFlag) }
    if crosses.contains(first) { return .unreadable(.notAFlag) }
    return .flag(ticks.contains(first))
  }

  private static let ticks: Set<Character> = [
    "☑", "☒", "✓", "✔", "✅", "■", "●", "◉", "◎", "⦿", "○", "◯", "〇", "🗹", "🗸",
  ]
  private static let crosses: Set<Character> = ["×", "✕", "✖", "✗", "✘", "❌", "╳"]
  private static let opens: Set<Character> = ["□", "☐", "◻", "▢"]
  private static let yes: Set<String> = [
    "レ", "ﾚ", "v", "有", "有り", "あり", "はい", "yes", "y", "true", "1", "該当", "該当する", "該当あり", "する", "可", "済", "済み", "適",
    "同意",
    "同意する", "チェック", "check", "checked", "on", "有(○)", "要",
  ]
  private static let no: Set<String> = [
    "無", "無し", "なし", "いいえ", "no", "n", "false", "0", "非該当", "該当しない", "該当なし", "しない", "否", "不可", "未", "未済", "不適",
    "同意しない", "off", "不要", "x",
  ]

  private static func answer(_ word: String) -> Bool? {
    if word.count == 1, let mark = word.first {
      if ticks.contains(mark) { return true }
      if crosses.contains(mark) || opens.contains(mark) { return false }
    }
    // [x], [レ] and (○) as they are typed without a box to tick; [ ] is an open one.
    if let open = word.first, let close = word.last, word.count >= 2, ["[]", "()", "〔〕"].contains("\(open)\(close)") {
      let inside = String(word.dropFirst().dropLast())
      if inside.isEmpty { return false }
      return inside == "x" ? true : inside.count == 1 ? answer(inside) : nil
    }
    return yes.contains(word) ? true : no.contains(word) ? false : nil
  }
}

internal import Programme
internal import Workbook

/// Days: date cells of either date system, or text in an era or in the Western calendar.
enum DateReader {
  /// Reads a day. A bare number is a date only when its eight digits say so (20260331), never as an Excel serial.
  static func read(_ content: CellContent, eras: EraTable, _ notes: inout [ReadingNote]) -> FieldValue {
    switch content {
    case .day(let date, let hasTime):
      if hasTime { notes.append(.timeIgnored) }
      return .date(date)
    case .impossibleDay: return .unreadable(.noSuchDay)
    case .number(let number, _):
      // Beyond the last serial Excel knows (31 December 9999 is 2,958,465), eight digits can only be year, month, day.
      if let whole = ShownNumber.whole(number), whole > 2_958_465 {
        return parse(String(whole), eras: eras)
      }
      notes.append(.bareNumber)
      return .unreadable(.notADate)
    case .text(let text):
      guard !isUntouched(text, eras: eras) else { return .blank }
      if content.isFolded { notes.append(.widthFolded) }
      return parse(text, eras: eras)
    case .other: return .unreadable(.notADate)
    }
  }

  private static func parse(_ text: String, eras: EraTable) -> FieldValue {
    do { return .date(try eras.parse(text)) } catch {
      switch error {
      case .unreadable: return .unreadable(.notADate)
      case .noSuchDay: return .unreadable(.noSuchDay)
      case .outsideEra(_, let era): return .unreadable(.outsideEra(era))
      }
    }
  }

  /// Whether only what the form prints is there: 令和　年　月　日 without a figure.
  private static func isUntouched(_ text: String, eras: EraTable) -> Bool {
    var rest = JapaneseText.codeText(text)
    if let era = eras.eras.first(where: { rest.hasPrefix($0.name) }) { rest.removeFirst(era.name.count) }
    return rest.allSatisfy { "年月日/.".contains($0) }
  }
}

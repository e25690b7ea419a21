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
      let (day, hasTime) = withoutTime(text)
      if hasTime { notes.append(.timeIgnored) }
      let value = parse(day, eras: eras)
      if case .date(let date) = value, let weekday = weekday(in: day), weekday != date.weekday {
        notes.append(.weekdayContradicts)
      }
      return value
    case .other: return .unreadable(.notADate)
    }
  }

  /// The day without the time of day behind it: 2026/11/22 10:30, 2026-11-22T00:00:00.
  private static func withoutTime(_ text: String) -> (day: String, hasTime: Bool) {
    let folded = JapaneseText.halfWidth(text)
    guard let separator = folded.lastIndex(where: { $0.isWhitespace || $0 == "T" }) else { return (text, false) }
    let time = folded[folded.index(after: separator)...].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(time.count),
      time.allSatisfy({ part in
        (1...2).contains(part.count) && part.allSatisfy { $0.isASCII && $0.isNumber }
      }), time.enumerated().allSatisfy({ place, part in Int(part).map { $0 < (place == 0 ? 24 : 60) } ?? false })
    else { return (text, false) }
    return (String(folded[..<separator]), true)
  }

  /// The weekday in parentheses behind a day, 0 for Sunday; nil when there is none.
  private static func weekday(in text: String) -> Int? {
    let folded = JapaneseText.codeText(text)
    guard folded.hasSuffix(")"), let opening = folded.lastIndex(of: "(") else { return nil }
    let word = folded[folded.index(after: opening)...].dropLast()
    for (number, name) in ["日", "月", "火", "水", "木", "金", "土"].enumerated()
    where [name, "\(name)曜", "\(name)曜日"].contains(String(word)) {
      return number
    }
    return nil
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

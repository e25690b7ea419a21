internal import Foundation

/// A number format code and what it makes of a number: a date, a time, an elapsed time, or just a number.
///
/// Source: ECMA-376 part 1, 18.8.30 (numFmt) and 18.8.31 (numFmts), the Japanese built-in formats included.
struct NumberFormat: Sendable {
  let code: String
  private let sections: [NumberFormatSection]

  static let general = NumberFormat(code: "General")

  init(code: String) {
    self.code = code
    sections = NumberFormatSection.sections(of: code)
  }

  /// Whether every number under this format is just a number.
  var isAlwaysNumber: Bool { sections.allSatisfy { $0.kind == .number } }

  /// The value a number stands for under this format, and whether it ought to be a date but is none.
  func meaning(of number: Double, system: DateSystem) -> (value: CellValue, isImpossibleDate: Bool) {
    let kind = section(for: number)?.kind ?? .number
    switch kind {
    case .number: return (.number(number), false)
    case .duration:
      guard abs(number) < 4_000_000 else { return (.number(number), true) }
      return (.duration(seconds: Int((number * 86_400).rounded())), false)
    case .date, .time, .dateTime:
      guard number >= 0, number < 2_958_467 else { return (.number(number), true) }
      let seconds = Int((number * 86_400).rounded())
      let (day, secondOfDay) = (seconds / 86_400, seconds % 86_400)
      let time = SheetTime(secondOfDay: secondOfDay)
      if kind == .time, number < 1, day == 0 { return (.time(time), false) }
      guard let date = SheetCalendar.date(serial: day, system: system) else {
        // Under 1900 day 0 has a time of day but is no day.
        return kind == .dateTime && day == 0 ? (.time(time), false) : (.number(number), true)
      }
      return kind == .date && secondOfDay == 0 ? (.date(date), false) : (.dateTime(date, time), false)
    }
  }

  /// The section Excel shows the number by.
  private func section(for number: Double) -> NumberFormatSection? {
    if sections.contains(where: { $0.condition != nil }) {
      return sections.first { $0.condition?.holds(for: number) ?? true } ?? sections.last
    }
    switch sections.count {
    case 0: return nil
    case 1: return sections[0]
    case 2: return sections[number < 0 ? 1 : 0]
    default: return sections[number > 0 ? 0 : number < 0 ? 1 : 2]
    }
  }
}

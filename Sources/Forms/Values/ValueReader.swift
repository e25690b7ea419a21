public import Programme
public import Workbook

/// Brings what stands in a cell to a field's type, and says what was noticed on the way.
///
/// Nothing is repaired: a text that is no value of the type is unreadable, with the reason. Furigana never gets in.
public enum ValueReader {
  /// A value with what was noticed.
  public typealias Reading = (value: FieldValue, notes: [ReadingNote])

  /// Reads a cell as a field's type.
  ///
  /// - Parameters:
  ///   - cell: the cell; of a formula, its stored result counts.
  ///   - type: the field's type.
  ///   - choices: the choices of a choice field; not looked at for other types.
  ///   - unit: the unit a quantity is asked for in; nil when the form names none.
  ///   - eras: the eras dates are written in.
  /// - Returns: the value, never `absent`, and the notes without duplicates, in the order they were made.
  public static func read(
    cell: Cell, as type: FieldType, choices: [FormChoice] = [], unit: String? = nil, eras: EraTable
  ) -> Reading {
    var notes: [ReadingNote] = []
    if cell.isMissingCachedValue { return (.unreadable(.formulaWithoutValue), [.fromFormula]) }
    if cell.formula != nil { notes.append(.fromFormula) }
    if case .error(let error) = cell.value { return (.unreadable(.errorValue(error)), notes) }
    guard let content = CellContent(cell) else { return (.blank, notes) }

    let value: FieldValue
    switch type {
    case .text: value = TextReader.text(content, &notes)
    case .integer: value = IntegerReader.read(content, unit: unit, &notes)
    case .date: value = DateReader.read(content, eras: eras, &notes)
    case .choice: value = ChoiceReader.read(content, choices: choices, &notes)
    case .accountNumber: value = NumberCodeReader.accountNumber(content, &notes)
    case .designation: value = NumberCodeReader.designation(content, &notes)
    case .postalCode: value = TextReader.postalCode(content, &notes)
    case .phone: value = TextReader.phone(content, &notes)
    case .email: value = TextReader.email(content, &notes)
    case .decimal: value = QuantityReader.decimal(content, unit: unit, &notes)
    case .fiscalYear: value = FiscalYearReader.read(content, cell: cell, eras: eras, &notes)
    case .flag: value = FlagReader.read(content, cell: cell, &notes)
    case .serialRange: value = NumberCodeReader.serialRange(content, &notes)
    case .corporateNumber: value = NumberCodeReader.corporateNumber(content, &notes)
    }
    // An empty form prints 年 月 日 or 〒 and hyphens into the box: whoever leaves that alone has filled in nothing.
    return value == .blank ? (.blank, notes.filter { $0 == .fromFormula }) : (value, notes)
  }
}

/// What a cell holds, as far as the readers must tell it apart; a cell with nothing in it has none.
enum CellContent {
  /// A text, its ends trimmed, never empty.
  case text(String)
  /// A number and the cell it stands in.
  case number(Double, cell: Cell)
  /// A day, and whether a time of day stood behind it.
  case day(CivilDate, hasTime: Bool)
  /// A date format on a number that names no day.
  case impossibleDay
  /// A time, a duration, TRUE or FALSE: never what a form asks for; holds the text as stored.
  case other(String)

  /// Nil when the cell is empty or holds only blanks.
  init?(_ cell: Cell) {
    switch cell.value {
    case .empty: return nil
    case .text(let text):
      let trimmed = JapaneseText.trimmed(text)
      guard !trimmed.isEmpty else { return nil }
      self = .text(trimmed)
    case .number(let number):
      self = cell.isImpossibleDate ? .impossibleDay : .number(number, cell: cell)
    case .date(let date):
      self = CivilDate(date).map { .day($0, hasTime: false) } ?? .impossibleDay
    case .dateTime(let date, _):
      self = CivilDate(date).map { .day($0, hasTime: true) } ?? .impossibleDay
    case .boolean, .time, .duration, .error: self = .other(cell.stored)
    }
  }

  /// The text, or of a number its digits as Excel shows them; nil for days and times.
  var typed: String? {
    switch self {
    case .text(let text): text
    case .number(let number, let cell): ShownNumber.text(number, cell: cell)
    case .day, .impossibleDay, .other: nil
    }
  }

  /// The text folded as ``JapaneseText/codeText(_:)`` does; nil for days and times.
  var code: String? { typed.map(JapaneseText.codeText) }

  /// Whether the text holds full-width or compatibility forms.
  var isFolded: Bool {
    if case .text(let text) = self { JapaneseText.halfWidth(text) != text } else { false }
  }
}

extension CivilDate {
  /// The day of a date cell; nil only beyond the calendar both share.
  init?(_ date: SheetDate) {
    do { try self.init(year: date.year, month: date.month, day: date.day) } catch { return nil }
  }
}

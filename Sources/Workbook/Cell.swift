/// One cell: what it means and exactly how the file states it.
public struct Cell: Hashable, Sendable {
  /// What the cell holds; for a formula, its cached result.
  public let value: CellValue
  /// The text as stored: of a number its digits as written in the file, of a string the string, of a boolean `1` or `0`.
  /// Excel keeps 15 significant digits of a number; a longer serial typed as a number is damaged here already.
  public let stored: String
  /// The formula without its `=`; nil for a plain value. A cell that shares another's formula gives it moved to itself.
  public let formula: String?
  /// Whether the cell has a formula whose result the file does not hold; `value` is then ``CellValue/empty``.
  public let isMissingCachedValue: Bool
  /// Whether the number format shows a date or time but the number names none: Excel's 29 February 1900 (serial 60),
  /// serial 0 with a date format, negative numbers, days after 9999. `value` is then the bare number.
  public let isImpossibleDate: Bool
  /// The furigana (ふりがな) Excel kept with the text: its phonetic runs joined; nil when there are none.
  public let reading: String?
  /// The number format code, `General` when none is set.
  public let format: String

  /// A cell with these parts.
  public init(
    value: CellValue, stored: String = "", formula: String? = nil, isMissingCachedValue: Bool = false,
    isImpossibleDate: Bool = false, reading: String? = nil, format: String = "General"
  ) {
    self.value = value
    self.stored = stored
    self.formula = formula
    self.isMissingCachedValue = isMissingCachedValue
    self.isImpossibleDate = isImpossibleDate
    self.reading = reading
    self.format = format
  }

  /// What an absent cell answers.
  public static let empty = Cell(value: .empty)
}

/// What a cell means. Blank is not zero and not an empty text.
public enum CellValue: Hashable, Sendable {
  /// Nothing is in the cell.
  case empty
  /// A text, possibly `""` when a formula gives that.
  case text(String)
  /// A number as Excel computes with it; its written digits are in ``Cell/stored``.
  case number(Double)
  /// TRUE or FALSE.
  case boolean(Bool)
  /// A whole number with a date format.
  case date(SheetDate)
  /// A fraction of a day with a time format.
  case time(SheetTime)
  /// A day and a time, to the nearest second.
  case dateTime(SheetDate, SheetTime)
  /// An elapsed time (`[h]:mm`), to the nearest second; may be negative or longer than a day.
  case duration(seconds: Int)
  /// An error value: `#N/A`, `#REF!`.
  case error(String)
}

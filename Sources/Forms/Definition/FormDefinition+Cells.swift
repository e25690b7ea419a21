public import Workbook

extension FormDefinition {
  /// Whether anything of the form goes into the check code.
  public var hasCheckCode: Bool {
    fields.contains(where: \.isInCheckCode) || tables.contains { $0.columns.contains(where: \.isInCheckCode) }
  }

  /// The sheet with a key.
  public func sheet(_ key: String) -> FormSheet? { sheets.first { $0.key == key } }

  /// The field with a key, outside tables.
  public func field(_ key: String) -> FormField? { fields.first { $0.key == key } }

  /// The table with a key.
  public func table(_ key: String) -> FormTable? { tables.first { $0.key == key } }
}

extension FormTable {
  /// The rows to fill in, by their numbers on the sheet.
  public var rowNumbers: ClosedRange<Int> { firstRow...(firstRow + rows - 1) }

  /// All cells to fill in, from the first column to the last.
  public var cells: CellRange {
    let first = columns.map(\.firstColumn).min() ?? 1
    let last = columns.map(\.lastColumn).max() ?? first
    return CellRange(
      CellReference(rowNumber: rowNumbers.lowerBound, columnNumber: first),
      CellReference(rowNumber: rowNumbers.upperBound, columnNumber: last))
  }

  /// The cells of one column to fill in.
  public func cells(of column: FormColumn) -> CellRange {
    CellRange(
      CellReference(rowNumber: rowNumbers.lowerBound, columnNumber: column.firstColumn),
      CellReference(rowNumber: rowNumbers.upperBound, columnNumber: column.lastColumn))
  }

  /// The cells of one column in the row `index`, from 0.
  public func cells(of column: FormColumn, row index: Int) -> CellRange {
    CellRange(
      CellReference(rowNumber: firstRow + index, columnNumber: column.firstColumn),
      CellReference(rowNumber: firstRow + index, columnNumber: column.lastColumn))
  }

  /// The cells of a column's heading.
  public func headingCells(of column: FormColumn) -> CellRange {
    CellRange(
      CellReference(rowNumber: headingRow, columnNumber: column.firstColumn),
      CellReference(rowNumber: headingRow, columnNumber: column.lastColumn))
  }
}

// Workbook: Excel files (.xlsx, .xlsm) as cells, and cells as Excel files.
//
// It refuses to know the programme: no form, field, account or rule is named here, and nothing is repaired or guessed.
// Bytes come in and cells go out (WorkbookFile), or cells come in and a file is written (WorkbookWriter). The C
// libraries (libzip, libxml2, libxlsxwriter) are each wrapped in a file or two, and none of their types leaves this target.

/// Where a cell stands on its sheet, as Excel prints it: `B12`.
///
/// Rows and columns are counted from 1, up to Excel's own limits.
/// Source: ECMA-376 part 1, 18.3.1.4 (attribute r); Microsoft, "Excel specifications and limits" (2026-11-22).
public struct CellReference: Hashable, Sendable {
  /// The last row a sheet can have.
  public static let lastRowNumber = 1_048_576
  /// The last column a sheet can have, `XFD`.
  public static let lastColumnNumber = 16_384

  /// The row, from 1.
  public let rowNumber: Int
  /// The column, from 1 (`A`).
  public let columnNumber: Int

  /// A position within a sheet's limits; anything else is a mistake of the caller.
  public init(rowNumber: Int, columnNumber: Int) {
    precondition((1...Self.lastRowNumber).contains(rowNumber), "a row number lies in 1...1048576")
    precondition((1...Self.lastColumnNumber).contains(columnNumber), "a column number lies in 1...16384")
    self.rowNumber = rowNumber
    self.columnNumber = columnNumber
  }

  /// Reads `B12`; `$` before the letters or the digits is passed over. Nil when the text names no cell.
  public init?(_ text: some StringProtocol) {
    guard
      let position = text.utf8.withContiguousStorageIfAvailable({ PackedPosition(parsing: $0) })
        ?? Array(text.utf8).withUnsafeBufferPointer({ PackedPosition(parsing: $0) })
    else { return nil }
    self = position.reference
  }

  /// The letters of a column: 1 is `A`, 27 is `AA`, 16384 is `XFD`.
  public static func columnName(for columnNumber: Int) -> String {
    precondition(columnNumber >= 1, "a column number is at least 1")
    var letters: [UInt8] = []
    var rest = columnNumber
    while rest > 0 {
      letters.append(UInt8(65 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// The cell so many rows down and columns to the right; nil when that lies outside the sheet.
  public func offset(rows: Int, columns: Int) -> CellReference? {
    let row = rowNumber + rows
    let column = columnNumber + columns
    guard (1...Self.lastRowNumber).contains(row), (1...Self.lastColumnNumber).contains(column) else { return nil }
    return CellReference(rowNumber: row, columnNumber: column)
  }
}

extension CellReference: CustomStringConvertible {
  /// `B12`.
  public var description: String { Self.columnName(for: columnNumber) + String(rowNumber) }
}

extension CellReference: Comparable {
  /// Row-major: all of row 1 before row 2, within a row from left to right.
  public static func < (left: Self, right: Self) -> Bool {
    (left.rowNumber, left.columnNumber) < (right.rowNumber, right.columnNumber)
  }
}

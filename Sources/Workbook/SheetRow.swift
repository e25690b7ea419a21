/// The cells of one row of a sheet, as a pull of rows gives them.
public struct SheetRow: Sendable {
  /// The row, from 1.
  public let rowNumber: Int
  /// Whether the row is hidden.
  public let isHidden: Bool
  /// The cells that are not blank, from left to right; at least one.
  public let cells: [(reference: CellReference, cell: Cell)]

  /// The cell in a column, from 1; ``Cell/empty`` when there is nothing.
  public func cell(inColumn columnNumber: Int) -> Cell {
    cells.first { $0.reference.columnNumber == columnNumber }?.cell ?? .empty
  }
}

/// A rectangle of cells, both corners included: `B12:D14`.
public struct CellRange: Hashable, Sendable {
  /// The corner with the smallest row and column.
  public let topLeft: CellReference
  /// The corner with the largest row and column; equal to `topLeft` for a single cell.
  public let bottomRight: CellReference

  /// The smallest rectangle that holds both cells, whichever corners they are.
  public init(_ one: CellReference, _ other: CellReference) {
    topLeft = CellReference(
      rowNumber: min(one.rowNumber, other.rowNumber), columnNumber: min(one.columnNumber, other.columnNumber))
    bottomRight = CellReference(
      rowNumber: max(one.rowNumber, other.rowNumber), columnNumber: max(one.columnNumber, other.columnNumber))
  }

  /// Reads `B12:D14`, `$B$12:$D$14` or `B12`. Nil when the text is no such range; whole rows and columns are not.
  public init?(_ text: some StringProtocol) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
    guard corners.count <= 2, let first = CellReference(corners[0]) else { return nil }
    guard corners.count == 2 else {
      self.init(first, first)
      return
    }
    guard let second = CellReference(corners[1]) else { return nil }
    self.init(first, second)
  }

  /// Rows covered; at least 1.
  public var rowCount: Int { bottomRight.rowNumber - topLeft.rowNumber + 1 }
  /// Columns covered; at least 1.
  public var columnCount: Int { bottomRight.columnNumber - topLeft.columnNumber + 1 }

  /// Whether the cell lies in the rectangle, its edges included.
  public func contains(_ cell: CellReference) -> Bool {
    (topLeft.rowNumber...bottomRight.rowNumber).contains(cell.rowNumber)
      && (topLeft.columnNumber...bottomRight.columnNumber).contains(cell.columnNumber)
  }

  /// Whether the two rectangles share at least one cell.
  public func overlaps(_ other: CellRange) -> Bool {
    topLeft.rowNumber <= other.bottomRight.rowNumber && other.topLeft.rowNumber <= bottomRight.rowNumber
      && topLeft.columnNumber <= other.bottomRight.columnNumber
      && other.topLeft.columnNumber <= bottomRight.columnNumber
  }
}

extension CellRange: CustomStringConvertible {
  /// `B12:D14`, or `B12` for a single cell.
  public var description: String { topLeft == bottomRight ? "\(topLeft)" : "\(topLeft):\(bottomRight)" }
}

/// One sheet of a workbook, as it was saved.
public struct Sheet: Sendable {
  /// The name on the tab.
  public let name: String
  /// Whether the tab is shown.
  public let visibility: Visibility
  /// What sort of sheet it is; only worksheets and macro sheets have cells.
  public let kind: Kind
  let contents: SheetContents

  /// Whether a person sees the tab.
  public enum Visibility: String, Hashable, Sendable {
    /// The tab is shown.
    case visible
    /// Hidden; Excel's menu shows it again.
    case hidden
    /// Hidden so that only a macro can show it.
    case veryHidden
  }

  /// What sort of sheet it is.
  public enum Kind: String, Hashable, Sendable {
    /// Cells.
    case worksheet
    /// A chart that fills the sheet.
    case chart
    /// A dialogue of Excel 5.
    case dialog
    /// A sheet of Excel 4 macros.
    case macro
  }

  /// Every cell that is not blank, row by row, from left to right, as (where, what). Covered cells of a merge included.
  public var cells: Cells { Cells(contents: contents) }

  /// What every cell that is not blank means, in the order of ``cells``; much faster than making whole cells.
  public var values: Values { Values(contents: contents) }

  /// The cell there; for a cell within a merge, the merge's top left cell. ``Cell/empty`` when there is nothing.
  public subscript(reference: CellReference) -> Cell {
    ownCell(at: merge(containing: reference)?.topLeft ?? reference)
  }

  /// The cell there even when a merge covers it, which Excel then does not show.
  public func ownCell(at reference: CellReference) -> Cell { contents.cell(at: PackedPosition(reference)) }

  /// The merged ranges, by their top left cells in row-major order.
  public var merges: [CellRange] { contents.merges.ranges }

  /// The merged range the cell lies in, if any.
  public func merge(containing reference: CellReference) -> CellRange? { contents.merges.range(containing: reference) }

  /// The smallest range with every non-blank cell; nil for a blank sheet.
  public var usedRange: CellRange? { contents.usedRange }

  /// Row numbers of the rows that are hidden.
  public var hiddenRows: Set<Int> { contents.hiddenRows }

  /// Column numbers of the columns that are hidden.
  public var hiddenColumns: Set<Int> { contents.hiddenColumns }

  /// Whether the sheet is protected, with a password or without.
  public var isProtected: Bool { contents.isProtected }
}

extension Sheet {
  /// The non-blank cells of a sheet; each is made when asked for.
  public struct Cells: RandomAccessCollection, Sendable {
    let contents: SheetContents

    /// 0.
    public var startIndex: Int { 0 }
    /// How many cells are not blank.
    public var endIndex: Int { contents.cellCount }

    /// The cell at a place in row-major order.
    public subscript(position: Int) -> (reference: CellReference, cell: Cell) {
      precondition(indices.contains(position), "a cell's place lies in 0..<count")
      return (contents.reference(ofCellAt: position), contents.cell(ofCellAt: position))
    }

    /// Where the cell at a place in row-major order is, and what it is in outline; much faster than making the cell.
    public func outline(at position: Int) -> (reference: CellReference, outline: Outline) {
      precondition(indices.contains(position), "a cell's place lies in 0..<count")
      return (contents.reference(ofCellAt: position), contents.outline(ofCellAt: position))
    }
  }

  /// What can be told of a non-blank cell without making it.
  public enum Outline: Hashable, Sendable {
    /// A text of the workbook's table of shared texts, by its place there: cells with one place have one text.
    case sharedText(Int)
    /// A number, as a number or as a date.
    case number
    /// Something else, or a formula: the cell tells.
    case other
  }

  /// What the non-blank cells of a sheet mean; each is made when asked for.
  public struct Values: RandomAccessCollection, Sendable {
    let contents: SheetContents

    /// 0.
    public var startIndex: Int { 0 }
    /// How many cells are not blank.
    public var endIndex: Int { contents.cellCount }

    /// Where the cell at a place in row-major order is, and what it means.
    public subscript(position: Int) -> (reference: CellReference, value: CellValue) {
      precondition(indices.contains(position), "a cell's place lies in 0..<count")
      return (contents.reference(ofCellAt: position), contents.value(ofCellAt: position))
    }
  }
}

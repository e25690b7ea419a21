/// One cell of a ruled table.
struct TableCell {
  enum Content {
    case blank
    /// A diagonal from lower left to upper right: does not apply (斜線).
    case struckOut
    /// Paragraphs, each wrapped to the cell.
    case text([String])
    /// Lines, each spread over the width of the cell (均等割付).
    case spread([String])
  }

  var content: Content
  var style = TextStyle()
  var columnSpan = 1
  var rowSpan = 1
  /// Whether the content stands at the top of the cell instead of its middle.
  var isTopAligned = false
  var isHeader = false
  /// What the cell says when its row goes on over the page; nil: what is left of its paragraphs.
  var continuation: [String]?
}

/// One row of a ruled table, its cells from left to right; columns that a cell above reaches into are left out.
struct TableRow {
  var cells: [TableCell]
  /// Millimetres.
  var minimumHeight = 0.0
}

/// The measures of a ruled table, in millimetres.
struct TableGrid {
  let columnWidths: [Double]
  var sidePadding = 2.0
  var edgePadding = 1.2

  var width: Double { columnWidths.reduce(0, +) }

  func width(of columns: Range<Int>) -> Double { columnWidths[columns].reduce(0, +) }
}

/// A row with the height it needs.
struct MeasuredRow {
  let row: TableRow
  let height: Double
}

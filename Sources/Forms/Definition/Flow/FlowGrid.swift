internal import Programme
internal import Workbook

/// The grid on which a flow is placed: 24 equal columns over the width of an A4 page, and how much text fits in them.
struct FlowGrid {
  /// Columns of the grid, A to X.
  static let columns = 24
  /// Columns of a label at the left edge.
  static let labelWidth = 6
  /// Columns of a heading down the left edge of a block.
  static let headingWidth = 4
  /// Columns of a box beside those of a block.
  static let besideWidth = 4

  /// What a definition writes as the unit of a decimal number that has none of its own.
  static let noUnit = "none"

  let orientation: PrintSetup.Orientation

  /// Pixels of a column at 96 dots an inch: the page without the margins of ``BlankSheet``, in 24 parts.
  var columnPixels: Double { orientation == .portrait ? 27 : 41 }
  /// A column's width in characters of the standard font, seven pixels each and five between columns.
  var columnCharacters: Double { (columnPixels - 5) / 7 }
  /// Points between the margins of ``BlankSheet``, above and below.
  var pageHeight: Double { orientation == .portrait ? 755 : 508 }

  /// How many lines a text takes in so many columns; a full-width character is as wide as its font is high.
  func lines(of text: String, columns: Int, points: Double) -> Int {
    let half = points * 4 / 3 / 2
    let room = max(2, Int((Double(columns) * columnPixels - 8) / half) / 2 * 2)
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { total, line in
      total + max(1, (JapaneseText.columns(String(line)) + room - 1) / room)
    }
  }

  /// How many columns a text takes on one line.
  func columns(of text: String, points: Double) -> Int {
    let pixels = Double(JapaneseText.columns(text)) * points * 4 / 3 / 2 + 6
    return max(1, Int((pixels / columnPixels).rounded(.up)))
  }

  /// The height of a row with so many lines in a font.
  static func height(lines: Int, points: Double) -> Double {
    (Double(lines) * points * 1.35 + points * 0.5).rounded(.up)
  }

  /// The height of a ruled row of fields with so many lines.
  static func rowHeight(lines: Int) -> Double { max(19, height(lines: lines, points: 10)) }

  /// The cells of a row from one column to another.
  static func cells(_ row: Int, _ columns: ClosedRange<Int>) -> CellRange { cells(row...row, columns) }

  /// The cells of some rows from one column to another.
  static func cells(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> CellRange {
    CellRange(
      CellReference(rowNumber: rows.lowerBound, columnNumber: columns.lowerBound),
      CellReference(rowNumber: rows.upperBound, columnNumber: columns.upperBound))
  }
}

extension BoxStyle {
  /// The size of its letters, as ``BlankStyles`` draws them.
  var points: Double {
    switch self {
    case .title, .code: 16
    case .seal: 14
    case .text: 10.5
    case .right, .center, .label, .heading, .ruled, .ruledCenter, .ruledRight: 10
    case .note: 8
    }
  }
}

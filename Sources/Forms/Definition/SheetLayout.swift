public import Workbook

/// How one sheet of a form looks on paper, besides its fields and tables.
public struct SheetLayout: Hashable, Sendable {
  /// Which way the A4 page lies.
  public let orientation: PrintSetup.Orientation
  /// What is printed.
  public let printArea: CellRange
  /// Widths of columns, in characters of the standard font.
  public let columns: [ColumnWidth]
  /// Heights of rows, in points.
  public let rows: [RowHeight]
  /// What stands on the sheet besides fields.
  public let boxes: [StaticBox]
  /// Over how many pages, one below the other, it is printed.
  public internal(set) var pagesTall = 1
  /// The keys of the fields whose boxes are only underlined, as in a form's head; nil where their place tells it: boxes
  /// beside a label in column A, or in a block with a heading there, are ruled.
  public internal(set) var openFields: Set<String>?
}

/// The width of neighbouring columns.
public struct ColumnWidth: Hashable, Sendable {
  /// Column numbers from 1, both ends included.
  public let columns: ClosedRange<Int>
  /// Characters of the standard font.
  public let width: Double
}

/// The height of neighbouring rows.
public struct RowHeight: Hashable, Sendable {
  /// Row numbers from 1, both ends included.
  public let rows: ClosedRange<Int>
  /// Points.
  public let height: Double
}

/// Something printed that nobody fills in.
public struct StaticBox: Hashable, Sendable {
  /// The cells, merged when more than one; of ``Content/eachRow(_:)`` and ``Content/rowNumbers`` each row by itself.
  public let range: CellRange
  /// What stands in it.
  public let content: Content
  /// How it looks.
  public let style: BoxStyle

  /// What stands in a box.
  public enum Content: Hashable, Sendable {
    /// A text, possibly empty.
    case text(String)
    /// The same text in every row of the range.
    case eachRow(String)
    /// 1, 2, 3 … down the range.
    case rowNumbers
    /// What the applicant typed in a field of the main sheet, so that annexes carry it too.
    case copy(of: String)
    /// The check code (照合コード).
    case checkCode
  }
}

/// The looks of a box.
public enum BoxStyle: String, Hashable, Sendable, Codable, CaseIterable {
  /// The form's title, large and in the middle.
  case title
  /// Plain text at the left.
  case text
  /// Plain text at the right.
  case right
  /// Plain text in the middle.
  case center
  /// Small print at the left.
  case note
  /// A ruled label in the middle.
  case label
  /// A ruled heading of a block of fields.
  case heading
  /// Ruled text at the left.
  case ruled
  /// Ruled text in the middle.
  case ruledCenter
  /// Ruled text at the right.
  case ruledRight
  /// The place of a seal, ㊞.
  case seal
  /// The check code, ruled and large.
  case code
}

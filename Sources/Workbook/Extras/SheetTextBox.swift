/// A text box, or another shape that shows text.
public struct SheetTextBox: Hashable, Sendable {
  /// Its name on the sheet; nil when none is stated.
  public let name: String?
  /// Its text, one line a paragraph.
  public let text: String
  /// The cells it lies over; nil when the file places it otherwise.
  public let anchor: CellRange?
  /// Whether the shape is hidden.
  public let isHidden: Bool
}

/// Something else that lies on a sheet.
public struct SheetObject: Hashable, Sendable {
  /// What it is.
  public let kind: Kind
  /// Its name on the sheet, or the program it belongs to (`Word.Document.12`); nil when none is stated.
  public let name: String?
  /// The part that holds it, or the address outside the file; nil when it cannot be told.
  public let target: String?
  /// Whether the target is outside the file; it is then not followed.
  public let isExternal: Bool
  /// The cells it lies over; nil when the file places it otherwise.
  public let anchor: CellRange?
  /// Whether it is hidden.
  public let isHidden: Bool

  /// The sorts of objects.
  public enum Kind: String, Hashable, Sendable {
    /// A picture.
    case picture
    /// The picture behind the cells.
    case background
    /// A chart, a diagram or another drawn object.
    case chart
    /// An embedded file or OLE object.
    case embedded
  }
}

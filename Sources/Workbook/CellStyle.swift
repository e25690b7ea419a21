/// How a written cell looks; a value, so that equal styles are one style in the file.
public struct CellStyle: Hashable, Sendable {
  /// The font's name; nil for the library's own (Calibri).
  public var fontName: String?
  /// Points; nil for 11.
  public var fontSize: Double?
  /// Bold letters.
  public var isBold = false
  /// Italic letters.
  public var isItalic = false
  /// Underlined letters.
  public var isUnderlined = false
  /// The letters' colour; nil for automatic black.
  public var fontColor: Color?
  /// Where the text stands between left and right.
  public var horizontal: HorizontalAlignment = .general
  /// Where the text stands between top and bottom.
  public var vertical: VerticalAlignment = .bottom
  /// Whether long text goes on in the next line.
  public var wraps = false
  /// Whether letters shrink until the text fits.
  public var shrinksToFit = false
  /// Steps of indentation from the aligned side.
  public var indent = 0
  /// Degrees, -90...90 counter-clockwise, or 270 for letters one below the other (縦書き).
  public var rotation = 0
  /// The cell's four lines.
  public var borders = Borders()
  /// The colour behind the text; nil for none.
  public var fill: Color?
  /// A number format code (`#,##0`); nil for General.
  public var numberFormat: String?
  /// Whether sheet protection refuses changes to the cell.
  public var isLocked = true
  /// Whether sheet protection hides the cell's formula.
  public var hidesFormula = false

  /// The style of an untouched cell.
  public init() {}

  /// The style after these changes: `CellStyle { $0.isBold = true }`.
  public init(_ change: (inout CellStyle) -> Void) {
    change(&self)
  }

  /// This style with some changes.
  public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = self
    change(&style)
    return style
  }
}

extension CellStyle {
  /// A colour as red, green and blue: `0xFFF2CC`.
  public struct Color: Hashable, Sendable {
    /// 0x000000...0xFFFFFF.
    public let rgb: UInt32
    /// The colour with these three bytes; higher bits are dropped.
    public init(rgb: UInt32) { self.rgb = rgb & 0xFFFFFF }
    /// Black.
    public static let black = Color(rgb: 0)
    /// White.
    public static let white = Color(rgb: 0xFFFFFF)
  }

  /// Between left and right.
  public enum HorizontalAlignment: Hashable, Sendable {
    /// Text left, numbers right.
    case general
    /// At the left edge.
    case left
    /// In the middle.
    case center
    /// At the right edge.
    case right
    /// Both edges straight.
    case justify
    /// Spread over the width (均等割り付け).
    case distributed
    /// Over the neighbouring blank cells of the same style.
    case centerAcross
  }

  /// Between top and bottom.
  public enum VerticalAlignment: Hashable, Sendable {
    /// At the upper edge.
    case top
    /// In the middle.
    case center
    /// At the lower edge.
    case bottom
    /// Lines spread over the height.
    case justify
    /// Letters spread over the height.
    case distributed
  }

  /// A line at a cell's side.
  public enum BorderLine: Hashable, Sendable {
    /// No line.
    case none
    /// A hair line (極細線).
    case hair
    /// A thin line.
    case thin
    /// A medium line.
    case medium
    /// A thick line.
    case thick
    /// Two thin lines.
    case double
    /// Dots.
    case dotted
    /// Dashes.
    case dashed
  }

  /// The lines at the four sides of a cell.
  public struct Borders: Hashable, Sendable {
    /// The upper line.
    public var top: BorderLine
    /// The lower line.
    public var bottom: BorderLine
    /// The line at the left.
    public var left: BorderLine
    /// The line at the right.
    public var right: BorderLine
    /// The lines' colour.
    public var color: Color

    /// Each side for itself, none unless said.
    public init(
      top: BorderLine = .none, bottom: BorderLine = .none, left: BorderLine = .none, right: BorderLine = .none,
      color: Color = .black
    ) {
      self.top = top
      self.bottom = bottom
      self.left = left
      self.right = right
      self.color = color
    }

    /// The same line on all sides.
    public static func all(_ line: BorderLine, color: Color = .black) -> Borders {
      Borders(top: line, bottom: line, left: line, right: line, color: color)
    }
  }
}

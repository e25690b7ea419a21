/// How a sheet is printed, on A4.
public struct PrintSetup: Hashable, Sendable {
  /// Which way the paper lies.
  public enum Orientation: Hashable, Sendable {
    /// The short side at the top.
    case portrait
    /// The long side at the top.
    case landscape
  }

  /// The white edges, in inches as Excel counts them (1 inch = 25.4 mm).
  public struct Margins: Hashable, Sendable {
    /// The left edge.
    public var left: Double
    /// The right edge.
    public var right: Double
    /// The upper edge.
    public var top: Double
    /// The lower edge.
    public var bottom: Double

    /// Each edge in inches; Excel's own normal margins unless said.
    public init(left: Double = 0.7, right: Double = 0.7, top: Double = 0.75, bottom: Double = 0.75) {
      self.left = left
      self.right = right
      self.top = top
      self.bottom = bottom
    }
  }

  /// Which way the paper lies.
  public var orientation: Orientation = .portrait
  /// The white edges.
  public var margins = Margins()
  /// Pages side by side the sheet is shrunk to; nil for no shrinking.
  public var pagesWide: Int? = 1
  /// Pages one below the other it is shrunk to; nil for as many as it takes. Only with `pagesWide`.
  public var pagesTall: Int?
  /// What is printed; nil for everything.
  public var printArea: CellRange?
  /// Whether it stands in the middle between left and right.
  public var centersHorizontally = false
  /// Row numbers printed again on every page.
  public var repeatedRows: ClosedRange<Int>?
  /// The header in Excel's code (`&L`, `&C`, `&R`, `&P` page, `&N` pages); at most 255 characters.
  public var header: String?
  /// The footer, in the same code.
  public var footer: String?

  /// Portrait, one page wide.
  public init() {}
}

/// How much a file may ask of the reader before it is refused.
///
/// The standard is far above any application form and far below what would trouble the machine.
public struct ReadingLimits: Hashable, Sendable {
  /// The limits by name, as an error states them.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    /// ``ReadingLimits/fileBytes``.
    case fileBytes
    /// ``ReadingLimits/parts``.
    case parts
    /// ``ReadingLimits/inflatedBytes``.
    case inflatedBytes
    /// ``ReadingLimits/inflatedBytesPerPart``.
    case inflatedBytesPerPart
    /// ``ReadingLimits/sheets``.
    case sheets
    /// ``ReadingLimits/cells``.
    case cells
    /// ``ReadingLimits/sharedStrings``.
    case sharedStrings
    /// ``ReadingLimits/lastRowNumber``.
    case rows
    /// ``ReadingLimits/lastColumnNumber``.
    case columns
    /// ``ReadingLimits/textBytes``.
    case textBytes
    /// ``ReadingLimits/merges``.
    case merges
    /// ``ReadingLimits/xmlDepth``.
    case xmlDepth
    /// ``ReadingLimits/inflationRatio``.
    case inflationRatio
    /// ``ReadingLimits/passwordRounds``.
    case passwordRounds
    /// ``ReadingLimits/time``.
    case time
    /// ``ReadingLimits/partElements``.
    case partElements
  }

  /// Bytes of the file itself.
  public var fileBytes = 256 << 20
  /// Entries of the container.
  public var parts = 20_000
  /// Inflated bytes of all parts read together.
  public var inflatedBytes = 2 << 30
  /// Inflated bytes of any one part.
  public var inflatedBytesPerPart = 1 << 30
  /// Sheets in the workbook.
  public var sheets = 1_000
  /// Non-blank cells of all sheets together.
  public var cells = 20_000_000
  /// Entries of the shared string table.
  public var sharedStrings = 5_000_000
  /// The highest row number a cell may stand in.
  public var lastRowNumber = CellReference.lastRowNumber
  /// The highest column number a cell may stand in.
  public var lastColumnNumber = CellReference.lastColumnNumber
  /// UTF-8 bytes of one text, number or formula; Excel itself holds 32,767 characters. At most 16,000,000.
  public var textBytes = 1 << 20
  /// Merged ranges of all sheets together.
  public var merges = 1_000_000
  /// Elements within elements.
  public var xmlDepth = 256
  /// Inflated bytes for each byte of a part in the file; only parts above ``ratioFreeBytes`` are measured, since honest
  /// files hold bloated styles and long runs of equal rows.
  public var inflationRatio = 400
  /// Inflated bytes up to which a part may have any ratio.
  public var ratioFreeBytes = 8 << 20
  /// Rounds of hashing an encrypted workbook may ask for at one password; Excel writes 100,000.
  public var passwordRounds = 1_000_000
  /// How long reading one file may take, looked at between parts and every some thousand elements of one.
  public var time: Duration = .seconds(60)
  /// When that time is over; set when reading begins.
  var deadline: ContinuousClock.Instant?
  /// Elements of one part that is read as a whole: comments, drawings, controls, styles; never cells.
  public var partElements = 400_000

  /// The standard limits, to be lowered or raised one by one.
  public init() {}

  /// The limits of ordinary reading.
  public static let standard = ReadingLimits()
}

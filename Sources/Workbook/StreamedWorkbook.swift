/// An .xlsx or .xlsm file of which only the sheets asked for are read, as a whole or row by row.
///
/// The shared strings are in memory, nothing else of a sheet is until it is asked for. A value may be used by several
/// threads at once; each pull of rows belongs to one of them.
public struct StreamedWorkbook: Sendable {
  /// A sheet that may be asked for.
  public struct SheetEntry: Hashable, Sendable {
    /// The name on the tab.
    public let name: String
    /// Whether the tab is shown.
    public let visibility: Sheet.Visibility
    /// What sort of sheet it is; only worksheets and macro sheets have cells.
    public let kind: Sheet.Kind
  }

  /// The sheets, in the order of their tabs.
  public let sheets: [SheetEntry]
  /// The defined names, in the order of the file.
  public let definedNames: [DefinedName]
  /// The day the file counts its dates from.
  public let dateSystem: DateSystem

  /// The bytes of memory that the shared strings take: their text, and 32 a string for its places.
  public var sharedStringBytes: Int { strings.byteCount }

  private let package: PackageBytes
  private let limits: ReadingLimits
  private let clock: ReadingClock
  private let entries: [WorkbookReader.Entry]
  private let strings: SharedStrings
  private let styles: CellFormats

  /// Opens a workbook and reads its strings and formats, no sheet.
  /// - Throws: ``WorkbookError``, its cases in order of precedence.
  public static func open(
    _ bytes: [UInt8], limits: ReadingLimits = .standard
  ) throws(WorkbookError) -> StreamedWorkbook {
    try StreamedWorkbook(package(bytes, limits: limits), limits: limits)
  }

  /// Opens a workbook from a file.
  /// - Throws: ``WorkbookError/cannotRead(path:errno:)`` when the path cannot be read, and as ``open(_:limits:)``.
  public static func open(
    path: String, limits: ReadingLimits = .standard
  ) throws(WorkbookError) -> StreamedWorkbook {
    // The bytes as read are given up before anything is inflated: only the package keeps them.
    let package = try package(FileBytes.read(path: path, limits: limits), limits: limits)
    return try StreamedWorkbook(package, limits: limits)
  }

  private static func package(_ bytes: [UInt8], limits: ReadingLimits) throws(WorkbookError) -> PackageBytes {
    guard ByteSignature.isZip(bytes) else { throw .notAWorkbook(ByteSignature.identify(bytes)) }
    guard bytes.count <= limits.fileBytes else { throw .limitExceeded(.fileBytes, part: "") }
    try ZipDirectory(bytes).check(limits)
    return PackageBytes(bytes)
  }

  private init(_ package: PackageBytes, limits: ReadingLimits) throws(WorkbookError) {
    let clock = ReadingClock(limits)
    let turn = clock.turn()
    let limits = limits.until(turn)
    let reader = WorkbookReader(bytes: [], limits: limits)
    let opened = try reader.open(try ZipArchiveReader(package: package, limits: limits))
    self.package = package
    self.limits = limits
    self.clock = clock
    entries = opened.entries
    strings = opened.strings
    styles = opened.styles
    sheets = entries.map { SheetEntry(name: $0.name, visibility: $0.visibility, kind: $0.kind) }
    definedNames = opened.workbook.definedNames
    dateSystem = opened.workbook.dateSystem
  }

  /// The rows of a sheet, letter case of its name ignored as Excel does; nil when there is no such sheet with cells.
  /// - Throws: ``WorkbookError/missingPart(_:)`` and what opening the package again throws.
  public func rows(ofSheetNamed name: String) throws(WorkbookError) -> SheetRows? {
    guard let entry = entry(named: name), entry.hasCells else { return nil }
    let limits = limits.until(clock.turn())
    let archive = try ZipArchiveReader(package: package, limits: limits)
    guard archive.contains(entry.part) else { throw .missingPart(entry.part) }
    let reading = CellReading(strings: strings, styles: styles, dateSystem: dateSystem)
    return SheetRows(archive: archive, part: entry.part, limits: limits, clock: clock, reading: reading)
  }

  /// A sheet as a whole; nil when there is none of that name. No other sheet is read.
  public func sheet(named name: String) throws(WorkbookError) -> Sheet? {
    guard let entry = entry(named: name) else { return nil }
    let turn = clock.turn()
    let limits = limits.until(turn)
    let archive = try ZipArchiveReader(package: package, limits: limits)
    let reading = CellReading(strings: strings, styles: styles, dateSystem: dateSystem)
    return try WorkbookReader.sheet(entry, in: archive, reading: reading, limits: limits)
  }

  private func entry(named name: String) -> WorkbookReader.Entry? {
    entries.first { $0.name == name } ?? entries.first { $0.name.lowercased() == name.lowercased() }
  }
}

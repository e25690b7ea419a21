/// Reads a legacy workbook (.xls, BIFF8) to a ``WorkbookFile``.
///
/// Of the container only the stream `Workbook` is read. What a sheet holds besides cells is read when asked for
/// (``LegacyExtrasReader``); pivot tables and the program's name are passed over, and whether a formula needs a new
/// calculation is not looked at.
/// Source: [MS-XLS] 2.1.2 (streams), 2.1.7.20 (workbook stream).
struct LegacyWorkbookReader {
  private let stream: BiffStream
  private let limits: ReadingLimits
  private let containerNames: [String]

  /// Nil when the bytes are no legacy workbook at all.
  static func read(
    _ bytes: [UInt8], password: String?, limits: ReadingLimits
  ) throws(WorkbookError) -> WorkbookFile? {
    guard ByteSignature.identify(bytes) == .legacyXls else { return nil }
    guard bytes.count <= limits.fileBytes else { throw .limitExceeded(.fileBytes, part: "") }
    var stream = BiffStream(part: "Workbook", bytes: bytes)
    var names: [String] = []
    if ByteSignature.identifyContainer(bytes) != nil {
      let container = try OLEContainer(bytes: bytes)
      names = container.names
      // The older name; a file for Excel 95 and 97 alike has both. Workbooks inside another document are not looked for.
      guard let name = ["Workbook", "Book"].first(where: container.contains) else { throw .notAWorkbook(.otherOle) }
      stream = BiffStream(part: name, bytes: try container.stream(name))
    }
    try checkVersion(stream)
    let filePass = try filePass(in: stream)
    if let filePass { stream = try LegacyCipher.decrypted(stream, filePass: filePass, password: password) }
    var file = try LegacyWorkbookReader(stream: stream, limits: limits, containerNames: names).read()
    file.isEncrypted = filePass != nil
    return file
  }

  /// Source: [MS-XLS] 2.4.21 (BOF); the numbers of older versions: OpenOffice.org, "Excel file format", 5.8.
  private static func checkVersion(_ stream: BiffStream) throws(WorkbookError) {
    guard let first = try stream.record(at: 0) else { throw stream.damage(BiffKind.beginning, at: 0) }
    if [0x0009, 0x0209, 0x0409].contains(first.kind) { throw .notAWorkbook(.olderXls) }
    guard first.kind == BiffKind.beginning else { throw stream.damage(first.kind, at: 0) }
    var cursor = stream.cursor(first)
    let version = try cursor.uint16()
    guard version >= 0x0600 else { throw .notAWorkbook(.olderXls) }
    // Only a workbook's globals may begin the stream.
    guard version == 0x0600, try cursor.uint16() == 0x0005 else { throw stream.damage(first.kind, at: 0) }
  }

  private static func filePass(in stream: BiffStream) throws(WorkbookError) -> BiffStream.Record? {
    var next = 0
    while let record = try stream.record(at: next), record.kind != BiffKind.endOfSubstream {
      if record.kind == BiffKind.filePass { return record }
      next = record.payload.upperBound
    }
    return nil
  }

  private func read() throws(WorkbookError) -> WorkbookFile {
    let globals = try LegacyGlobals.read(stream, limits: limits)
    let words = LegacyFormula(
      sheets: globals.entries.map(\.name), names: globals.names.map(\.name), references: globals.references)
    var names: [DefinedName] = []
    for name in globals.names {
      let scope = name.sheetIndex.flatMap { globals.entries.indices.contains($0) ? globals.entries[$0].name : nil }
      names.append(
        DefinedName(
          name: name.name, scope: scope, formula: words.text(name.formula) ?? LegacyFormula.unknown,
          isHidden: name.isHidden))
    }
    let sheets = try self.sheets(globals, words)
    guard !sheets.isEmpty else { throw .damagedPart(stream.part, reason: .noSheets) }
    let hasMacros =
      globals.hasMacros || sheets.contains { $0.kind == .macro }
      || containerNames.contains { $0.uppercased() == "_VBA_PROJECT_CUR" }
    var file = WorkbookFile(
      sheets: sheets, definedNames: names, dateSystem: globals.dateSystem, hasMacros: hasMacros,
      externalLinks: globals.references.externalFiles, creatorApplication: nil)
    file.legacy = LegacySource(stream: stream, limits: limits, globals: globals, words: words)
    return file
  }

  private func sheets(_ globals: LegacyGlobals, _ words: LegacyFormula) throws(WorkbookError) -> [Sheet] {
    let styles = globals.formats
    var sheets: [Sheet] = []
    var known: Set<String> = []
    var cellsLeft = limits.cells
    var mergesLeft = limits.merges
    // Sheets lie one behind the other; a file whose sheets overlap would be read more than once.
    var bytesLeft = stream.bytes.count
    for entry in globals.entries where !entry.isModule {
      guard known.insert(entry.name.lowercased()).inserted else {
        throw .damagedPart(stream.part, reason: .duplicateSheetName(entry.name))
      }
      var kind = entry.kind
      let contents: SheetContents
      if kind == .chart {
        contents = SheetContents(
          storage: SheetStorage(), merges: [], hiddenRows: [], hiddenColumns: [], isProtected: false,
          reading: CellReading(strings: globals.strings, styles: styles, dateSystem: globals.dateSystem))
      } else {
        let reader = LegacySheetReader(
          stream: stream, limits: limits, sharedStringCount: globals.strings.count, words: words,
          cellsLeft: cellsLeft, mergesLeft: mergesLeft)
        let read = try reader.read(
          at: entry.offset, strings: globals.strings, styles: styles, dateSystem: globals.dateSystem)
        contents = read.contents
        if read.isDialog { kind = .dialog }
        bytesLeft -= read.end - entry.offset
        guard bytesLeft >= 0 else { throw stream.damage(BiffKind.boundSheet, at: entry.offset) }
      }
      cellsLeft -= contents.cellCount
      mergesLeft -= contents.merges.ranges.count
      sheets.append(Sheet(name: entry.name, visibility: entry.visibility, kind: kind, contents: contents))
    }
    return sheets
  }
}

/// What a legacy workbook's stream says before its sheets: their names and places, texts, formats, names, date system.
///
/// The code page (CODEPAGE) is not read: every text of BIFF8 is Unicode, in 8 or 16 bits a character.
/// Source: [MS-XLS] 2.1.7.20.3 (Globals substream).
struct LegacyGlobals {
  /// A sheet as the globals announce it ([MS-XLS] 2.4.28, BoundSheet8).
  struct SheetEntry {
    let name: String
    let visibility: Sheet.Visibility
    let kind: Sheet.Kind
    /// Where its substream begins.
    let offset: Int
    /// A module of macros; no sheet anyone sees.
    let isModule: Bool
  }

  /// A defined name before its formula is put into words ([MS-XLS] 2.4.150, Lbl).
  struct Name {
    let name: String
    let isHidden: Bool
    /// The place of the sheet it is valid on, from 0 among all entries; nil for the whole workbook.
    let sheetIndex: Int?
    let formula: [UInt8]
  }

  private(set) var entries: [SheetEntry] = []
  private(set) var dateSystem = DateSystem.from1900
  private(set) var hasMacros = false
  private(set) var names: [Name] = []
  private(set) var references = LegacyReferences()
  private(set) var strings = SharedStrings(SharedStringStorage())
  private var codes: [Int: String] = [:]
  private var identifiers: [Int] = []
  private var looks = LegacyAppearances()

  private let limits: ReadingLimits

  /// Reads the substream that begins at the start of the stream.
  static func read(_ stream: BiffStream, limits: ReadingLimits) throws(WorkbookError) -> LegacyGlobals {
    var result = LegacyGlobals(limits: limits)
    var next = try stream.record(at: 0)?.payload.upperBound ?? 0
    var count = 0
    while let record = try stream.record(at: next) {
      count += 1
      if count & 0xFFF == 0 { try limits.checkTime(part: stream.part) }
      guard record.kind != BiffKind.endOfSubstream else { return result }
      let (segments, behind) = try stream.withContinuations(record)
      next = behind
      try result.read(record, stream.cursor(record, segments), part: stream.part)
    }
    throw stream.damage(BiffKind.endOfSubstream, at: stream.bytes.count)
  }

  private init(limits: ReadingLimits) { self.limits = limits }

  /// The number formats by cell style. Source: [MS-XLS] 2.4.353 (XF), 2.4.126 (Format).
  var formats: CellFormats {
    var known: [Int: NumberFormat] = [:]
    return CellFormats(
      identifiers.map { id in
        let format = known[id] ?? NumberFormat(code: codes[id] ?? StylesPart.builtIn[id] ?? "General")
        known[id] = format
        return format
      })
  }

  /// What the cell styles do to the visibility of a text.
  var appearances: CellAppearances { looks.appearances(codes: identifiers.map { codes[$0] ?? "" }) }

  private mutating func read(
    _ record: BiffStream.Record, _ start: BiffCursor, part: String
  ) throws(WorkbookError) {
    var cursor = start
    switch record.kind {
    case BiffKind.boundSheet:
      guard entries.count < limits.sheets else { throw .limitExceeded(.sheets, part: part) }
      entries.append(try Self.entry(&cursor))
    case BiffKind.date1904: dateSystem = try cursor.uint16() == 1 ? .from1904 : .from1900
    case BiffKind.vbaProject: hasMacros = true
    case BiffKind.extendedFormat:
      let font = try cursor.uint16()
      identifiers.append(try cursor.uint16())
      looks.addStyle(cursor, font: font)
    case BiffKind.font: try looks.addFont(&cursor)
    case BiffKind.palette: try looks.setPalette(&cursor)
    case BiffKind.numberFormat:
      let id = try cursor.uint16()
      if let code = try Self.code(cursor, left: record.payload.count - 2) { codes[id] = code }
    case BiffKind.name: names.append(try Self.name(&cursor))
    case BiffKind.supportingBook: try references.addBook(&cursor)
    case BiffKind.externSheet: try references.addSheets(&cursor)
    case BiffKind.sharedStrings: strings = try sharedStrings(cursor, part: part)
    case BiffKind.externalName: try references.addExternalName(&cursor)
    default: break
    }
  }

  /// A format code. Some writers state a character more than there is; what is there is the code. One without
  /// characters, whatever follows, says nothing (nil): the number's own meaning in every Excel stays.
  private static func code(_ start: BiffCursor, left: Int) throws(WorkbookError) -> String? {
    var cursor = start
    let stated = try cursor.uint16()
    if stated == 0 { return nil }
    var whole = cursor
    if let text = try? whole.text(stated).text { return text }
    return try cursor.text(min(stated, max(left - 3, 0))).text
  }

  private static func entry(_ cursor: inout BiffCursor) throws(WorkbookError) -> SheetEntry {
    let offset = try cursor.uint32()
    let visibility: Sheet.Visibility =
      switch try cursor.byte() & 3 {
      case 0: .visible
      case 1: .hidden
      default: .veryHidden
      }
    let type = try cursor.byte()
    let kind: Sheet.Kind =
      switch type {
      case 1: .macro
      case 2: .chart
      default: .worksheet
      }
    return SheetEntry(
      name: try cursor.string(lengthBytes: 1).text, visibility: visibility, kind: kind, offset: offset,
      isModule: type == 6)
  }

  private static func name(_ cursor: inout BiffCursor) throws(WorkbookError) -> Name {
    let flags = try cursor.uint16()
    try cursor.skip(1)
    let nameLength = Int(try cursor.byte())
    let formulaLength = try cursor.uint16()
    try cursor.skip(2)
    let sheet = try cursor.uint16()
    try cursor.skip(4)
    let written = try cursor.text(nameLength).text
    let isBuiltIn = flags & 0x20 != 0
    var name = written
    if isBuiltIn, let number = written.unicodeScalars.first.map({ Int($0.value) }),
      builtInNames.indices.contains(number)
    {
      name = "_xlnm." + builtInNames[number]
    }
    return Name(
      name: name, isHidden: flags & 1 != 0, sheetIndex: sheet > 0 ? sheet - 1 : nil,
      formula: try cursor.bytes(formulaLength))
  }

  /// Source: [MS-XLS] 2.5.66 (the names Excel defines itself, by number).
  private static let builtInNames = [
    "Consolidate_Area", "Auto_Open", "Auto_Close", "Extract", "Database", "Criteria", "Print_Area", "Print_Titles",
    "Recorder", "Data_Form", "Auto_Activate", "Auto_Deactivate", "Sheet_Title", "_FilterDatabase",
  ]

  /// The shared strings. Their stated number is often wrong in files of other programs, so the data decides: what
  /// follows the stated ones is taken as long as it reads as strings, and fewer are no error.
  /// Source: [MS-XLS] 2.4.265 (SST).
  private static func forEachString(
    _ start: BiffCursor, limits: ReadingLimits, part: String, _ take: (LegacyText) throws(WorkbookError) -> Void
  ) throws(WorkbookError) {
    var cursor = start
    try cursor.skip(4)
    let stated = try cursor.uint32()
    var count = 0
    while !cursor.isAtEnd {
      let entry: LegacyText
      do throws(WorkbookError) {
        entry = try cursor.string(lengthBytes: 2)
      } catch {
        // Bytes left over behind the stated strings are no strings.
        if count >= stated { break }
        throw error
      }
      guard count < limits.sharedStrings else { throw .limitExceeded(.sharedStrings, part: part) }
      count += 1
      if count & 0xFFF == 0 { try limits.checkTime(part: part) }
      try take(entry)
    }
  }

  private func sharedStrings(_ start: BiffCursor, part: String) throws(WorkbookError) -> SharedStrings {
    var texts: [SharedStringStorage.Slice] = []
    var readings: [SharedStringStorage.Slice] = []
    var storage = SharedStringStorage()
    try Self.forEachString(start, limits: limits, part: part) { (entry) throws(WorkbookError) in
      texts.append(try Self.keep(entry.text, in: &storage, limits, part))
      readings.append(try Self.keep(entry.reading ?? "", in: &storage, limits, part))
    }
    texts.withUnsafeBufferPointer { storage.texts.append(contentsOf: $0) }
    readings.withUnsafeBufferPointer { storage.readings.append(contentsOf: $0) }
    return SharedStrings(storage)
  }

  /// The furigana of the shared strings that have any, piece by piece, by the strings' numbers; read again from the start.
  static func phoneticRuns(
    in stream: BiffStream, limits: ReadingLimits
  ) throws(WorkbookError) -> [Int: [PhoneticRun]] {
    var runs: [Int: [PhoneticRun]] = [:]
    var next = 0
    while let record = try stream.record(at: next), record.kind != BiffKind.endOfSubstream {
      let (segments, behind) = try stream.withContinuations(record)
      next = behind
      guard record.kind == BiffKind.sharedStrings else { continue }
      var count = 0
      try forEachString(stream.cursor(record, segments), limits: limits, part: stream.part) { entry in
        let found = entry.phoneticRuns
        if !found.isEmpty { runs[count] = found }
        count += 1
      }
      break
    }
    return runs
  }

  private static func keep(
    _ text: String, in storage: inout SharedStringStorage, _ limits: ReadingLimits, _ part: String
  ) throws(WorkbookError) -> SharedStringStorage.Slice {
    let bytes = Array(EscapedText.encode(text).utf8)
    guard bytes.count <= limits.textBytes else { throw .limitExceeded(.textBytes, part: part) }
    let start = storage.bytes.count
    bytes.withUnsafeBufferPointer { storage.bytes.append(contentsOf: $0) }
    return .init(start: start, length: bytes.count)
  }
}

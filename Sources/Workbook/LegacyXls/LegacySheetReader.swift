/// Reads one sheet's substream into packed cells.
///
/// Cells, merges, hidden rows and columns and whether it is protected; the rest is ``LegacyExtrasReader``'s.
/// Source: [MS-XLS] 2.1.7.20.5 (Worksheet substream), 2.1.7.20.2 (Macro sheet), 2.1.7.20.1 (Chart).
struct LegacySheetReader: ~Copyable {
  private let stream: BiffStream
  private let limits: ReadingLimits
  private let sharedStringCount: Int
  private let words: LegacyFormula
  private var cellsLeft: Int
  private var mergesLeft: Int

  private var storage = SheetStorage()
  private var merges: [CellRange] = []
  private var hiddenRows: Set<Int> = []
  private var hiddenColumns: Set<Int> = []
  private var isProtected = false
  private var isDialog = false
  private var isSorted = true
  private var lastRaw: UInt64?
  /// The formula cell whose text the next STRING record holds.
  private var awaited: (position: PackedPosition, style: UInt16)?
  /// Formulas several cells share, by the cell they are found by.
  private var masters: [PackedPosition: Master] = [:]
  private var followers: [(note: Int, anchor: PackedPosition)] = []

  /// A formula that stands once for several cells: its text as the first of them has it.
  private struct Master {
    let textStart: Int
    let textLength: Int
    /// Whether it is the same formula for every cell: an array formula (配列数式).
    let isArray: Bool
  }

  init(
    stream: BiffStream, limits: ReadingLimits, sharedStringCount: Int, words: LegacyFormula, cellsLeft: Int,
    mergesLeft: Int
  ) {
    self.stream = stream
    self.limits = limits
    self.sharedStringCount = sharedStringCount
    self.words = words
    self.cellsLeft = cellsLeft
    self.mergesLeft = mergesLeft
  }

  /// Reads from the record that begins the substream to the one that ends it; also where that ends.
  consuming func read(
    at offset: Int, strings: SharedStrings, styles: CellFormats, dateSystem: DateSystem
  ) throws(WorkbookError) -> (contents: SheetContents, isDialog: Bool, end: Int) {
    guard let first = try stream.record(at: offset), first.kind == BiffKind.beginning else {
      throw stream.damage(BiffKind.beginning, at: offset)
    }
    var next = first.payload.upperBound
    // Charts stand inside a sheet as substreams of their own.
    var depth = 1
    var recordCount = 0
    while depth > 0 {
      guard let record = try stream.record(at: next) else {
        throw stream.damage(BiffKind.endOfSubstream, at: stream.bytes.count)
      }
      let (segments, behind) = try stream.withContinuations(record)
      next = behind
      recordCount += 1
      if recordCount & 0xFFF == 0 { try limits.checkTime(part: stream.part) }
      if record.kind == BiffKind.beginning {
        depth += 1
      } else if record.kind == BiffKind.endOfSubstream {
        depth -= 1
      } else if depth == 1 {
        try read(record, stream.cursor(record, segments))
      }
    }
    leaveAwaitedText()
    try finish()
    let contents = SheetContents(
      storage: storage, merges: merges, hiddenRows: hiddenRows, hiddenColumns: hiddenColumns,
      isProtected: isProtected, reading: CellReading(strings: strings, styles: styles, dateSystem: dateSystem))
    return (contents, isDialog, next)
  }

  private mutating func read(_ record: BiffStream.Record, _ start: BiffCursor) throws(WorkbookError) {
    var cursor = start
    switch record.kind {
    case BiffKind.labelShared:
      let (position, style) = try cell(&cursor)
      let index = try cursor.uint32()
      guard index < sharedStringCount else {
        throw .damagedPart(
          stream.part, reason: .noSuchSharedString(cell: position.reference, index: String(index)))
      }
      keep(PackedCell(position: position, style: style, kind: .sharedString, sharedStringIndex: index))
    case BiffKind.label, BiffKind.richString:
      let (position, style) = try cell(&cursor)
      try keepText(cursor.string(lengthBytes: 2).text, at: position, style, hasFormula: false)
    case BiffKind.number:
      let (position, style) = try cell(&cursor)
      keepNumber(Double(bitPattern: try cursor.uint64()), at: position, style, hasFormula: false)
    case BiffKind.rk:
      let (position, style) = try cell(&cursor)
      keepNumber(Self.number(rk: try cursor.uint32()), at: position, style, hasFormula: false)
    case BiffKind.mulRK: try readNumbers(&cursor, length: record.payload.count)
    case BiffKind.booleanOrError:
      let (position, style) = try cell(&cursor)
      let value = try cursor.byte()
      keepBoolean(value, isError: try cursor.byte() != 0, at: position, style, hasFormula: false)
    case BiffKind.formula: try readFormula(&cursor)
    case BiffKind.string: try readText(&cursor)
    case BiffKind.sharedFormula: try readMaster(&cursor, headLength: 8, isArray: false)
    case BiffKind.array: try readMaster(&cursor, headLength: 12, isArray: true)
    case BiffKind.mergeCells: try readMerges(&cursor)
    case BiffKind.row: try readRow(&cursor)
    case BiffKind.columnInfo: try readColumns(&cursor)
    case BiffKind.protect: isProtected = try cursor.uint16() != 0
    case BiffKind.sheetOptions: isDialog = try cursor.uint16() & 0x10 != 0
    default: break
    }
  }

  // MARK: Rows, columns, merges

  /// Source: [MS-XLS] 2.4.220 (Row, fDyZero).
  private mutating func readRow(_ cursor: inout BiffCursor) throws(WorkbookError) {
    let row = try cursor.uint16()
    try cursor.skip(10)
    if try cursor.byte() & 0x20 != 0 { hiddenRows.insert(row + 1) }
  }

  /// Source: [MS-XLS] 2.4.53 (ColInfo, fHidden).
  private mutating func readColumns(_ cursor: inout BiffCursor) throws(WorkbookError) {
    let first = try cursor.uint16()
    let last = min(try cursor.uint16(), 255)
    try cursor.skip(4)
    if try cursor.byte() & 1 != 0, first <= last { hiddenColumns.formUnion((first + 1)...(last + 1)) }
  }

  /// Source: [MS-XLS] 2.4.168 (MergeCells), 2.5.211 (Ref8).
  private mutating func readMerges(_ cursor: inout BiffCursor) throws(WorkbookError) {
    for _ in 0..<(try cursor.uint16()) {
      let firstRow = try cursor.uint16()
      let lastRow = try cursor.uint16()
      let firstColumn = try cursor.uint16()
      let lastColumn = try cursor.uint16()
      mergesLeft -= 1
      guard mergesLeft >= 0 else { throw .limitExceeded(.merges, part: stream.part) }
      guard firstRow <= lastRow, firstColumn <= lastColumn, lastColumn < 256 else { throw cursor.damage }
      guard firstRow < lastRow || firstColumn < lastColumn else { continue }
      merges.append(
        CellRange(
          CellReference(rowNumber: firstRow + 1, columnNumber: firstColumn + 1),
          CellReference(rowNumber: lastRow + 1, columnNumber: lastColumn + 1)))
    }
  }

  // MARK: Cells

  /// Where a cell stands and its style. Source: [MS-XLS] 2.5.13 (Cell).
  private mutating func cell(_ cursor: inout BiffCursor) throws(WorkbookError) -> (PackedPosition, UInt16) {
    let row = try cursor.uint16()
    let column = try cursor.uint16()
    return (try place(row, column), UInt16(truncatingIfNeeded: try cursor.uint16()))
  }

  /// Checks a position against the limits and counts the cell.
  private mutating func place(_ row: Int, _ column: Int) throws(WorkbookError) -> PackedPosition {
    leaveAwaitedText()
    cellsLeft -= 1
    guard cellsLeft >= 0 else { throw .limitExceeded(.cells, part: stream.part) }
    guard row < limits.lastRowNumber else { throw .limitExceeded(.rows, part: stream.part) }
    guard column < min(limits.lastColumnNumber, CellReference.lastColumnNumber) else {
      throw .limitExceeded(.columns, part: stream.part)
    }
    return PackedPosition(rowIndex: row, columnIndex: column)
  }

  /// Source: [MS-XLS] 2.4.175 (MulRk), 2.5.220 (RkRec).
  private mutating func readNumbers(_ cursor: inout BiffCursor, length: Int) throws(WorkbookError) {
    guard length >= 12 else { throw cursor.damage }
    let row = try cursor.uint16()
    let first = try cursor.uint16()
    for index in 0..<((length - 6) / 6) {
      let position = try place(row, first + index)
      let style = UInt16(truncatingIfNeeded: try cursor.uint16())
      keepNumber(Self.number(rk: try cursor.uint32()), at: position, style, hasFormula: false)
    }
  }

  /// A number in 30 bits: a whole number or the upper bits of a double, in both cases perhaps of a hundredth.
  /// Source: [MS-XLS] 2.5.217 (RkNumber).
  static func number(rk: Int) -> Double {
    let number: Double =
      rk & 2 != 0
      ? Double(Int32(truncatingIfNeeded: rk) >> 2) : Double(bitPattern: UInt64(rk & 0xFFFF_FFFC) << 32)
    return rk & 1 != 0 ? number / 100 : number
  }

  /// Source: [MS-XLS] 2.4.127 (Formula), 2.5.133 (FormulaValue).
  private mutating func readFormula(_ cursor: inout BiffCursor) throws(WorkbookError) {
    let (position, style) = try cell(&cursor)
    let value = try cursor.uint64()
    try cursor.skip(6)
    let length = try cursor.uint16()
    try keepFormula(words.parsed(try cursor.bytes(length)), at: position)
    guard value >> 48 == 0xFFFF else {
      return keepNumber(Double(bitPattern: value), at: position, style, hasFormula: true)
    }
    let detail = UInt8(truncatingIfNeeded: value >> 16)
    switch value & 0xFF {
    case 0: awaited = (position, style)
    case 1: keepBoolean(detail, isError: false, at: position, style, hasFormula: true)
    case 2: keepBoolean(detail, isError: true, at: position, style, hasFormula: true)
    case 3: try keepText("", at: position, style, hasFormula: true)
    default: throw cursor.damage
    }
  }

  /// The text a formula gave, in a record of its own. Source: [MS-XLS] 2.4.268 (String).
  private mutating func readText(_ cursor: inout BiffCursor) throws(WorkbookError) {
    guard let (position, style) = awaited else { return }
    awaited = nil
    try keepText(cursor.string(lengthBytes: 2).text, at: position, style, hasFormula: true)
  }

  /// A formula that gave a text, and no text: the result is not in the file.
  private mutating func leaveAwaitedText() {
    guard let (position, style) = awaited else { return }
    awaited = nil
    var packed = PackedCell(position: position, style: style, kind: .missing, textStart: 0, textLength: 0)
    packed.hasFormula = true
    keep(packed)
  }

  private mutating func keepFormula(_ parsed: LegacyFormula.Parsed, at position: PackedPosition) throws(WorkbookError) {
    switch parsed {
    case .text(let text):
      let (start, length) = try append(text)
      storage.formulas.append(
        PackedNote(position: position, writtenFor: position, textStart: start, textLength: length))
    case .shared(let anchor):
      followers.append((storage.formulas.count, anchor))
      storage.formulas.append(PackedNote(position: position, writtenFor: position, textStart: 0, textLength: 0))
    }
  }

  /// A formula for several cells, which follows the first one that uses it.
  /// Source: [MS-XLS] 2.4.277 (ShrFmla), 2.4.4 (Array), 2.5.198.58 (PtgExp).
  private mutating func readMaster(
    _ cursor: inout BiffCursor, headLength: Int, isArray: Bool
  ) throws(WorkbookError) {
    guard let anchor = followers.last?.anchor, masters[anchor] == nil else { return }
    try cursor.skip(headLength)
    let tokens = try cursor.bytes(try cursor.uint16())
    let (start, length) = try append(words.text(tokens, relativeTo: anchor) ?? LegacyFormula.unknown)
    masters[anchor] = Master(textStart: start, textLength: length, isArray: isArray)
  }

  private mutating func keepNumber(
    _ number: Double, at position: PackedPosition, _ style: UInt16, hasFormula: Bool
  ) {
    // No honest file has infinities; Excel shows them as this error.
    let kind: PackedCell.Kind = number.isFinite ? .number : .error
    let (start, length) = appendShort(number.isFinite ? LegacyNumber.digits(number) : "#NUM!")
    var packed = PackedCell(position: position, style: style, kind: kind, textStart: start, textLength: length)
    packed.hasFormula = hasFormula
    keep(packed)
  }

  /// Source: [MS-XLS] 2.4.24 (BoolErr), 2.5.10 (Bes).
  private mutating func keepBoolean(
    _ value: UInt8, isError: Bool, at position: PackedPosition, _ style: UInt16, hasFormula: Bool
  ) {
    let text = isError ? LegacyNumber.errorName(value) : value == 0 ? "0" : "1"
    let (start, length) = appendShort(text)
    var packed = PackedCell(
      position: position, style: style, kind: isError ? .error : .boolean, textStart: start, textLength: length)
    packed.hasFormula = hasFormula
    keep(packed)
  }

  private mutating func keepText(
    _ text: String, at position: PackedPosition, _ style: UInt16, hasFormula: Bool
  ) throws(WorkbookError) {
    // A label without characters is a blank cell; a formula may give an empty text.
    guard hasFormula || !text.isEmpty else { return }
    let (start, length) = try append(text)
    var packed = PackedCell(position: position, style: style, kind: .text, textStart: start, textLength: length)
    packed.hasFormula = hasFormula
    keep(packed)
  }

  private mutating func append(_ text: String) throws(WorkbookError) -> (start: Int, length: Int) {
    let escaped = EscapedText.encode(text)
    guard escaped.utf8.count <= min(limits.textBytes, PackedCell.longestText) else {
      throw .limitExceeded(.textBytes, part: stream.part)
    }
    guard storage.texts.count <= limits.inflatedBytesPerPart else {
      throw .limitExceeded(.inflatedBytesPerPart, part: stream.part)
    }
    return appendShort(escaped)
  }

  private mutating func appendShort(_ text: String) -> (start: Int, length: Int) {
    let start = storage.texts.count
    var text = text
    text.withUTF8 { storage.texts.append(contentsOf: $0) }
    return (start, storage.texts.count - start)
  }

  private mutating func keep(_ packed: PackedCell) {
    let raw = packed.position.rawValue
    if let lastRaw, lastRaw >= raw { isSorted = false }
    lastRaw = raw
    storage.cells.append(packed)
  }

  /// Puts the cells in row-major order and gives formulas that lean on another cell's their text.
  private mutating func finish() throws(WorkbookError) {
    let (start, length) = followers.isEmpty ? (0, 0) : appendShort(LegacyFormula.unknown)
    for (place, anchor) in followers {
      let note = storage.formulas.elements[place]
      let master = masters[anchor]
      storage.formulas.elements[place] = PackedNote(
        position: note.position, writtenFor: master.map { $0.isArray ? note.position : anchor } ?? note.position,
        textStart: master?.textStart ?? start, textLength: master?.textLength ?? length)
    }
    guard !isSorted else { return }
    var cells = storage.cells.elements
    cells.sort { $0.position.rawValue < $1.position.rawValue }
    var formulas = storage.formulas.elements
    formulas.sort { $0.position.rawValue < $1.position.rawValue }
    for (left, right) in zip(cells, cells.dropFirst()) where left.position == right.position {
      throw .damagedPart(stream.part, reason: .duplicateCell(left.position.reference))
    }
  }
}

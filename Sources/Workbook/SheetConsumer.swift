/// Reads a sheet's XML into packed cells.
///
/// Its state lives behind a pointer, so that millions of callbacks pay no exclusivity checks and make no Swift string.
/// Source: ECMA-376 part 1, 18.3.1 (worksheets).
final class SheetConsumer: XMLConsumer {
  let limits: ReadingLimits
  let sharedStringCount: Int
  private var cellsLeft: Int
  private var mergesLeft: Int
  private(set) var state: UnsafeMutablePointer<SheetState>?

  /// Called at the end of each row the SAX parser brings; for a pull of rows.
  var rowEnd: (() throws(WorkbookError) -> Void)?

  private(set) var merges: [CellRange] = []
  private(set) var hiddenRows: Set<Int> = []
  private(set) var hiddenColumns: Set<Int> = []
  private(set) var isProtected = false

  /// - Parameter limits: how many cells and merges this sheet may still have, and the rest.
  init(part: String, limits: ReadingLimits, sharedStringCount: Int) {
    self.limits = limits
    self.sharedStringCount = sharedStringCount
    cellsLeft = limits.cells
    mergesLeft = limits.merges
    super.init(part: part)
  }

  deinit {
    state?.deinitialize(count: 1)
    state?.deallocate()
  }

  /// Whether the rows are being read.
  var isInSheetData: Bool { state?.pointee.isInSheetData ?? false }

  /// The cells, in row-major order whatever the file's; the consumer is then spent.
  /// - Throws: ``WorkbookError/DamageReason/duplicateCell(_:)``.
  func finish() throws(WorkbookError) -> SheetStorage {
    guard let state else { return SheetStorage() }
    self.state = nil
    defer { state.deallocate() }
    state.pointee.resolveSharedFormulas()
    if let twice = state.pointee.sort() {
      state.deinitialize(count: 1)
      throw .damagedPart(part, reason: .duplicateCell(twice.reference))
    }
    let last = state.move()
    return last.storage
  }

  override func begin(_ names: XMLNameTable) {
    let made = UnsafeMutablePointer<SheetState>.allocate(capacity: 1)
    made.initialize(to: SheetState(names: SheetNames(names)))
    state = made
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard let state, failure == nil else { return }
    let names = state.pointee.names
    if state.pointee.isInCell {
      startInsideCell(name, attributes, state)
    } else if name == names.c, state.pointee.isInSheetData {
      startCell(attributes, state)
    } else if name == names.row, state.pointee.isInSheetData {
      startRow(attributes, state)
    } else if name == names.sheetData {
      state.pointee.isInSheetData = true
    } else if name == names.mergeCell {
      startMerge(attributes, names)
    } else if name == names.col {
      startColumns(attributes, names)
    } else if name == names.sheetProtection {
      isProtected = attributes.contains { $0.name == names.sheet && $0.isPlain && $0.isTrue }
    } else if !state.pointee.isRooted, name != names.worksheet, name != names.macrosheet {
      failure = .damagedPart(part, reason: .unexpectedRoot(name.text))
    }
    state.pointee.isRooted = true
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let state, state.pointee.target != .none, failure == nil else { return }
    let length = state.pointee.append(bytes)
    if length > limits.textBytes { failure = .limitExceeded(.textBytes, part: part) }
  }

  override func end(_ name: XMLName) {
    guard let state, failure == nil else { return }
    let names = state.pointee.names
    if state.pointee.isInCell {
      if name == names.c {
        endCell(state)
      } else if name == names.t {
        state.pointee.endRun()
      } else if name == names.rPh {
        state.pointee.isInPhonetic = false
      } else if name == names.v || name == names.f {
        state.pointee.target = .none
      }
    } else if name == names.sheetData {
      state.pointee.isInSheetData = false
    } else if name == names.row, let rowEnd {
      do { try rowEnd() } catch { failure = error }
    }
  }

  // MARK: Rows, columns, merges

  private func startRow(_ attributes: XMLAttributes, _ state: UnsafeMutablePointer<SheetState>) {
    let names = state.pointee.names
    var rowIndex = state.pointee.rowIndex + 1
    var isHidden = false
    for attribute in attributes where attribute.isPlain {
      if attribute.name == names.r {
        guard let number = attribute.number, (1...CellReference.lastRowNumber).contains(number) else {
          return refuse(attribute)
        }
        rowIndex = number - 1
      } else if attribute.name == names.hidden {
        isHidden = attribute.isTrue
      }
    }
    guard rowIndex < CellReference.lastRowNumber else {
      failure = .limitExceeded(.rows, part: part)
      return
    }
    state.pointee.rowIndex = rowIndex
    state.pointee.columnIndex = -1
    if isHidden { hiddenRows.insert(rowIndex + 1) }
  }

  private func startColumns(_ attributes: XMLAttributes, _ names: SheetNames) {
    var first = 0
    var last = 0
    var isHidden = false
    for attribute in attributes where attribute.isPlain {
      if attribute.name == names.min { first = attribute.number ?? 0 }
      if attribute.name == names.max { last = attribute.number ?? 0 }
      if attribute.name == names.hidden { isHidden = attribute.isTrue }
    }
    if isHidden, first >= 1, last >= first {
      hiddenColumns.formUnion(first...min(last, CellReference.lastColumnNumber))
    }
  }

  private func startMerge(_ attributes: XMLAttributes, _ names: SheetNames) {
    for attribute in attributes where attribute.isPlain && attribute.name == names.ref {
      guard let range = CellRange(attribute.text) else { return refuse(attribute) }
      mergesLeft -= 1
      guard mergesLeft >= 0 else {
        failure = .limitExceeded(.merges, part: part)
        return
      }
      if range.topLeft != range.bottomRight { merges.append(range) }
    }
  }

  // MARK: Cells

  private func startCell(_ attributes: XMLAttributes, _ state: UnsafeMutablePointer<SheetState>) {
    let names = state.pointee.names
    state.pointee.beginCell()
    var position: PackedPosition?
    for attribute in attributes where attribute.isPlain {
      if attribute.name == names.r {
        position = PackedPosition(parsing: attribute.value)
        if position == nil { return refuse(attribute) }
      } else if attribute.name == names.s {
        // Some writers leave the attribute empty.
        guard let style = attribute.value.isEmpty ? 0 : attribute.number else { return refuse(attribute) }
        state.pointee.style = UInt16(clamping: style)
      } else if attribute.name == names.t {
        guard let type = SheetState.CellType(attribute.value) else { return refuse(attribute) }
        state.pointee.type = type
      }
    }
    guard state.pointee.place(position) else {
      failure = .limitExceeded(.columns, part: part)
      return
    }
  }

  private func startInsideCell(
    _ name: XMLName, _ attributes: XMLAttributes, _ state: UnsafeMutablePointer<SheetState>
  ) {
    let names = state.pointee.names
    if name == names.v {
      state.pointee.hasValue = true
      state.pointee.target = .value
    } else if name == names.f {
      state.pointee.target = .formula
      state.pointee.formula.isPresent = true
      for attribute in attributes where attribute.isPlain {
        if attribute.name == names.t { state.pointee.formula.isPlain = attribute.equals("normal") }
        if attribute.name == names.si { state.pointee.formula.sharedIndex = attribute.number ?? -1 }
      }
    } else if name == names.is {
      state.pointee.hasInlineText = true
      state.pointee.isInInlineText = true
    } else if name == names.rPh {
      state.pointee.isInPhonetic = true
    } else if name == names.t, state.pointee.isInInlineText {
      state.pointee.beginRun(keepsSpace: TextRun.keepsSpace(attributes, named: names.space))
    }
  }

  /// Keeps the cell that has ended, unless it is blank; sets `failure` when a limit or the table of strings forbids.
  func endCell(_ state: UnsafeMutablePointer<SheetState>) {
    state.pointee.isInCell = false
    state.pointee.target = .none
    guard let kind = state.pointee.kindOfCell() else { return }
    let position = state.pointee.position
    guard takeCell(at: position) else { return }
    guard kind == .sharedString else {
      state.pointee.keepCell(kind)
      return
    }
    guard let index = state.pointee.valueAsIndex, index < sharedStringCount else {
      let text = String(decoding: UnsafeBufferPointer(state.pointee.value.elements), as: UTF8.self)
      failure = .damagedPart(part, reason: .noSuchSharedString(cell: position.reference, index: text))
      return
    }
    state.pointee.keepCell(sharedStringIndex: index)
  }

  /// Counts a cell against the limits; false, with `failure` set, when they forbid it.
  func takeCell(at position: PackedPosition) -> Bool {
    cellsLeft -= 1
    if cellsLeft < 0 {
      failure = .limitExceeded(.cells, part: part)
    } else if position.rowIndex >= limits.lastRowNumber {
      failure = .limitExceeded(.rows, part: part)
    } else if position.columnIndex >= limits.lastColumnNumber {
      failure = .limitExceeded(.columns, part: part)
    } else {
      return true
    }
    return false
  }

  /// Notes a hidden row.
  func hide(rowNumber: Int) { hiddenRows.insert(rowNumber) }

  /// The hidden rows noted since the last call.
  func takeHiddenRows() -> Set<Int> {
    defer { hiddenRows = [] }
    return hiddenRows
  }

  private func refuse(_ attribute: XMLAttributes.Attribute) {
    failure = .damagedPart(part, reason: .badAttribute(name: attribute.name.text, value: attribute.text))
  }
}

/// The names a sheet's reader looks for.
struct SheetNames {
  let worksheet, macrosheet, sheetData, row, c, v, f, t, r, s, si, rPh, space: XMLName
  let `is`, hidden, mergeCell, ref, col, min, max, sheetProtection, sheet: XMLName

  init(_ names: XMLNameTable) {
    worksheet = names("worksheet")
    macrosheet = names("macrosheet")
    sheetData = names("sheetData")
    row = names("row")
    c = names("c")
    v = names("v")
    f = names("f")
    t = names("t")
    r = names("r")
    s = names("s")
    si = names("si")
    rPh = names("rPh")
    space = names("space")
    `is` = names("is")
    hidden = names("hidden")
    mergeCell = names("mergeCell")
    ref = names("ref")
    col = names("col")
    min = names("min")
    max = names("max")
    sheetProtection = names("sheetProtection")
    sheet = names("sheet")
  }
}

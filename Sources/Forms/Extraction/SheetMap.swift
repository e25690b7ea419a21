internal import Workbook

/// One sheet, its texts folded and indexed once, so that looking for labels costs nothing per field.
struct SheetMap: Sendable {
  /// A cell a person sees, with the cells it covers.
  struct Entry: Sendable {
    let range: CellRange
    let cell: Cell
    /// Nil for numbers, dates and texts too long for a label.
    let label: LabelText?

    var row: Int { range.topLeft.rowNumber }
    var column: Int { range.topLeft.columnNumber }
  }

  /// How much of a sheet is looked at. No form of the programme comes near it; a list of a million rows is no form.
  static let lastRow = 3_000
  static let lastColumn = 256

  let name: String
  /// The sheet's name as addresses of its cells give it: with its file, `[別紙.xlsx]Sheet1`, in a form of several files.
  var addressName: String
  let isVisible: Bool
  /// The visible cells that hold something, row by row from left to right.
  let entries: [Entry]
  /// The last row and column anything stands in; 0 for an empty sheet.
  let lastUsedRow: Int
  let lastUsedColumn: Int

  private let byKey: [String: [Int]]
  private let byBare: [String: [Int]]
  private let byCore: [String: [Int]]
  private let byCell: [Int: Int]
  private let mergesByRow: [Int: [CellRange]]
  private let tallMerges: [CellRange]

  init(_ sheet: Sheet) {
    self.init(
      name: sheet.name, isVisible: sheet.visibility == .visible,
      cells: sheet.cells.lazy.map { ($0.reference, $0.cell) }, merges: sheet.merges)
  }

  init(name: String, isVisible: Bool, cells: some Sequence<(CellReference, Cell)>, merges: [CellRange]) {
    self.name = name
    addressName = name
    self.isVisible = isVisible
    var byRow: [Int: [CellRange]] = [:]
    var tall: [CellRange] = []
    for merge in merges where merge.topLeft.rowNumber <= Self.lastRow {
      guard merge.rowCount <= 200 else {
        tall.append(merge)
        continue
      }
      for row in merge.topLeft.rowNumber...merge.bottomRight.rowNumber { byRow[row, default: []].append(merge) }
    }
    mergesByRow = byRow
    tallMerges = tall

    var entries: [Entry] = []
    var byKey: [String: [Int]] = [:]
    var byBare: [String: [Int]] = [:]
    var byCore: [String: [Int]] = [:]
    var byCell: [Int: Int] = [:]
    var lastRow = 0
    var lastColumn = 0
    for (reference, cell) in cells {
      if reference.rowNumber > Self.lastRow { break }
      guard reference.columnNumber <= Self.lastColumn, !Self.isEmpty(cell) else { continue }
      let range = Self.merge(at: reference, byRow, tall) ?? CellRange(reference, reference)
      // What a merge covers nobody sees.
      guard range.topLeft == reference else { continue }
      var label: LabelText?
      if case .text(let text) = cell.value, text.utf16.count <= LabelText.longest {
        let folded = LabelText(text)
        label = folded
        byKey[folded.key, default: []].append(entries.count)
        byCore[folded.core, default: []].append(entries.count)
        if folded.bare != folded.key { byBare[folded.bare, default: []].append(entries.count) }
      }
      byCell[Self.pack(reference)] = entries.count
      entries.append(Entry(range: range, cell: cell, label: label))
      lastRow = max(lastRow, range.bottomRight.rowNumber)
      lastColumn = max(lastColumn, min(range.bottomRight.columnNumber, Self.lastColumn))
    }
    self.entries = entries
    self.byKey = byKey
    self.byBare = byBare
    self.byCore = byCore
    self.byCell = byCell
    lastUsedRow = min(lastRow, Self.lastRow)
    lastUsedColumn = lastColumn
  }

  /// The entries with one of these labels: those written exactly so, or else those with a number before or a mark
  /// behind them, or else those whose core is the labels' core.
  func entries(labelled labels: [LabelText]) -> [Int] {
    let exact = Set(labels.flatMap { byKey[$0.key] ?? [] })
    if !exact.isEmpty { return exact.sorted() }
    let bare = Set(labels.flatMap { (byBare[$0.key] ?? []) + ($0.bare == $0.key ? [] : byKey[$0.bare] ?? []) })
    return (bare.isEmpty ? Set(labels.flatMap { byCore[$0.core] ?? [] }) : bare).sorted()
  }

  /// The entries with one of these labels, whether written exactly so or with additions.
  func allEntries(labelled labels: [LabelText]) -> [Int] {
    Set(labels.flatMap { (byKey[$0.key] ?? []) + (byCore[$0.core] ?? []) }).sorted()
  }

  /// Every text on the sheet, folded, each once.
  var keys: Dictionary<String, [Int]>.Keys { byKey.keys }
  /// Every text without what editions add around it, each once.
  var cores: Dictionary<String, [Int]>.Keys { byCore.keys }

  /// Whether a text stands on the sheet as it is.
  func has(key: String) -> Bool { byKey[key] != nil }

  /// The entries that say exactly one of these, by key.
  func entries(exactly keys: [String]) -> [Int] { Set(keys.flatMap { byKey[$0] ?? [] }).sorted() }

  /// How many cells say exactly that.
  func count(ofKey key: String) -> Int { byKey[key]?.count ?? 0 }

  /// The address of a cell of the sheet.
  func address(of cell: CellReference) -> CellAddress { CellAddress(sheetName: addressName, cell: cell) }

  /// Whether the label stands anywhere on the sheet.
  func has(_ label: LabelText) -> Bool { byKey[label.key] != nil || byCore[label.core] != nil }

  /// The entry that covers the cell.
  func entryIndex(at reference: CellReference) -> Int? { byCell[Self.pack(extent(at: reference).topLeft)] }

  /// The cell a person sees there; the top left cell of a merge.
  func cell(at reference: CellReference) -> Cell { entryIndex(at: reference).map { entries[$0].cell } ?? .empty }

  /// The merge around the cell, or the cell alone.
  func extent(at reference: CellReference) -> CellRange {
    Self.merge(at: reference, mergesByRow, tallMerges) ?? CellRange(reference, reference)
  }

  private static func merge(at cell: CellReference, _ byRow: [Int: [CellRange]], _ tall: [CellRange]) -> CellRange? {
    byRow[cell.rowNumber]?.first { $0.contains(cell) } ?? tall.first { $0.contains(cell) }
  }

  /// Blanks only are nothing; a formula or an error is something.
  private static func isEmpty(_ cell: Cell) -> Bool {
    if cell.formula != nil { return false }
    switch cell.value {
    case .empty: return !cell.isMissingCachedValue
    case .text(let text): return text.allSatisfy { $0.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }
    case .number, .boolean, .date, .time, .dateTime, .duration, .error: return false
    }
  }

  private static func pack(_ reference: CellReference) -> Int { reference.rowNumber << 16 | reference.columnNumber }
}

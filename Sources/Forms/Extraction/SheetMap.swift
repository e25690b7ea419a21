internal import Programme
internal import Workbook

/// One sheet, its texts folded and indexed once, so that looking for labels costs nothing per field.
struct SheetMap: Sendable {
  /// A cell a person sees, with the cells it covers.
  struct Entry: Sendable {
    let range: CellRange
    /// Nil for numbers, dates and texts too long for a label.
    let label: LabelText?
    fileprivate let source: CellSource
    fileprivate let place: Int

    var row: Int { range.topLeft.rowNumber }
    var column: Int { range.topLeft.columnNumber }
    /// The cell; made anew whenever it is asked for.
    var cell: Cell { source.cell(at: place) }
  }

  /// The visible cells that hold something; each is made when asked for, since of a long list nobody asks for most.
  struct Entries: RandomAccessCollection, Sendable {
    fileprivate let source: CellSource
    fileprivate var slots: [Slot] = []
    fileprivate var labels: [LabelText] = []

    fileprivate init(_ source: CellSource) { self.source = source }

    var startIndex: Int { 0 }
    var endIndex: Int { slots.count }

    subscript(index: Int) -> Entry {
      let slot = slots[index]
      return Entry(range: slot.range, label: slot.label.map { labels[$0] }, source: source, place: slot.place)
    }
  }

  fileprivate struct Slot: Sendable {
    let range: CellRange
    /// The cell's place in the source.
    let place: Int
    /// The label's place among the sheet's.
    let label: Int?
  }

  /// How much of a sheet is looked at. No form of the programme comes near it; a list of a million rows is no form.
  static let lastRow = 3_000
  static let lastColumn = 256

  let name: String
  /// The sheet's name as addresses of its cells give it: with its file, `[別紙.xlsx]Sheet1`, in a form of several files.
  var addressName: String
  let isVisible: Bool
  /// The visible cells that hold something, row by row from left to right.
  let entries: Entries
  /// The texts of the entries.
  let words: WordIndex
  /// The last row and column anything stands in; 0 for an empty sheet.
  let lastUsedRow: Int
  let lastUsedColumn: Int
  /// The cells with a formula whose result the file does not hold.
  let cellsWithoutValue: [CellReference]

  private let merges: MergesByRow

  init(_ sheet: Sheet) {
    self.init(
      name: sheet.name, isVisible: sheet.visibility == .visible, source: .sheet(sheet.cells), merges: sheet.merges)
  }

  /// - Parameter cells: in row-major order.
  init(name: String, isVisible: Bool, cells: [(CellReference, Cell)], merges: [CellRange]) {
    self.init(name: name, isVisible: isVisible, source: .list(cells), merges: merges)
  }

  private init(name: String, isVisible: Bool, source: CellSource, merges: [CellRange]) {
    self.name = name
    addressName = name
    self.isVisible = isVisible
    let merges = MergesByRow(merges)
    var entries = Entries(source)
    var words = WordIndex()
    var shared = SharedContents()
    var cellsWithoutValue: [CellReference] = []
    var lastRow = 0
    var lastColumn = 0
    for place in 0..<source.count {
      let (reference, outline) = source.outline(at: place)
      if reference.rowNumber > Self.lastRow { break }
      guard reference.columnNumber <= Self.lastColumn else { continue }
      let range = merges.merge(at: reference) ?? CellRange(reference, reference)
      // What a merge covers nobody sees.
      guard range.topLeft == reference else { continue }
      let content: CellContents
      switch outline {
      case .number: content = .other
      case .sharedText(let index):
        if let known = shared[index] {
          content = known
        } else {
          content = CellContents(source.cell(at: place), &entries.labels)
          shared[index] = content
        }
      case .other:
        let cell = source.cell(at: place)
        content = CellContents(cell, &entries.labels)
        if cell.isMissingCachedValue { cellsWithoutValue.append(reference) }
      }
      switch content {
      case .nothing: continue
      case .other: words.skip()
      case .label(let label): words.add(entries.labels[label])
      }
      entries.slots.append(Slot(range: range, place: place, label: content.label))
      lastRow = max(lastRow, range.bottomRight.rowNumber)
      lastColumn = max(lastColumn, min(range.bottomRight.columnNumber, Self.lastColumn))
    }
    self.entries = entries
    self.words = words
    self.merges = merges
    self.cellsWithoutValue = cellsWithoutValue
    lastUsedRow = min(lastRow, Self.lastRow)
    lastUsedColumn = lastColumn
  }

  /// The entries with one of these labels: those written exactly so, or else those with a number before or a mark
  /// behind them, or else those whose core is the labels' core.
  func entries(labelled labels: [LabelText]) -> [Int] {
    let exact = words.entries(labels.map { ($0.keyWord, .key) })
    if !exact.isEmpty { return exact }
    let bare = words.entries(
      labels.flatMap { $0.bareWord == $0.keyWord ? [($0.keyWord, .bare)] : [($0.keyWord, .bare), ($0.bareWord, .key)] })
    return bare.isEmpty ? words.entries(labels.map { ($0.coreWord, .core) }) : bare
  }

  /// The entries with one of these labels, whether written exactly so or with additions.
  func allEntries(labelled labels: [LabelText]) -> [Int] {
    words.entries(labels.flatMap { [($0.keyWord, .key), ($0.coreWord, .core)] })
  }

  /// The entries that say exactly one of these, by key.
  func entries(exactly keys: [String]) -> [Int] { words.entries(keys.map { (FoldedText($0), .key) }) }

  /// How many cells say exactly that.
  func count(of word: FoldedText) -> Int { words.entries([(word, .key)]).count }

  /// The address of a cell of the sheet.
  func address(of cell: CellReference) -> CellAddress { CellAddress(sheetName: addressName, cell: cell) }

  /// Whether the label stands anywhere on the sheet.
  func has(_ label: LabelText) -> Bool { words.has(label.keyWord, as: .key) || words.has(label.coreWord, as: .core) }

  /// The entry that covers the cell.
  func entryIndex(at reference: CellReference) -> Int? {
    let corner = extent(at: reference).topLeft
    let slots = entries.slots
    var low = 0
    var high = slots.count
    while low < high {
      let middle = (low + high) / 2
      if slots[middle].range.topLeft < corner { low = middle + 1 } else { high = middle }
    }
    return low < slots.count && slots[low].range.topLeft == corner ? low : nil
  }

  /// The cell a person sees there; the top left cell of a merge.
  func cell(at reference: CellReference) -> Cell { entryIndex(at: reference).map { entries[$0].cell } ?? .empty }

  /// The merge around the cell, or the cell alone.
  func extent(at reference: CellReference) -> CellRange {
    merges.merge(at: reference) ?? CellRange(reference, reference)
  }
}

/// Where the cells of a sheet are.
private enum CellSource: Sendable {
  case sheet(Sheet.Cells)
  case list([(CellReference, Cell)])

  var count: Int {
    switch self {
    case .sheet(let cells): cells.count
    case .list(let cells): cells.count
    }
  }

  func cell(at place: Int) -> Cell {
    switch self {
    case .sheet(let cells): cells[place].cell
    case .list(let cells): cells[place].1
    }
  }

  func outline(at place: Int) -> (reference: CellReference, outline: Sheet.Outline) {
    switch self {
    case .sheet(let cells): cells.outline(at: place)
    case .list(let cells): (cells[place].0, .other)
    }
  }
}

/// What a cell is to a form.
private enum CellContents: BitwiseCopyable {
  /// Blanks only are nothing; a formula or an error is something.
  case nothing
  /// A text short enough for a label, by its place among the sheet's labels.
  case label(Int)
  case other

  init(_ cell: Cell, _ labels: inout [LabelText]) {
    if case .text(let text) = cell.value {
      if cell.formula == nil, JapaneseText.isBlank(text) {
        self = .nothing
      } else if LabelText.isShort(text) {
        self = .label(labels.count)
        labels.append(LabelText(text))
      } else {
        self = .other
      }
    } else {
      self = cell.value == .empty && cell.formula == nil && !cell.isMissingCachedValue ? .nothing : .other
    }
  }

  var label: Int? { if case .label(let place) = self { place } else { nil } }
}

/// What the shared texts of a workbook are to a form, as far as they have been looked at.
private struct SharedContents {
  private var known: [CellContents?] = []

  subscript(index: Int) -> CellContents? {
    get { index < known.count ? known[index] : nil }
    set {
      if index >= known.count { known += Array(repeating: nil, count: index - known.count + 1) }
      known[index] = newValue
    }
  }
}

/// The merges of a sheet, by the rows they cover.
private struct MergesByRow: Sendable {
  private var byRow: [Int: [CellRange]] = [:]
  private var tall: [CellRange] = []

  init(_ merges: [CellRange]) {
    for merge in merges where merge.topLeft.rowNumber <= SheetMap.lastRow {
      guard merge.rowCount <= 200 else {
        tall.append(merge)
        continue
      }
      for row in merge.topLeft.rowNumber...merge.bottomRight.rowNumber { byRow[row, default: []].append(merge) }
    }
  }

  func merge(at cell: CellReference) -> CellRange? {
    byRow[cell.rowNumber]?.first { $0.contains(cell) } ?? tall.first { $0.contains(cell) }
  }
}

/// The cells of one sheet that its tab, rows, columns, merges, formats and colours keep from sight.
struct HiddenCells {
  /// In no promised order.
  private(set) var items: [HiddenContentReport.Item] = []
  private let sheetName: String

  init(of sheet: Sheet, appearances: CellAppearances) {
    sheetName = sheet.name
    let contents = sheet.contents
    var rows: [Int: Excerpt] = [:]
    var columns: [Int: Excerpt] = [:]
    var whole = Excerpt()
    let isHidden = sheet.visibility != .visible
    let hidesLines = !sheet.hiddenRows.isEmpty || !sheet.hiddenColumns.isEmpty
    let hasMerges = !sheet.merges.isEmpty
    // Most cells are looked at without being made: their place and style are enough.
    for place in 0..<contents.cellCount {
      let reference = contents.reference(ofCellAt: place)
      let appearance = appearances[contents.style(ofCellAt: place)]
      let isCovered = hasMerges && sheet.merge(containing: reference).map { $0.topLeft != reference } ?? false
      let isInHiddenLine =
        hidesLines
        && (sheet.hiddenRows.contains(reference.rowNumber) || sheet.hiddenColumns.contains(reference.columnNumber))
      let isWanted = (isHidden && !whole.isFull) || isInHiddenLine || isCovered || appearance != .ordinary
      guard isWanted else { continue }
      let cell = contents.cell(ofCellAt: place)
      let text = cell.stored.isEmpty ? cell.formula.map { "=" + $0 } ?? "" : cell.stored
      // A text of no characters hides nothing.
      guard !text.isEmpty else { continue }
      if isHidden { whole.add(text, at: reference) }
      if sheet.hiddenRows.contains(reference.rowNumber) {
        rows[reference.rowNumber, default: .init()].add(text, at: reference)
      }
      if sheet.hiddenColumns.contains(reference.columnNumber) {
        columns[reference.columnNumber, default: .init()].add(text, at: reference)
      }
      if isCovered { add(.underMerge, reference, text) }
      if appearance.format.hides(cell.value) { add(.hiddenByFormat, reference, text) }
      if appearance.isSameColour { add(.sameColour, reference, text) }
      if appearance.isTiny { add(.tinyText, reference, text) }
    }
    if isHidden, let first = whole.first {
      add(sheet.visibility == .veryHidden ? .veryHiddenSheet : .hiddenSheet, first, whole.detail)
    }
    for excerpt in rows.values { excerpt.first.map { add(.hiddenRow, $0, excerpt.detail) } }
    for excerpt in columns.values { excerpt.first.map { add(.hiddenColumn, $0, excerpt.detail) } }
  }

  private mutating func add(_ what: HiddenContentReport.Sort, _ cell: CellReference, _ detail: String) {
    items.append(.init(what: what, sheetName: sheetName, cell: cell, detail: detail))
  }

  /// The first texts of several cells.
  private struct Excerpt {
    private static let most = 5
    private(set) var first: CellReference?
    private var texts: [String] = []
    private var hasMore = false

    var isFull: Bool { hasMore }

    mutating func add(_ text: String, at cell: CellReference) {
      if first == nil { first = cell }
      if texts.count < Self.most { texts.append(text) } else { hasMore = true }
    }

    /// The texts separated by ` | `, with `…` when there are more.
    var detail: String { (texts + (hasMore ? ["…"] : [])).joined(separator: " | ") }
  }
}

/// Meets the wanted cells on the way through a sheet's rows, and says where those belong that are not there.
struct CellWalk {
  /// What is to be done for some of the cells.
  enum Step {
    /// The cell has a tag.
    case existing(CellReference, MarkupTag)
    /// The cells are missing in a row; they belong at this place.
    case missing([CellReference], at: Int, rowStyle: Int?)
    /// The row is there without any cell.
    case emptyRow([CellReference], MarkupTag, rowStyle: Int?)
    /// The rows are missing; they belong at this place.
    case missingRows([[CellReference]], at: Int)
    /// The sheet has no row at all.
    case noRows([[CellReference]], MarkupTag)
    /// A cell will stand outside what its row says it spans.
    case outsideSpan(MarkupTag.Attribute)
  }

  /// The cells still to be met, by row, in order.
  private var rows: [[CellReference]]
  private var rowNumber = 0
  private var columnNumber = 0
  private var rowStyle: Int?
  /// The cells of the row one is in.
  private var wanted: [CellReference] = []

  init(cells: [CellReference]) {
    rows = Dictionary(grouping: cells, by: \.rowNumber).sorted { $0.key < $1.key }
      .map { $0.value.sorted { $0.columnNumber < $1.columnNumber } }
  }

  /// Whether every cell has its step.
  var isDone: Bool { rows.isEmpty && wanted.isEmpty }

  /// Rows stand at depth 2, cells at depth 3 of a sheet's part.
  mutating func take(_ tag: MarkupTag, depth: Int) -> [Step] {
    switch (depth, tag.localName, tag.kind) {
    case (1, "sheetData", .empty):
      let all = rows
      rows = []
      return all.isEmpty ? [] : [.noRows(all, tag)]
    case (1, "sheetData", .close):
      let rest = rows
      rows = []
      return rest.isEmpty ? [] : [.missingRows(rest, at: tag.range.lowerBound)]
    case (2, "row", .open), (2, "row", .empty): return begin(tag)
    case (2, "row", .close):
      let rest = wanted
      wanted = []
      return rest.isEmpty ? [] : [.missing(rest, at: tag.range.lowerBound, rowStyle: rowStyle)]
    case (3, "c", .open), (3, "c", .empty): return meet(tag)
    default: return []
    }
  }

  private mutating func begin(_ tag: MarkupTag) -> [Step] {
    // A row or cell without its place follows the one before it.
    rowNumber = Int(tag["r"] ?? "") ?? rowNumber + 1
    columnNumber = 0
    rowStyle = ["1", "true"].contains(tag["customFormat"]) ? Int(tag["s"] ?? "") : nil
    var steps: [Step] = []
    let earlier = Array(rows.prefix { $0[0].rowNumber < rowNumber })
    if !earlier.isEmpty {
      rows.removeFirst(earlier.count)
      steps.append(.missingRows(earlier, at: tag.range.lowerBound))
    }
    guard let first = rows.first, first[0].rowNumber == rowNumber else { return steps }
    rows.removeFirst()
    if let spans = tag.attribute("spans"), !Self.covers(spans.value, first) { steps.append(.outsideSpan(spans)) }
    if tag.kind == .empty {
      steps.append(.emptyRow(first, tag, rowStyle: rowStyle))
    } else {
      wanted = first
    }
    return steps
  }

  private static func covers(_ spans: String, _ cells: [CellReference]) -> Bool {
    let ranges = spans.split(separator: " ").compactMap { span -> ClosedRange<Int>? in
      let ends = span.split(separator: ":").compactMap { Int($0) }
      return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
    }
    return cells.allSatisfy { cell in ranges.contains { $0.contains(cell.columnNumber) } }
  }

  private mutating func meet(_ tag: MarkupTag) -> [Step] {
    columnNumber = tag["r"].flatMap { CellReference($0) }?.columnNumber ?? columnNumber + 1
    var steps: [Step] = []
    let earlier = Array(wanted.prefix { $0.columnNumber < columnNumber })
    if !earlier.isEmpty {
      wanted.removeFirst(earlier.count)
      steps.append(.missing(earlier, at: tag.range.lowerBound, rowStyle: rowStyle))
    }
    if let cell = wanted.first, cell.columnNumber == columnNumber {
      wanted.removeFirst()
      steps.append(.existing(cell, tag))
    }
    return steps
  }
}

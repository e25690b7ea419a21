internal import Workbook

/// Where the rows and columns of the master form have gone on a sheet, told by the printed words both have once.
///
/// Rows and columns put in or taken out shift what follows; the order stays. A sheet typed anew has another grid: then
/// the alignment is not reliable and only labels count.
struct GridAlignment {
  /// A row or column of the master form on the sheet.
  struct Place: Hashable {
    let number: Int
    /// Whether the words on both sides of it shifted alike.
    let isCertain: Bool
  }

  private let rows: [(master: Int, found: Int)]
  private let columns: [(master: Int, found: Int)]
  /// Whether most words stand where the shifted grid has them.
  let isReliable: Bool

  /// - Parameter anchors: the master's cells of words and the cells in which they were found.
  init(_ anchors: [(master: CellRange, found: CellRange)]) {
    var rowVotes: [Int: [Int: Int]] = [:]
    var columnVotes: [Int: [Int: Int]] = [:]
    for anchor in anchors {
      rowVotes[anchor.master.topLeft.rowNumber, default: [:]][anchor.found.topLeft.rowNumber, default: 0] += 1
      columnVotes[anchor.master.topLeft.columnNumber, default: [:]][anchor.found.topLeft.columnNumber, default: 0] += 1
      // A merged label also tells where the box behind it begins.
      if anchor.master.columnCount > 1, anchor.found.columnCount > 1 {
        columnVotes[anchor.master.bottomRight.columnNumber + 1, default: [:]][
          anchor.found.bottomRight.columnNumber + 1, default: 0] += 1
      }
      if anchor.master.rowCount > 1, anchor.found.rowCount > 1 {
        rowVotes[anchor.master.bottomRight.rowNumber + 1, default: [:]][
          anchor.found.bottomRight.rowNumber + 1, default: 0] += 1
      }
    }
    rows = Self.increasing(rowVotes)
    columns = Self.increasing(columnVotes)
    let (rowMap, columnMap) = (Dictionary(rows) { first, _ in first }, Dictionary(columns) { first, _ in first })
    let agreeing = anchors.count { anchor in
      rowMap[anchor.master.topLeft.rowNumber] == anchor.found.topLeft.rowNumber
        && columnMap[anchor.master.topLeft.columnNumber] == anchor.found.topLeft.columnNumber
    }
    isReliable = anchors.count >= 4 && agreeing * 10 >= anchors.count * 7
  }

  /// The cell of the sheet where a cell of the master form now is; nil when the grid is another one.
  func place(of cell: CellReference) -> (cell: CellReference, isCertain: Bool)? {
    guard isReliable, let row = Self.place(of: cell.rowNumber, in: rows),
      let column = Self.place(of: cell.columnNumber, in: columns), row.number >= 1, column.number >= 1
    else { return nil }
    return (
      CellReference(rowNumber: row.number, columnNumber: column.number), row.isCertain && column.isCertain
    )
  }

  /// Where rows were put in (count above 0) or taken out, by the master's row before which the shift shows.
  var rowShifts: [(before: Int, count: Int)] { isReliable ? Self.shifts(rows) : [] }
  /// The same for columns.
  var columnShifts: [(before: Int, count: Int)] { isReliable ? Self.shifts(columns) : [] }

  private static func shifts(_ pairs: [(master: Int, found: Int)]) -> [(before: Int, count: Int)] {
    var shift = 0
    return pairs.compactMap { pair in
      let change = pair.found - pair.master - shift
      shift += change
      return change == 0 ? nil : (pair.master, change)
    }
  }

  func row(_ master: Int) -> Place? { isReliable ? Self.place(of: master, in: rows) : nil }
  func column(_ master: Int) -> Place? { isReliable ? Self.place(of: master, in: columns) : nil }

  /// The first row with print that the master form has below one of its rows.
  func firstRow(behind master: Int) -> Int? { isReliable ? rows.first { $0.master > master }?.found : nil }

  private static func place(of number: Int, in pairs: [(master: Int, found: Int)]) -> Place? {
    guard let after = pairs.firstIndex(where: { $0.master >= number }) else {
      return pairs.last.map { Place(number: $0.found + number - $0.master, isCertain: false) }
    }
    if pairs[after].master == number { return Place(number: pairs[after].found, isCertain: true) }
    let next = pairs[after]
    guard after > 0 else { return Place(number: next.found - next.master + number, isCertain: false) }
    let shift = pairs[after - 1].found - pairs[after - 1].master
    return Place(number: number + shift, isCertain: shift == next.found - next.master)
  }

  /// The pairs with most votes that keep the order: the heaviest increasing run.
  private static func increasing(_ votes: [Int: [Int: Int]]) -> [(master: Int, found: Int)] {
    let pairs = votes.map { master, found -> (master: Int, found: Int, weight: Int) in
      // The commonest place; of equals the one nearest to where the master has it.
      let best = found.max {
        ($0.value, -abs($0.key - master), -$0.key) < ($1.value, -abs($1.key - master), -$1.key)
      }
      return (master, best?.key ?? master, best?.value ?? 0)
    }.sorted { $0.master < $1.master }
    guard !pairs.isEmpty else { return [] }
    var weights = pairs.map(\.weight)
    var previous = [Int?](repeating: nil, count: pairs.count)
    for index in pairs.indices {
      for before in 0..<index where pairs[before].found < pairs[index].found {
        if weights[before] + pairs[index].weight > weights[index] {
          weights[index] = weights[before] + pairs[index].weight
          previous[index] = before
        }
      }
    }
    var run: [(master: Int, found: Int)] = []
    var next = weights.indices.max { (weights[$0], -$0) < (weights[$1], -$1) }
    while let index = next {
      run.append((pairs[index].master, pairs[index].found))
      next = previous[index]
    }
    return run.reversed()
  }
}

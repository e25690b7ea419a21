/// The merged ranges of a sheet, found by any cell they cover.
struct MergeIndex: Sendable {
  /// By top left cell in row-major order.
  let ranges: [CellRange]
  /// For each range, the lowest row that it or any range before it reaches.
  private let reach: [Int]

  init(_ unsorted: [CellRange]) {
    ranges = unsorted.sorted { ($0.topLeft, $0.bottomRight) < ($1.topLeft, $1.bottomRight) }
    var reach: [Int] = []
    reach.reserveCapacity(ranges.count)
    for range in ranges { reach.append(max(range.bottomRight.rowNumber, reach.last ?? 0)) }
    self.reach = reach
  }

  func range(containing cell: CellReference) -> CellRange? {
    // The first range that begins below the cell's row.
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].topLeft.rowNumber <= cell.rowNumber { low = middle + 1 } else { high = middle }
    }
    while low > 0, reach[low - 1] >= cell.rowNumber {
      low -= 1
      if ranges[low].contains(cell) { return ranges[low] }
    }
    return nil
  }
}

internal import Programme
internal import Workbook

/// The options of a choice that are marked, in cells of equal width side by side.
extension FlowPlacement {
  /// Where options stand: their cells, how many rows they take and how high each is.
  typealias Options = (cells: [ChoiceCell], count: Int, height: Double)

  /// Places a mark's cell and the words beside it for each option, as many in a row as fit.
  func placeOptions(_ choices: [FormChoice], _ columns: ClosedRange<Int>, firstRow: Int) -> Options {
    let longest = choices.map { grid.columns(of: $0.label.ja, points: 10) }.max() ?? 1
    let perRow = max(1, min(max(1, choices.count), columns.count / (longest + 1)))
    let slot = columns.count / perRow
    var cells: [ChoiceCell] = []
    var lines = 1
    for (index, choice) in choices.enumerated() {
      let place = index % perRow
      let row = firstRow + index / perRow
      let first = columns.lowerBound + place * slot
      // What equal widths leave over, and the places an incomplete row leaves empty, go to its last option.
      let isLast = place == perRow - 1 || index == choices.count - 1
      let last = isLast ? columns.upperBound : first + slot - 1
      lines = max(lines, grid.lines(of: choice.label.ja, columns: last - first, points: 10))
      cells.append(
        ChoiceCell(
          code: choice.code, mark: CellReference(rowNumber: row, columnNumber: first),
          words: FlowGrid.cells(row, (first + 1)...max(first + 1, last))))
    }
    return (cells, max(1, (choices.count + perRow - 1) / perRow), FlowGrid.rowHeight(lines: lines))
  }
}

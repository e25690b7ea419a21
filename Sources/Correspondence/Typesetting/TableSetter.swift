/// Measures, splits and draws ruled tables: cells that span columns and rows, rows as high as their content.
struct TableSetter {
  let canvas: PDFCanvas
  let grid: TableGrid

  /// The rows with their heights; a cell over several rows makes the last of them higher where it needs more.
  func measured(_ rows: [TableRow]) throws(CorrespondenceError) -> [MeasuredRow] {
    var heights = rows.map(\.minimumHeight)
    let placed = place(rows)
    for cell in placed where cell.cell.rowSpan == 1 {
      heights[cell.row] = max(heights[cell.row], try needed(by: cell))
    }
    for cell in placed where cell.cell.rowSpan > 1 {
      let span = cell.row..<min(rows.count, cell.row + cell.cell.rowSpan)
      let shortfall = try needed(by: cell) - heights[span].reduce(0, +)
      if shortfall > 0 { for row in span { heights[row] += shortfall / Double(span.count) } }
    }
    return zip(rows, heights).map { MeasuredRow(row: $0, height: $1) }
  }

  /// Draws rows from an upper left corner and answers where they end.
  @discardableResult
  func draw(_ rows: [MeasuredRow], left: Double, top: Double) throws(CorrespondenceError) -> Double {
    var tops = [top]
    for row in rows { tops.append((tops.last ?? top) + row.height) }
    let placed = place(rows.map(\.row))
    for index in rows.indices {
      try canvas.tagged(.row) { () throws(CorrespondenceError) in
        for cell in placed where cell.row == index {
          let last = min(rows.count, index + cell.cell.rowSpan)
          let box = Box(
            left: left + grid.width(of: 0..<cell.columns.lowerBound), top: tops[index],
            width: grid.width(of: cell.columns), height: tops[last] - tops[index])
          try canvas.tagged(cell.cell.isHeader ? .headerCell : .cell) { () throws(CorrespondenceError) in
            try draw(cell.cell, in: box)
          }
        }
      }
    }
    return tops.last ?? top
  }

  /// Distributes rows over pages of `height` millimetres each.
  ///
  /// A row moves to the next page whole; only one too high for any page is split between its paragraphs.
  /// - Throws: ``CorrespondenceError/doesNotFit(part:text:)`` when a single paragraph is higher than a page.
  func pages(_ rows: [TableRow], height: Double) throws(CorrespondenceError) -> [[MeasuredRow]] {
    var pages: [[MeasuredRow]] = []
    var page: [MeasuredRow] = []
    var room = height
    func close() {
      pages.append(page)
      page = []
      room = height
    }
    for row in rows {
      var rest: TableRow? = row
      while let next = rest {
        rest = nil
        for measured in try measured([next]) {
          if measured.height <= room {
            page.append(measured)
            room -= measured.height
          } else if measured.height <= height {
            close()
            page.append(measured)
            room -= measured.height
          } else {
            if !page.isEmpty { close() }
            let (head, tail) = try split(next, height: height)
            page.append(head)
            rest = tail
            close()
          }
        }
      }
    }
    if !page.isEmpty || pages.isEmpty { close() }
    return pages
  }

  // MARK: Placing

  private struct PlacedCell {
    let cell: TableCell
    let row: Int
    let columns: Range<Int>
  }

  private func place(_ rows: [TableRow]) -> [PlacedCell] {
    // For each column, the first row that no cell above reaches into.
    var freeFrom = [Int](repeating: 0, count: grid.columnWidths.count)
    var placed: [PlacedCell] = []
    for (index, row) in rows.enumerated() {
      var column = 0
      for cell in row.cells {
        while column < freeFrom.count, freeFrom[column] > index { column += 1 }
        precondition(column + cell.columnSpan <= freeFrom.count, "a row has no more cells than the table has columns")
        let columns = column..<column + cell.columnSpan
        for column in columns { freeFrom[column] = index + cell.rowSpan }
        placed.append(PlacedCell(cell: cell, row: index, columns: columns))
        column = columns.upperBound
      }
    }
    return placed
  }

  private func needed(by placed: PlacedCell) throws(CorrespondenceError) -> Double {
    let width = grid.width(of: placed.columns) - 2 * grid.sidePadding
    return try contentHeight(placed.cell, width: width) + 2 * grid.edgePadding
  }

  private func contentHeight(_ cell: TableCell, width: Double) throws(CorrespondenceError) -> Double {
    switch cell.content {
    case .blank, .struckOut: return 0
    case .text(let paragraphs):
      guard !paragraphs.isEmpty else { return 0 }
      return try canvas.height(of: paragraphs.joined(separator: "\n"), cell.style, width: width)
    case .spread(let lines): return Double(lines.count) * cell.style.size * cell.style.leading * 25.4 / 72
    }
  }

  // MARK: Drawing

  private func draw(_ cell: TableCell, in box: Box) throws(CorrespondenceError) {
    if cell.isHeader { canvas.rectangle(box, grey: 0.93, filled: true) }
    canvas.rectangle(box)
    let left = box.left + grid.sidePadding
    let width = box.width - 2 * grid.sidePadding
    let height = try contentHeight(cell, width: width)
    var top = cell.isTopAligned ? box.top + grid.edgePadding : box.top + (box.height - height) / 2
    switch cell.content {
    case .blank: break
    case .struckOut: canvas.line(from: (box.left, box.bottom), to: (box.right, box.top))
    case .text(let paragraphs):
      if !paragraphs.isEmpty {
        try canvas.draw(paragraphs.joined(separator: "\n"), cell.style, left: left, top: top, width: width)
      }
    case .spread(let lines):
      for line in lines {
        top += try canvas.drawSpread(line, cell.style, left: left, top: top, width: width)
      }
    }
  }

  // MARK: Splitting

  private func split(_ row: TableRow, height: Double) throws(CorrespondenceError) -> (MeasuredRow, TableRow) {
    var head = row
    var tail = row
    var progress = false
    var column = 0
    for index in row.cells.indices {
      let cell = row.cells[index]
      let columns = column..<column + cell.columnSpan
      column = columns.upperBound
      guard case .text(let paragraphs) = cell.content else { continue }
      let placed = { (taken: [String]) in
        var part = cell
        part.content = .text(taken)
        return PlacedCell(cell: part, row: 0, columns: columns)
      }
      var count = paragraphs.count
      while count > 0, try needed(by: placed(Array(paragraphs.prefix(count)))) > height { count -= 1 }
      if let continuation = cell.continuation, count == paragraphs.count {
        tail.cells[index].content = .text(continuation)
        continue
      }
      head.cells[index].content = .text(Array(paragraphs.prefix(count)))
      tail.cells[index].content = .text(Array(paragraphs.dropFirst(count)))
      if count > 0 { progress = true }
    }
    guard progress, let measured = try measured([head]).first else {
      let text = row.cells.compactMap { cell in if case .text(let lines) = cell.content { lines.first } else { nil } }
      throw .doesNotFit(part: .listRow, text: text.joined(separator: " "))
    }
    return (measured, tail)
  }
}

internal import Programme
internal import Workbook

/// Finds a table on a sheet by the row of its column headings, wherever its columns have moved to.
struct TableLocator {
  /// A table as it stands on the sheet.
  struct Found {
    let table: SheetVocabulary.Table
    /// For each column of the definition the columns of the sheet; nil for a column the sheet does not have.
    let columns: [ClosedRange<Int>?]
    /// The entries that are its headings.
    let headings: Set<Int>
    /// The rows with answers, from the first below the headings; each is one record, of one row or merged ones.
    let rows: [ClosedRange<Int>]
  }

  private struct Candidate {
    let table: Int
    let row: Int
    /// For each column of the definition its heading entry.
    let headings: [Int?]
    let score: Int
  }

  private let vocabulary: SheetVocabulary
  private let map: SheetMap

  init(_ vocabulary: SheetVocabulary, map: SheetMap) {
    self.vocabulary = vocabulary
    self.map = map
  }

  /// The tables found, in the order of the vocabulary; nil for one that is not on the sheet.
  func locate() -> [Found?] {
    var candidates = vocabulary.tables.indices.flatMap { headingRows(of: $0) }
    candidates.sort { ($1.score, $0.table, $0.row) < ($0.score, $1.table, $1.row) }
    var chosen: [Int: Candidate] = [:]
    for candidate in candidates where chosen[candidate.table] == nil {
      guard !chosen.values.contains(where: { $0.row == candidate.row }) else { continue }
      chosen[candidate.table] = candidate
    }
    let taken = Set(chosen.values.map(\.row))
    return vocabulary.tables.indices.map { index in
      chosen[index].map { place(vocabulary.tables[index], $0, otherHeadingRows: taken) }
    }
  }

  // MARK: Headings

  /// The rows that hold the headings of a table: at least two, and half of them, without boxes between them.
  private func headingRows(of table: Int) -> [Candidate] {
    let columns = vocabulary.tables[table].columns
    var byRow: [Int: [Int?]] = [:]
    for (place, column) in columns.enumerated() {
      for entry in map.entries(labelled: column.labels) {
        let range = map.entries[entry].range
        // A heading over two rows stands in both.
        for row in range.topLeft.rowNumber...min(range.bottomRight.rowNumber, range.topLeft.rowNumber + 3) {
          var headings = byRow[row] ?? Array(repeating: nil, count: columns.count)
          if headings[place] == nil, !headings.contains(entry) { headings[place] = entry }
          byRow[row] = headings
        }
      }
    }
    return byRow.sorted { $0.key < $1.key }.compactMap { row, headings in
      let hits = headings.compactMap { $0 }.count
      guard hits >= 2, hits * 2 >= columns.count else { return nil }
      let own = Set(headings.compactMap { $0 })
      let spans = own.map { map.entries[$0].range }
      let first = spans.map(\.topLeft.columnNumber).min() ?? 1
      let last = spans.map(\.bottomRight.columnNumber).max() ?? 1
      var strangers = 0
      for column in first...last {
        let cell = CellReference(rowNumber: row, columnNumber: column)
        guard let entry = map.entryIndex(at: cell), !own.contains(entry) else { continue }
        // Answers between the headings: this is a row of boxes with labels, not a table.
        if !vocabulary.isPrinted(map.entries[entry]) { return nil }
        strangers += 1
      }
      let title = vocabulary.tables[table].heading
      let isTitled = map.entries(labelled: [title]).contains { map.entries[$0].row < row }
      return Candidate(
        table: table, row: row, headings: headings, score: hits * 4 - strangers * 3 + (isTitled ? 2 : 0))
    }
  }

  // MARK: Rows

  private func place(
    _ table: SheetVocabulary.Table, _ candidate: Candidate, otherHeadingRows: Set<Int>
  ) -> Found {
    let ranges = candidate.headings.map { $0.map { map.entries[$0].range } }
    let columns = ranges.map { range in range.map { $0.topLeft.columnNumber...$0.bottomRight.columnNumber } }
    let below = (ranges.compactMap { $0?.bottomRight.rowNumber }.max() ?? candidate.row) + 1
    var headings = Set(candidate.headings.compactMap { $0 })
    var rows: [ClosedRange<Int>] = []
    var row = below
    while row <= map.lastUsedRow {
      if otherHeadingRows.contains(row), row != candidate.row { break }
      let height = record(at: row, columns: columns)
      switch content(of: height, columns: columns, table: table) {
      case .repeatedHeadings(let entries): headings.formUnion(entries)
      case .end: return Found(table: table, columns: columns, headings: headings, rows: rows)
      case .blank: break
      case .filled: rows.append(height)
      }
      row = height.upperBound + 1
    }
    return Found(table: table, columns: columns, headings: headings, rows: rows)
  }

  /// The rows of the record that begins there: more than one when all its cells are merged downwards.
  private func record(at row: Int, columns: [ClosedRange<Int>?]) -> ClosedRange<Int> {
    let last = columns.compactMap { $0 }.map { column in
      map.extent(at: CellReference(rowNumber: row, columnNumber: column.lowerBound)).bottomRight.rowNumber
    }.min()
    return row...max(row, last ?? row)
  }

  private enum Content {
    case blank, filled, end
    case repeatedHeadings(Set<Int>)
  }

  private func content(
    of rows: ClosedRange<Int>, columns: [ClosedRange<Int>?], table: SheetVocabulary.Table
  ) -> Content {
    var isFilled = false
    var printed: Set<Int> = []
    var repeated: Set<Int> = []
    for (place, column) in columns.enumerated() {
      guard let column, let index = entry(in: column, rows: rows) else { continue }
      let entry = map.entries[index]
      if let label = entry.label, table.columns[place].labels.contains(where: { $0.core == label.core }) {
        repeated.insert(index)
      } else if vocabulary.isPrinted(entry) || isNote(entry, columns: columns) {
        printed.insert(index)
      } else {
        isFilled = true
      }
    }
    if repeated.count >= 2 { return .repeatedHeadings(repeated) }
    if isFilled && printed.isEmpty { return .filled }
    if !printed.isEmpty { return .end }
    return .blank
  }

  /// A text over several columns of the table, a remark or a total: what stands below a table, not in it.
  private func isNote(_ entry: SheetMap.Entry, columns: [ClosedRange<Int>?]) -> Bool {
    let covered = columns.compactMap { $0 }.filter {
      entry.range.topLeft.columnNumber <= $0.upperBound && $0.lowerBound <= entry.range.bottomRight.columnNumber
    }
    if covered.count >= 2 { return true }
    guard let key = entry.label?.key else { return false }
    return ["注", "(注", "備考", "合計", "小計", "以上", "以下余白"].contains { key.hasPrefix($0) }
      || (entry.cell.stored.hasPrefix("※") && !key.contains { $0.isASCII && $0.isNumber })
  }

  /// What stands in a column's cells of a record; its first cell, or the first that holds something.
  private func entry(in column: ClosedRange<Int>, rows: ClosedRange<Int>) -> Int? {
    for row in rows {
      for number in column {
        let cell = CellReference(rowNumber: row, columnNumber: number)
        if let entry = map.entryIndex(at: cell) { return entry }
      }
    }
    return nil
  }

  /// The cell to read for a column of a record.
  func cell(in column: ClosedRange<Int>, rows: ClosedRange<Int>) -> CellReference {
    entry(in: column, rows: rows).map { map.entries[$0].range.topLeft }
      ?? CellReference(rowNumber: rows.lowerBound, columnNumber: column.lowerBound)
  }
}

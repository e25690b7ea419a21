internal import Programme
internal import Workbook

/// Finds a table on a sheet by the row of its column headings, wherever its columns have moved to.
///
/// Headings repeated further down (a second page) go on with the same table. A table typed as blocks of label and value
/// is found by ``BlockLocator``.
struct TableLocator {
  /// A table as it stands on the sheet.
  struct Found {
    let table: SheetVocabulary.Table
    /// The entries that are its headings.
    var headings: Set<Int>
    /// The rows with answers, in the order of the sheet.
    var records: [Record]
    /// The cells of the first row of headings, by column; nil for a column the sheet does not have.
    let headingCells: [CellRange?]
    /// Whether its rows are blocks of labels and values.
    var isBlocks = false
  }

  /// One row of a table, of one row of the sheet or of merged ones.
  struct Record {
    /// Where each column's answer is, or would be.
    let places: [FieldLocator.Place]
    /// The entries it is made of.
    let entries: [Int]
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
  /// For each entry whether it is something printed.
  private let prints: [Bool]
  private let workbook: WorkbookMap
  private let alignment: GridAlignment
  /// Entries that are other print of the form, and so no headings.
  private let statics: Set<Int>
  /// Entries that say what a label of the sheet's fields says.
  private let fieldLabels: Set<Int>

  init(
    _ vocabulary: SheetVocabulary, map: SheetMap, prints: [Bool], statics: Set<Int>, workbook: WorkbookMap,
    alignment: GridAlignment
  ) {
    self.vocabulary = vocabulary
    self.map = map
    self.prints = prints
    self.workbook = workbook
    self.alignment = alignment
    self.statics = statics
    fieldLabels = Set(vocabulary.clusters.flatMap { map.entries(labelled: $0.labels) }).union(statics)
  }

  /// The tables found, in the order of the vocabulary; nil for one that is not on the sheet.
  func locate() -> [Found?] {
    var candidates = vocabulary.tables.indices.flatMap { headingRows(of: $0) }
    candidates.sort { ($1.score, $0.table, $0.row) < ($0.score, $1.table, $1.row) }
    var owners: [Int: Candidate] = [:]
    var chosen: [Int: Candidate] = [:]
    for candidate in candidates where chosen[candidate.table] == nil && owners[candidate.row] == nil {
      chosen[candidate.table] = candidate
      owners[candidate.row] = candidate
    }
    // Headings nobody has yet repeat those of the table they agree with.
    var further: [Int: [Candidate]] = [:]
    for candidate in candidates where owners[candidate.row] == nil {
      guard let first = chosen[candidate.table], candidate.row > first.row,
        candidate.headings.count(where: { $0 != nil }) == first.headings.count(where: { $0 != nil })
      else { continue }
      owners[candidate.row] = candidate
      further[candidate.table, default: []].append(candidate)
    }
    let taken = owners.keys.sorted()
    return vocabulary.tables.indices.map { index -> Found? in
      guard let first = chosen[index] else { return nil }
      var found = place(first, headingRows: taken)
      for page in (further[index] ?? []).sorted(by: { $0.row < $1.row }) {
        let more = place(page, headingRows: taken)
        found.headings.formUnion(more.headings)
        found.records += more.records
      }
      return found
    }
  }

  // MARK: Headings

  /// The rows that hold the headings of a table: at least two, and half of them, without boxes between them.
  private func headingRows(of table: Int) -> [Candidate] {
    let columns = vocabulary.tables[table].columns
    var byRow: [Int: [Int?]] = [:]
    for (place, column) in columns.enumerated() {
      for entry in map.entries(labelled: column.labels) where !statics.contains(entry) {
        let range = map.entries[entry].range
        // A heading over two rows stands in both.
        for row in range.topLeft.rowNumber...min(range.bottomRight.rowNumber, range.topLeft.rowNumber + 3) {
          var headings = byRow[row] ?? Array(repeating: nil, count: columns.count)
          if headings[place] == nil, !headings.contains(entry) { headings[place] = entry }
          byRow[row] = headings
        }
      }
    }
    let master = vocabulary.tables[table].definition
    return byRow.sorted { $0.key < $1.key }.compactMap { row, headings in
      let hits = headings.compactMap { $0 }.count
      let isAligned = alignment.row(master.headingRow).map { $0.isCertain && $0.number == row } ?? false
      guard hits >= min(2, columns.count), hits * 2 >= columns.count || isAligned else { return nil }
      let own = Set(headings.compactMap { $0 })
      let spans = own.map { map.entries[$0].range }
      let first = spans.map(\.topLeft.columnNumber).min() ?? 1
      let last = spans.map(\.bottomRight.columnNumber).max() ?? 1
      var strangers = 0
      for column in first...last {
        let cell = CellReference(rowNumber: row, columnNumber: column)
        guard let entry = map.entryIndex(at: cell), !own.contains(entry) else { continue }
        // Answers between the headings: this is a row of boxes with labels, not a table; or an unknown heading.
        if !prints[entry], !isAligned { return nil }
        strangers += 1
      }
      let title = vocabulary.tables[table].heading
      let titles = map.entries(labelled: [title]).map { map.entries[$0].row }.filter { $0 < row }
      let isTitled = titles.max().map { $0 >= row - 2 } ?? false
      return Candidate(
        table: table, row: row, headings: headings,
        score: hits * 4 - strangers * 3 + (isTitled ? 4 : titles.isEmpty ? 0 : 2) + (isAligned ? 12 : 0))
    }
  }

  /// The columns of the sheet for each of the table's: by heading, else by the blank's names or the shifted grid.
  private func columns(of candidate: Candidate) -> [ClosedRange<Int>?] {
    let table = vocabulary.tables[candidate.table].definition
    let ranges = candidate.headings.map { heading -> ClosedRange<Int>? in
      heading.map { map.entries[$0].range.topLeft.columnNumber...map.entries[$0].range.bottomRight.columnNumber }
    }
    let taken = ranges.compactMap { $0 }
    return zip(table.columns, ranges).map { column, range in
      if let range { return range }
      let first =
        workbook.target(ofColumn: column.key, table: table.key, on: map.name)?.topLeft.columnNumber
        ?? alignment.column(column.firstColumn).flatMap { $0.isCertain ? $0.number : nil }
      guard let first, !taken.contains(where: { $0.contains(first) }) else { return nil }
      return first...first
    }
  }

  // MARK: Rows

  private func place(_ candidate: Candidate, headingRows: [Int]) -> Found {
    let table = vocabulary.tables[candidate.table]
    let columns = columns(of: candidate)
    let ranges = candidate.headings.map { $0.map { map.entries[$0].range } }
    let below = (ranges.compactMap { $0?.bottomRight.rowNumber }.max() ?? candidate.row) + 1
    // What the form prints below the table ends it, as do other headings.
    let end = alignment.firstRow(behind: table.definition.rowNumbers.upperBound) ?? Int.max
    let next = min(headingRows.first { $0 > candidate.row } ?? Int.max, end > below ? end : Int.max)
    let own = ownRows(of: table.definition, columns: columns, below: below)
    var found = Found(
      table: table, headings: Set(candidate.headings.compactMap { $0 }), records: [], headingCells: ranges)
    var row = below
    var passed = 0
    var gap = 0
    rows: while row <= map.lastUsedRow, row < next {
      let height = record(at: row, columns: columns)
      let isInside = own.map { $0.contains(row) } ?? (passed < table.definition.rows)
      // A row with a label of the form's fields is one of fields, unless the blank's own name says otherwise.
      if own?.contains(row) != true, isRowOfFields(height, columns: columns, table: table) { break rows }
      switch content(of: height, columns: columns, table: table, isInside: isInside, gap: gap) {
      case .end: break rows
      case .blank: gap += 1
      case .filled(let record):
        found.records.append(record)
        gap = 0
      }
      passed += 1
      row = height.upperBound + 1
    }
    return found
  }

  /// The rows that the blank's name for the table covers, when it begins right below these headings.
  private func ownRows(
    of table: FormTable, columns: [ClosedRange<Int>?], below: Int
  ) -> ClosedRange<Int>? {
    guard let named = workbook.target(ofTable: table.key, on: map.name), named.topLeft.rowNumber == below,
      let first = columns.compactMap({ $0?.lowerBound }).min(), named.topLeft.columnNumber == first
    else { return nil }
    return named.topLeft.rowNumber...named.bottomRight.rowNumber
  }

  /// The rows of the record that begins there: more than one when all its cells are merged downwards.
  private func record(at row: Int, columns: [ClosedRange<Int>?]) -> ClosedRange<Int> {
    let last = columns.compactMap { $0 }.map { column in
      map.extent(at: CellReference(rowNumber: row, columnNumber: column.lowerBound)).bottomRight.rowNumber
    }.min()
    return row...max(row, last ?? row)
  }

  private enum Content {
    case blank, end
    case filled(Record)
  }

  /// What a row under the headings is.
  ///
  /// - Parameters:
  ///   - isInside: whether it is one of the blank's own rows, where whatever stands in one cell is an answer.
  ///   - gap: how many empty rows stand before it.
  private func content(
    of rows: ClosedRange<Int>, columns: [ClosedRange<Int>?], table: SheetVocabulary.Table, isInside: Bool, gap: Int
  ) -> Content {
    var answers: [Int] = []
    var printed: Set<Int> = []
    var places: [FieldLocator.Place] = []
    for column in columns {
      guard let column else {
        places.append(FieldLocator.Place(cell: nil))
        continue
      }
      let cells = entries(in: column, rows: rows)
      guard let index = cells.first else {
        let cell = CellReference(rowNumber: rows.lowerBound, columnNumber: column.lowerBound)
        places.append(FieldLocator.Place(cell: map.extent(at: cell).topLeft))
        continue
      }
      var place = FieldLocator.Place(cell: map.entries[index].range.topLeft)
      if prints[index] || isWide(map.entries[index], columns: columns)
        || map.entries[index].range.topLeft.columnNumber < column.lowerBound
      {
        printed.insert(index)
      } else {
        answers.append(index)
      }
      // Two answers in the cells of one heading: which of them is meant is not for us to say.
      if cells.count > 1 {
        answers += cells.dropFirst()
        place.notes.append(.ambiguous(address(of: cells[1])))
      }
      places.append(place)
    }
    if answers.isEmpty { return printed.isEmpty ? .blank : .end }
    if isTotal(answers[0]) || answers.contains(where: { isTotal($0) && printed.isEmpty && answers.count <= 2 }) {
      if !isInside || answers.count <= 2 { return .end }
    }
    if !isInside {
      if answers.count == 1, isNote(answers[0]) || (gap > 0 && columns.count > 2) { return .end }
      if printed.count >= answers.count { return .end }
    }
    for (column, place) in places.enumerated() {
      // Words the form prints elsewhere, as an answer: a person sees which it is.
      guard let cell = place.cell, let index = map.entryIndex(at: cell), printed.contains(index),
        !isChoice(index, of: table.columns[column].column)
      else { continue }
      places[column].notes.append(.ambiguous(address(of: index)))
    }
    return .filled(Record(places: places, entries: answers + printed.sorted()))
  }

  /// Whether a label stands among the columns' cells; the words of a choice are an answer, though a label says the same.
  private func isRowOfFields(
    _ rows: ClosedRange<Int>, columns: [ClosedRange<Int>?], table: SheetVocabulary.Table
  ) -> Bool {
    zip(table.columns, columns).contains { column, range in
      guard let range else { return false }
      return entries(in: range, rows: rows).contains { fieldLabels.contains($0) && !isChoice($0, of: column.column) }
    }
  }

  private func isChoice(_ index: Int, of column: FormColumn) -> Bool {
    guard column.type == .choice, let content = CellContent(map.entries[index].cell) else { return false }
    var notes: [ReadingNote] = []
    if case .choice = ChoiceReader.read(content, choices: column.allowed, &notes) { return true }
    return false
  }

  /// A text over several columns of the table: what stands below a table, not in it.
  private func isWide(_ entry: SheetMap.Entry, columns: [ClosedRange<Int>?]) -> Bool {
    columns.compactMap { $0 }.count {
      entry.range.topLeft.columnNumber <= $0.upperBound && $0.lowerBound <= entry.range.bottomRight.columnNumber
    } >= 2
  }

  private func isTotal(_ index: Int) -> Bool {
    guard let key = map.entries[index].label?.key else { return false }
    return ["合計", "小計", "計", "総計", "総合計", "以上", "以下余白"].contains(key)
  }

  private func isNote(_ index: Int) -> Bool {
    let entry = map.entries[index]
    guard let key = entry.label?.key else { return false }
    return ["注", "(注", "備考", "合計", "小計", "以上", "以下余白"].contains { key.hasPrefix($0) }
      || (entry.cell.stored.hasPrefix("※") && !key.contains { $0.isASCII && $0.isNumber })
  }

  /// What stands in a column's cells of a record, from left to right.
  private func entries(in column: ClosedRange<Int>, rows: ClosedRange<Int>) -> [Int] {
    var found: [Int] = []
    for row in rows {
      for number in column {
        let cell = CellReference(rowNumber: row, columnNumber: number)
        if let entry = map.entryIndex(at: cell), !found.contains(entry) { found.append(entry) }
      }
    }
    return found
  }

  private func address(of entry: Int) -> String {
    map.address(of: map.entries[entry].range.topLeft).description
  }
}

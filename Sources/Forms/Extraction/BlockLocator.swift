internal import Workbook

/// Finds the rows of a table that was typed as repeated blocks of label and value, as the annex of seed 001 is.
///
/// A block ends where one of its labels comes again. Blocks stand below one another, or side by side in columns.
struct BlockLocator {
  private struct Label {
    let column: Int
    let entry: Int
    let range: CellRange
  }

  private let map: SheetMap
  /// For each entry whether it is something printed.
  private let prints: [Bool]
  /// Entries that are something else already: labels of fields, headings of other tables.
  private let taken: Set<Int>

  init(map: SheetMap, prints: [Bool], taken: Set<Int>) {
    self.map = map
    self.prints = prints
    self.taken = taken
  }

  /// The rows of a table; nil when the sheet has no blocks of its labels.
  ///
  /// - Parameter minimum: how many blocks there must be; 1 on the table's own sheet.
  func locate(_ table: SheetVocabulary.Table, minimum: Int) -> TableLocator.Found? {
    var labels: [Label] = []
    for (column, words) in table.columns.enumerated() {
      for entry in map.entries(labelled: words.labels) where !taken.contains(entry) {
        // A heading several columns share is the first one's that has it.
        if !labels.contains(where: { $0.entry == entry }) {
          labels.append(Label(column: column, entry: entry, range: map.entries[entry].range))
        }
      }
    }
    labels.sort { $0.entry < $1.entry }
    let needed = max(2, (table.columns.count + 1) / 2)
    let groupings = [Self.blocks(labels), Self.blocksByColumn(labels)].map { blocks in
      blocks.filter { Set($0.map(\.column)).count >= min(needed, table.columns.count) }
    }
    guard let best = groupings.max(by: { Self.fit($0) < Self.fit($1) }), best.count >= minimum else { return nil }
    let own = Set(best.joined().map(\.entry))
    let records = best.map { record($0, table: table, labels: own) }
    guard records.contains(where: { !$0.entries.isEmpty }) || best.count > 1 else { return nil }
    return TableLocator.Found(
      table: table, headings: own, records: records.filter { !$0.entries.isEmpty },
      headingCells: table.columns.indices.map { column in best[0].first { $0.column == column }?.range }, isBlocks: true
    )
  }

  /// More labels in fewer, fuller blocks.
  private static func fit(_ blocks: [[Label]]) -> Int { blocks.reduce(0) { $0 + $1.count * $1.count } }

  /// Blocks in reading order: a new one begins where a label comes again.
  private static func blocks(_ labels: [Label]) -> [[Label]] {
    labels.reduce(into: []) { blocks, label in
      if blocks.isEmpty || blocks[blocks.count - 1].contains(where: { $0.column == label.column }) {
        blocks.append([label])
      } else {
        blocks[blocks.count - 1].append(label)
      }
    }
  }

  /// Blocks side by side: those of labels that begin in one column, read downwards.
  private static func blocksByColumn(_ labels: [Label]) -> [[Label]] {
    let columns = Set(labels.map(\.range.topLeft.columnNumber)).sorted()
    return columns.flatMap { column in blocks(labels.filter { $0.range.topLeft.columnNumber == column }) }
      .sorted { ($0[0].range.topLeft.rowNumber, $0[0].entry) < ($1[0].range.topLeft.rowNumber, $1[0].entry) }
  }

  private func record(_ block: [Label], table: SheetVocabulary.Table, labels: Set<Int>) -> TableLocator.Record {
    var entries: [Int] = []
    let places = table.columns.indices.map { column -> FieldLocator.Place in
      guard let label = block.first(where: { $0.column == column }) else { return FieldLocator.Place(cell: nil) }
      let answers = answers(behind: label.range, labels: labels)
      guard let first = answers.first else {
        let beside = label.range.topLeft.offset(rows: 0, columns: label.range.columnCount)
        return FieldLocator.Place(cell: beside)
      }
      entries += answers
      var place = FieldLocator.Place(cell: map.entries[first].range.topLeft, notes: [.foundByLabel])
      guard answers.count > 1 else { return place }
      let texts = answers.map { map.entries[$0].cell.stored }
      if texts.contains(where: Self.isPartOfAddress) {
        // 新宿｜区｜西新宿二丁目: an address whose 区 the form prints.
        place.partialText = texts.joined()
      } else {
        place.notes.append(.ambiguous(address(of: answers[1])))
      }
      return place
    }
    return TableLocator.Record(places: places, entries: entries)
  }

  /// What stands to the right of a label, up to the next label or printed word.
  private func answers(behind label: CellRange, labels: Set<Int>) -> [Int] {
    var found: [Int] = []
    var column = label.bottomRight.columnNumber + 1
    while column <= map.lastUsedColumn {
      let box = map.extent(at: CellReference(rowNumber: label.topLeft.rowNumber, columnNumber: column))
      if let index = map.entryIndex(at: box.topLeft) {
        if labels.contains(index) || taken.contains(index) || prints[index] { break }
        if !found.contains(index) { found.append(index) }
      }
      column = box.bottomRight.columnNumber + 1
    }
    return found
  }

  private static func isPartOfAddress(_ text: String) -> Bool {
    ["都", "道", "府", "県", "市", "区", "町", "村"].contains(text.filter { !$0.isWhitespace })
  }

  private func address(of entry: Int) -> String {
    map.address(of: map.entries[entry].range.topLeft).description
  }
}

internal import Programme
internal import Workbook

/// One sheet of a form, read: the fields and rows on it, and which of its cells they came from.
struct SheetReading {
  let vocabulary: SheetVocabulary
  let map: SheetMap
  let alignment: GridAlignment
  /// For each entry whether it is something printed.
  let prints: [Bool]
  /// The fields found on the sheet, by key.
  private(set) var fields: [String: FilledField] = [:]
  /// The rows of the tables found on the sheet, by table key; each row as its places.
  private(set) var tables: [String: TableLocator.Found] = [:]
  /// The label of each cluster of the vocabulary.
  private(set) var labels: [Int?] = []
  /// The entries that some field, row or label claims.
  private(set) var claimed: Set<Int> = []

  /// - Parameters:
  ///   - isOwn: whether a table of the vocabulary belongs to this sheet; one that is only looked for here because its
  ///     own sheet is missing needs at least two blocks to count as typed in blocks.
  init(
    _ vocabulary: SheetVocabulary, map: SheetMap, workbook: WorkbookMap, eras: EraTable,
    isOwn: (FormTable) -> Bool
  ) {
    self.vocabulary = vocabulary
    self.map = map
    alignment = vocabulary.alignment(with: map)
    prints = vocabulary.prints(on: map, alignment: alignment)
    let workbook = Self.hasTrueNames(vocabulary, map, workbook, alignment) ? workbook : workbook.withoutNames
    let statics = vocabulary.staticEntries(on: map, alignment: alignment)
    let found = TableLocator(
      vocabulary, map: map, prints: prints, statics: statics, workbook: workbook, alignment: alignment
    ).locate()
    var headings = found.compactMap { $0?.headings }.reduce(into: Set<Int>()) { $0.formUnion($1) }
    var entries = Set(found.compactMap { $0?.records }.joined().flatMap(\.entries))
    for (table, place) in zip(vocabulary.tables, found) { tables[table.definition.key] = place }
    for table in vocabulary.tables where tables[table.definition.key] == nil {
      // On a sheet with fields of its own their labels are no block: 氏名 and 住所 of applicant and agent.
      let fieldLabels = Set(vocabulary.clusters.flatMap { map.entries(labelled: $0.labels) })
      let blocks = BlockLocator(map: map, prints: prints, taken: headings.union(entries).union(fieldLabels))
        .locate(table, minimum: isOwn(table.definition) ? 1 : 2)
      guard let blocks else { continue }
      tables[table.definition.key] = blocks
      headings.formUnion(blocks.headings)
      entries.formUnion(blocks.records.flatMap(\.entries))
    }
    claimed = headings.union(entries)
    var locator = FieldLocator(
      vocabulary, map: map, prints: prints, workbook: workbook, alignment: alignment,
      tableHeadings: headings.union(statics), tableEntries: entries)
    labels = locator.labelEntries
    claimed.formUnion(labels.compactMap { $0 })
    let places = locator.locate()
    for field in vocabulary.clusters.flatMap(\.fields) {
      fields[field.key] = Self.read(
        places[field.key], key: field.key, label: field.label, type: field.type, choices: field.allowed,
        unit: field.unit, map: map, eras: eras)
      claimed.formUnion(places[field.key]?.options?.entries ?? [])
      if let cell = places[field.key]?.cell, let entry = map.entryIndex(at: cell) { claimed.insert(entry) }
    }
  }

  /// Whether most names of fields point to where the shifted grid has their boxes; if not, cells moved without them.
  private static func hasTrueNames(
    _ vocabulary: SheetVocabulary, _ map: SheetMap, _ workbook: WorkbookMap, _ alignment: GridAlignment
  ) -> Bool {
    guard alignment.isReliable, workbook.hasNames else { return true }
    var agreeing = 0
    var all = 0
    for field in vocabulary.clusters.flatMap(\.fields) {
      guard let named = workbook.target(ofField: field.key, on: map.name)?.topLeft,
        let place = alignment.place(of: field.cells.topLeft), place.isCertain
      else { continue }
      all += 1
      if place.cell == named { agreeing += 1 }
    }
    return agreeing * 2 >= all
  }

  /// The rows of a table, numbered from `first`; rows in which nothing is filled in are left out.
  func rows(of key: String, from first: Int, eras: EraTable) -> [FilledRow] {
    guard let found = tables[key] else { return [] }
    var rows: [FilledRow] = []
    for record in found.records {
      let index = first + rows.count
      let fields = zip(found.table.columns, record.places).map { column, place in
        Self.read(
          place, key: "\(key)[\(index)].\(column.column.key)", label: column.column.label, type: column.column.type,
          choices: column.column.allowed, unit: column.column.unit, map: map, eras: eras)
      }
      // Blanks only, or a formula that gives nothing: not a row.
      guard fields.contains(where: { !$0.isEmpty }) else { continue }
      rows.append(FilledRow(index: index, fields: SerialEnds.split(fields)))
    }
    return rows
  }

  private static func read(
    _ place: FieldLocator.Place?, key: String, label: LocalizedText, type: FieldType, choices: [FormChoice],
    unit: String?, map: SheetMap, eras: EraTable
  ) -> FilledField {
    guard let place, let cell = place.cell else {
      return FilledField(key: key, label: label, raw: "", value: .absent, address: nil)
    }
    let address = map.address(of: cell)
    if let options = place.options {
      return FilledField(
        key: key, label: label, raw: options.raw, value: options.value, address: address, notes: place.notes)
    }
    let stored = place.partialText.map { Cell(value: .text($0), stored: $0) } ?? map.cell(at: cell)
    let reading = ValueReader.read(cell: stored, as: type, choices: choices, unit: unit, eras: eras)
    return FilledField(
      key: key, label: label, raw: stored.stored, value: reading.value, address: address,
      notes: place.notes + reading.notes)
  }
}

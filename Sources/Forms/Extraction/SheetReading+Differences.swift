internal import Programme
internal import Workbook

extension SheetReading {
  /// In what the sheet differs from the master form's, from the whole to the single.
  func differences(_ definition: FormDefinition) -> [LayoutDifference] {
    let sheet = vocabulary.sheet
    var found: [LayoutDifference] = []
    if map.name != sheet.name {
      found.append(LayoutDifference(.sheetRenamed, subject: sheet.key, sheet: map.name, from: sheet.name, to: map.name))
    }
    if !([vocabulary.title] + vocabulary.titleAliases).contains(where: map.has) {
      found.append(LayoutDifference(.titleChanged, subject: sheet.key, sheet: map.name, from: sheet.title))
    }
    let grid = labelledGrid()
    found += shifts(grid.rowShifts, inserted: .rowsInserted, deleted: .rowsDeleted) { String($0) }
    found += shifts(grid.columnShifts, inserted: .columnsInserted, deleted: .columnsDeleted) {
      CellReference.columnName(for: $0)
    }
    for (cluster, label) in zip(vocabulary.clusters, labels) {
      found += retyped(cluster.fields[0].key, printed: cluster.fields[0].printedLabel, cells: cluster.labelCells, label)
      for field in cluster.fields { found += moved(field) }
    }
    for table in definition.tables { found += differences(of: table, isOwn: table.sheet == sheet.key) }
    return found
  }

  /// The alignment told more finely, by every label that was found; the same where nothing shifted.
  private func labelledGrid() -> GridAlignment {
    guard !alignment.rowShifts.isEmpty || !alignment.columnShifts.isEmpty else { return alignment }
    let pairs = zip(vocabulary.clusters, labels).compactMap { cluster, label in
      label.map { (master: cluster.labelCells, found: map.entries[$0].range) }
    }
    return GridAlignment(vocabulary.anchorPairs(on: map) + pairs)
  }

  private func shifts(
    _ shifts: [(before: Int, count: Int)], inserted: LayoutDifference.Kind, deleted: LayoutDifference.Kind,
    name: (Int) -> String
  ) -> [LayoutDifference] {
    shifts.map { shift in
      LayoutDifference(
        shift.count > 0 ? inserted : deleted, sheet: map.name, from: name(shift.before), count: abs(shift.count))
    }
  }

  private func retyped(_ key: String, printed: String, cells: CellRange, _ label: Int?) -> [LayoutDifference] {
    guard let label else {
      return [LayoutDifference(.labelMissing, subject: key, sheet: map.name, from: printed)]
    }
    let typed = map.entries[label].cell.stored
    return typed == printed
      ? [] : [LayoutDifference(.labelRetyped, subject: key, sheet: map.name, from: printed, to: typed)]
  }

  private func moved(_ field: FormField) -> [LayoutDifference] {
    guard let address = fields[field.key]?.address else { return [] }
    let expected = alignment.place(of: field.cells.topLeft)
    // Between two shifts nobody can say which of the places is the old one.
    if let expected, expected.cell == address.cell || !expected.isCertain { return [] }
    // A mark stands before any of the options.
    if field.choiceCells.contains(where: { alignment.place(of: $0.mark)?.cell == address.cell }) { return [] }
    if expected == nil, field.cells.topLeft == address.cell { return [] }
    return [
      LayoutDifference(
        .fieldMoved, subject: field.key, sheet: map.name, from: "\(field.cells.topLeft)", to: "\(address.cell)")
    ]
  }

  private func differences(of table: FormTable, isOwn: Bool) -> [LayoutDifference] {
    guard let found = tables[table.key] else { return [] }
    if found.isBlocks { return [LayoutDifference(.tableInBlocks, subject: table.key, sheet: map.name)] }
    return zip(table.columns, found.headingCells).flatMap { column, cells -> [LayoutDifference] in
      let key = "\(table.key).\(column.key)"
      guard let cells, let entry = map.entryIndex(at: cells.topLeft) else {
        return [LayoutDifference(.labelMissing, subject: key, sheet: map.name, from: column.printedLabel)]
      }
      var differences = retyped(key, printed: column.printedLabel, cells: cells, entry)
      let master = table.headingCells(of: column).topLeft
      let expected = alignment.place(of: master)
      if expected.map({ $0.cell != cells.topLeft && $0.isCertain }) ?? (!isOwn || master != cells.topLeft) {
        differences.append(
          LayoutDifference(.columnMoved, subject: key, sheet: map.name, from: "\(master)", to: "\(cells.topLeft)"))
      }
      return differences
    }
  }
}

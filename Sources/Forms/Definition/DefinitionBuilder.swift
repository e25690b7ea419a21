internal import Programme
internal import Workbook

/// Makes a ``FormDefinition`` of a form's YAML file; ``DefinitionChecks`` then looks at the whole.
struct DefinitionBuilder {
  let document: YAMLDocument
  var parts = FlowParts()

  func build() throws(FormDefinitionError) -> FormDefinition {
    let file: DefinitionFile
    do { file = try document.decode(DefinitionFile.self, keys: DefinitionFile.keys) } catch {
      throw FormDefinitionError(error)
    }
    var placed = PlacedDefinition(document: document)
    var sheets: [FormSheet] = []
    for (index, sheet) in file.sheets.enumerated() {
      sheets.append(try make(sheet, at: ["sheets", .index(index)], &placed))
    }
    for (index, field) in (file.fields ?? []).enumerated() {
      placed.fields.append((try make(field, at: ["fields", .index(index)]), place(["fields", .index(index)])))
    }
    for (index, table) in (file.tables ?? []).enumerated() {
      placed.tables.append((try make(table, at: ["tables", .index(index)]), place(["tables", .index(index)])))
    }
    var definition = FormDefinition(
      id: FormID(rawValue: file.id), number: file.number, title: file.title, edition: file.edition, basis: file.basis,
      sources: file.sources, applicants: file.applicants, fee: file.fee, deadline: file.deadline,
      channels: file.channels, paper: file.paper, sheets: sheets, fields: placed.fields.map(\.field),
      tables: placed.tables.map(\.table))
    definition.onlineAccounts = file.onlineAccounts ?? []
    try DefinitionChecks(definition: definition, placed: placed).run()
    // From here on a number without a dimension has no unit; only the file must say so.
    for index in definition.fields.indices where definition.fields[index].unit == FlowGrid.noUnit {
      definition.fields[index].unit = nil
    }
    for table in definition.tables.indices {
      for column in definition.tables[table].columns.indices
      where definition.tables[table].columns[column].unit == FlowGrid.noUnit {
        definition.tables[table].columns[column].unit = nil
      }
    }
    return definition
  }

  private func place(_ path: [YAMLStep]) -> DefinitionPlace { DefinitionPlace(document, path) }

  private func fail(_ path: [YAMLStep], _ reason: FormDefinitionError.Reason) -> FormDefinitionError {
    FormDefinitionError(file: document.file, line: document.line(of: path), reason: reason)
  }

  private func range(_ text: String, at path: [YAMLStep]) throws(FormDefinitionError) -> CellRange {
    guard let range = CellRange(text) else { throw fail(path, .badRange(text)) }
    return range
  }

  private func make(
    _ sheet: DefinitionFile.Sheet, at path: [YAMLStep], _ placed: inout PlacedDefinition
  ) throws(FormDefinitionError) -> FormSheet {
    var layout: SheetLayout?
    if let flow = sheet.flow {
      if sheet.layout != nil { throw fail(path + ["layout"], .layoutAndFlow(sheet: sheet.key)) }
      var placement = FlowPlacement(
        sheet: sheet.key, grid: FlowGrid(orientation: sheet.page == .landscape ? .landscape : .portrait), parts: parts)
      try placement.place(flow, at: place(path + ["flow"]))
      layout = placement.layout
      placed.boxes.append(placement.boxPlaces)
      placed.fields += zip(placement.fields, placement.fieldPlaces).map { ($0, $1) }
      placed.tables += zip(placement.tables, placement.tablePlaces).map { ($0, $1) }
    } else {
      if sheet.page != nil { throw fail(path + ["page"], .pageWithoutFlow) }
      if let drawn = sheet.layout { layout = try make(drawn, at: path + ["layout"]) }
      placed.boxes.append((layout?.boxes ?? []).indices.map { place(path + ["layout", "boxes", .index($0)]) })
    }
    var made = FormSheet(
      key: sheet.key, name: sheet.name, title: sheet.title, isOptional: sheet.optional, layout: layout)
    made.titleAliases = sheet.titleAliases ?? []
    return made
  }

  private func make(_ layout: DefinitionFile.Layout, at path: [YAMLStep]) throws(FormDefinitionError) -> SheetLayout {
    let orientation: PrintSetup.Orientation
    switch layout.orientation {
    case "portrait": orientation = .portrait
    case "landscape": orientation = .landscape
    default:
      throw fail(path + ["orientation"], .document(.badValue("orientation is portrait or landscape")))
    }
    var columns: [ColumnWidth] = []
    for (index, size) in layout.columns.enumerated() {
      columns.append(
        ColumnWidth(columns: try self.columns(size.of, at: path + ["columns", .index(index), "of"]), width: size.size))
    }
    var rows: [RowHeight] = []
    for (index, size) in layout.rows.enumerated() {
      rows.append(
        RowHeight(rows: try self.rows(size.of, at: path + ["rows", .index(index), "of"]), height: size.size))
    }
    var boxes: [StaticBox] = []
    for (index, box) in layout.boxes.enumerated() {
      let place: [YAMLStep] = path + ["boxes", .index(index)]
      let contents: [StaticBox.Content?] = [
        box.text.map { .text($0) }, box.eachRow.map { .eachRow($0) }, box.copyOf.map { .copy(of: $0) },
        box.special.map { $0 == .checkCode ? .checkCode : .rowNumbers },
      ]
      let given = contents.compactMap { $0 }
      guard given.count == 1 else { throw fail(place, .boxContent) }
      boxes.append(
        StaticBox(range: try range(box.at, at: place + ["at"]), content: given[0], style: box.style))
    }
    return SheetLayout(
      orientation: orientation, printArea: try range(layout.printArea, at: path + ["printArea"]), columns: columns,
      rows: rows, boxes: boxes)
  }

  private func make(_ field: DefinitionFile.Field, at path: [YAMLStep]) throws(FormDefinitionError) -> FormField {
    var made = FormField(
      key: field.key, label: field.label, printedLabel: field.printed ?? field.label.ja, section: field.section,
      aliases: field.aliases ?? [], sheet: field.sheet, cells: try range(field.cells, at: path + ["cells"]),
      labelCells: try range(field.labelCells, at: path + ["labelCells"]), type: field.type,
      required: field.required.value, allowed: field.choices ?? [], isInCheckCode: field.inCheckCode ?? false,
      isForOffice: field.forOffice ?? false, hint: field.hint, source: field.source)
    made.unit = field.unit
    made.prefill = field.prefill
    return made
  }

  private func make(_ table: DefinitionFile.Table, at path: [YAMLStep]) throws(FormDefinitionError) -> FormTable {
    var columns: [FormColumn] = []
    for (index, column) in table.columns.enumerated() {
      let span = try self.columns(column.columns, at: path + ["columns", .index(index), "columns"])
      var made = FormColumn(
        key: column.key, label: column.label, printedLabel: column.printed ?? column.label.ja,
        aliases: column.aliases ?? [], firstColumn: span.lowerBound, lastColumn: span.upperBound, type: column.type,
        required: column.required.value, allowed: column.choices ?? [], isInCheckCode: column.inCheckCode ?? false,
        hint: column.hint, source: column.source)
      made.unit = column.unit
      made.prefill = column.prefill
      columns.append(made)
    }
    for key in [("headingRow", table.headingRow), ("firstRow", table.firstRow), ("rows", table.rows)]
    where !(1...10_000).contains(key.1) {
      throw fail(path + [.key(key.0)], .badRange(String(key.1)))
    }
    return FormTable(
      key: table.key, label: table.label, sheet: table.sheet, headingRow: table.headingRow, firstRow: table.firstRow,
      rows: table.rows, columns: columns, source: table.source)
  }

  /// `A:C` or `B`.
  private func columns(_ text: String, at path: [YAMLStep]) throws(FormDefinitionError) -> ClosedRange<Int> {
    guard let columns = Self.columns(text) else { throw fail(path, .badRange(text)) }
    return columns
  }

  /// `A:C` or `B`; nil for anything else.
  static func columns(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map { CellReference($0 + "1") }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first.columnNumber <= last.columnNumber
    else { return nil }
    return first.columnNumber...last.columnNumber
  }

  /// `3:5` or `4`.
  private func rows(_ text: String, at path: [YAMLStep]) throws(FormDefinitionError) -> ClosedRange<Int> {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map { CellReference("A" + $0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first.rowNumber <= last.rowNumber
    else { throw fail(path, .badRange(text)) }
    return first.rowNumber...last.rowNumber
  }
}

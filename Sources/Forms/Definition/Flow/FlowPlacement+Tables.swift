internal import Programme
internal import Workbook

/// Tables: a row of headings, and rows to fill in.
extension FlowPlacement {
  /// Rows a table of a flow may have.
  static let tableRows = 1...200

  mutating func place(
    _ table: FlowBlock.Table, hasCaption: Bool, at place: DefinitionPlace
  ) throws(FormDefinitionError) {
    guard Self.tableRows.contains(table.rows) else {
      throw place.inside("rows").fault(
        .outOfRange("rows", value: "\(table.rows)", allowed: "1...\(Self.tableRows.upperBound)"))
    }
    guard (1...20).contains(table.lines ?? 1) else {
      throw place.inside("lines").fault(.outOfRange("lines", value: "\(table.lines ?? 1)", allowed: "1...20"))
    }
    for (index, column) in table.columns.enumerated() where !(1...FlowGrid.columns).contains(column.width) {
      throw place.inside("columns", .index(index), "width").fault(
        .outOfRange("width", value: "\(column.width)", allowed: "1...\(FlowGrid.columns)"))
    }
    let isNumbered = table.numbered ?? false
    let needed = FlowGrid.columns - (isNumbered ? 1 : 0)
    let columns = table.columns + (table.seal == true ? [.seal(width: 1)] : [])
    let sum = columns.map(\.width).reduce(0, +)
    guard sum == needed else {
      throw place.inside("columns").fault(.tableWidths(table.key, sum: sum, needed: needed))
    }

    if hasCaption {
      let row = addRow(18)
      add(.text(table.label.ja), .text, FlowGrid.cells(row, 1...FlowGrid.columns), at: place)
    }
    var made: [FormColumn] = []
    var seals: [ClosedRange<Int>] = []
    var headingLines = 1
    var rowLines = 1
    var next = isNumbered ? 2 : 1
    for column in columns {
      switch column {
      case .column(let column):
        let placed = make(column, firstColumn: next)
        made.append(placed)
        headingLines = max(headingLines, grid.lines(of: placed.printedLabel, columns: column.width, points: 10))
        rowLines = max(rowLines, Self.lines(of: column, grid: grid))
      case .seal(let width): seals.append(next...(next + width - 1))
      }
      next += column.width
    }
    let headingRow = addRow(FlowGrid.rowHeight(lines: headingLines))
    for _ in 0..<table.rows { _ = addRow(FlowGrid.rowHeight(lines: table.lines ?? rowLines), isRuled: true) }
    let rows = (headingRow + 1)...heights.count
    for seal in seals {
      add(.text("印"), .label, FlowGrid.cells(headingRow, seal), at: place)
      add(.eachRow("㊞"), .ruledCenter, FlowGrid.cells(rows, seal), at: place)
    }
    if isNumbered {
      add(.text(""), .label, FlowGrid.cells(headingRow, 1...1), at: place)
      add(.rowNumbers, .ruledCenter, FlowGrid.cells(rows, 1...1), at: place)
    }
    tables.append(
      FormTable(
        key: table.key, label: table.label, sheet: sheet, headingRow: headingRow, firstRow: headingRow + 1,
        rows: table.rows, columns: made, source: table.source))
    tablePlaces.append(place)
  }

  /// The column in its place. A unit is printed under the heading's words, since no cell stands behind the column's.
  private func make(_ column: FlowBlock.Column, firstColumn: Int) -> FormColumn {
    var printed = column.printed ?? column.label.ja
    var aliases = column.aliases ?? []
    if let unit = column.unit, unit != FlowGrid.noUnit, !printed.contains(unit) {
      if !aliases.contains(printed) { aliases.append(printed) }
      printed += "\n（\(unit)）"
    }
    var made = FormColumn(
      key: column.key, label: column.label, printedLabel: printed, aliases: aliases, firstColumn: firstColumn,
      lastColumn: firstColumn + column.width - 1, type: column.type, required: column.required.value,
      allowed: column.choices ?? [], isInCheckCode: column.inCheckCode ?? false, hint: column.hint,
      source: column.source)
    made.unit = column.unit
    made.prefill = column.prefill
    return made
  }

  /// Lines a cell of the column is likely to need: its longest choice, or an address in a narrow column.
  private static func lines(of column: FlowBlock.Column, grid: FlowGrid) -> Int {
    let choices = (column.choices ?? []).map { grid.lines(of: $0.label.ja, columns: column.width, points: 10) }
    return max(choices.max() ?? 1, column.type == .text && column.width <= 6 ? 2 : 1)
  }
}

extension FlowBlock.TableColumn {
  /// Columns of the grid it takes.
  fileprivate var width: Int {
    switch self {
    case .column(let column): column.width
    case .seal(let width): width
    }
  }
}

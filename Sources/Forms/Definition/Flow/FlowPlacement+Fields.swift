internal import Programme
internal import Workbook

/// The columns in which the rows of a block stand.
struct FlowBand {
  /// From the first column of the labels to the last of the boxes.
  let columns: ClosedRange<Int>
  /// The heading of the block, without the blanks that pad it.
  var section: String?
  /// The cells of the heading above the boxes beside those of the block.
  var besideLabel: CellRange?
}

/// Rows of fields: a label and a box, or two of them side by side.
extension FlowPlacement {
  typealias Entry = (field: FlowBlock.Field, place: DefinitionPlace)

  /// A block with its heading down the left edge.
  mutating func placeBlock(_ block: FlowBlock, at place: DefinitionPlace) throws(FormDefinitionError) {
    guard let heading = block.heading else { throw place.fault(.document(.missingKey("heading"))) }
    guard let list = block.fields, !list.isEmpty else { throw place.fault(.document(.missingKey("fields"))) }
    let first = heights.count + 1
    let left = FlowGrid.headingWidth + 1
    let right = block.besideHeading == nil ? FlowGrid.columns : FlowGrid.columns - FlowGrid.besideWidth
    var band = FlowBand(columns: left...right)
    band.section = heading.filter { !$0.isWhitespace }
    if let beside = block.besideHeading {
      let row = addRow(16)
      let split = left + FlowGrid.labelWidth
      let cells = FlowGrid.cells(row, (right + 1)...FlowGrid.columns)
      add(.text(""), .label, FlowGrid.cells(row, left...(split - 1)), at: place)
      add(.text(""), .label, FlowGrid.cells(row, split...right), at: place)
      band.besideLabel = cells
      // The heading is the label of the fields below it, and drawn as such; without them it stands there for itself.
      if !list.contains(where: \.hasBeside) { add(.text(beside), .label, cells, at: place) }
    }
    var index = 0
    while index < list.count {
      let here = place.inside("fields", .index(index))
      index += 1
      switch list[index - 1] {
      case .fixed(let fixed): try self.place(fixed, in: band, at: here.inside("fixed"))
      case .field(let field):
        var row = [(field: field, place: here)]
        if field.pair == true {
          guard index < list.count, case .field(let next) = list[index] else {
            throw here.inside("pair").fault(.pairWithoutNext(field.key))
          }
          row.append((next, place.inside("fields", .index(index))))
          index += 1
        }
        try self.place(row, in: band, besideHeading: block.besideHeading)
      }
    }
    let lines = grid.lines(of: heading, columns: FlowGrid.headingWidth, points: 10)
    let missing = FlowGrid.height(lines: lines, points: 10) - heights[(first - 1)...].reduce(0, +)
    if missing > 0 {
      let share = (missing / Double(heights.count - first + 1)).rounded(.up)
      for row in (first - 1)..<heights.count { heights[row] += share }
    }
    add(
      .text(heading), .heading, FlowGrid.cells(first...heights.count, 1...FlowGrid.headingWidth),
      at: place.inside("heading"))
  }

  /// A label with fixed words, or a copy, beside it.
  mutating func place(
    _ fixed: FlowBlock.Fixed, in band: FlowBand, at place: DefinitionPlace
  ) throws(FormDefinitionError) {
    let contents: [StaticBox.Content?] = [fixed.text.map { .text($0) }, fixed.copyOf.map { .copy(of: $0) }]
    let given = contents.compactMap { $0 }
    guard given.count == 1 else { throw place.fault(.boxContent) }
    let first = band.columns.lowerBound
    let label = first...(first + FlowGrid.labelWidth - 1)
    let box = (label.upperBound + 1)...(band.besideLabel == nil ? band.columns.upperBound : FlowGrid.columns)
    let lines = max(
      grid.lines(of: fixed.label, columns: label.count, points: 10),
      grid.lines(of: fixed.text ?? "", columns: box.count, points: 10), 1)
    let row = addRow(FlowGrid.rowHeight(lines: lines), isRuled: true)
    add(.text(fixed.label), .label, FlowGrid.cells(row, label), at: place)
    add(given[0], .ruled, FlowGrid.cells(row, box), at: place)
  }

  /// One row with one field, or with two in its halves.
  mutating func place(
    _ row: [Entry], in band: FlowBand, besideHeading: String? = nil
  ) throws(FormDefinitionError) {
    for entry in row {
      for (key, value) in [("labelColumns", entry.field.labelColumns), ("columns", entry.field.columns)]
      where value != nil {
        throw entry.place.inside(.key(key)).fault(.onlyInLine(key))
      }
      if entry.field.open != nil { throw entry.place.inside("open").fault(.onlyInLine("open")) }
    }
    let (left, right) = (band.columns.lowerBound, band.columns.upperBound)
    let rowNumber = addRow(FlowGrid.rowHeight(lines: 1), isRuled: true)
    guard row.count == 2 else {
      try place(row[0], band.columns, labelWidth: FlowGrid.labelWidth, rowNumber, band)
      return try placeBeside(row[0], rowNumber, band, heading: besideHeading)
    }
    let middle = left + (right - left + 1) / 2
    let narrow = (right - left + 1) / 2 - FlowGrid.labelWidth
    for entry in row where entry.field.style == .cells || band.besideLabel != nil || entry.field.beside != nil {
      throw entry.place.inside("pair").fault(.pairNotPossible(entry.field.key))
    }
    try place(row[0], left...(middle - 1), labelWidth: left == 1 ? FlowGrid.labelWidth : narrow, rowNumber, band)
    try place(row[1], middle...right, labelWidth: left == 1 ? FlowGrid.labelWidth - 1 : narrow, rowNumber, band)
  }

  /// A label and a box in some columns, with the unit behind it.
  private mutating func place(
    _ entry: Entry, _ columns: ClosedRange<Int>, labelWidth: Int, _ row: Int, _ band: FlowBand
  ) throws(FormDefinitionError) {
    let field = entry.field
    let label = columns.lowerBound...(columns.lowerBound + labelWidth - 1)
    let first = label.upperBound + 1
    let printed = field.printed ?? field.label.ja
    var lines = max(field.lines ?? 1, grid.lines(of: printed, columns: labelWidth, points: 10))
    guard (1...40).contains(field.lines ?? 1) else {
      throw entry.place.inside("lines").fault(
        .outOfRange("lines", value: "\(field.lines ?? 1)", allowed: "1...40"))
    }
    let section = field.section ?? band.section
    if field.style == .cells {
      guard field.type == .choice else { throw entry.place.inside("style").fault(.cellsWithoutChoice(field.key)) }
      let rows = placeOptions(field.choices ?? [], first...columns.upperBound, firstRow: row)
      let height = max(rows.height, FlowGrid.rowHeight(lines: lines) / Double(rows.count))
      for index in (row - 1)..<(row - 1 + rows.count) {
        if index < heights.count { heights[index] = height } else { _ = addRow(height, isRuled: true) }
      }
      let all = row...(row + rows.count - 1)
      add(
        field, section: section, label: FlowGrid.cells(all, label),
        box: FlowGrid.cells(all, first...columns.upperBound), choiceCells: rows.cells, at: entry.place)
      return
    }
    let unit = field.unit == FlowGrid.noUnit ? nil : field.unit
    let unitWidth = unit.map { grid.columns(of: $0, points: 10) } ?? 0
    let room = columns.upperBound - first + 1 - unitWidth
    let width = field.width ?? (field.type == .flag ? min(2, room) : room)
    guard room >= 1, (1...room).contains(width) else {
      throw entry.place.inside("width").fault(.outOfRange("width", value: "\(width)", allowed: "1...\(max(1, room))"))
    }
    let box = first...(first + width - 1)
    for choice in field.choices ?? [] {
      lines = max(lines, grid.lines(of: choice.label.ja, columns: width, points: 10))
    }
    heights[row - 1] = max(heights[row - 1], FlowGrid.rowHeight(lines: lines))
    add(field, section: section, label: FlowGrid.cells(row, label), box: FlowGrid.cells(row, box), at: entry.place)
    var next = box.upperBound + 1
    if let unit {
      add(.text(unit), .ruledCenter, FlowGrid.cells(row, next...(next + unitWidth - 1)), at: entry.place)
      next += unitWidth
    }
    if next <= columns.upperBound {
      add(.text(""), .ruled, FlowGrid.cells(row, next...columns.upperBound), at: entry.place)
    }
  }

  /// The box at the right end of a row, under the heading of its column.
  private mutating func placeBeside(
    _ entry: Entry, _ row: Int, _ band: FlowBand, heading: String?
  ) throws(FormDefinitionError) {
    guard let label = band.besideLabel, let heading else {
      if entry.field.beside != nil { throw entry.place.inside("beside").fault(.besideWithoutHeading(entry.field.key)) }
      return
    }
    let cells = FlowGrid.cells(row, (band.columns.upperBound + 1)...FlowGrid.columns)
    let place = entry.place.inside("beside")
    guard let field = entry.field.beside else { return add(.text(""), .ruled, cells, at: place) }
    var made = FormField(
      key: field.key, label: field.label, printedLabel: heading, section: band.section, aliases: field.aliases ?? [],
      sheet: sheet, cells: cells, labelCells: label, type: field.type, required: field.required.value,
      allowed: field.choices ?? [], isInCheckCode: field.inCheckCode ?? false, isForOffice: false, hint: field.hint,
      source: field.source)
    made.prefill = field.prefill
    fields.append(made)
    fieldPlaces.append(place)
  }

  /// Adds a field in its cells.
  mutating func add(
    _ field: FlowBlock.Field, section: String?, label: CellRange, box: CellRange, choiceCells: [ChoiceCell] = [],
    at place: DefinitionPlace
  ) {
    var made = FormField(
      key: field.key, label: field.label, printedLabel: field.printed ?? field.label.ja, section: section,
      aliases: field.aliases ?? [], sheet: sheet, cells: box, labelCells: label, type: field.type,
      required: field.required.value, allowed: field.choices ?? [], isInCheckCode: field.inCheckCode ?? false,
      isForOffice: field.forOffice ?? false, hint: field.hint, source: field.source)
    made.unit = field.unit
    made.prefill = field.prefill
    made.choiceCells = choiceCells
    fields.append(made)
    fieldPlaces.append(place)
  }
}

extension FlowBlock.Row {
  /// Whether a box stands beside the row's own.
  fileprivate var hasBeside: Bool {
    if case .field(let field) = self { field.beside != nil } else { false }
  }
}

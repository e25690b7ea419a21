internal import Programme
internal import Workbook

/// Places the blocks of a flow on the grid, from top to bottom, and gives the same as an explicit layout: boxes,
/// fields and tables with their cells.
struct FlowPlacement {
  let sheet: String
  let grid: FlowGrid
  let parts: FlowParts

  /// The heights of the rows so far, in points.
  var heights: [Double] = []
  /// The numbers of the ruled rows, which become higher on a page with room left.
  var ruledRows: Set<Int> = []
  var boxes: [StaticBox] = []
  var boxPlaces: [DefinitionPlace] = []
  var fields: [FormField] = []
  var fieldPlaces: [DefinitionPlace] = []
  var tables: [FormTable] = []
  var tablePlaces: [DefinitionPlace] = []
  /// The fields whose boxes are only underlined.
  var openFields: Set<String> = []
  /// Whether a title or a sentence stands right above: a table then needs no caption.
  private var isIntroduced = false
  /// The parts being inserted, outermost first.
  private var insertion: [String] = []

  init(sheet: String, grid: FlowGrid, parts: FlowParts) {
    self.sheet = sheet
    self.grid = grid
    self.parts = parts
  }

  /// The layout of everything placed so far.
  var layout: SheetLayout {
    // Down to three quarters a page is shrunk; what is longer goes on on the next page.
    let pages = max(1, Int((heights.reduce(0, +) * 0.75 / grid.pageHeight).rounded(.up)))
    let rows = stretched.enumerated().map { RowHeight(rows: ($0 + 1)...($0 + 1), height: $1) }
    return SheetLayout(
      orientation: grid.orientation, printArea: FlowGrid.cells(1...max(1, heights.count), 1...FlowGrid.columns),
      columns: [ColumnWidth(columns: 1...FlowGrid.columns, width: grid.columnCharacters)], rows: rows, boxes: boxes,
      pagesTall: pages, openFields: openFields)
  }

  /// The heights with what is left of the page given to the ruled rows, up to a third more each.
  private var stretched: [Double] {
    let ruled = ruledRows.map { heights[$0 - 1] }.reduce(0, +)
    let left = grid.pageHeight - heights.reduce(0, +)
    guard left > 0, ruled > 0 else { return heights }
    let factor = min(1.35, 1 + left / ruled)
    return heights.enumerated().map { ruledRows.contains($0 + 1) ? ($1 * factor * 2).rounded(.down) / 2 : $1 }
  }

  // MARK: Blocks

  /// Places blocks below what is there.
  mutating func place(_ blocks: [FlowBlock], at place: DefinitionPlace) throws(FormDefinitionError) {
    var index = 0
    while index < blocks.count {
      let block = blocks[index]
      let here = place.inside(.index(index))
      index += 1
      guard block.kinds.count == 1 else { throw here.fault(.blockKind(block.kinds)) }
      let wasIntroduced = isIntroduced
      isIntroduced = block.title != nil || block.sentence != nil || block.use != nil && wasIntroduced
      if let name = block.use {
        try insert(name, at: here.inside("use"))
      } else if let title = block.title {
        if !heights.isEmpty { heights.append(8) }
        add(text: title, .title, row: addRow(28), at: here)
      } else if let sentence = block.sentence {
        add(flowing: sentence, .text, at: here)
      } else if let note = block.note {
        add(flowing: note, .note, at: here)
      } else if let gap = block.gap {
        try addGap(gap, at: here.inside("gap"))
      } else if let line = block.line {
        try self.place(line, at: here.inside("line"))
      } else if let fixed = block.fixed {
        try self.place(fixed, in: FlowBand(columns: 1...FlowGrid.columns), at: here.inside("fixed"))
      } else if let table = block.table {
        try self.place(table, hasCaption: table.caption ?? !wasIntroduced, at: here.inside("table"))
      } else if let field = block.field {
        var row = [(field: field, place: here.inside("field"))]
        if field.pair == true {
          guard index < blocks.count, let next = blocks[index].field, blocks[index].kinds.count == 1 else {
            throw here.inside("field", "pair").fault(.pairWithoutNext(field.key))
          }
          row.append((next, place.inside(.index(index), "field")))
          index += 1
        }
        try self.place(row, in: FlowBand(columns: 1...FlowGrid.columns))
      } else {
        try placeBlock(block, at: here)
      }
    }
  }

  private mutating func insert(_ name: String, at place: DefinitionPlace) throws(FormDefinitionError) {
    guard let part = try parts.part(name) else { throw place.fault(.unknownPart(name, known: parts.names)) }
    guard !insertion.contains(name) else { throw place.fault(.partInItself(name)) }
    insertion.append(name)
    defer { insertion.removeLast() }
    var inner = DefinitionPlace(part.document, ["parts", .key(name)])
    inner.use = place.use ?? (place.document, place.path)
    try self.place(part.blocks, at: inner)
  }

  private mutating func addGap(_ gap: Double, at place: DefinitionPlace) throws(FormDefinitionError) {
    guard gap > 0, gap <= 40 else { throw place.fault(.outOfRange("gap", value: "\(gap)", allowed: "0.1...40")) }
    for _ in 0..<Int(gap) { heights.append(17.5) }
    let rest = gap - gap.rounded(.down)
    if rest > 0 { heights.append((rest * 17.5).rounded()) }
  }

  // MARK: Rows and boxes

  /// A row below what is there; its number.
  mutating func addRow(_ height: Double, isRuled: Bool = false) -> Int {
    heights.append(height)
    if isRuled { ruledRows.insert(heights.count) }
    return heights.count
  }

  mutating func add(_ content: StaticBox.Content, _ style: BoxStyle, _ range: CellRange, at place: DefinitionPlace) {
    boxes.append(StaticBox(range: range, content: content, style: style))
    boxPlaces.append(place)
  }

  private mutating func add(text: String, _ style: BoxStyle, row: Int, at place: DefinitionPlace) {
    add(.text(text), style, FlowGrid.cells(row, 1...FlowGrid.columns), at: place)
  }

  /// A text over the whole width, as high as it needs.
  private mutating func add(flowing text: String, _ style: BoxStyle, at place: DefinitionPlace) {
    let lines = grid.lines(of: text, columns: FlowGrid.columns, points: style.points)
    // A sentence stands a little away from the ruled rows below it.
    let row = addRow(FlowGrid.height(lines: lines, points: style.points) + (style == .text ? 6 : 0))
    add(text: text, style, row: row, at: place)
  }

  /// A row whose boxes and fields name their columns.
  private mutating func place(_ line: FlowBlock.Line, at place: DefinitionPlace) throws(FormDefinitionError) {
    var height = 17.5
    let row = heights.count + 1
    var drawn: [(StaticBox.Content, BoxStyle, ClosedRange<Int>, DefinitionPlace)] = []
    for (index, box) in (line.boxes ?? []).enumerated() {
      let here = place.inside("boxes", .index(index))
      let contents: [StaticBox.Content?] = [
        box.text.map { .text($0) }, box.copyOf.map { .copy(of: $0) }, box.special == .checkCode ? .checkCode : nil,
      ]
      let given = contents.compactMap { $0 }
      guard given.count == 1 else { throw here.fault(.boxContent) }
      let columns = try columns(box.columns, at: here.inside("columns"))
      if let text = box.text {
        let lines = grid.lines(of: text, columns: columns.count, points: box.style.points)
        height = max(height, FlowGrid.height(lines: lines, points: box.style.points))
      }
      drawn.append((given[0], box.style, columns, here))
    }
    for (index, field) in (line.fields ?? []).enumerated() {
      let here = place.inside("fields", .index(index))
      guard let labelText = field.labelColumns, let boxText = field.columns else {
        throw here.fault(.lineFieldWithoutColumns(field.key))
      }
      let label = try columns(labelText, at: here.inside("labelColumns"))
      let box = try columns(boxText, at: here.inside("columns"))
      let printed = field.printed ?? field.label.ja
      height = max(
        height, FlowGrid.height(lines: grid.lines(of: printed, columns: label.count, points: 10), points: 10),
        FlowGrid.height(lines: field.lines ?? 1, points: 10))
      if field.open == true { openFields.insert(field.key) }
      add(
        field, section: field.section, label: FlowGrid.cells(row, label), box: FlowGrid.cells(row, box), at: here)
    }
    _ = addRow(line.height ?? height)
    for (content, style, columns, here) in drawn { add(content, style, FlowGrid.cells(row, columns), at: here) }
  }

  /// `A:C` or `B`, on the grid.
  private func columns(_ text: String, at place: DefinitionPlace) throws(FormDefinitionError) -> ClosedRange<Int> {
    guard let columns = DefinitionBuilder.columns(text), columns.upperBound <= FlowGrid.columns else {
      throw place.fault(.badRange(text))
    }
    return columns
  }
}

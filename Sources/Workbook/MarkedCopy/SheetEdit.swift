/// Colours cells of one sheet, those that are not there yet among them, and lets it point to its notes.
///
/// Source: ECMA-376 part 1, 18.3.1.99 (worksheet, the order of its elements), 18.3.1.73 (row), 18.3.1.4 (c).
struct SheetEdit {
  private(set) var edit: PartEdit
  /// The sheet's columns with a width or a format of their own.
  private(set) var columns: [Column] = []
  /// The relationship of the sheet's legacy drawing; nil when it has none.
  private(set) var legacyDrawingID: String?
  private var root: MarkupTag?
  /// Where an element for the legacy drawing belongs.
  private var drawingPlace = 0

  struct Column {
    let numbers: ClosedRange<Int>
    let width: Double?
    let style: Int?
  }

  /// Elements that stand before the legacy drawing.
  private static let before: Set<String> = [
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing",
  ]

  init(_ bytes: [UInt8], part: String) throws(MarkedCopyError) { edit = try PartEdit(bytes, part: part) }

  /// The sheet is no longer the one in front: two selected sheets would be edited as one.
  mutating func deselect() throws(MarkedCopyError) {
    var selected: [MarkupTag] = []
    try edit.walkWhile { tag, _ in
      if tag.localName == "sheetView", tag.kind != .close, ["1", "true"].contains(tag["tabSelected"]) {
        selected.append(tag)
      }
      return tag.localName != "sheetData"
    }
    for tag in selected { edit.set("tabSelected", to: "0", of: tag) }
  }

  /// Gives the cells their new formats.
  /// - Parameter format: the number of the format for a cell that has had the given one.
  mutating func colour(
    _ cells: [CellReference], format: (CellReference, Int) throws(MarkedCopyError) -> Int
  ) throws(MarkedCopyError) {
    var walk = CellWalk(cells: cells)
    var found: [CellWalk.Step] = []
    var columns: [Column] = []
    var rootTag: MarkupTag?
    var legacy: String?
    var place = 0
    try edit.walk { tag, depth in
      if depth == 0, tag.kind != .close { rootTag = tag }
      if depth == 1, tag.kind != .open, Self.before.contains(String(tag.localName)) { place = tag.range.upperBound }
      if depth == 1, tag.localName == "legacyDrawing", tag.kind != .close {
        legacy = tag.prefixedAttribute("id")?.value
      }
      if depth == 2, tag.localName == "col", tag.kind != .close, let first = Int(tag["min"] ?? ""),
        let last = Int(tag["max"] ?? ""), first <= last
      {
        columns.append(
          Column(numbers: first...last, width: Double(tag["width"] ?? ""), style: Int(tag["style"] ?? "")))
      }
      found += walk.take(tag, depth: depth)
    }
    guard walk.isDone, let rootTag else { throw .unusualPart(edit.part) }
    (root, self.columns, legacyDrawingID, drawingPlace) = (rootTag, columns, legacy, place)
    let prefix = String(rootTag.prefix)

    func text(of cell: CellReference, rowStyle: Int?) throws(MarkedCopyError) -> String {
      let column = columns.first { $0.numbers.contains(cell.columnNumber) }?.style
      return "<\(prefix)c r=\"\(cell)\" s=\"\(try format(cell, rowStyle ?? column ?? 0))\"/>"
    }
    for step in found {
      switch step {
      case .existing(let cell, let tag):
        edit.set("s", to: String(try format(cell, Int(tag["s"] ?? "") ?? 0)), of: tag)
      case .missing(let cells, let place, let rowStyle):
        for cell in cells { edit.insert(try text(of: cell, rowStyle: rowStyle), at: place) }
      case .emptyRow(let cells, let tag, let rowStyle):
        var inside = ""
        for cell in cells { inside += try text(of: cell, rowStyle: rowStyle) }
        edit.append(inside, to: tag, closedBy: nil)
      case .missingRows(let rows, let place):
        for row in rows { edit.insert(try self.row(row, prefix, text), at: place) }
      case .noRows(let rows, let tag):
        var inside = ""
        for row in rows { inside += try self.row(row, prefix, text) }
        edit.append(inside, to: tag, closedBy: nil)
      case .outsideSpan(let attribute):
        // A hint only, and now a wrong one; the whole width is always right.
        edit.replace(attribute.range, with: "1:\(CellReference.lastColumnNumber)")
      }
    }
  }

  private func row(
    _ cells: [CellReference], _ prefix: String, _ text: (CellReference, Int?) throws(MarkedCopyError) -> String
  ) throws(MarkedCopyError) -> String {
    var inside = ""
    for cell in cells { inside += try text(cell, nil) }
    return "<\(prefix)row r=\"\(cells[0].rowNumber)\">\(inside)</\(prefix)row>"
  }

  /// Adds the element that names the legacy drawing.
  mutating func point(toLegacyDrawing id: String) {
    let prefix = root.map { String($0.prefix) } ?? ""
    let declared = root?.attributes.first { $0.value == MarkupText.relationships && $0.name.hasPrefix("xmlns:") }
    let name = declared.map { String($0.name.dropFirst(6)) }
    let namespace = name == nil ? " xmlns:r=\"\(MarkupText.relationships)\"" : ""
    edit.insert("<\(prefix)legacyDrawing\(namespace) \(name ?? "r"):id=\"\(id)\"/>", at: drawingPlace)
  }
}

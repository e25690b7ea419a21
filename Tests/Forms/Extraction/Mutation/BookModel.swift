import Foundation
import Programme
import Testing
@testable import Workbook

@testable import Forms

/// A sheet taken apart, so that a test can spoil it the way people and programs do.
struct SheetModel: Sendable {
  var name: String
  var isVisible = true
  var cells: [CellReference: Cell] = [:]
  var merges: [CellRange] = []

  /// The cell a person sees there: the first one of a merge.
  func origin(of cell: CellReference) -> CellReference { merges.first { $0.contains(cell) }?.topLeft ?? cell }

  /// The cells that belong together around one.
  func extent(of cell: CellReference) -> CellRange { merges.first { $0.contains(cell) } ?? CellRange(cell, cell) }

  /// What is written in a cell; nil when nothing is.
  func text(at cell: CellReference) -> String? {
    guard let cell = cells[cell] else { return nil }
    if case .text(let text) = cell.value { return text.isEmpty ? nil : text }
    return cell.value == .empty && cell.formula == nil ? nil : cell.stored
  }

  mutating func put(_ text: String, at cell: CellReference) { cells[cell] = Cell(value: .text(text), stored: text) }

  /// Moves every cell; those for which nil comes back are gone. Merges shrink to what is left of them.
  mutating func move(_ place: (CellReference) -> CellReference?) {
    cells = cells.reduce(into: [:]) { moved, cell in if let to = place(cell.key) { moved[to] = cell.value } }
    merges = merges.compactMap { Self.moved($0, place) }
  }

  /// A range after its cells were moved; nil when all of them are gone.
  static func moved(_ range: CellRange, _ place: (CellReference) -> CellReference?) -> CellRange? {
    var cells: [CellReference] = []
    for row in range.topLeft.rowNumber...range.bottomRight.rowNumber {
      for column in range.topLeft.columnNumber...range.bottomRight.columnNumber {
        if let cell = place(CellReference(rowNumber: row, columnNumber: column)) { cells.append(cell) }
      }
    }
    guard let rows = Self.bounds(cells.map(\.rowNumber)), let columns = Self.bounds(cells.map(\.columnNumber)) else {
      return nil
    }
    return CellRange(
      CellReference(rowNumber: rows.lowerBound, columnNumber: columns.lowerBound),
      CellReference(rowNumber: rows.upperBound, columnNumber: columns.upperBound))
  }

  private static func bounds(_ numbers: [Int]) -> ClosedRange<Int>? {
    guard let first = numbers.min(), let last = numbers.max() else { return nil }
    return first...last
  }

  var lastRow: Int { (cells.keys.map(\.rowNumber) + merges.map(\.bottomRight.rowNumber)).max() ?? 1 }
  var lastColumn: Int { (cells.keys.map(\.columnNumber) + merges.map(\.bottomRight.columnNumber)).max() ?? 1 }
}

/// A workbook taken apart.
struct BookModel: Sendable {
  /// A defined name that means a range.
  struct Name: Sendable {
    let name: String
    var sheet: Int
    var range: CellRange
  }

  var sheets: [SheetModel]
  var names: [Name]
  var declaredForm: String?
  var declaredEdition: String?

  init(_ workbook: WorkbookFile) {
    let visible = workbook.sheets.filter { $0.kind == .worksheet }
    sheets = visible.map { sheet in
      var cells: [CellReference: Cell] = [:]
      for (reference, cell) in sheet.cells where cell.value != .empty || cell.formula != nil { cells[reference] = cell }
      return SheetModel(
        name: sheet.name, isVisible: sheet.visibility == .visible, cells: cells, merges: sheet.merges)
    }
    names = workbook.definedNames.compactMap { name in
      guard name.scope == nil, let target = name.target,
        let sheet = visible.firstIndex(where: { $0.name == target.sheetName })
      else { return nil }
      return Name(name: name.name, sheet: sheet, range: target.range)
    }
    declaredForm = workbook.definedNames.first { $0.name == BlankNames.formID }.flatMap {
      BlankNames.constant(inFormula: $0.formula)
    }
    declaredEdition = workbook.definedNames.first { $0.name == BlankNames.edition }.flatMap {
      BlankNames.constant(inFormula: $0.formula)
    }
  }

  /// Moves the cells of one sheet; its names follow, as in Excel.
  mutating func move(_ sheet: Int, _ place: (CellReference) -> CellReference?) {
    sheets[sheet].move(place)
    names = names.compactMap { name in
      guard name.sheet == sheet else { return name }
      return SheetModel.moved(name.range, place).map { Name(name: name.name, sheet: sheet, range: $0) }
    }
  }

  mutating func insertRows(_ count: Int, before row: Int, on sheet: Int) {
    move(sheet) { $0.rowNumber >= row ? $0.offset(rows: count, columns: 0) : $0 }
  }

  mutating func insertColumns(_ count: Int, before column: Int, on sheet: Int) {
    move(sheet) { $0.columnNumber >= column ? $0.offset(rows: 0, columns: count) : $0 }
  }

  mutating func deleteRow(_ row: Int, on sheet: Int) {
    move(sheet) { $0.rowNumber == row ? nil : $0.rowNumber > row ? $0.offset(rows: -1, columns: 0) : $0 }
  }

  mutating func removeNames() {
    names = []
    declaredForm = nil
    declaredEdition = nil
  }

  mutating func reorder(_ order: [Int]) {
    sheets = order.map { sheets[$0] }
    names = names.map { name in
      Name(name: name.name, sheet: order.firstIndex(of: name.sheet) ?? 0, range: name.range)
    }
  }

  mutating func removeSheet(_ index: Int) {
    sheets.remove(at: index)
    names = names.filter { $0.sheet != index }.map { name in
      Name(name: name.name, sheet: name.sheet > index ? name.sheet - 1 : name.sheet, range: name.range)
    }
  }

  /// Changes every text the given function changes.
  mutating func retype(_ change: (String) -> String) {
    for sheet in sheets.indices {
      for (reference, cell) in sheets[sheet].cells {
        guard cell.formula == nil, case .text(let text) = cell.value else { continue }
        let changed = change(text)
        if changed != text { sheets[sheet].put(changed, at: reference) }
      }
    }
  }

  func isSame(as other: BookModel) -> Bool {
    sheets.map(\.name) == other.sheets.map(\.name) && sheets.map(\.cells) == other.sheets.map(\.cells)
      && sheets.map(\.merges) == other.sheets.map(\.merges) && names.map(\.range) == other.names.map(\.range)
  }

  /// The workbook as the reader would index it, without the way over a file.
  var map: WorkbookMap {
    WorkbookMap(
      sheets: sheets.map { sheet in
        SheetMap(
          name: sheet.name, isVisible: sheet.isVisible,
          cells: sheet.cells.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, merges: sheet.merges)
      },
      names: names.reduce(into: [:]) { targets, name in
        targets[name.name] = DefinedName.Target(sheetName: sheets[name.sheet].name, range: name.range)
      }, declaredForm: declaredForm)
  }

  /// Writes the workbook with the real writer.
  func write(to path: String) throws {
    let writer = try WorkbookWriter(
      path: path, properties: WorkbookProperties(createdAt: Date(timeIntervalSince1970: 1_700_000_000)))
    let targets = try sheets.map { try writer.addSheet($0.name) }
    for (sheet, target) in zip(sheets, targets) {
      for merge in sheet.merges { try target.merge(merge, style: CellStyle()) }
      for (reference, cell) in sheet.cells.sorted(by: { $0.key < $1.key }) {
        try Self.write(cell, at: reference, to: target)
      }
    }
    for name in names { try writer.defineName(name.name, sheet: targets[name.sheet], range: name.range) }
    if let declaredForm { try writer.defineName(BlankNames.formID, formula: "\"\(declaredForm)\"") }
    if let declaredEdition { try writer.defineName(BlankNames.edition, formula: "\"\(declaredEdition)\"") }
    try writer.close()
  }

  private static func write(_ cell: Cell, at reference: CellReference, to sheet: SheetWriter) throws {
    if let formula = cell.formula {
      let number = Double(cell.stored)
      try sheet.write(
        formula: formula, cached: number.map { .number($0) } ?? .text(cell.stored), at: reference,
        style: cell.format == "General" ? nil : CellStyle { $0.numberFormat = cell.format })
      return
    }
    switch cell.value {
    case .empty: break
    case .text(let text): try sheet.write(text: text, at: reference)
    case .number:
      // A double has up to 17 digits, of which a program that saves keeps 15.
      let kept = Double(cell.stored).map { String(format: "%.15g", $0) } ?? cell.stored
      try sheet.write(decimal: kept, at: reference, style: CellStyle { $0.numberFormat = cell.format })
    case .date(let date), .dateTime(let date, _):
      try sheet.write(date: date, at: reference, style: CellStyle { $0.numberFormat = "yyyy/m/d" })
    case .boolean(let value): try sheet.write(boolean: value, at: reference)
    case .time, .duration, .error: try sheet.write(text: cell.stored, at: reference)
    }
  }
}

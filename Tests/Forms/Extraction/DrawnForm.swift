import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

/// A cell as a test draws it.
enum DrawnCell: Sendable {
  case text(String)
  case number(Int64, format: String?)
  case day(SheetDate)
  case formula(String, cached: String)
}

/// A sheet as a test draws it and then spoils it, before it is written by the real writer.
struct DrawnSheet: Sendable {
  var name: String
  var cells: [CellReference: DrawnCell] = [:]
  var merges: [CellRange] = []

  /// Puts rows in before a row, as Excel does: everything from there on moves down, merges across it grow.
  mutating func insertRows(_ count: Int, before row: Int) {
    shift { $0.rowNumber >= row ? $0.offset(rows: count, columns: 0) : $0 }
  }

  /// Puts columns in before a column, as Excel does.
  mutating func insertColumns(_ count: Int, before column: Int) {
    shift { $0.columnNumber >= column ? $0.offset(rows: 0, columns: count) : $0 }
  }

  private mutating func shift(_ move: (CellReference) -> CellReference?) {
    cells = cells.reduce(into: [:]) { result, cell in if let to = move(cell.key) { result[to] = cell.value } }
    merges = merges.compactMap { range in
      guard let first = move(range.topLeft), let last = move(range.bottomRight) else { return nil }
      return CellRange(first, last)
    }
  }

  /// Changes every text that the given function changes.
  mutating func retype(_ change: (String) -> String) {
    for (reference, cell) in cells { if case .text(let text) = cell { cells[reference] = .text(change(text)) } }
  }
}

/// A form drawn from its definition, with answers typed in.
struct DrawnForm: Sendable {
  var sheets: [DrawnSheet]
  /// Defined names, with the sheet's place.
  var names: [(name: String, sheet: Int, range: CellRange)] = []

  init(sheets: [DrawnSheet]) { self.sheets = sheets }

  /// - Parameter answers: by field key; of table rows, `table[0].column`.
  init(_ definition: FormDefinition, answers: [String: DrawnCell]) {
    sheets = []
    for (index, sheet) in definition.sheets.enumerated() where sheet.layout != nil {
      var drawn = DrawnSheet(name: sheet.name)
      for box in sheet.layout?.boxes ?? [] {
        switch box.content {
        case .text(let text): Self.put(text.isEmpty ? nil : .text(text), box.range, &drawn)
        case .eachRow(let text):
          for row in box.range.topLeft.rowNumber...box.range.bottomRight.rowNumber {
            Self.put(.text(text), Self.row(row, of: box.range), &drawn)
          }
        case .rowNumbers:
          for row in box.range.topLeft.rowNumber...box.range.bottomRight.rowNumber {
            let number = Int64(row - box.range.topLeft.rowNumber + 1)
            Self.put(.number(number, format: nil), Self.row(row, of: box.range), &drawn)
          }
        case .copy, .checkCode: Self.put(.formula("\"\"", cached: ""), box.range, &drawn)
        }
      }
      var labels: Set<CellRange> = []
      for field in definition.fields where field.sheet == sheet.key {
        if labels.insert(field.labelCells).inserted { Self.put(.text(field.printedLabel), field.labelCells, &drawn) }
        Self.put(answers[field.key], field.cells, &drawn)
        names.append((BlankNames.name(ofField: field.key), index, field.cells))
      }
      for table in definition.tables where table.sheet == sheet.key {
        for column in table.columns {
          Self.put(.text(column.printedLabel), table.headingCells(of: column), &drawn)
          for row in 0..<table.rows {
            Self.put(answers["\(table.key)[\(row)].\(column.key)"], table.cells(of: column, row: row), &drawn)
          }
        }
      }
      sheets.append(drawn)
    }
  }

  private static func row(_ row: Int, of range: CellRange) -> CellRange {
    CellRange(
      CellReference(rowNumber: row, columnNumber: range.topLeft.columnNumber),
      CellReference(rowNumber: row, columnNumber: range.bottomRight.columnNumber))
  }

  private static func put(_ cell: DrawnCell?, _ range: CellRange, _ sheet: inout DrawnSheet) {
    if let cell { sheet.cells[range.topLeft] = cell }
    if range.topLeft != range.bottomRight { sheet.merges.append(range) }
  }

  /// Writes the form with the real writer and reads it back with the real reader.
  func workbook(withNames: Bool = true) throws -> WorkbookFile {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("drawn-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try WorkbookWriter(
      path: path, properties: WorkbookProperties(createdAt: Date(timeIntervalSince1970: 1_700_000_000)))
    let sheetWriters = try sheets.map { try writer.addSheet($0.name) }
    for (sheet, into) in zip(sheets, sheetWriters) {
      for merge in sheet.merges { try into.merge(merge, style: CellStyle()) }
      for (reference, cell) in sheet.cells.sorted(by: { $0.key < $1.key }) {
        switch cell {
        case .text(let text): try into.write(text: text, at: reference)
        case .number(let number, let format):
          try into.write(
            number: number, at: reference, style: format.map { code in CellStyle { $0.numberFormat = code } })
        case .day(let day):
          try into.write(date: day, at: reference, style: CellStyle { $0.numberFormat = "yyyy/m/d" })
        case .formula(let formula, let cached): try into.write(formula: formula, cached: .text(cached), at: reference)
        }
      }
    }
    if withNames {
      for name in names { try writer.defineName(name.name, sheet: sheetWriters[name.sheet], range: name.range) }
    }
    try writer.close()
    return try WorkbookFile.open(path: path)
  }
}

import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

/// Every blank of every form that ships, looked at by a program that had no part in writing it.
@Suite(.enabled(if: Tool.python.isThere, "python3 is not installed")) struct `blanks as another program sees them` {
  @Test func `every blank lets in what the form asks for and nothing else`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("blanks-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let definitions = try FormCatalogue.load(folder: ShippedForms.folder).definitions
    try #require(definitions.count >= 2)
    var expected: [ExpectedBlank] = []
    for definition in definitions {
      let file = folder.appendingPathComponent("\(definition.id.rawValue)-\(definition.edition.name).xlsx").path
      try BlankWorkbook.write(definition, to: file, createdAt: Filling.moment)
      expected.append(ExpectedBlank(definition, file: file))
    }
    let list = folder.appendingPathComponent("expected.json")
    try JSONEncoder().encode(expected).write(to: list)
    // One run of the interpreter for all forms: starting it takes longer than looking at a workbook.
    let faults = try Tool.python.run([Self.script, list.path])
    #expect(faults == "")
  }

  static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/Blank/check-blanks.py").path
}

extension Tool {
  static let python = Tool(path: "/usr/bin/python3")
}

/// What the definition of a form says of its blank, in the terms of a workbook.
struct ExpectedBlank: Encodable {
  struct Sheet: Encodable {
    let name: String
    let isPrinted: Bool
    let orientation: String
    let printArea: String
    /// The ranges somebody may type in.
    var inputs: [String] = []
    /// Inputs that are one box each: merged where they are more than one cell.
    var boxes: [String] = []
    var lists: [List] = []
  }

  struct List: Encodable {
    let range: String
    let words: [String]
  }

  let form: String
  let file: String
  let sheets: [Sheet]
  /// Sheet and range by defined name.
  let names: [String: [String]]

  init(_ definition: FormDefinition, file: String) {
    form = definition.id.rawValue
    self.file = file
    sheets = definition.sheets.map { sheet in
      var made = Sheet(
        name: sheet.name, isPrinted: sheet.layout != nil,
        orientation: sheet.layout?.orientation == .landscape ? "landscape" : "portrait",
        printArea: sheet.layout.map { "\($0.printArea)" } ?? "")
      for field in definition.fields where field.sheet == sheet.key && !field.isForOffice { made.take(field) }
      for table in definition.tables where table.sheet == sheet.key { made.take(table) }
      return made
    }
    var names: [String: [String]] = [:]
    func name(of key: String) -> String { definition.sheet(key)?.name ?? key }
    for field in definition.fields {
      names[BlankNames.name(ofField: field.key)] = [name(of: field.sheet), "\(field.cells)"]
    }
    for table in definition.tables {
      names[BlankNames.name(ofTable: table.key)] = [name(of: table.sheet), "\(table.cells)"]
      for column in table.columns {
        let key = BlankNames.name(ofColumn: column.key, table: table.key)
        names[key] = [name(of: table.sheet), "\(table.cells(of: column))"]
      }
    }
    self.names = names
  }
}

extension ExpectedBlank.Sheet {
  fileprivate mutating func take(_ field: FormField) {
    if field.choiceCells.isEmpty {
      inputs.append("\(field.cells)")
      boxes.append("\(field.cells)")
      if field.type == .choice { lists.append(.init(range: "\(field.cells)", words: field.allowed.map(\.label.ja))) }
    } else {
      for cell in field.choiceCells {
        inputs.append("\(CellRange(cell.mark, cell.mark))")
        lists.append(.init(range: "\(CellRange(cell.mark, cell.mark))", words: BlankSheet.marks))
      }
    }
  }

  fileprivate mutating func take(_ table: FormTable) {
    for column in table.columns {
      inputs.append("\(table.cells(of: column))")
      for row in 0..<table.rows { boxes.append("\(table.cells(of: column, row: row))") }
      if column.type == .choice {
        lists.append(.init(range: "\(table.cells(of: column))", words: column.allowed.map(\.label.ja)))
      }
    }
  }
}

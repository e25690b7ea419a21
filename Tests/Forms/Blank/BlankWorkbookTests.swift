import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

struct BlankWorkbookTests {
  static let forms: [String] = ["general-account-opening", "designated-account-opening"]

  private func write(_ id: String, _ values: [String: String] = [:]) throws -> (FormDefinition, WorkbookFile) {
    let definition = try ShippedForms.form(FormID(rawValue: id))
    let path = Filling.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try BlankWorkbook.write(definition, values: values, to: path, createdAt: Filling.moment)
    return (definition, try WorkbookFile.open(path: path))
  }

  @Test(arguments: forms)
  func `every field, table and column has a name that leads to its cells`(_ id: String) throws {
    let (definition, file) = try write(id)
    let names = Dictionary(uniqueKeysWithValues: file.definedNames.filter { $0.scope == nil }.map { ($0.name, $0) })
    for field in definition.fields {
      let target = try #require(names[BlankNames.name(ofField: field.key)]?.target, "\(field.key)")
      #expect(target.sheetName == definition.sheet(field.sheet)?.name)
      #expect(target.range == field.cells)
      #expect(BlankNames.fieldKey(ofName: BlankNames.name(ofField: field.key)) == field.key)
    }
    for table in definition.tables {
      #expect(names[BlankNames.name(ofTable: table.key)]?.target?.range == table.cells)
      for column in table.columns {
        let name = BlankNames.name(ofColumn: column.key, table: table.key)
        #expect(names[name]?.target?.range == table.cells(of: column))
        #expect(BlankNames.tableKey(ofName: name) == "\(table.key).\(column.key)")
      }
    }
    let formula = try #require(names[BlankNames.formID]?.formula)
    #expect(BlankNames.constant(inFormula: formula) == id)
    let edition = try #require(names[BlankNames.edition]?.formula)
    #expect(BlankNames.constant(inFormula: edition) == "2013-01")
  }

  @Test func `the names of keys are spelt as documented`() {
    #expect(BlankNames.name(ofField: "applicant.name") == "F_applicant__name")
    #expect(BlankNames.name(ofColumn: "facility_name", table: "associations") == "T_associations__facility_name")
    #expect(BlankNames.fieldKey(ofName: "F_contact__publish__email") == "contact.publish.email")
    #expect(BlankNames.fieldKey(ofName: "T_rows") == nil)
  }

  @Test(arguments: forms)
  func `every sheet is protected and in the definition's order`(_ id: String) throws {
    let (definition, file) = try write(id)
    #expect(file.sheets.map(\.name) == definition.sheets.map(\.name))
    for sheet in file.sheets {
      #expect(sheet.isProtected)
      #expect(sheet.visibility == .visible)
    }
  }

  @Test(arguments: forms)
  func `labels stand where the definition has them and inputs are empty`(_ id: String) throws {
    let (definition, file) = try write(id)
    for field in definition.fields {
      let sheet = try #require(file.sheet(named: definition.sheet(field.sheet)?.name ?? ""))
      #expect(sheet[field.labelCells.topLeft].value == .text(field.printedLabel))
      #expect(sheet[field.cells.topLeft].value == .empty, "\(field.key)")
    }
    for table in definition.tables {
      let sheet = try #require(file.sheet(named: definition.sheet(table.sheet)?.name ?? ""))
      for column in table.columns {
        #expect(sheet[table.headingCells(of: column).topLeft].value == .text(column.printedLabel))
        #expect(sheet[table.cells(of: column).bottomRight].value == .empty)
      }
    }
  }

  /// K8NGEU and 67RTLC were computed by a separate program from the description of the code.
  @Test(arguments: [("general-account-opening", "67RTLC"), ("designated-account-opening", "K8NGEU")])
  func `an empty form carries its right code on every page`(_ id: String, _ code: String) throws {
    let (definition, file) = try write(id)
    for sheet in definition.sheets {
      let boxes = sheet.layout?.boxes.filter { $0.content == .checkCode }.map(\.range.topLeft)
      for cell in boxes ?? [CheckCodeSheet.codeCell] {
        #expect(file.sheet(named: sheet.name)?[cell].value == .text(code), "\(sheet.key)")
      }
    }
  }

  @Test func `texts given beforehand are written in the cells' own types`() throws {
    let (definition, file) = try write("general-account-opening", Filling.generalOpening)
    func value(_ key: String) throws -> CellValue {
      let field = try #require(definition.field(key))
      return try #require(file.sheet(named: definition.sheet(field.sheet)?.name ?? ""))[field.cells.topLeft].value
    }
    #expect(try value("application_date") == .date(try #require(SheetDate(year: 2026, month: 11, day: 20))))
    #expect(try value("accounts_requested") == .number(2))
    #expect(try value("opener_kind") == .text("１．指定地球温暖化対策事業者（法人）"))
    #expect(try value("applicant.name") == .text("株式会社○○○𠮷野"))
    let table = try #require(definition.table("associations"))
    let annex = try #require(file.sheet(named: "別紙（関連付け）"))
    let designation = try #require(table.columns.last)
    #expect(annex[table.cells(of: designation, row: 0).topLeft].value == .text("0021"))
    #expect(annex[table.cells(of: designation, row: 0).topLeft].format == "@")
    // The annex repeats the applicant's name and the number of accounts.
    #expect(annex[CellReference(rowNumber: 3, columnNumber: 5)].value == .text("株式会社○○○𠮷野"))
    #expect(annex[CellReference(rowNumber: 4, columnNumber: 5)].value == .number(2))
  }

  @Test(arguments: forms)
  func `equal arguments give equal bytes`(_ id: String) throws {
    let definition = try ShippedForms.form(FormID(rawValue: id))
    let paths = [Filling.path(), Filling.path()]
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    for path in paths { try BlankWorkbook.write(definition, to: path, createdAt: Filling.moment) }
    let bytes = try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(bytes[0] == bytes[1])
    #expect(bytes[0].count < 2 << 20, "the channel takes 2 MB")
  }

  /// What the reader does not show is looked up in the file's XML.
  @Test(.enabled(if: Tool.unzip.isThere, "unzip is not installed"))
  func `choices have lists, hints have notes, and only inputs are unlocked`() throws {
    let definition = try ShippedForms.form("general-account-opening")
    let path = Filling.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try BlankWorkbook.write(definition, to: path, createdAt: Filling.moment)
    let main = try Tool.unzip.run(["-p", path, "xl/worksheets/sheet1.xml"])
    for field in definition.fields where field.sheet == "main" {
      let rule = main.components(separatedBy: "<dataValidation ").first { $0.contains("sqref=\"\(field.cells)\"") }
      if field.type == .choice {
        let list = field.allowed.map(\.label.ja).joined(separator: ",")
        #expect(rule?.contains("type=\"list\"") == true, "\(field.key)")
        #expect(rule?.contains("<formula1>\"\(list)\"</formula1>") == true, "\(field.key)")
      }
      if let hint = field.hint { #expect(rule?.contains("prompt=\"\(hint.ja)\"") == true, "\(field.key)") }
    }
    #expect(main.contains("<pageSetup paperSize=\"9\""))
    #expect(main.contains("fitToPage=\"1\""))
    // The style of an input cell is unlocked, that of a label and of the office's box is not.
    let styles = try Tool.unzip.run(["-p", path, "xl/styles.xml"])
    let formats = styles.components(separatedBy: "<cellXfs")[1].components(separatedBy: "<xf ").dropFirst()
    func isUnlocked(_ cell: CellReference) throws -> Bool {
      let tag = try #require(main.components(separatedBy: "<c r=\"\(cell)\" s=\"").dropFirst().first)
      let style = try #require(Int(tag.prefix { $0.isNumber }))
      return Array(formats)[style].contains("locked=\"0\"")
    }
    for field in definition.fields where field.sheet == "main" {
      let (input, label) = (try isUnlocked(field.cells.topLeft), try isUnlocked(field.labelCells.topLeft))
      #expect(input == !field.isForOffice, "\(field.key)")
      #expect(!label, "\(field.key)")
    }
  }
}

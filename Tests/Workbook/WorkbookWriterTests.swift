import Foundation
import Testing
import Workbook

struct WorkbookWriterTests {
  private static let properties = WorkbookProperties(
    createdAt: Date(timeIntervalSince1970: 1_767_225_600), title: "様式", author: "口座簿")

  /// Writes a workbook under a path of its own and gives its bytes.
  private func written(
    constantMemory: Bool = false, name: String = #function, _ fill: (WorkbookWriter) throws -> Void
  ) throws -> [UInt8] {
    let safe = name.filter { $0.isLetter || $0.isNumber }
    let path = FileManager.default.temporaryDirectory.appending(path: "\(safe)-\(getpid()).xlsx").path
    defer { unlink(path) }
    let writer = try WorkbookWriter(path: path, properties: Self.properties, constantMemory: constantMemory)
    try fill(writer)
    try writer.close()
    return [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  private func fillEverything(_ writer: WorkbookWriter) throws {
    let sheet = try writer.addSheet("1. 申請者")
    let lists = try writer.addSheet("一覧")
    let box = CellStyle {
      $0.fontName = "ＭＳ 明朝"
      $0.fontSize = 10.5
      $0.borders = .all(.thin)
      $0.horizontal = .center
      $0.vertical = .center
      $0.wraps = true
      $0.fill = CellStyle.Color(rgb: 0xFFF2CC)
      $0.isLocked = false
    }
    try sheet.write(text: "髙橋 𠮷郎", at: at("A1"), style: box)
    try sheet.write(text: "_x000D_ は字のまま\n改行", at: at("A2"))
    try sheet.write(number: -123_456_789_012_345, at: at("B1"))
    try sheet.write(decimal: "0.463", at: at("B2"), style: CellStyle { $0.numberFormat = "0.000" })
    let era = CellStyle { $0.numberFormat = "[$-411]ggge\"年\"m\"月\"d\"日\"" }
    try sheet.write(date: .of("2026-03-31"), at: at("C1"), style: era)
    try sheet.write(date: .of("1900-02-28"), at: at("C2"), style: era)
    try sheet.write(boolean: true, at: at("D1"))
    try sheet.write(formula: "B2*2", cached: .number(0.926), at: at("D2"))
    try sheet.write(formula: "A1&\"様\"", cached: .text("髙橋 𠮷郎様"), at: at("D3"))
    try sheet.write(formula: "\"\"", cached: .text(""), at: at("D4"))
    try sheet.write(arrayFormula: "SUM(B1:B2*2)", cached: 7, over: #require(CellRange("E1")))
    try sheet.writeBlank(at: at("F1"), style: box)
    try sheet.merge(#require(CellRange("A6:D7")), text: "結合", style: box)
    try sheet.validate(
      #require(CellRange("B3:B4")),
      // More bytes than libxlsxwriter keeps for a list, though fewer characters than Excel allows.
      CellValidation(
        .list(["法人", "個人"] + (1...9).map { "指定地球温暖化対策事業者その\($0)" }), inputTitle: "区分", inputMessage: "選んでください",
        errorMessage: "一覧にありません"))
    try sheet.validate(#require(CellRange("B5")), CellValidation(.listFormula("区分一覧")))
    try sheet.validate(#require(CellRange("C3")), CellValidation(.wholeNumber(1...999_999)))
    try sheet.validate(#require(CellRange("C4")), CellValidation(.date(.of("2026-04-01")...(.of("2027-03-31")))))
    try sheet.validate(#require(CellRange("C5")), CellValidation(.textLength(0...100)))
    try lists.write(text: "法人", at: at("A1"))
    try lists.hide()
    try writer.defineName("区分一覧", sheet: lists, range: #require(CellRange("A1:A2")))
    try writer.defineName("氏名", sheet: sheet, range: #require(CellRange("A1")), scope: sheet)
    try sheet.setWidth(24.5, ofColumns: 1...3)
    try sheet.setWidth(5, ofColumns: 9...10, isHidden: true)
    try sheet.setHeight(30, ofRow: 6)
    try sheet.setHeight(15, ofRow: 20, isHidden: true)
    try sheet.protect(SheetProtection())
    var setup = PrintSetup()
    setup.orientation = .landscape
    setup.pagesTall = 1
    setup.printArea = CellRange("A1:F40")
    setup.repeatedRows = 1...2
    setup.footer = "&C&P / &N"
    setup.centersHorizontally = true
    try sheet.setPrinting(setup)
    try sheet.freezePanes(at: at("A3"))
    try sheet.hideGridlines()
    try sheet.setZoom(percent: 90)
  }

  @Test func `what is written is read back`() throws {
    let file = try WorkbookFile.open(try written { try fillEverything($0) })
    #expect(file.sheets.map(\.name) == ["1. 申請者", "一覧"])
    #expect(file.sheets[1].visibility == .hidden)
    let sheet = file.sheets[0]
    #expect(sheet[at("A1")].value == .text("髙橋 𠮷郎"))
    #expect(sheet[at("A2")].value == .text("_x000D_ は字のまま\n改行"))
    #expect(sheet[at("B1")].stored == "-123456789012345")
    #expect(sheet[at("B2")].stored == "0.463")
    #expect(sheet[at("B2")].format == "0.000")
    #expect(sheet[at("C1")].value == .date(.of("2026-03-31")))
    #expect(sheet[at("C2")].value == .date(.of("1900-02-28")))
    #expect(sheet[at("D1")].value == .boolean(true))
    #expect(sheet[at("D2")].value == .number(0.926))
    #expect(sheet[at("D2")].formula == "B2*2")
    #expect(sheet[at("D3")].value == .text("髙橋 𠮷郎様"))
    #expect(sheet[at("D4")].value == .text(""))
    #expect(sheet[at("E1")].value == .number(7))
    #expect(sheet[at("E1")].formula == "SUM(B1:B2*2)")
    #expect(sheet[at("F1")].value == .empty)
    #expect(sheet[at("D7")].value == .text("結合"))
    #expect(sheet.isProtected)
    #expect(!file.sheets[1].isProtected)
    #expect(sheet.hiddenColumns == [9, 10])
    #expect(sheet.hiddenRows == [20])
    let names = Dictionary(uniqueKeysWithValues: file.definedNames.map { ($0.name, $0) })
    #expect(names["区分一覧"]?.target?.range == CellRange("A1:A2"))
    #expect(names["区分一覧"]?.target?.sheetName == "一覧")
    #expect(names["氏名"]?.scope == "1. 申請者")
    #expect(names["_xlnm.Print_Area"]?.target?.range == CellRange("A1:F40"))
  }

  @Test func `what a sheet has besides cells is read back`() throws {
    let bytes = try written { writer in
      try fillEverything(writer)
      let sheet = try writer.addSheet("注記")
      writer.define(CellStyle { $0.numberFormat = "0.0" }, as: "amount")
      try sheet.write(number: 5, at: at("A1"), style: try writer.style("amount"))
      try sheet.writeNote("登記のとおりに\n記入する", author: "窓口", at: at("A1"))
      try sheet.writeNote("二つ目", at: at("C3"))
      #expect(throws: WorkbookError.self) { try sheet.writeNote("", at: at("A2")) }
      #expect(throws: WorkbookError.self) { try writer.style("amuont") }
    }
    let file = try WorkbookFile.open(bytes)
    let extras = file.extras(of: file.sheets[0])
    #expect(extras.validations.map(\.kind) == ["list", "list", "whole", "date", "textLength"])
    #expect(extras.validations[0].items?.prefix(2) == ["法人", "個人"])
    #expect(extras.validations[0].prompt == "選んでください")
    #expect(extras.validations[1].formula == "区分一覧")
    #expect(extras.protection != nil)
    #expect(extras.printAreas == [CellRange("A1:F40")])
    #expect(extras.printTitleRows == 1...2)
    let notes = file.extras(of: file.sheets[2]).comments
    #expect(notes.map { "\($0.cell) \($0.author ?? "-") \($0.text)" } == ["A1 窓口 登記のとおりに\n記入する", "C3 - 二つ目"])
    #expect(file.sheets[2][at("A1")].format == "0.0")
  }

  @Test func `equal content gives equal bytes`() throws {
    let first = try written(name: "first") { try fillEverything($0) }
    let second = try written(name: "second") { try fillEverything($0) }
    #expect(first == second)
  }

  @Test func `a long list keeps its rows with constant memory`() throws {
    let bytes = try written(constantMemory: true) { writer in
      let sheet = try writer.addSheet("一覧")
      for row in 1...2_000 {
        try sheet.write(text: "行\(row)", at: CellReference(rowNumber: row, columnNumber: 1))
        try sheet.write(number: Int64(row), at: CellReference(rowNumber: row, columnNumber: 2))
      }
    }
    let sheet = try WorkbookFile.open(bytes).sheets[0]
    #expect(sheet.cells.count == 4_000)
    #expect(sheet[at("A2000")].value == .text("行2000"))
    #expect(sheet[at("B2000")].value == .number(2000))
  }

  @Test func `what Excel cannot hold is refused`() throws {
    let bytes = try written { writer in
      let sheet = try writer.addSheet("S")
      #expect(throws: WorkbookError.self) { try writer.addSheet("s") }
      #expect(throws: WorkbookError.self) { try writer.addSheet("a/b") }
      #expect(throws: WorkbookError.self) { try writer.addSheet("") }
      #expect(throws: WorkbookError.self) { try writer.addSheet(String(repeating: "長", count: 32)) }
      for name in ["", "no good", "1st", "A1", "R1C1", "c", "a-b", "$x"] {
        #expect(throws: WorkbookError.self, "\(name)") { try writer.defineName(name, formula: "1") }
      }
      #expect(throws: WorkbookError.self) { try sheet.write(number: 1_000_000_000_000_000, at: at("A1")) }
      #expect(throws: WorkbookError.self) { try sheet.write(text: String(repeating: "a", count: 32_768), at: at("A1")) }
      for decimal in ["", "-", "1,000", "1.", ".5", "1e3", "--1", "1.2.3", "1234567890123456", "１"] {
        #expect(throws: WorkbookError.self, "\(decimal)") { try sheet.write(decimal: decimal, at: at("A1")) }
      }
      try sheet.write(decimal: "-12.50", at: at("A1"))
      let tooLong = CellValidation(.list([String(repeating: "a", count: 256)]))
      let range = try #require(CellRange("A2"))
      #expect(throws: WorkbookError.self) { try sheet.validate(range, tooLong) }
    }
    #expect(try WorkbookFile.open(bytes).sheets[0][at("A1")].stored == "-12.5")
  }

  @Test func `a path that cannot be written and a closed writer throw`() throws {
    let writer = try WorkbookWriter(path: "/nonexistent-folder/a.xlsx", properties: Self.properties)
    let sheet = try writer.addSheet("S")
    #expect(throws: WorkbookError.self) { try writer.close() }
    #expect(throws: WorkbookError.self) { try writer.close() }
    #expect(throws: WorkbookError.self) { try sheet.write(text: "a", at: at("A1")) }
    #expect(throws: WorkbookError.self) { try sheet.setZoom(percent: 100) }
    let unused = try WorkbookWriter(path: "/nonexistent-folder/b.xlsx", properties: Self.properties)
    #expect(throws: WorkbookError.self) { try unused.close() }
  }
}

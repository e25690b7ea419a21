import Programme
import Testing
import Workbook

@testable import Forms

struct FlowPlacementTests {
  /// The rows, counted by hand: 1 day, 2 name, 3 gap, 4 title, 5 sentence, 6 way, 7 pair, 8 tonnes, 9 fixed, 10 agreed,
  /// 11 caption, 12 headings, 13–15 rows, 16 note, 17 and 18 gap, 19 code.
  @Test(arguments: [
    ("applied_on", "P1:R1", "S1:X1"), ("name", "A2:F2", "G2:X2"), ("way", "A6:F6", "G6:X6"),
    ("from_no", "E7:H7", "I7:N7"), ("from_year", "O7:R7", "S7:X7"), ("tonnes", "E8:J8", "K8:O8"),
    ("agreed", "A10:F10", "G10:H10"),
  ])
  func `a field stands where its block puts it`(_ key: String, _ label: String, _ box: String) throws {
    let field = try #require(try SmallFlow.definition().field(key))
    #expect(field.labelCells.description == label)
    #expect(field.cells.description == box)
    #expect(field.sheet == "main")
  }

  @Test func `fields are in the order of the flow, those of parts where they are used`() throws {
    let definition = try SmallFlow.definition()
    #expect(
      definition.fields.map(\.key) == ["applied_on", "name", "way", "from_no", "from_year", "tonnes", "agreed"])
    #expect(definition.field("from_no")?.section == "移転元")
    #expect(definition.field("way")?.section == nil)
    #expect(definition.field("name")?.prefill == "holder.name")
    #expect(definition.sheet("main")?.titleAliases == ["流れの申請書"])
  }

  @Test func `each option of a marked choice has a cell for the mark and cells for its words`() throws {
    let cells = try #require(try SmallFlow.definition().field("way")).choiceCells
    #expect(cells.map(\.code) == ["1", "2", "3"])
    #expect(cells.map(\.mark.description) == ["G6", "M6", "S6"])
    #expect(cells.map(\.words.description) == ["H6:L6", "N6:R6", "T6:X6"])
  }

  @Test func `a table has its numbers, headings with units, and a column of seals`() throws {
    let definition = try SmallFlow.definition()
    let table = try #require(definition.table("lines"))
    #expect(table.headingRow == 12)
    #expect(table.rowNumbers == 13...15)
    #expect(table.columns.map(\.firstColumn) == [2, 10, 20])
    #expect(table.columns.map(\.lastColumn) == [9, 19, 23])
    #expect(table.columns.map(\.printedLabel) == ["種類", "電力量\n（kWh）", "係数"])
    #expect(table.columns[1].aliases == ["電力量"])
    #expect(table.columns.map(\.unit) == [nil, "kWh", nil])
    let boxes = try #require(definition.sheet("main")?.layout?.boxes)
    #expect(boxes.contains { $0.content == .rowNumbers && $0.range.description == "A13:A15" })
    #expect(boxes.contains { $0.content == .eachRow("㊞") && $0.range.description == "X13:X15" })
    #expect(boxes.contains { $0.content == .text("内訳表") && $0.range.description == "A11:X11" })
  }

  @Test func `units, fixed words and what a narrow box leaves over are printed`() throws {
    let boxes = try #require(try SmallFlow.definition().sheet("main")?.layout?.boxes)
    func range(of text: String) -> String? {
      boxes.first { $0.content == .text(text) }.map { "\($0.range)" }
    }
    #expect(range(of: "t-CO2") == "P8:Q8")
    #expect(range(of: "内訳") == "E9:J9")
    #expect(range(of: "別表のとおり") == "K9:X9")
    #expect(range(of: "移 転 元") == "A7:D9")
    #expect(boxes.contains { $0.content == .checkCode && $0.range.description == "S19:X19" })
    #expect(boxes.contains { $0.content == .text("") && $0.range.description == "R8:X8" })
  }

  @Test func `the page is A4 upright or across, with 24 columns`() throws {
    let upright = try #require(try SmallFlow.definition().sheet("main")?.layout)
    #expect(upright.orientation == .portrait)
    #expect(upright.printArea.description == "A1:X19")
    #expect(upright.columns.map(\.columns) == [1...24])
    #expect(upright.pagesTall == 1)
    #expect(upright.openFields == ["applied_on"])
    let text = SmallFlow.yaml.replacing("    flow:", with: "    page: landscape\n    flow:")
    let across = try FormCatalogue.definition(text: text, file: "flowing.yaml", parts: SmallFlow.parts)
    #expect(across.sheet("main")?.layout?.orientation == .landscape)
  }

  @Test func `text makes its row higher`() throws {
    func height(_ label: String, row: Int) throws -> Double {
      let text = SmallFlow.yaml.replacing("公表への同意", with: label)
      let layout = try #require(
        try FormCatalogue.definition(text: text, file: "f.yaml", parts: SmallFlow.parts).sheet("main")?.layout)
      return try #require(layout.rows.first { $0.rows.contains(row) }).height
    }
    let long = try height("公表への同意をこの欄に記入することについての本人の意思の確認", row: 10)
    #expect(long > (try height("公表への同意", row: 10)) * 1.4)
  }

  @Test func `what is longer than a page goes on on the next`() throws {
    let text = SmallFlow.yaml.replacing("rows: 3", with: "rows: 100")
    let layout = try FormCatalogue.definition(text: text, file: "f.yaml", parts: SmallFlow.parts).sheet("main")?.layout
    // 100 rows of at least 19 points are 1900, and a page of 755 points is shrunk to three quarters at most.
    #expect((layout?.pagesTall ?? 0) >= 2)
  }
}

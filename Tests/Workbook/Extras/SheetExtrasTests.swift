import Testing
import Workbook

/// Files of three programs; what is expected is what their makers were told to write (Fixtures/README.md).
struct SheetExtrasTests {
  private func extras(_ name: String, _ sheet: Int = 0) throws -> SheetExtras {
    let file = try WorkbookFile.open(path: fixture(name))
    return file.extras(of: file.sheets[sheet])
  }

  @Test func `a note says its cell, author and text`() throws {
    let comment = try #require(try extras("openpyxl-extras.xlsx").comments.first)
    #expect(comment.cell == at("A1"))
    #expect(comment.kind == .note)
    #expect(comment.author == "窓口")
    #expect(comment.text == "登記のとおりに\n記入する")
    let other = try extras("libreoffice-extras.xlsx").comments
    #expect(other.map(\.text) == ["一行目\n二行目"])
    let both = try extras("xlsxwriter-extras.xlsx").comments
    #expect(both.map { "\($0.cell) \($0.author ?? "-") \($0.text)" } == ["A1 審査 確認する", "C3 - second"])
  }

  @Test func `a validation list gives its items, or where it looks them up`() throws {
    let validations = try extras("openpyxl-extras.xlsx").validations
    #expect(validations.count == 3)
    #expect(validations[0].ranges == [CellRange("B2"), CellRange("B4:B5")])
    #expect(validations[0].items == ["新規", "変更", "廃止"])
    #expect(validations[0].prompt == "選ぶ")
    #expect(validations[1].items == nil)
    #expect(validations[1].formula == "'一覧'!$A$1:$A$3")
    #expect(validations[2].kind == "whole")
    #expect(validations[2].comparison == "greaterThan")
    #expect(validations[2].formula == "0")
  }

  @Test func `links are listed as written, outside and inside the file apart`() throws {
    let links = try extras("openpyxl-extras.xlsx").hyperlinks
    #expect(links.map(\.range) == [CellRange("A6"), CellRange("A7")])
    #expect(links[0].target == "https://example.invalid/form?a=1&b=2")
    #expect(links[1].target == nil)
    #expect(links[1].location == "'一覧'!A1")
    #expect(links[1].tooltip == "同じ文書")
    let other = try extras("xlsxwriter-extras.xlsx").hyperlinks
    #expect(other.map { $0.target ?? "-" } == ["other.xlsx", "-"])
    #expect(other.map { $0.location ?? "-" } == ["Sheet1!A1", "Form!A1"])
    #expect(try extras("libreoffice-extras.xlsx").hyperlinks.map(\.target) == ["https://example.invalid/"])
  }

  @Test func `print area, print titles and protection are those of the sheet`() throws {
    let first = try extras("openpyxl-extras.xlsx")
    #expect(first.printAreas == [CellRange("A1:D12")])
    #expect(first.printTitleRows == 1...2)
    #expect(first.printTitleColumns == 1...2)
    #expect(first.protection?.hasPassword == true)
    let second = try extras("openpyxl-extras.xlsx", 1)
    #expect(second.printAreas.isEmpty)
    #expect(second.protection == nil)
  }

  @Test func `text boxes give their lines and where they lie`() throws {
    let boxes = try extras("xlsxwriter-extras.xlsx").textBoxes
    #expect(boxes.map(\.text) == ["一行目\n二行目"])
    // 192 by 60 pixels from E8 on: three columns of 64, three rows of 20.
    #expect(boxes.map(\.anchor) == [CellRange("E8:G10")])
    let other = try extras("libreoffice-extras.xlsx").textBoxes
    #expect(other.map(\.text) == ["囲みの文"])
    #expect(other.first?.name == "説明")
  }

  @Test func `pictures and charts are counted with their cells and parts`() throws {
    let objects = try extras("xlsxwriter-extras.xlsx").objects
    let pictures = objects.filter { $0.kind == .picture }
    #expect(pictures.map(\.anchor) == [CellRange("B12")])
    #expect(pictures.map(\.target) == ["xl/media/image1.png"])
    let charts = objects.filter { $0.kind == .chart }
    #expect(charts.map(\.target) == ["xl/charts/chart1.xml"])
    #expect(charts.first?.anchor?.topLeft == at("K2"))
  }

  @Test func `buttons and the check boxes of cells are controls`() throws {
    let controls = try extras("xlsxwriter-extras.xlsx").controls
    #expect(controls.map(\.kind) == [.button, .cellCheckBox, .cellCheckBox])
    #expect(controls[0].caption == "印刷")
    #expect(controls[0].anchor == CellRange("B3:C4"))
    #expect(controls[0].state == nil)
    #expect(controls[1].state == .checked)
    #expect(controls[1].linkedCell?.cell == at("D5"))
    #expect(controls[2].state == .unchecked)
  }
}

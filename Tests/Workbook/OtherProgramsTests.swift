import Testing
import Workbook

struct OtherProgramsTests {
  @Test(arguments: ["openpyxl-form.xlsx", "libreoffice-form.xlsx"])
  func `a form reads the same whichever program saved it`(name: String) throws {
    let file = try WorkbookFile.open(path: fixture(name))
    #expect(file.sheets.map(\.name) == ["1. 申請者", "一覧"])
    #expect(file.sheets.map(\.visibility) == [.visible, .hidden])
    #expect(file.dateSystem == .from1900)
    #expect(file.definedNames.first?.target?.range == CellRange("B3"))
    let sheet = file.sheets[0]
    #expect(sheet[at("B1")].value == .text("髙橋 𠮷郎"))
    #expect(sheet[at("B2")].value == .date(.of("2026-03-31")))
    #expect(sheet[at("B3")].value == .number(1234))
    #expect(sheet[at("B4")].formula == "B3*2")
    #expect(sheet[at("B5")].value == .boolean(true))
    #expect(sheet[at("A6")].value == .text("  空白  "))
    #expect(sheet[at("D7")].value == .text("結合"))
    #expect(sheet[at("B8")].value.isDateTime("2026-03-31 09:30:00"))
  }

  @Test func `a result is there when a program calculated it, and known missing when none did`() throws {
    let calculated = try WorkbookFile.open(path: fixture("libreoffice-form.xlsx")).sheets[0][at("B4")]
    #expect(calculated.value == .number(2468))
    let uncalculated = try WorkbookFile.open(path: fixture("openpyxl-form.xlsx")).sheets[0][at("B4")]
    #expect(uncalculated.isMissingCachedValue)
  }
}

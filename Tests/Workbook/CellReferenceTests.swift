import Testing
import Workbook

struct CellReferenceTests {
  @Test(arguments: [
    ("A1", 1, 1), ("B12", 12, 2), ("Z9", 9, 26), ("AA10", 10, 27), ("XFD1048576", 1_048_576, 16_384),
    ("$C$3", 3, 3), ("c$3", 3, 3),
  ])
  func `a position is read as Excel prints it`(text: String, row: Int, column: Int) {
    #expect(CellReference(text) == CellReference(rowNumber: row, columnNumber: column))
  }

  @Test(arguments: [
    "", "A", "1", "A0", "A01", "XFE1", "A1048577", "A1B", "1A", "A-1", "Ａ1", "A 1", "$", "A99999999999999999999",
  ])
  func `what names no cell is nil`(text: String) {
    #expect(CellReference(text) == nil)
  }

  @Test func `every column name reads back as its number`() {
    for column in 1...CellReference.lastColumnNumber {
      let reference = CellReference(rowNumber: 7, columnNumber: column)
      #expect(CellReference(reference.description) == reference)
    }
    #expect(CellReference.columnName(for: 703) == "AAA")
  }

  @Test func `order is row by row`() {
    #expect(at("Z1") < at("A2"))
    #expect(at("B2") < at("C2"))
    #expect(!(at("C2") < at("C2")))
  }

  @Test func `a range holds its corners, whichever way round it is written`() {
    #expect(CellRange("$D$14:B12") == CellRange("B12:D14"))
    #expect(CellRange("B12:D14")?.description == "B12:D14")
    #expect(CellRange("B12")?.description == "B12")
    #expect(CellRange("B12:D14")?.contains(at("D14")) == true)
    #expect(CellRange("B12:D14")?.contains(at("D15")) == false)
    #expect(CellRange("B12:D14")?.contains(at("A12")) == false)
    #expect(CellRange("B12:D14")?.rowCount == 3)
  }

  @Test(arguments: ["", "A:A", "1:2", "A1:", ":A1", "A1:B2:C3", "A1 B2"])
  func `what is no rectangle of cells is nil`(text: String) {
    #expect(CellRange(text) == nil)
  }

  @Test func `an address quotes the sheet's name where a formula must`() {
    #expect(CellAddress(sheetName: "Sheet1", cell: at("B2")).description == "Sheet1!B2")
    #expect(CellAddress(sheetName: "2. 申請者", cell: at("B2")).description == "'2. 申請者'!B2")
    #expect(CellAddress(sheetName: "It's", cell: at("B2")).description == "'It''s'!B2")
    #expect(CellAddress(sheetName: "AB12", cell: at("B2")).description == "'AB12'!B2")
  }
}

import Foundation
import Testing
import Workbook

@testable import Forms

@Suite struct `the check code in the file` {
  @Test func `a blank shows its own code by its formula`() throws {
    let definition = try ShippedForms.form("general-account-opening")
    let path = Filling.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try BlankWorkbook.write(definition, values: [:], to: path, createdAt: Filling.moment)
    let read = try #require(PrintedCheckCode.read(in: try WorkbookFile.open(path: path)))
    // 67RTLC was computed by a separate program from the description of the code.
    #expect(read.code == "67RTLC")
    #expect(read.notes == [.fromFormula])
  }

  @Test func `a code pasted over its formula is said`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kozabo-code-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let writer = try WorkbookWriter(path: folder, properties: WorkbookProperties(createdAt: Filling.moment))
    let sheet = try writer.addSheet("照合コード")
    try sheet.write(text: "ABC234", at: CheckCodeSheet.codeCell)
    try writer.defineName(
      BlankNames.checkCode, sheet: sheet, range: CellRange(CheckCodeSheet.codeCell, CheckCodeSheet.codeCell))
    try writer.close()
    let read = try #require(PrintedCheckCode.read(in: try WorkbookFile.open(path: folder)))
    #expect(read.code == "ABC234")
    #expect(read.notes == [.formulaReplaced])
  }
}

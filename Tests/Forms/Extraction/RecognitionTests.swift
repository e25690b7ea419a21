import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

@Suite struct `which form a workbook is` {
  private func blank(_ definition: FormDefinition) throws -> WorkbookFile {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("blank-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try BlankWorkbook.write(definition, to: path, createdAt: Date(timeIntervalSince1970: 1_700_000_000))
    return try WorkbookFile.open(path: path)
  }

  @Test func `an empty blank is recognised for certain and has nothing in it`() throws {
    let definitions = try Specimen.definitions()
    for definition in definitions {
      let map = WorkbookMap(try blank(definition))
      let forms = FormRecognizer.recognize(map, among: definitions).forms
      #expect(forms.map(\.formID) == [definition.id])
      let form = try #require(forms.first)
      #expect(form.recognition.confidence == 100)
      let extracted = FormExtractor.extract(map, form, definition: definition, eras: try Eras.table())
      #expect(extracted.isBlank)
      #expect(extracted.form.fields.filter { $0.value != .blank }.map(\.key) == [])
      #expect(extracted.tablesNotFound == [])
      #expect(extracted.formulasWithoutValue == [])
      // Every field where the definition has it.
      for field in definition.fields {
        #expect(extracted.form[field.key]?.address?.cell == field.cells.topLeft, "\(field.key)")
      }
    }
  }

  @Test func `a workbook of something else is no form, and says what was seen`() throws {
    var sheet = DrawnSheet(name: "一般管理口座開設申請書")
    for row in 1...20 {
      sheet.cells[CellReference(rowNumber: row, columnNumber: 1)] = .text("商品\(row)")
      sheet.cells[CellReference(rowNumber: row, columnNumber: 2)] = .number(Int64(row), format: nil)
    }
    let result = FormRecognizer.recognize(try DrawnForm(sheets: [sheet]).workbook(), among: try Specimen.definitions())
    #expect(result.forms == [])
    #expect(!result.isEmptyWorkbook)
    #expect(result.seen.map(\.filledCells) == [40])
    #expect(result.seen.first?.firstTexts == ["商品1", "商品2", "商品3", "商品4", "商品5"])
  }

  @Test func `an empty workbook is no form`() throws {
    let empty = try DrawnForm(sheets: [DrawnSheet(name: "Sheet1")]).workbook()
    let result = FormRecognizer.recognize(empty, among: try Specimen.definitions())
    #expect(result.forms == [])
    #expect(result.isEmptyWorkbook)
  }

  @Test func `two forms in one workbook are both found`() throws {
    let general = try Specimen.generalAccount()
    let designated = try Specimen.designatedAccount()
    var second = designated.drawn
    for index in second.sheets.indices { second.sheets[index].name += "2" }
    let both = DrawnForm(sheets: general.drawn.sheets + second.sheets)
    let map = WorkbookMap(try both.workbook())
    let forms = FormRecognizer.recognize(map, among: try Specimen.definitions()).forms
    #expect(forms.map(\.formID) == ["general-account-opening", "designated-account-opening"])
    for (form, specimen) in zip(forms, [general, designated]) {
      let extracted = FormExtractor.extract(map, form, definition: specimen.definition, eras: try Eras.table())
      #expect(specimen.compare(extracted.form).wrong == [])
    }
  }

  @Test func `what stands in the office's box is reported`() throws {
    let specimen = try Specimen.generalAccount()
    var answers = specimen.answers
    answers["receipt_box"] = .text("第123号")
    let map = WorkbookMap(try DrawnForm(specimen.definition, answers: answers).workbook())
    let form = try #require(FormRecognizer.recognize(map, among: Specimen.definitions()).forms.first)
    let extracted = FormExtractor.extract(map, form, definition: specimen.definition, eras: try Eras.table())
    #expect(extracted.officeBoxesFilled.map(\.raw) == ["第123号"])
  }
}

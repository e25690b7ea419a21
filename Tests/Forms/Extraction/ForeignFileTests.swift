import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

@Suite struct `forms from other programs` {
  private func fixture(_ name: String) throws -> WorkbookFile {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/Extraction")
    return try WorkbookFile.open(path: folder.appendingPathComponent(name).path)
  }

  @Test(arguments: ["openpyxl.xlsx", "retyped.xlsx", "dates-of-1904.xlsx", "libreoffice.xlsx"])
  func `every field is read right`(_ name: String) throws {
    var expected = try Specimen.generalAccount()
    // A form typed from scratch leaves out the boxes nobody needs.
    if name == "retyped.xlsx" { expected = expected.without(["agent.address", "agent.name", "receipt_box"]) }
    let comparison = try expected.compare(try fixture(name))
    #expect(comparison.wrong == [])
    #expect(comparison.marked == [])
  }

  @Test func `a retyped form says by which labels its fields were found`() throws {
    let map = WorkbookMap(try fixture("retyped.xlsx"))
    let specimen = try Specimen.generalAccount()
    let found = try #require(FormRecognizer.recognize(map, among: Specimen.definitions()).forms.first)
    let form = FormExtractor.extract(map, found, definition: specimen.definition, eras: try Eras.table()).form
    #expect(form["contact.phone"]?.notes.contains(.foundByLabel) == true)
    #expect(form["contact.phone"]?.address?.description == "Sheet1!B8")
    #expect(form["agent.name"]?.value == .absent)
  }
}

extension Specimen {
  /// The same form where these fields are not on the sheet.
  func without(_ keys: [String]) -> Specimen {
    var expected = expected
    for key in keys { expected[key] = .absent }
    return Specimen(definition: definition, answers: answers, expected: expected)
  }
}

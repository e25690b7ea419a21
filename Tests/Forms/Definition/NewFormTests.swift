import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

/// A form that no code knows: its definition alone makes it listed, drawn, recognised and read.
struct NewFormTests {
  @Test func `a form is added by its definition alone`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kozabo-new-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("parts"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Beside the forms that ship, whose parts it may use.
    let shipped = URL(fileURLWithPath: ShippedForms.folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: shipped.path) where name.hasSuffix(".yaml") {
      try FileManager.default.copyItem(
        at: shipped.appendingPathComponent(name), to: folder.appendingPathComponent(name))
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: shipped.path + "/parts") {
      try FileManager.default.copyItem(
        at: shipped.appendingPathComponent("parts/" + name), to: folder.appendingPathComponent("parts/" + name))
    }
    try Data(SmallFlow.yaml.utf8).write(to: folder.appendingPathComponent("flowing.yaml"))
    try Data(SmallFlow.parts.utf8).write(to: folder.appendingPathComponent("parts/flowing.yaml"))

    let catalogue = try FormCatalogue.load(folder: folder.path)
    let definition = try #require(try catalogue.newest("flowing"))
    #expect(try catalogue.definitions.contains { $0.number == "F-98" })
    let values = [
      "applied_on": "2026-11-20", "name": "株式会社新様式", "way": "2", "from_no": "130-100-0021-0",
      "from_year": "令和6年度", "tonnes": "1200", "agreed": "yes", "lines[0].kind": "太陽光", "lines[0].energy": "12.5",
    ]
    let path = Filling.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try BlankWorkbook.write(definition, values: values, to: path, createdAt: Filling.moment)

    let map = WorkbookMap(try WorkbookFile.open(path: path))
    let result = FormRecognizer.recognize(map, among: try catalogue.lexicon())
    let found = try #require(result.forms.first)
    #expect(result.forms.count == 1)
    #expect(found.formID == "flowing")
    let form = FormExtractor.extract(map, found, definition: definition, eras: try Eras.table()).form
    #expect(form["applied_on"]?.value == .date(try CivilDate(iso: "2026-11-20")))
    #expect(form["name"]?.value == .text("株式会社新様式"))
    #expect(form["way"]?.value == .choice("2"))
    #expect(form["from_no"]?.text == "130-100-0021-0")
    #expect(form["from_year"]?.text == "2024")
    #expect(form["tonnes"]?.value == .integer(1200))
    #expect(form["agreed"]?.text == "yes")
    #expect(form.rows("lines").count == 1)
    #expect(form.rows("lines").first?["kind"]?.text == "太陽光")
    #expect(form.rows("lines").first?["energy"]?.text == "12.5")
  }
}

import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

/// A fault put into the small form: what is replaced by what, and a text of the line the error must name.
struct Fault: Sendable, CustomTestStringConvertible {
  let name: String
  let old: String
  let new: String
  let marker: String?
  let reason: FormDefinitionError.Reason

  var testDescription: String { name }

  /// The faulty text, and the line on which the marker first stands, from 1.
  func apply() -> (text: String, line: Int?) {
    let text = SmallForm.yaml.replacing(old, with: new, maxReplacements: 1)
    let line = marker.flatMap { marker in
      text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(marker) }
    }
    return (text, line.map { $0 + 1 })
  }
}

struct DefinitionLoadingTests {
  @Test func `the small form is right`() throws {
    let definition = try FormCatalogue.definition(text: SmallForm.yaml, file: "small.yaml")
    #expect(definition.id == "small")
    #expect(definition.fields.map(\.key) == ["name", "kind", "contact.name", "applied_on", "count"])
    #expect(definition.field("kind")?.required == .with(["name"]))
    #expect(definition.field("contact.name")?.required == .when(field: "kind", codes: ["1"]))
    #expect(definition.table("rows")?.columns.map(\.lastColumn) == [2, 4])
    #expect(definition.field("name")?.cells.description == "C2:H2")
    #expect(definition.sheet("checkCode")?.layout == nil)
  }

  static let faults: [Fault] = [
    Fault(
      name: "a key nobody knows", old: "    type: date", new: "    typo: date", marker: "typo:",
      reason: .document(
        .unknownKey(
          "typo",
          allowed: [
            "aliases", "cells", "choices", "forOffice", "hint", "inCheckCode", "key", "label", "labelCells",
            "prefill", "printed", "required", "section", "sheet", "source", "type", "unit",
          ]))),
    Fault(
      name: "a key that is not there", old: "    type: date\n", new: "", marker: "key: applied_on",
      reason: .document(.missingKey("type"))),
    Fault(
      name: "a mapping names a key twice", old: "number: F-99", new: "number: F-99\nnumber: F-98",
      marker: "number: F-99",
      reason: .document(.duplicateKey("number"))),
    Fault(
      name: "no YAML", old: "number: F-99", new: "number: \"F-99", marker: nil,
      reason: .document(.notYAML("did not find expected key"))),
    Fault(
      name: "a day the calendar does not have", old: "from: 2020-04-01", new: "from: 2020-04-31",
      marker: "2020-04-31", reason: .document(.badValue("“2020-04-31” is not a date of the form 2026-03-31"))),
    Fault(
      name: "a list where a text must be", old: "number: F-99", new: "number: [F-99]", marker: "[F-99]",
      reason: .document(.wrongShape(expected: "a single value"))),
    Fault(
      name: "a word that is no requirement", old: "required: never", new: "required: sometimes", marker: "sometimes",
      reason: .document(.badValue("required is always, never, {with: […]} or {when: …, is: […]}"))),
    Fault(
      name: "an empty label", old: "label: {ja: 氏名, en: name}", new: "label: {ja: \"　\", en: name}",
      marker: "　", reason: .emptyText("label")),
    Fault(
      name: "a field's key twice", old: "key: applied_on", new: "key: kind  # again", marker: "# again",
      reason: .duplicateKey("kind")),
    Fault(
      name: "a key that no defined name can carry", old: "key: applied_on", new: "key: applied__on",
      marker: "applied__on", reason: .badKey("applied__on")),
    Fault(
      name: "no range", old: "cells: C4:H4", new: "cells: C4-H4", marker: "C4-H4", reason: .badRange("C4-H4")),
    Fault(
      name: "a sheet the form does not have", old: "    sheet: main\n    labelCells: A4",
      new: "    sheet: annex\n    labelCells: A4", marker: "sheet: annex", reason: .unknownSheet("annex")),
    Fault(
      name: "input cells outside the page", old: "cells: C4:H4", new: "cells: C4:I4", marker: "C4:I4",
      reason: .outsidePrintArea(cells: "C4:I4", printArea: "A1:H20")),
    Fault(
      name: "a label outside the page", old: "labelCells: A4:B4", new: "labelCells: A21:B21", marker: "A21:B21",
      reason: .outsidePrintArea(cells: "A21:B21", printArea: "A1:H20")),
    Fault(
      name: "two fields in one cell", old: "cells: C4:H4", new: "cells: C3:H4", marker: "C3:H4",
      reason: .overlap("kind", "applied_on")),
    Fault(
      name: "a table over a field", old: "firstRow: 12", new: "firstRow: 3", marker: "columns: C:D",
      reason: .overlap("kind", "rows.place")),
    Fault(
      name: "a box over a field", old: "at: \"A8:B9\"", new: "at: \"A8:C9\"", marker: "A8:C9",
      reason: .overlap("contact.name label", "box A8:C9")),
    Fault(
      name: "a choice without choices", old: "type: text\n    required: always",
      new: "type: choice\n    required: always", marker: "key: name", reason: .choiceWithoutChoices("name")),
    Fault(
      name: "choices of a text", old: "type: choice", new: "type: text", marker: "choices:",
      reason: .choicesWithoutChoice("kind")),
    Fault(
      name: "a choice that no list can hold", old: "１．法人", new: "\"法人,会社\"", marker: "choices:",
      reason: .unusableChoices("kind")),
    Fault(
      name: "a requirement naming no field", old: "{with: [name]}", new: "{with: [nome]}", marker: "nome",
      reason: .unknownField("nome")),
    Fault(
      name: "a requirement naming no code", old: "is: [\"1\"]", new: "is: [\"3\"]", marker: "is: [\"3\"]",
      reason: .unknownCode(field: "kind", code: "3")),
    Fault(
      name: "a box of two contents", old: "text: 小さな申請書", new: "text: 小さな申請書, eachRow: あ",
      marker: "eachRow: あ", reason: .boxContent),
    Fault(
      name: "a page without the check code", old: "special: checkCode", new: "text: \"\"", marker: "key: main",
      reason: .checkCodeNotPrinted(sheet: "main")),
    Fault(
      name: "a section printed nowhere", old: "section: 連絡先", new: "section: 連絡係", marker: "連絡係",
      reason: .sectionNotPrinted("連絡係")),
    Fault(
      name: "one label with two texts", old: "labelCells: A4:B4", new: "labelCells: A3:B3  # shared",
      marker: "labelCells: A3:B3", reason: .labelsDiffer(cells: "A3:B3")),
  ]

  @Test(arguments: faults)
  func `a faulty definition is refused with its line and reason`(_ fault: Fault) throws {
    let (text, line) = fault.apply()
    try #require(text != SmallForm.yaml, "the fault changes nothing")
    let error = #expect(throws: FormDefinitionError.self) {
      try FormCatalogue.definition(text: text, file: "small.yaml")
    }
    #expect(error?.reason == fault.reason)
    #expect(error?.file == "small.yaml")
    if let line { #expect(error?.line == line) } else { #expect(error?.line != nil) }
    #expect(error?.reason.text.ja.isEmpty == false)
  }

  @Test func `a folder gives its forms, passes other files over, and refuses the same edition twice`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kozabo-forms-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("edition: 1".utf8).write(to: folder.appendingPathComponent("figures.yaml"))
    let next = SmallForm.yaml.replacing("{name: \"1\", from: 2020-04-01}", with: "{name: \"2\", from: 2021-04-01}")
    try Data(
      SmallForm.yaml.replacing("from: 2020-04-01", with: "from: 2020-04-01, until: 2021-03-31").utf8
    ).write(to: folder.appendingPathComponent("small.yaml"))
    try Data(next.utf8).write(to: folder.appendingPathComponent("small.2.yaml"))

    let catalogue = try FormCatalogue.load(folder: folder.path)
    #expect(try catalogue.definitions.map(\.edition.name) == ["1", "2"])
    #expect(try catalogue.newest("small")?.edition.name == "2")
    #expect(try catalogue.definition("small", on: CivilDate(iso: "2021-03-31"))?.edition.name == "1")
    #expect(try catalogue.definition("small", on: CivilDate(iso: "2020-03-31")) == nil)

    try Data(SmallForm.yaml.utf8).write(to: folder.appendingPathComponent("small.yaml"))
    let again = try FormCatalogue.load(folder: folder.path)
    let error = #expect(throws: FormDefinitionError.self) { try again.definitions }
    #expect(error?.file == "small.yaml")
    #expect(error?.reason == .sameEdition("small", otherFile: "small.2.yaml"))
    #expect(error?.line == 4)
  }

  @Test func `a fault in one form leaves the others usable until all are asked for`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kozabo-forms-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(SmallForm.yaml.utf8).write(to: folder.appendingPathComponent("small.yaml"))
    let broken = SmallFlow.yaml.replacing("type: flag", with: "type: flak")
    try Data(broken.utf8).write(to: folder.appendingPathComponent("flowing.yaml"))
    try Data(SmallFlow.parts.utf8).write(to: folder.appendingPathComponent("parts.yaml"))
    let catalogue = try FormCatalogue.load(folder: folder.path)
    #expect(try catalogue.newest("small")?.id == "small")
    #expect(try catalogue.newest("unheard-of") == nil)
    #expect(try catalogue.ids(numbered: "f-99") == ["small"])
    #expect(try catalogue.ids(numbered: "F-97").isEmpty)
    for _ in 0..<2 {
      let one = #expect(throws: FormDefinitionError.self) { try catalogue.newest("flowing") }
      #expect(one?.file == "flowing.yaml")
      #expect(one?.line == 40)
      #expect(#expect(throws: FormDefinitionError.self) { try catalogue.lexicon() } == one)
    }
  }

  @Test func `a form's file is named after its id`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kozabo-forms-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(SmallForm.yaml.utf8).write(to: folder.appendingPathComponent("smell.yaml"))
    let catalogue = try FormCatalogue.load(folder: folder.path)
    let error = #expect(throws: FormDefinitionError.self) { try catalogue.definitions }
    #expect(
      error.map(String.init(describing:))
        == "smell.yaml:1: the file of small must be named small.yaml or small.EDITION.yaml")
  }

  @Test func `a folder that is not there is refused`() {
    let error = #expect(throws: FormDefinitionError.self) { try FormCatalogue.load(folder: "/nowhere/at/all") }
    #expect(error?.reason == .folderUnreadable)
  }
}

import Foundation
import Programme
import Testing

@testable import Forms

struct DefinitionFiguresTests {
  @Test func `the shipped figures are right`() throws {
    let figures = try ProgrammeFigures.load(path: ShippedForms.folder + "/programme.yaml")
    #expect(figures.periods.map(\.number) == [1, 2, 3, 4])
    #expect(figures.generalAccountFee.value(on: try CivilDate(iso: "2026-11-22")) == 13_400)
    #expect(figures.openerKinds.count == 7)
  }

  /// What is replaced by what, a text of the line the error must name, and a part of the reason.
  @Test(arguments: [
    ("generalAccountFee:", "generalAcountFee:", "generalAcountFee", "unknown key"),
    ("branch: \"0\"", "brunch: \"0\"", "brunch", "unknown key"),
    ("{number: 2, firstYear: 2015", "{number: 2, firstYear: 2016", "firstYear: 2016", "year after the one before"),
    ("{number: 3,", "{number: 5,", "number: 5", "numbered in order"),
    ("{kind: 2,", "{kind: 1,", "指定地球温暖化対策事業者（個人）", "opener kind 1 occurs twice"),
    ("{kind: 7,", "{kind: 8,", "kind: 8", "bad value"),
    ("from: 1989-01-08", "from: 1989-01-09", "eras:", "era table"),
    (
      "- {from: 2010-04-01, value: 6, source: seed 002}",
      "- {from: 2010-04-01, value: 6, source: x}\n  - {from: 2010-03-01, value: 7, source: x}", "2010-03-01",
      "not in order"
    ),
    ("{date: 2025-01-02, name: 年始}", "{date: 2025-01-01, name: again}", "again", "2025-01-01 occurs twice"),
    ("edition: 2026-11", "edition: [2026-11]", "edition: [", "expected a single value"),
  ])
  func `faulty figures are refused with their line`(
    _ old: String, _ new: String, _ marker: String, _ reason: String
  ) throws {
    let shipped = try String(contentsOfFile: ShippedForms.folder + "/programme.yaml", encoding: .utf8)
    let text = shipped.replacing(old, with: new, maxReplacements: 1)
    try #require(text != shipped)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains(marker) }) + 1
    let error = #expect(throws: YAMLDocumentError.self) {
      try ProgrammeFigures.decode(YAMLDocument(text: text, file: "programme.yaml"))
    }
    #expect(error?.line == line || error?.line == line + 1)
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test func `a missing kind of opener is named`() throws {
    let shipped = try String(contentsOfFile: ShippedForms.folder + "/programme.yaml", encoding: .utf8)
    let text = shipped.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("{kind: 6,") }
    let error = #expect(throws: YAMLDocumentError.self) {
      try ProgrammeFigures.decode(YAMLDocument(text: text.joined(separator: "\n"), file: "programme.yaml"))
    }
    #expect(error?.description.contains("opener kind 6 is missing") == true)
  }

  @Test func `an empty file, a missing file and bytes that are no UTF-8 are refused`() throws {
    let error = #expect(throws: YAMLDocumentError.self) { try YAMLDocument(text: "# nothing\n", file: "x.yaml") }
    #expect(error?.reason == .empty)
    let absent = #expect(throws: YAMLDocumentError.self) { try YAMLDocument.load(path: "/nowhere/x.yaml") }
    #expect(absent?.reason == .unreadable)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("kozabo-\(UUID().uuidString).yaml")
    try Data([0x61, 0x3A, 0x20, 0x93, 0xFA]).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let notUTF8 = #expect(throws: YAMLDocumentError.self) { try YAMLDocument.load(path: file.path) }
    #expect(notUTF8?.reason == .notUTF8)
  }
}

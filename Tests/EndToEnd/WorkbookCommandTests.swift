import Foundation
import Testing

/// `kozabo workbook FILE`: its JSON keys, its words and its exit codes, over the workbooks of Workbook's tests.
@Suite struct WorkbookCommandTests {
  private static func fixture(_ name: String) -> String {
    Program.checkout.appendingPathComponent("Tests/Workbook/Fixtures/\(name)").path
  }

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try Program.run(["--lang", "en", "workbook"] + arguments + ["--json"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    return try outcome.json()
  }

  private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

  @Test(arguments: [("openpyxl-extras.xlsx", "xlsx"), ("libreoffice-cached.xls", "xls"), ("xlwt-1904.xls", "xls")])
  func `it has the promised keys, whatever the format`(name: String, format: String) throws {
    let workbook = try json([Self.fixture(name)])
    #expect(Set(workbook.keys) == ["format", "dateSystem", "encrypted", "macros", "sheets", "hidden"])
    #expect(workbook["format"] as? String == format)
    #expect(workbook["dateSystem"] as? String == (name == "xlwt-1904.xls" ? "1904" : "1900"))
    #expect(workbook["encrypted"] as? Bool == false)
    #expect(workbook["macros"] as? Bool == false)
    let sheets = list(workbook["sheets"])
    #expect(!sheets.isEmpty)
    let kinds: Set = ["text", "number", "boolean", "date", "time", "duration", "error", "empty"]
    for sheet in sheets {
      #expect(Set(sheet.keys) == ["name", "visibility", "merges", "cells"])
      for cell in list(sheet["cells"]) {
        #expect(Set(cell.keys) == ["ref", "kind", "value", "stored", "formula", "reading", "format"])
        #expect(kinds.contains(cell["kind"] as? String ?? ""))
      }
    }
    for item in list(workbook["hidden"]) { #expect(Set(item.keys) == ["what", "sheet", "cell", "detail"]) }
  }

  @Test func `numbers are JSON numbers, dates ISO 8601 text, and one sheet can be asked for`() throws {
    let workbook = try json([Self.fixture("libreoffice-form.xlsx"), "--sheet", "1. 申請者"])
    let sheets = list(workbook["sheets"])
    #expect(sheets.map { $0["name"] as? String } == ["1. 申請者"])
    var cells: [String: [String: Any]] = [:]
    for cell in list(sheets.first?["cells"]) { cells[cell["ref"] as? String ?? ""] = cell }
    #expect(cells["B2"]?["kind"] as? String == "date")
    #expect(cells["B2"]?["value"] as? String == "2026-03-31")
    #expect(cells["B3"]?["value"] as? Double == 1234)
    #expect(cells["B4"]?["formula"] as? String == "B3*2")
    #expect(cells["B5"]?["value"] as? Bool == true)
    #expect(cells["A6"]?["value"] as? String == "  空白  ")
  }

  @Test func `an encrypted workbook opens with the password of a file`() throws {
    let place = try Workplace()
    let password = try place.file("password.txt", "口座簿2026\n")
    let workbook = try json([Self.fixture("encrypted-standard-128.xlsx"), "--password-file", password])
    #expect(workbook["encrypted"] as? Bool == true)
    let legacy = try place.file("legacy.txt", "ひみつ")
    #expect(try json([Self.fixture("encrypted-rc4.xls"), "--password-file", legacy])["format"] as? String == "xls")
  }

  @Test(arguments: ["ja", "en"])
  func `what cannot be read is one sentence and its code`(language: String) throws {
    let place = try Workplace()
    let wrong = try place.file("wrong.txt", "nonsense")
    let pdf = try place.file("form.xlsx", "%PDF-1.7\n%...")
    let page = try place.file("form.xls", "<html><body><table><tr><td>1</td></tr></table></body></html>")
    let encrypted = [Self.fixture("encrypted-agile-sha1-128.xlsx"), Self.fixture("encrypted-rc4.xls")]
    let calls: [(arguments: [String], code: Int32)] = [
      ([encrypted[0]], 65), ([encrypted[0], "--password-file", wrong], 65), ([encrypted[1]], 65),
      ([encrypted[1], "--password-file", wrong], 65),
      ([pdf], 65), ([page], 65), ([Self.fixture("bomb.xlsx")], 65), (["nowhere.xlsx"], 66), ([place.path], 66),
      ([encrypted[0], "--password-file", "nowhere.txt"], 66),
      ([Self.fixture("openpyxl-form.xlsx"), "--sheet", "nowhere"], 66), ([], 64),
    ]
    for call in calls {
      let outcome = try Program.run(["--lang", language, "workbook"] + call.arguments, folder: place.path)
      #expect(outcome.code == call.code, "\(call.arguments) \(outcome.errors)")
      expectOneSentence(outcome, in: language)
    }
    // None and a wrong password are told apart, as are the kinds of files.
    let sentences = try [[encrypted[0]], [encrypted[0], "--password-file", wrong], [pdf], [page]].map {
      try Program.run(["--lang", language, "workbook"] + $0, folder: place.path).errors
    }
    #expect(Set(sentences).count == 4)
    #expect(sentences[2].lowercased().contains("pdf"))
    #expect(sentences[3].lowercased().contains("html"))
  }

  @Test func `people see cells, controls and what is hidden`() throws {
    let outcome = try Program.run(["--lang", "ja", "workbook", Self.fixture("libreoffice-extras.xls")])
    #expect(outcome.code == 0)
    for words in ["形式 xls", "見えない内容", "隠れた行", "結合の下", "極小"] { #expect(outcome.output.contains(words)) }
  }
}

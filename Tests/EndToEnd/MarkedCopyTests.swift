import Foundation
import Testing

/// `kozabo case ID --marked-copy FILE`: the applicant's own workbook back, or a sentence why not.
@Suite struct MarkedCopyTests {
  @Test func `the copy opens, begins with the list, and says what was marked`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let envelope = try place.envelope("disc", of: ["07_"])
    try place.kozabo("receive", envelope)
    let file = place.path + "/marked.xlsx"
    let outcome = try Program.run(
      place.words(["case", "C-2026-000001", "--marked-copy", file, "--json"]), folder: place.path)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let view = try outcome.json()
    #expect(
      Set(view.keys) == ["case", "file", "original", "sheet", "findings", "cells", "withoutNote", "elsewhere"])
    #expect(view["findings"] as? Int == 1)
    #expect(view["cells"] as? Int == 1)
    let book = try Program.run(["workbook", file, "--json"], folder: place.path).json()
    let sheets = try #require(book["sheets"] as? [[String: Any]])
    #expect(sheets.map { $0["name"] as? String }.prefix(2) == ["確認事項", "申請書"])
  }

  @Test func `a case without findings, one that is not there and a folder that is not there are told in one sentence`()
    throws
  {
    let place = try Workplace()
    try place.makeOffice()
    try place.kozabo("receive", try place.envelope("disc", of: ["04_", "07_"]))
    let file = place.path + "/marked.xlsx"
    let nothing = try place.kozabo("case", "C-2026-000001", "--marked-copy", file)
    #expect(nothing.code == 65)
    #expect(nothing.errors.contains("has nothing unmet"))
    #expect(try place.kozabo("case", "C-2026-000099", "--marked-copy", file).code == 66)
    #expect(try place.kozabo("case", "C-2026-000002", "--marked-copy", place.path + "/none/marked.xlsx").code == 73)
    #expect(!FileManager.default.fileExists(atPath: file))
  }
}

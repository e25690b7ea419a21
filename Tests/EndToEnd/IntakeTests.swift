import Foundation
import GRDB
import Testing

/// The books of the intake, as the reception desk prints them.
@Suite struct IntakeTests {
  private func faults(_ outcome: Program.Outcome) throws -> [String] {
    let faults = try outcome.json()["faults"] as? [[String: Any]] ?? []
    return faults.compactMap { $0["what"] as? String }
  }

  @Test(arguments: ["ja", "en"])
  func `the books of the demo close, and name what was dismissed and what waits`(language: String) throws {
    let place = try DemoOffice.place()
    let days = try Tables.read(place.office) { db in
      try String.fetchAll(db, sql: "SELECT DISTINCT receivedOn FROM arrival")
    }
    #expect(!days.isEmpty)
    for day in days {
      let outcome = try place.kozabo("intake", "--date", day, lang: language)
      #expect(outcome.code == 0, "\(outcome.output)")
      #expect(outcome.output.contains("Thumbs.db"))
      #expect(outcome.output.contains(language == "ja" ? "すべて記録されています" : "every one is accounted for"))
      #expect(outcome.output.contains(language == "ja" ? "廃棄予定" : "destroy on"))
    }
  }

  @Test func `bytes in the store that are on no book keep the books open`() throws {
    let place = try DemoOffice.copy()
    let bytes = Data("cut short".utf8)
    let sum = try Tools.run("sha256sum", [try place.file("lost", "cut short")]).prefix(64)
    let folder = "\(place.office)/store/\(sum.prefix(2))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(sum)"))
    let outcome = try place.kozabo("intake", "--date", "2026-11-20", "--json")
    #expect(outcome.code == 1)
    #expect(try outcome.json()["closes"] as? Bool == false)
    #expect(try faults(outcome) == ["unrecorded"])
    // Receiving what was cut short makes good.
    #expect(try place.kozabo("receive", place.path + "/lost").code == 1)
    #expect(try place.kozabo("intake", "--date", "2026-11-20").code == 0)
  }

  @Test func `an original that is gone keeps the books of its day open`() throws {
    let place = try DemoOffice.copy()
    let (day, sha256) = try Tables.read(place.office) { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT arrival.receivedOn, sha256 FROM submissionFile JOIN arrival ON arrival.id = arrivalID
          WHERE disposition = 'case' ORDER BY submissionFile.id LIMIT 1
          """)
      return (row?["receivedOn"] as String? ?? "", row?["sha256"] as String? ?? "")
    }
    try FileManager.default.removeItem(atPath: "\(place.office)/store/\(sha256.prefix(2))/\(sha256)")
    let outcome = try place.kozabo("intake", "--date", day, "--json")
    #expect(outcome.code == 1)
    #expect(try faults(outcome) == ["bytesMissing"])
    #expect(try place.kozabo("intake", "--date", "2020-01-01").code == 0, "another day has nothing to do with it")
  }

  @Test func `a file row that is gone keeps the books open and fails the proof`() throws {
    let place = try DemoOffice.copy()
    let day = try Tables.read(place.office) { db in
      try String.fetchOne(db, sql: "SELECT receivedOn FROM arrival ORDER BY id LIMIT 1") ?? ""
    }
    try Tables.tamper(place.office, "DELETE FROM submissionFile WHERE disposition = 'ignored'")
    let outcome = try place.kozabo("intake", "--date", day, "--json")
    #expect(outcome.code == 1)
    // Its bytes still lie in the store, which is a second witness.
    #expect(Set(try faults(outcome)) == ["arrival", "unrecorded"])
    #expect(try place.kozabo("verify").code == 1)
  }

  @Test func `the same values saved anew are shown with their twin, alike ones with their differences`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let first = try place.envelope("first", of: ["02_"])
    #expect(try place.kozabo("receive", first).code == 0)
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: first).first)
    // Saved anew by another program: other bytes, the same values.
    let script = "import sys, openpyxl; b = openpyxl.load_workbook(sys.argv[1]); b.save(sys.argv[2])"
    _ = try Tools.run("python3", ["-c", script, "\(first)/\(name)", place.path + "/anew.xlsx"])
    let anew = try place.kozabo("receive", place.path + "/anew.xlsx", "--json")
    let files = try #require((try anew.json()["submissions"] as? [[String: Any]])?.first?["files"] as? [[String: Any]])
    #expect(files.map { $0["disposition"] as? String } == ["duplicate"])
    #expect(files.map { $0["sameBy"] as? String } == ["content"])
    #expect(files.map { $0["case"] as? String } == ["C-2026-000001"])
    #expect(try place.kozabo("case", "C-2026-000001").output.contains("anew.xlsx"))
    #expect(try place.kozabo("intake", "--date", "2026-11-20").code == 0)
  }

  @Test func `a disc that came in whole before is counted with what it repeats, and the books close`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let disc = try place.envelope("disc", of: ["02_", "readme", "Thumbs"])
    #expect(try place.kozabo("receive", disc).code == 0)
    let second = place.path + "/second"
    try FileManager.default.copyItem(atPath: disc, toPath: second)
    #expect(try place.kozabo("receive", second, "--received", "2026-11-19").code == 0)
    #expect(try place.kozabo("cases", "--json").json()["cases"].map { ($0 as? [Any])?.count } == 1)
    let outcome = try place.kozabo("intake", "--date", "2026-11-19", "--json")
    #expect(outcome.code == 0)
    let book = try outcome.json()
    let total = try #require(book["total"] as? [String: Any])
    #expect(
      ["arrivals", "filesIn", "cases", "attached", "duplicates", "ignored"].map { total[$0] as? Int } == [
        1, 3, 0, 0, 2, 1,
      ])
    let media = try #require(book["media"] as? [[String: Any]])
    #expect(media.map { $0["again"] as? Bool } == [true])
    #expect(media.map { $0["submission"] as? String } == ["S-2026-000001"])
    let remarks = try #require(book["remarks"] as? [[String: Any]])
    #expect(remarks.compactMap { $0["case"] as? String }.contains("C-2026-000001"))
    for (language, words) in [
      ("ja", ["再着", "届いた 3 ファイルはすべて記録されています", "既に提出されています"]),
      ("en", ["(again)", "3 files came in, and every one is accounted for", "has come in before"]),
    ] {
      let text = try place.kozabo("intake", "--date", "2026-11-19", lang: language).output
      for word in words { #expect(text.contains(word), "\(text)") }
    }
    #expect(try place.kozabo("intake", "--date", "2026-11-20", "--json").json()["closes"] as? Bool == true)
    #expect(try place.kozabo("verify").code == 0)
  }
}

import Foundation
import Testing

/// The keys that are promised to scripts (README.md); a key more is allowed, and named here so that it is on purpose.
@Suite struct JSONKeyTests {
  private func keys(_ value: Any?) -> Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
  private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

  private func object(_ arguments: [String], in place: Workplace, code: Int32 = 0) throws -> [String: Any] {
    let outcome = try Program.run(place.words(arguments) + ["--json"], folder: place.path)
    #expect(outcome.code == code, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    return try outcome.json()
  }

  private static let caseKeys: Set = [
    "id", "form", "edition", "state", "applicant", "receivedOn", "dueOn", "notMet", "personMustLook", "waitingFor",
  ]

  @Test func `receive has the promised keys, for what is new and what is not`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let envelope = try place.envelope("disc", of: ["02_", "10_", "Thumbs", "readme"])
    try FileManager.default.createSymbolicLink(atPath: envelope + "/link.xlsx", withDestinationPath: "/etc/passwd")
    let first = try object(["receive", envelope], in: place, code: 1)
    #expect(keys(first) == ["submissions", "quarantined", "durationSeconds"])
    #expect(first["quarantined"] as? Int == 2)
    let submission = try #require(list(first["submissions"]).first)
    let submissionKeys: Set = ["id", "channel", "source", "sender", "receivedOn", "duplicate", "files", "cases"]
    #expect(keys(submission) == submissionKeys)
    let files = list(submission["files"])
    #expect(files.count == 5)
    for file in files {
      #expect(
        keys(file) == [
          "id", "name", "sha256", "bytes", "kind", "disposition", "case", "reason", "parent", "sameBy", "locked",
        ], "id, parent, sameBy and locked are ours")
    }
    #expect(
      files.map { $0["disposition"] as? String } == ["case", "quarantined", "ignored", "quarantined", "attached"])
    let again = try object(["receive", try place.envelope("again", of: ["02_"])], in: place)
    let duplicate = try #require(list(again["submissions"]).first)
    #expect(keys(duplicate) == submissionKeys)
    #expect(duplicate["duplicate"] as? Bool == true)
    #expect((duplicate["cases"] as? [String])?.isEmpty == true)
    #expect(list(duplicate["files"]).map { $0["disposition"] as? String } == ["duplicate"])
  }

  @Test func `intake has its keys, and the figures of each channel and of all`() throws {
    let place = try DemoOffice.place()
    let book = try object(["intake", "--date", "2026-11-20"], in: place)
    #expect(
      keys(book) == ["date", "closes", "channels", "total", "waiting", "remarks", "media", "faults"])
    #expect(book["closes"] as? Bool == true)
    let lines = list(book["channels"])
    for line in lines + [book["total"] as? [String: Any] ?? [:]] {
      #expect(
        keys(line) == [
          "channel", "arrivals", "filesIn", "cases", "attached", "quarantined", "duplicates", "ignored",
        ])
      let became = ["cases", "attached", "quarantined", "duplicates", "ignored"].compactMap { line[$0] as? Int }
      #expect(line["filesIn"] as? Int == became.reduce(0, +))
    }
  }

  @Test func `cases and case have the promised keys`() throws {
    let place = try DemoOffice.place()
    let cases = list(try object(["cases"], in: place)["cases"])
    #expect(cases.count == 11)
    for item in cases { #expect(keys(item) == Self.caseKeys.union(["resembles", "duplicates"])) }
    for id in cases.compactMap({ $0["id"] as? String }) {
      let whole = try object(["case", id], in: place)
      #expect(
        Self.caseKeys.union(["fields", "checklist", "paper", "effects", "letters", "events"]).isSubset(of: keys(whole)))
      for field in list(whole["fields"]) {
        #expect(Set(["key", "label", "value", "raw", "sheet", "cell"]).isSubset(of: keys(field)))
      }
      let checklist = list(whole["checklist"])
      #expect(!checklist.isEmpty)
      for row in checklist {
        #expect(
          Set(["rule", "outcome", "severity", "message", "key", "sheet", "cell", "basis"]).isSubset(of: keys(row)))
        #expect(["met", "notMet", "notApplicable", "personMustLook"].contains(row["outcome"] as? String))
        #expect(["reject", "return", "warn"].contains(row["severity"] as? String))
      }
    }
  }

  @Test func `letters, holdings, verify, forms and rules have the promised keys`() throws {
    let place = try DemoOffice.place()
    let letters = list(try object(["letters"], in: place)["letters"])
    #expect(letters.count == 7)
    for letter in letters {
      #expect(
        Set(["id", "kind", "number", "case", "account", "recipient", "channel", "path", "pages", "sha256"])
          .isSubset(of: keys(letter)))
    }
    let holdings = try object(["holdings", "130-200-0001-0"], in: place)
    #expect(keys(holdings) == ["account", "asOf", "blocks", "totalTonnes"])
    let blocks = list(holdings["blocks"])
    #expect(!blocks.isEmpty)
    for block in blocks {
      #expect(
        keys(block) == [
          "serials", "creditType", "renewableType", "origin", "tonnes", "vintage", "usablePeriods", "expiresOn",
          "transferable",
        ])
    }
    #expect(holdings["totalTonnes"] as? Int == blocks.compactMap { $0["tonnes"] as? Int }.reduce(0, +))
    let verify = try object(["verify"], in: place)
    #expect(keys(verify) == ["ok", "entries", "head", "checks"])
    for check in list(verify["checks"]) { #expect(keys(check) == ["name", "ok", "detail"]) }
    for form in ["designated-account-opening", "F-03"] {
      let shown = try object(["forms", "show", form], in: place)
      #expect(
        keys(shown) == [
          "id", "number", "title", "titleEn", "edition", "basis", "sheets", "fields", "tables", "paper",
          "editionFrom", "editionUntil", "applicants", "fee", "deadline", "channels", "onlineAccounts", "sources",
        ], "from editionFrom on they are ours")
      for field in list(shown["fields"]) {
        #expect(
          keys(field) == [
            "key", "label", "sheet", "cell", "type", "required", "allowed", "inCheckCode", "condition", "forOffice",
            "section", "unit", "hint", "prefill", "source",
          ], "from condition on they are ours")
      }
      for table in list(shown["tables"]) {
        #expect(keys(table) == ["key", "sheet", "firstRow", "rows", "columns", "label", "source"])
        for column in list(table["columns"]) {
          #expect(Set(["key", "label", "column"]).isSubset(of: keys(column)))
        }
      }
    }
    for rule in list(try object(["rules"], in: place)["rules"]) {
      #expect(keys(rule) == ["id", "severity", "title", "titleEn", "basis", "inputs", "kind"])
    }
  }

  @Test func `the options may stand before and after the command`() throws {
    let place = try DemoOffice.place()
    let orders = [
      ["--office", place.office, "--json", "cases"], ["cases", "--json", "--office", place.office],
      ["--json", "cases", "--office=\(place.office)"], ["--office=\(place.office)", "cases", "--json", "--quiet"],
    ]
    let outputs = try orders.map { try Program.run($0 + ["--today", "2026-11-20"]).output }
    #expect(Set(outputs).count == 1)
    #expect(outputs[0].contains("C-2026-000001"))
    #expect(try Program.run(["cases"], environment: ["KOZABO_OFFICE": place.office]).code == 0)
    #expect(try Program.run(["forms", "--json", "show", "F-01"]).json()["number"] as? String == "F-01")
    #expect(try Program.run(["--lang", "ja", "forms"]).output.contains("番号"))
    #expect(try Program.run(["forms"], environment: ["LC_ALL": "ja_JP.UTF-8"]).output.contains("番号"))
  }

  @Test func `with json a refusal leaves standard output empty`() throws {
    let outcome = try Program.run(["--json", "--office", "/nowhere/at/all", "cases"])
    #expect(outcome.code == 66)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
  }

  /// Every rule of the two opening forms is in the catalogue, once. The list is that of the rule book, by group.
  @Test func `the catalogue holds every rule of the opening forms once`() throws {
    let groups: [(String, [Int])] = [
      ("FILE", [4, 5, 6, 7, 8, 9, 11, 12]), ("CMP", [1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 14]), ("IDN", Array(1...5)),
      ("SEAL", Array(1...8)), ("ELG", [1, 2, 3, 4, 7, 8, 9]), ("ACC", [1, 2, 3, 4, 5, 6, 8, 9]), ("LIM", Array(1...4)),
      ("ASC", [1, 2, 3, 4, 5, 7, 8]), ("FEE", [1, 2, 3, 4, 6]), ("XCS", [1, 4]),
    ]
    let expected = groups.flatMap { group, numbers in
      numbers.map { number in "\(group)-\(number < 10 ? "0" : "")\(number)" }
    }
    let rules = list(try Program.run(["rules", "--json"]).json()["rules"]).compactMap { $0["id"] as? String }
    for id in expected { #expect(rules.filter { $0 == id }.count == 1, "\(id)") }
    #expect(Set(rules).count == rules.count)
  }
}

import Foundation
import GRDB
import Register
import Testing

@Suite struct LetterTests {
  /// The passcode in the packed text of an opening notice: what stands behind its heading.
  static func passcode(in text: String) -> String? {
    text.range(of: "暗証番号").map { String(text[$0.upperBound...].prefix(Passcode.length)) }
  }

  @Test func `each letter holds account, user number, recipient and a passcode that works`() throws {
    let place = try DemoOffice.place()
    try expectLettersWhole(place, count: 7)
    let letters = try #require(try place.kozabo("letters", "--json").json()["letters"] as? [[String: Any]])
    for letter in letters {
      let path = try #require(letter["path"] as? String)
      let text = try Tools.packedText(path)
      let recipient = try #require(letter["recipient"] as? String)
      #expect(text.contains(recipient.filter { !$0.isWhitespace }))
      #expect(text.contains(try #require(letter["number"] as? String)))
      #expect(try Tools.run("sha256sum", [path]).hasPrefix(try #require(letter["sha256"] as? String)))
      #expect(try Tools.run("pdfinfo", [path]).contains("Pages:           \(letter["pages"] as? Int ?? 0)\n"))
    }
  }

  @Test func `a passcode stands in clear in its letter and nowhere else in the office`() throws {
    let place = try DemoOffice.place()
    let folder = place.office + "/letters"
    let others = try Workplace.files(below: place.office)
    #expect(others.keys.contains("register.sqlite"))
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let passcode = try #require(Self.passcode(in: try Tools.packedText("\(folder)/\(name)")))
      #expect(passcode.count == Passcode.length && passcode.allSatisfy { Passcode.alphabet.contains($0) })
      for (path, bytes) in others { #expect(bytes.range(of: Data(passcode.utf8)) == nil, "\(path)") }
      for other in try FileManager.default.contentsOfDirectory(atPath: folder) where other != name {
        #expect(!(try Tools.packedText("\(folder)/\(other)")).contains(passcode))
      }
    }
  }

  @Test func `nobody but the office's user sees the letters`() throws {
    let place = try DemoOffice.place()
    let folder = try FileManager.default.attributesOfItem(atPath: place.office + "/letters")[.posixPermissions] as? Int
    #expect(folder == 0o700)
  }

  @Test func `document numbers have no gaps, and begin anew with the fiscal year`() throws {
    let place = try DemoOffice.copy()
    let numbers = { () throws -> [[Int]] in
      try Tables.read(place.office) { db in
        try Row.fetchAll(db, sql: "SELECT fiscalYear, number FROM letter ORDER BY fiscalYear, number")
          .map { [$0["fiscalYear"], $0["number"]] }
      }
    }
    #expect(try numbers() == (1...7).map { [2026, $0] })
    // The case that waits for its payment is paid in the next fiscal year.
    let payment = try #require(
      try FileManager.default.contentsOfDirectory(atPath: Program.samples + "/papers").first {
        $0.hasPrefix("05_") && $0.contains("payment")
      })
    let record = try String(contentsOfFile: Program.samples + "/papers/" + payment, encoding: .utf8)
    #expect(record.contains("feePaidOn"))
    let paid = try place.kozabo("paper", "C-2026-000005", "--fee-paid", "2027-04-01", today: "2027-04-01")
    #expect(paid.code == 0, "\(paid.errors)")
    #expect(try place.kozabo("letters", today: "2027-04-01").code == 0)
    #expect(try numbers() == (1...7).map { [2026, $0] } + [[2027, 1]])
    try expectLettersWhole(place, count: 8)
  }

  @Test func `letters since a day and of a case are those asked for`() throws {
    let place = try DemoOffice.place()
    func count(_ arguments: String...) throws -> Int? {
      let outcome = try Program.run(place.words(["letters", "--json"] + arguments))
      return try (outcome.json()["letters"] as? [Any])?.count
    }
    #expect(try count() == 7)
    #expect(try count("--since", "2026-11-20") == 7)
    #expect(try count("--since", "2026-11-21") == 0)
    #expect(try count("--case", "C-2026-000004") == 1)
    #expect(try count("--case", "C-2026-000010") == 0)
  }
}

import Foundation
import Testing

@Suite struct StoryTests {
  @Test func `the demo ends well and every case is where its papers take it`() throws {
    let (place, outcome, _) = try DemoOffice.played.get()
    #expect(outcome.code == 0, "\(outcome.errors)")
    let cases = try #require(try outcome.json()["cases"] as? [[String: Any]])
    let states = Dictionary(
      uniqueKeysWithValues: cases.map { ($0["applicant"] as? String ?? "", $0["state"] as? String ?? "") }
        .filter { $0.0 != "株式会社見本地所" })
    #expect(
      states == [
        "株式会社架空製作所": "applied", "仮名　花子": "applied", "株式会社髙﨑例示商店": "awaitingPayment",
        "株式会社古紙見本": "returned", "空欄工業株式会社": "rejected", "例外商事株式会社": "rejected",
        "株式会社例日商会": "returned", "架空タワー管理組合法人": "awaitingPaper",
        "架空精機株式会社": "awaitingPaper",
      ])
    let twice = cases.filter { $0["applicant"] as? String == "株式会社見本地所" }.map { $0["state"] as? String }
    #expect(twice == ["applied", "applied"])
    #expect(try place.leftovers().isEmpty)
    #expect(try place.kozabo("verify").code == 0)
  }

  @Test func `playing the demo again changes nothing and says so`() throws {
    let place = try DemoOffice.copy()
    let tables = try Tables.dump(place.office)
    let files = try Workplace.files(below: place.office).filter { !$0.key.hasPrefix("register.sqlite") }
    let again = try Program.run(["--lang", "en", "demo", place.office, "--samples", Program.samples])
    #expect(again.code == 0)
    #expect(again.output.contains("Nothing has changed since the last time."))
    let inJapanese = try Program.run(["--lang", "ja", "demo", place.office, "--samples", Program.samples])
    #expect(inJapanese.output.contains("前回から変わったことはありません。"))
    #expect(try Tables.dump(place.office) == tables)
    #expect(try Workplace.files(below: place.office).filter { !$0.key.hasPrefix("register.sqlite") } == files)
  }

  @Test func `receiving the disc again makes no new case`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let disc = Program.samples + "/cd-r"
    let first = try place.kozabo("receive", disc, "--json")
    #expect(first.code == 1, "two files are in quarantine")
    let tables = try Tables.dump(place.office)
    let second = try place.kozabo("receive", disc, "--json")
    #expect(second.code == 0, "\(second.errors)")
    #expect(try Tables.dump(place.office) == tables)
    // The same file under another name, on another day, by another channel, is the same file.
    let copy = try place.envelope("other", of: ["01_"])
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: copy).first)
    try FileManager.default.moveItem(atPath: "\(copy)/\(name)", toPath: "\(copy)/new.xlsx")
    #expect(try place.kozabo("receive", "\(copy)/new.xlsx", "--channel", "counter", today: "2026-11-22").code == 0)
    #expect(try Tables.dump(place.office) == tables)
  }

  @Test func `an envelope that fails takes nothing from the others`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let good = try place.envelope("good", of: ["02_"])
    let other = try place.envelope("other", of: ["03_"])
    // Deeper than the office allows.
    let deep = "\(place.path)/deep" + String(repeating: "/d", count: 20)
    try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
    let outcome = try place.kozabo("receive", good, "\(place.path)/deep", "nowhere", other, "--json")
    #expect(outcome.code == 66, "the last failure gives the code")
    #expect(outcome.errors.contains("deep") && outcome.errors.contains("nowhere"))
    let submissions = try outcome.json()["submissions"] as? [[String: Any]]
    #expect(submissions?.map { $0["source"] as? String } == [good, other])
    let cases = try place.kozabo("cases", "--json").json()["cases"] as? [Any]
    #expect(cases?.count == 2)
    #expect(try place.kozabo("intake", "--date", "2026-11-20").code == 0)
  }

  @Test func `an unreadable file is told, and never lost in silence`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let settings = try String(contentsOfFile: place.office + "/office.yaml", encoding: .utf8)
    let small = settings.replacingOccurrences(of: "fileBytes: 67108864", with: "fileBytes: 100")
    #expect(small != settings)
    _ = try place.file("office/office.yaml", small)
    let folder = try place.envelope("disc", of: ["02_", "readme"])
    let inFolder = try place.kozabo("receive", folder, "--json")
    #expect(inFolder.code == 1)
    #expect(try inFolder.json()["quarantined"] as? Int == 1 || inFolder.json()["quarantined"] as? Int == 2)
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasPrefix("02_") })
    let before = try Tables.dump(place.office)
    let alone = try place.kozabo("receive", "\(folder)/\(file)")
    #expect(alone.code == 65, "a file that is the whole envelope is unusable input")
    expectOneSentence(alone, in: "en")
    #expect(try Tables.dump(place.office) == before)
    #expect(try place.kozabo("verify").code == 0)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a file without permission is unusable input`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let file = try place.file("secret.xlsx", "x")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
    let outcome = try place.kozabo("receive", file)
    #expect(outcome.code == 65)
    expectOneSentence(outcome, in: "en")
  }

  @Test func `an empty disc is unusable input, a drive named by a link is not`() throws {
    let place = try Workplace()
    try place.makeOffice()
    try FileManager.default.createDirectory(atPath: place.path + "/empty", withIntermediateDirectories: true)
    let before = try Tables.dump(place.office)
    let empty = try place.kozabo("receive", place.path + "/empty")
    #expect(empty.code == 65)
    expectOneSentence(empty, in: "en")
    #expect(try Tables.dump(place.office) == before)
    let disc = try place.envelope("disc", of: ["02_"])
    try FileManager.default.createSymbolicLink(atPath: place.path + "/cdrom", withDestinationPath: disc)
    #expect(try place.kozabo("receive", place.path + "/cdrom").code == 0)
  }

  @Test func `a file whose name is Shift JIS is taken in under its name`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let disc = try place.envelope("disc", of: ["02_"])
    let file = try #require(try FileManager.default.contentsOfDirectory(atPath: disc).first)
    // 申請.xlsx in Shift_JIS, as a disc mounted without its character set shows it.
    let name: [UInt8] = [0x90, 0x5C, 0x90, 0xBF, 0x2E, 0x78, 0x6C, 0x73, 0x78]
    let target = Array("\(disc)/".utf8) + name + [0]
    let status = target.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer {
      rename("\(disc)/\(file)", $0.baseAddress)
    }
    #expect(status == 0)
    let outcome = try place.kozabo("receive", disc, "--json")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let submission = try #require((try outcome.json()["submissions"] as? [[String: Any]])?.first)
    let files = try #require(submission["files"] as? [[String: Any]])
    #expect(files.map { $0["name"] as? String } == ["申請.xlsx"])
    #expect(files.map { $0["disposition"] as? String } == ["case"])
  }

  @Test func `an account is not there before it was opened`() throws {
    let place = try DemoOffice.place()
    #expect(try place.kozabo("account", "130-200-0006-0", "--as-of", "2026-11-20").code == 0)
    let before = try place.kozabo("account", "130-200-0006-0", "--as-of", "2026-11-19")
    #expect(before.code == 66)
    expectOneSentence(before, in: "en")
    for command in ["holdings", "history"] {
      #expect(try place.kozabo(command, "130-200-0006-0", "--as-of", "2026-11-19").code == 66)
    }
  }

  @Test func `a figure is traced to the file and its cells`() throws {
    let place = try DemoOffice.place()
    let trace = try place.kozabo("trace", "--account", "130-200-0006-0", "--json")
    let steps = try #require(try trace.json()["steps"] as? [[String: Any]])
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: Program.samples + "/cd-r").first { $0.hasPrefix("04_") })
    let sum = try Tools.run("sha256sum", [Program.samples + "/cd-r/" + file]).prefix(64)
    let opened = try #require(steps.first { $0["kind"] as? String == "accountOpened" })
    #expect(opened["sha256"] as? String == String(sum))
    let cells = try #require(opened["cells"] as? [[String: Any]])
    let name = try #require(cells.first { $0["key"] as? String == "applicant.name" })
    #expect(name["sheet"] as? String == "申請書")
    #expect(name["cell"] as? String == "M6")
    #expect(name["value"] as? String == "仮名　花子")
    let history = try place.kozabo("history", "130-200-0006-0", "--json")
    let entries = try #require(try history.json()["entries"] as? [[String: Any]])
    #expect(entries.map { $0["kind"] as? String } == ["accountOpened", "userRegistered", "passcodeIssued"])
    // The applicant's agent is on record with the account whose application he signed.
    let account = try place.kozabo("account", "130-200-0005-0", "--json").json()
    #expect((account["agent"] as? [String: Any])?["name"] as? String == "行政書士法人見本事務所")
    #expect((account["agent"] as? [String: Any])?["since"] as? String == "2026-11-20")
  }

  @Test func `the figures of an obligation are traced to the entries that state them`() throws {
    let place = try DemoOffice.place()
    let trace = try place.kozabo("trace", "--facility", "0555", "--json")
    let steps = try #require(try trace.json()["steps"] as? [[String: Any]])
    let recorded = try #require(steps.first { $0["kind"] as? String == "facilityRecorded" })
    let facts = try #require(recorded["facts"] as? [[String: Any]])
    // As Samples/seed.yaml has them.
    let base = try #require(facts.first { $0["kind"] as? String == "baseEmissions" })
    #expect(base["tonnes"] as? Int == 10_000)
    let emissions = facts.filter { $0["kind"] as? String == "emissions" }
    #expect(emissions.map { $0["fiscalYear"] as? Int } == [2020, 2021])
    #expect(emissions.map { $0["tonnes"] as? Int } == [6800, 6600])
    #expect(emissions.map { $0["fixedOn"] as? String } == ["2021-12-10", "2022-12-09"])
    // Both issues on its results, the one put straight into a general account included.
    let issues = steps.filter { $0["kind"] as? String == "creditsIssued" }
    #expect(issues.map { $0["effectiveOn"] as? String } == ["2022-03-01", "2023-03-01"])
    let entry = try #require(recorded["entry"] as? Int)
    let alone = try place.kozabo("trace", "--entry", String(entry), "--json")
    #expect(try (alone.json()["steps"] as? [[String: Any]])?.count == 1)
    let person = try place.kozabo("trace", "--person", "kamei-hanako", "--lang", "ja")
    #expect(person.code == 0 && person.output.contains("02000011"))
  }
}

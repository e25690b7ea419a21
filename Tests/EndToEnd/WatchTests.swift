import Foundation
import GRDB
import Testing

/// `receive` as it works unattended: watching a folder, or fed by a mail server; and what waits for a password.
@Suite struct WatchTests {
  private static let password = "Mihon-2026!"

  private func cases(_ place: Workplace) throws -> [String] {
    let cases = try place.kozabo("cases", "--json").json()["cases"] as? [[String: Any]] ?? []
    return cases.compactMap { $0["id"] as? String }
  }

  /// Looks until something holds, for a minute at most: the machine may be busy.
  private func wait(for something: () throws -> Bool) throws -> Bool {
    for _ in 0..<300 {
      if try something() { return true }
      usleep(200_000)
    }
    return false
  }

  private func sample(_ beginning: String) throws -> String {
    let disc = Program.samples + "/cd-r"
    let name = try FileManager.default.contentsOfDirectory(atPath: disc).sorted().first { $0.hasPrefix(beginning) }
    return "\(disc)/\(try #require(name))"
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a watched folder is received as it fills, and a signal ends the watch in order`(signal: Int32) throws {
    let place = try Workplace()
    try place.makeOffice()
    let folder = place.path + "/in"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let watch = try Program.start(
      place.words(["receive", "--watch", folder, "--settle", "0", "--json"]), folder: place.path)
    try FileManager.default.copyItem(atPath: try sample("02_"), toPath: folder + "/a.xlsx")
    #expect(try wait { try cases(place) == ["C-2026-000001"] })
    try FileManager.default.copyItem(atPath: try sample("03_"), toPath: folder + "/b.xlsx")
    #expect(try wait { try cases(place).count == 2 })
    watch.end(signal)
    let outcome = try watch.wait()
    #expect(outcome.code == 0, "\(outcome.errors)")
    // One object a round, each with what was new in it.
    let rounds = try outcome.output.split(separator: "\n}\n").map { part in
      let text = part.hasSuffix("}") || part.hasSuffix("}\n") ? String(part) : part + "\n}"
      return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
    #expect(rounds.map { ($0["submissions"] as? [Any])?.count } == [1, 1])
    #expect(try place.kozabo("intake", "--date", "2026-11-20").code == 0)
    #expect(try place.kozabo("verify").code == 0)
  }

  @Test func `what cannot be looked at, and an office that cannot be written for a while, end no watch`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let folder = place.path + "/in"
    let files = FileManager.default
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: folder + "/nowhere", withDestinationPath: place.path + "/gone")
    let watch = try Program.start(place.words(["receive", "--watch", folder, "--settle", "0"]), folder: place.path)
    try files.copyItem(atPath: try sample("02_"), toPath: folder + "/a.xlsx")
    #expect(try wait { try cases(place) == ["C-2026-000001"] })
    try files.moveItem(atPath: place.office + "/store", toPath: place.office + "/away")
    try Data().write(to: URL(fileURLWithPath: place.office + "/store"))
    try files.copyItem(atPath: try sample("03_"), toPath: folder + "/b.xlsx")
    sleep(4)
    try files.removeItem(atPath: place.office + "/store")
    try files.moveItem(atPath: place.office + "/away", toPath: place.office + "/store")
    #expect(try wait { try cases(place).count == 2 }, "it is tried again by itself")
    watch.end(SIGTERM)
    let outcome = try watch.wait()
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("nowhere cannot be read (it is a link"))
    #expect(outcome.errors.contains("store cannot be written"))
    #expect(try place.kozabo("intake", "--date", "2026-11-20").code == 0)
  }

  @Test func `a folder that is not there cannot be watched`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let outcome = try place.kozabo("receive", "--watch", place.path + "/nowhere")
    #expect(outcome.code != 0)
    #expect(outcome.errors.contains("nowhere"))
  }

  @Test func `a message on standard input is received as an e-mail, and an empty one refused`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let mail = Program.samples + "/mail/thunderbird.eml"
    let outcome = try Program.run(place.words(["receive", "-", "--json"]), folder: place.path, input: mail)
    #expect([0, 1].contains(outcome.code), "\(outcome.errors)")
    let submissions = try #require(try outcome.json()["submissions"] as? [[String: Any]])
    #expect(submissions.map { $0["channel"] as? String } == ["e-mail"])
    #expect(submissions.map { $0["source"] as? String } == ["-"])
    let files = try #require(submissions.first?["files"] as? [[String: Any]])
    // The message itself is kept, byte for byte.
    let sum = try Tools.run("sha256sum", [mail]).prefix(64)
    #expect(files.first?["sha256"] as? String == String(sum))
    #expect(
      FileManager.default.contents(atPath: "\(place.office)/store/\(sum.prefix(2))/\(sum)")
        == FileManager.default.contents(atPath: mail))
    // The same message delivered once more, as a mail server does that did not hear the answer, is nothing new.
    let again = try Program.run(place.words(["receive", "-", "--json"]), folder: place.path, input: mail)
    #expect((try again.json()["submissions"] as? [[String: Any]])?.first?["duplicate"] as? Bool == true)
    let empty = try Program.run(place.words(["receive", "-"]), folder: place.path)
    #expect(empty.code != 0)
    #expect(empty.errors.contains("standard input"))
    #expect(try place.kozabo("intake", "--date", "2026-11-20").code == 0)
  }

  @Test func `an encrypted form waits, a wrong password changes nothing, and the right one makes its case`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let locked = Program.checkout.appendingPathComponent("Tests/Workbook/Fixtures/encrypted-form.xlsx").path
    #expect(try place.kozabo("receive", locked).code == 1)
    let list = try place.kozabo("quarantine", "list", "--json").json()["quarantined"] as? [[String: Any]]
    let id = try #require(list?.first?["id"] as? Int)
    #expect(list?.first?["locked"] as? Bool == true)

    let before = try Tables.dump(place.office)
    let wrong = try place.kozabo(
      "quarantine", "unlock", String(id), "--password-file", place.file("wrong", "not it\n"))
    #expect(wrong.code != 0)
    #expect(wrong.errors.contains("encrypted-form.xlsx"))
    #expect(!wrong.errors.contains("not it"), "a password is never shown")
    #expect(try Tables.dump(place.office) == before)

    // By standard input, where no other user of the machine sees it.
    let right = try Program.run(
      place.words(["quarantine", "unlock", String(id), "--password-file", "-", "--json"]), folder: place.path,
      input: place.file("right", Self.password + "\n"))
    #expect(right.code == 0, "\(right.errors)")
    #expect(try right.json()["cases"] as? [String] == ["C-2026-000001"])
    #expect(try cases(place) == ["C-2026-000001"])
    #expect(try place.kozabo("quarantine", "list").output.contains("No file waits"))
    #expect(try place.kozabo("intake", "--date", "2026-11-20").code == 0)
    #expect(try place.kozabo("quarantine", "unlock", String(id), "--password-file", "right").code != 0)
    let content = try Workplace.files(below: place.office).values
    #expect(!content.contains { $0.range(of: Data(Self.password.utf8)) != nil }, "a password is not kept")
  }

  @Test func `a Maildir without mails says so`() throws {
    let place = try Workplace()
    try place.makeOffice()
    for name in ["cur", "new", "tmp"] {
      try FileManager.default.createDirectory(atPath: "\(place.path)/Mail/\(name)", withIntermediateDirectories: true)
    }
    let outcome = try place.kozabo("receive", place.path + "/Mail")
    #expect(outcome.code == 0)
    #expect(outcome.output == "There is no mail to receive.\n")
  }

  @Test func `a file and its password in one call leave nothing that waits, and the summary says so`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let mails = ["password-zip", "password"].map { "\(Program.samples)/mail/\($0).eml" }
    let outcome = try place.kozabo("receive", mails[0], mails[1])
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(outcome.output.contains("2 envelopes: 1 new submissions with 1 case, 0 received before, 0 not taken in."))
    #expect(!outcome.output.contains("for a person"))
    #expect(!outcome.output.contains("neither a case"))
  }

  @Test(arguments: [
    ("en", "1 file waits for a person", "1 submission with neither a case"),
    ("ja", "確認を待つファイル 1 件", "案件も確認待ちもない提出 1 件"),
  ])
  func `the summary names what waits, and what nobody would look at`(
    language: String, waits: String, without: String
  ) throws {
    let place = try Workplace()
    try place.makeOffice()
    let name = String(repeating: "長い名前", count: 40) + ".bin"
    // The name of a file holds 255 bytes; in a zip it may be longer.
    let script = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1], 'w'); z.writestr(sys.argv[2], bytes([1, 2, 3]))"
    _ = try Tools.run("python3", ["-c", script, place.path + "/long.zip", name])
    let question = try place.file(
      "question.eml", "From: a@example.jp\nSubject: question\nDate: Fri, 20 Nov 2026 10:00:00 +0900\n\nWhen?\n")
    let outcome = try place.kozabo("receive", place.path + "/long.zip", question, lang: language)
    #expect(outcome.code == 1)
    let summary = outcome.output.components(separatedBy: "\n\n").last ?? ""
    #expect(summary.contains(waits) && summary.contains(without), "\(outcome.output)")
    #expect(summary.contains("  #2 long.zip/長い名前"))
    #expect(summary.contains("question.eml"))
    #expect(!outcome.output.contains(name))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count < 300 })
  }

  @Test func `what a sender writes moves no cursor`() throws {
    let place = try Workplace()
    try place.makeOffice()
    // A subject with the codes that clear a screen and name a window, and a form's name as a workbook escapes the code.
    let subject = Data("口座\u{1B}[2J\u{1B}]0;x\u{7}\u{202E}".utf8).base64EncodedString()
    let zip = try Data(contentsOf: URL(fileURLWithPath: Program.samples + "/envelopes/zipcrypto.zip"))
    let head = "From: a@example.jp\nDate: Fri, 20 Nov 2026 10:00:00 +0900\nSubject: =?utf-8?B?\(subject)?=\n"
    let first = try place.file(
      "1.eml",
      head + "Message-ID: <1@example.jp>\nContent-Type: application/zip; name=a.zip\n"
        + "Content-Transfer-Encoding: base64\n\n" + zip.base64EncodedString(options: .lineLength76Characters) + "\n")
    let second = try place.file(
      "2.eml", head + "Message-ID: <2@example.jp>\nIn-Reply-To: <1@example.jp>\n\nPassword: not-it-77\n")
    let received = try place.kozabo("receive", first, second)
    let shown = try place.kozabo("quarantine", "show", "2")
    #expect(shown.output.contains("口座\u{FFFD}[2J\u{FFFD}]0;x\u{FFFD}\u{FFFD}"), "\(shown.output)")
    let control = CharacterSet.controlCharacters.subtracting(.newlines)
    for text in [received.output, received.errors, shown.output] {
      #expect(text.rangeOfCharacter(from: control) == nil, "\(text)")
    }
    let workbook = place.path + "/escape.xlsx"
    let script = "import sys, openpyxl; b = openpyxl.Workbook(); b.active['A1'] = 'a_x001B_[2Jb'; b.save(sys.argv[1])"
    _ = try Tools.run("python3", ["-c", script, workbook])
    let cells = try place.kozabo("workbook", workbook)
    #expect(cells.output.contains("a\u{FFFD}[2Jb"), "\(cells.output)")
  }

  @Test func `what nothing is to be done with waits no longer and is kept`() throws {
    let place = try Workplace()
    try place.makeOffice()
    #expect(try place.kozabo("receive", place.file("what.bin", "\u{1}\u{2}\u{3}")).code == 1)
    let list = try place.kozabo("quarantine", "list", "--json").json()["quarantined"] as? [[String: Any]]
    let id = String(try #require(list?.first?["id"] as? Int))
    let store = try Workplace.files(below: place.office + "/store")
    #expect(store.count == 1)
    #expect(try place.kozabo("quarantine", "discard", id, "--reason", " ").code != 0, "a reason is asked for")
    #expect(try place.kozabo("quarantine", "discard", id, "--reason", "sent by mistake").code == 0)
    #expect(try place.kozabo("quarantine", "list").output.contains("No file waits"))
    #expect(try Workplace.files(below: place.office + "/store") == store)
    let ends = try Tables.read(place.office) { db in
      try String.fetchAll(db, sql: "SELECT outcome || ': ' || reason FROM quarantineEnd")
    }
    #expect(ends == ["discarded: sent by mistake"])
    #expect(try place.kozabo("quarantine", "discard", id, "--reason", "again").code != 0)
    #expect(try place.kozabo("intake", "--date", "2026-11-20").code == 0)
    #expect(try place.kozabo("verify").code == 0)
  }
}

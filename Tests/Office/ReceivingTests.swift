import Casework
import Examination
import Foundation
import Intake
import Programme
import Register
import Testing

@testable import Office

struct ReceivingTests {
  @Test func `an e-mail with a zip makes a case, and every part of it is on record`() throws {
    let desk = try ReceivingDesk()
    let zip = try desk.zip("form.zip", ["a.xlsx": ReceivingDesk.sample("02_"), "Thumbs.db": Data("x".utf8)])
    let mail = MailBuilder(subject: "申請", messageID: "1@mihon.example.jp", attachments: [("form.zip", zip)])
    let submission = try desk.receive(mail)
    #expect(submission.channel == .email)
    #expect(submission.sender == "taro@mihon.example.jp")
    #expect(submission.messageID == "1@mihon.example.jp")
    #expect(submission.files.map(\.kind) == [.message, .attachment, .container, .unknown, .workbook])
    #expect(submission.files.map(\.disposition) == [.attached, .attached, .attached, .ignored, .case])
    let ids = submission.files.map(\.id)
    #expect(submission.files.map(\.parent) == [nil, ids[0], ids[0], ids[2], ids[2]])
    #expect(submission.files.map(\.members) == [2, nil, 2, nil, nil])
    #expect(try desk.closes())
    // The message and the zip are originals like the form.
    for file in submission.files where file.sha256 != nil {
      #expect(try desk.office.store.bytes(of: #require(Fingerprint(hex: file.sha256 ?? ""))).count == file.bytes)
    }
  }

  @Test func `every message of a Maildir and of an mbox is a submission of its own`() throws {
    let desk = try ReceivingDesk()
    let mails = try ["02_", "03_"].enumerated().map { index, prefix in
      MailBuilder(
        subject: "申請\(index)", messageID: "\(index)@x", attachments: [("a.xlsx", try ReceivingDesk.sample(prefix))])
    }
    for folder in ["tmp", "new", "cur"] {
      try FileManager.default.createDirectory(
        atPath: "\(desk.folder)/mail/\(folder)", withIntermediateDirectories: true)
    }
    try desk.file("mail/new/1.host", Data(mails[0].bytes))
    try desk.file("mail/cur/2.host:2,S", Data(mails[1].bytes))
    let limits = desk.office.settings.intake
    let sources = try EnvelopeSource.all(at: desk.folder + "/mail", limits: limits)
    #expect(sources.count == 2)
    try desk.receive(sources)
    #expect(try desk.cases().map(\.id.rawValue) == ["C-2026-000001", "C-2026-000002"])
    #expect(Set(try desk.cases().map(\.submission)).count == 2)

    let mbox = mails.map { Data("From taro@x Fri Nov 20 10:00:00 2026\r\n".utf8) + Data($0.bytes) + Data("\r\n".utf8) }
    let path = try desk.file("all.mbox", mbox.reduce(Data(), +))
    let messages = try EnvelopeSource.all(at: path, limits: limits)
    #expect(messages.count == 2)
    let before = try desk.content()
    try desk.receive(messages)
    #expect(try desk.content() == before, "the same messages out of an mbox make nothing new")
    #expect(try desk.repeats() == 2, "and are on the books of the day")
    try desk.receive(messages + sources)
    #expect(try desk.repeats() == 2, "what still lies in a mailbox has not come in again")
    // Somebody has looked at the first message meanwhile.
    try FileManager.default.moveItem(
      atPath: desk.folder + "/mail/new/1.host", toPath: desk.folder + "/mail/cur/1.host:2,S")
    try desk.receive(try EnvelopeSource.all(at: desk.folder + "/mail", limits: limits))
    #expect(try desk.repeats() == 2)
  }

  @Test func `an envelope in which everything has come in before is on the books of its day, and makes nothing`() throws
  {
    let desk = try ReceivingDesk()
    try desk.file("disc/a.xlsx", try ReceivingDesk.sample("02_"))
    let zip = try desk.zip("form.zip", ["b.xlsx": ReceivingDesk.sample("03_"), "c.pdf": Data("%PDF-1.4 ".utf8)])
    try desk.file("disc/form.zip", zip)
    try desk.file("disc/Thumbs.db", Data("one".utf8))
    try desk.receive(.path(desk.folder + "/disc"))
    let before = try desk.content()
    // A second disc of the same files; the computer that wrote it left another Thumbs.db.
    try desk.run("/bin/cp", ["-r", "disc", "second"])
    try desk.file("second/Thumbs.db", Data("two".utf8))
    guard case .duplicate(let known) = try desk.receive([.path(desk.folder + "/second")])[0].get() else {
      Issue.record("everything on it has come in before")
      return
    }
    #expect(known.count == 4)
    #expect(try desk.content() == before)
    let book = try desk.office.intakeBook(on: ReceivingDesk.moment.today)
    #expect(book.faults.isEmpty, "the other Thumbs.db is in the store, and on the books")
    #expect(book.lines.map(\.arrivals) == [2])
    #expect(book.lines.map(\.filesIn) == [10])
    #expect(
      book.lines.map(\.counts) == [[.case: 2, .attached: 2, .ignored: 2, .duplicate: 4]],
      "the zip and what was in it were attached, the forms are cases")
    #expect(book.repeats.map(\.name) == ["Thumbs.db", "a.xlsx", "form.zip", "form.zip/b.xlsx", "form.zip/c.pdf"])
    #expect(book.repeats.map(\.twin) == [nil] + book.repeats.dropFirst().map(\.twin))
    #expect(book.repeats.dropFirst().allSatisfy { $0.twin != nil })
    #expect(book.repeats[1].caseID?.rawValue == "C-2026-000001")
    #expect(book.repeats[1].reason.en.contains("C-2026-000001"))
    // Each of the two discs is to be kept and destroyed.
    #expect(book.media.map(\.isRepeat) == [false, true])
    #expect(book.media.map(\.submission.rawValue) == ["S-2026-000001", "S-2026-000001"])
    // Handing in the same folder once more is another time it was handed in.
    try desk.receive([.path(desk.folder + "/second")])
    #expect(try desk.office.intakeBook(on: ReceivingDesk.moment.today).lines.map(\.arrivals) == [3])
    #expect(try desk.closes())
  }

  @Test func `any number of threads gives the same books, and a bad envelope stops none`() throws {
    func books(threads: Int, readAheadBytes: Int = 1 << 30) throws -> [String] {
      let desk = try ReceivingDesk {
        $0.replacingOccurrences(of: "readAheadBytes: 67108864", with: "readAheadBytes: \(readAheadBytes)")
      }
      #expect(desk.office.settings.reception.readAheadBytes == readAheadBytes)
      var sources: [EnvelopeSource] = []
      for (index, prefix) in ["02_", "03_", "04_", "05_", "06_", "08_", "09_", "12_", "11_", "02_"].enumerated() {
        let mail = MailBuilder(
          subject: "申請\(index)", messageID: "\(index)@x", attachments: [("a.xlsx", try ReceivingDesk.sample(prefix))])
        sources.append(.bytes(mail.bytes, fileName: "m.eml", source: "mail \(index)"))
        sources.append(.path("/nowhere/\(index)"))
      }
      let results = try desk.receive(sources, threads: threads)
      let failed = results.indices.filter { if case .failure = results[$0] { true } else { false } }
      #expect(failed == [1, 3, 5, 7, 9, 11, 13, 15, 17, 19])
      #expect(try desk.closes())
      return try desk.content()
    }
    let one = try books(threads: 1)
    #expect(try books(threads: 7) == one)
    // Of two envelopes neither may wait for the other for ever, however little may be read ahead.
    #expect(try books(threads: 7, readAheadBytes: 1) == one)
  }

  @Test func `the attachments of an e-mail are counted for its case, beyond the limit a finding and no crash`() throws {
    let desk = try ReceivingDesk()
    let form = try ReceivingDesk.sample("02_")
    let mail = MailBuilder(
      subject: "申請", messageID: "1@x",
      attachments: [("a.xlsx", form), ("map.pdf", Data("%PDF-1.4 ".utf8) + Data(count: 2_200_000))])
    try desk.receive(mail)
    let record = try #require(try desk.cases().first)
    #expect(record.extraction.file.mailBytes == form.count + 2_200_009)
    #expect(record.extraction.file.channel == "e-mail")
    let view = try desk.office.read { db in
      try CaseView.find(record.id, context: desk.office.context(at: ReceivingDesk.moment), in: db)
    }
    #expect(view.checklist.notMet().map(\.rule.id.rawValue).contains("FILE-01"))
  }

  @Test func `what is handed in as attached to an e-mail is measured though the e-mail is not there`() throws {
    let desk = try ReceivingDesk()
    let form = try ReceivingDesk.sample("02_")
    try desk.file("saved/a.xlsx", form)
    try desk.file("saved/map.pdf", Data("%PDF-1.4 ".utf8) + Data(count: 2_200_000))
    try desk.receive(.path(desk.folder + "/saved"), channel: .email)
    #expect(try desk.cases().first?.extraction.file.mailBytes == form.count + 2_200_009)
  }

  @Test func `two applicants may write the same words, and neither is told as the other's duplicate`() throws {
    let desk = try ReceivingDesk()
    var mail = MailBuilder(
      subject: "申請", messageID: "1@x", attachments: [("a.xlsx", try ReceivingDesk.sample("02_"))])
    mail.body = "お世話になっております。"
    try desk.receive(mail)
    var other = MailBuilder(subject: "質問", messageID: "2@y")
    other.body = mail.body
    let files = try desk.receive(other).files
    #expect(files.map(\.disposition) == [.attached, .attached])
    #expect(files.map(\.caseID) == [nil, nil])
    guard
      case .duplicate = try #require(
        try desk.receive([.bytes(other.bytes, fileName: "message.eml", source: "again")]).first
      ).get()
    else {
      Issue.record("the same mail was recorded twice")
      return
    }
  }

  @Test func `a link in a watched folder is told and not followed, one that a person names is`() throws {
    let desk = try ReceivingDesk()
    let form = try desk.file("outside/secret.xlsx", try ReceivingDesk.sample("02_"))
    let mail = try desk.file("outside/box", Data("From a Fri Nov 20 10:00:00 2026\nFrom: a@b\nDate: x\n\nx\n".utf8))
    try desk.file("in/a.txt", Data("text".utf8))
    for (name, target) in [("b.xlsx", form), ("c", desk.folder + "/outside"), ("d", mail), ("e", desk.folder + "/in")] {
      try FileManager.default.createSymbolicLink(atPath: desk.folder + "/in/" + name, withDestinationPath: target)
    }
    var watched = try WatchedFolder(at: desk.folder + "/in", settle: .zero, limits: .standard)
    var sources = try watched.look()
    sources += try watched.look()
    #expect(sources.map { ($0.name as NSString).lastPathComponent } == ["a.txt", "b.xlsx", "c", "d", "e"])
    let results = try desk.receive(sources, isWatching: true)
    _ = try results[0].get()
    for (source, result) in zip(sources, results).dropFirst() {
      let link = IntakeError.unreadable(path: source.name, reason: "it is a link, and links are not followed")
      #expect(throws: link) { try result.get() }
    }
    // Nor does what looks like a Maildir lead anywhere else: its links are listed as those of any folder.
    let mailbox = desk.folder + "/drop/box"
    try FileManager.default.createDirectory(atPath: mailbox + "/cur", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: mailbox + "/new", withDestinationPath: desk.folder + "/outside")
    var drop = try WatchedFolder(at: desk.folder + "/drop", settle: .zero, limits: .standard)
    let dropped = try drop.look() + drop.look()
    #expect(try dropped.flatMap { try desk.receive($0).files.map(\.disposition) } == [.quarantined])
    #expect(try desk.cases().isEmpty)
    #expect(try desk.receive(.path(desk.folder + "/in/b.xlsx")).cases.count == 1)
  }

  @Test func `an archive with nothing in it waits for a person`() throws {
    let desk = try ReceivingDesk()
    let end = Data([0x50, 0x4B, 0x05, 0x06]) + Data(count: 18)
    let files = try desk.receive(.path(desk.file("empty.zip", end))).files
    #expect(files.map(\.disposition) == [.quarantined])
    #expect(files[0].reason?.en == "There is nothing in it; ask for it again.")
  }

  @Test func `why a file waits is told in Japanese without words of another language`() throws {
    let desk = try ReceivingDesk()
    let samples = FormReadingTests.root.appendingPathComponent("Samples").path
    let hostile = try FileManager.default.contentsOfDirectory(atPath: samples + "/envelopes/hostile").sorted()
    var sources = hostile.map { EnvelopeSource.path("\(samples)/envelopes/hostile/\($0)") }
    sources.append(.path(samples + "/mail/hostile.eml"))
    sources.append(.path(try desk.file("garbage.eml", Data((0..<900).map { UInt8($0 % 251) }))))
    sources.append(.path(try desk.file("cut.iso", try Data(contentsOf: Self.disc).prefix(120_000))))
    for result in try desk.receive(sources) { _ = try result.get() }
    let reasons = try desk.waiting().compactMap(\.reason)
    #expect(reasons.count > 12)
    for reason in reasons {
      #expect(reason.ja.firstMatch(of: /[A-Za-z]{3,} [a-z]{2,}/) == nil, "\(reason.ja)")
      #expect(reason.en.firstMatch(of: /[ぁ-ん]/) == nil, "\(reason.en)")
    }
  }

  private static let disc = FormReadingTests.root.appendingPathComponent("Samples/envelopes/cd-r.iso")

  @Test func `what a password opens later is measured with the e-mail it came with`() throws {
    let desk = try ReceivingDesk()
    let zip = try desk.zip("form.zip", ["a.xlsx": ReceivingDesk.sample("02_")], password: "Mihon-2026!")
    let map = Data("%PDF-1.4 ".utf8) + Data(count: 2_200_000)
    let mail = MailBuilder(subject: "申請", messageID: "1@x", attachments: [("form.zip", zip), ("map.pdf", map)])
    try desk.receive(mail)
    let locked = try #require(try desk.waiting().first)
    _ = try desk.office.unlock(locked.id, passwords: ["Mihon-2026!"], moment: ReceivingDesk.moment)
    let record = try #require(try desk.cases().first)
    #expect(record.extraction.file.mailBytes == zip.count + map.count)
    let view = try desk.office.read { db in
      try CaseView.find(record.id, context: desk.office.context(at: ReceivingDesk.moment), in: db)
    }
    #expect(view.checklist.notMet().map(\.rule.id.rawValue).contains("FILE-01"))
  }

  @Test func `an odd name is told with the file in both languages, whatever became of it`() throws {
    let desk = try ReceivingDesk()
    let script = """
      import sys, zipfile
      with zipfile.ZipFile("odd.zip", "w") as z:
          z.write("form.xlsx", "../../form.xlsx"); z.writestr("C:/x.pdf", b"%PDF-1.4 "); z.writestr("plain.pdf", b"%PDF-1.5 ")
      """
    try desk.file("form.xlsx", try ReceivingDesk.sample("02_"))
    try desk.run("/usr/bin/python3", ["-c", script])
    let submission = try desk.receive(.path(desk.folder + "/odd.zip"))
    let notes = submission.files.dropFirst().map(\.reason)
    #expect(submission.files.map(\.disposition) == [.attached, .case, .attached, .attached])
    #expect(notes.map { $0?.ja.contains("上位フォルダ") } == [true, false, nil])
    #expect(notes.map { $0?.en.contains("it names a drive") } == [false, true, nil])
  }

  @Test(arguments: ["01_", "02_"])
  func `neither form may come online, and its case says so`(form: String) throws {
    let desk = try ReceivingDesk()
    let path = try desk.file("upload/a.xlsx", try ReceivingDesk.sample(form))
    let submission = try desk.receive(.path(path), channel: .online)
    let view = try desk.office.read { db in
      try CaseView.find(submission.cases[0], context: desk.office.context(at: ReceivingDesk.moment), in: db)
    }
    #expect(view.checklist.notMet().map(\.rule.id.rawValue).contains("SEAL-10"))
    #expect(view.record.extraction.needsPaper)
  }

  @Test func `a disc in UDF alone is told as that, with what to do`() throws {
    let desk = try ReceivingDesk()
    let image = FormReadingTests.root.appendingPathComponent("Samples/envelopes/hostile/udf-only.iso").path
    let file = try #require(try desk.receive(.path(image)).files.first)
    #expect(file.disposition == .quarantined)
    #expect(file.reason?.ja.contains("UDF形式のみ") == true)
    #expect(file.reason?.en.contains("UDF alone") == true)
    #expect(file.reason?.en.contains("receive its folder") == true)
  }

  @Test func `USB memory is received, and the case carries the refusal`() throws {
    let desk = try ReceivingDesk()
    let path = try desk.file("usb/a.xlsx", try ReceivingDesk.sample("02_"))
    let submission = try desk.receive(.path((path as NSString).deletingLastPathComponent), channel: .usb)
    let view = try desk.office.read { db in
      try CaseView.find(submission.cases[0], context: desk.office.context(at: ReceivingDesk.moment), in: db)
    }
    let ids = view.checklist.notMet().map(\.rule.id.rawValue)
    #expect(ids.contains("FILE-02"))
    #expect(!ids.contains("FILE-03"))
  }

  @Test func `an image of a disc stands in the ledger with its label and the fingerprint of all of it`() throws {
    let desk = try ReceivingDesk()
    try desk.file("disc/a.xlsx", try ReceivingDesk.sample("02_"))
    try desk.run(
      "/usr/bin/xorriso", ["-as", "mkisofs", "-quiet", "-J", "-V", "SHINSEI_1120", "-o", "disc.iso", "disc"])
    let submission = try desk.receive(.path(desk.folder + "/disc.iso"))
    #expect(submission.channel == .cdR)
    #expect(submission.files.map(\.disposition) == [.attached, .case])
    let medium = try #require(try desk.office.intakeBook(on: ReceivingDesk.moment.today).media.first)
    let image = [UInt8](try Data(contentsOf: URL(fileURLWithPath: desk.folder + "/disc.iso")))
    #expect(medium.facts.label == "SHINSEI_1120")
    #expect(medium.facts.bytes == image.count)
    #expect(medium.facts.sha256 == Fingerprint(of: image).hex)
    #expect(medium.facts.digestOf == .image)
    #expect(medium.facts.destroyOn == ReceivingDesk.moment.today.adding(days: 1826))
    #expect(try desk.closes())
  }

  @Test func `what settles in a watched folder is received once`() throws {
    let desk = try ReceivingDesk()
    try FileManager.default.createDirectory(atPath: desk.folder + "/in", withIntermediateDirectories: true)
    var watched = try WatchedFolder(at: desk.folder + "/in", settle: .zero, limits: desk.office.settings.intake)
    #expect(try watched.look().isEmpty)
    try desk.file("in/a.xlsx", try ReceivingDesk.sample("02_"))
    let found = try watched.look() + watched.look()
    #expect(found.map(\.name) == [desk.folder + "/in/a.xlsx"])
    try desk.receive(found)
    #expect(try desk.cases().count == 1)
    #expect(try watched.look().isEmpty)
    // Who watches it anew, after a restart, sees what was received before; that it stands there is no new arrival.
    var anew = try WatchedFolder(at: desk.folder + "/in", settle: .zero, limits: desk.office.settings.intake)
    let standing = try anew.look() + anew.look()
    #expect(standing.count == 1)
    try desk.receive(standing, isWatching: true)
    #expect(try desk.repeats() == 0)
    // A copy under another name is one.
    try desk.file("in/b.xlsx", try ReceivingDesk.sample("02_"))
    try desk.receive(try anew.look() + anew.look(), isWatching: true)
    #expect(try desk.repeats() == 1)
    #expect(try desk.closes())
  }
}

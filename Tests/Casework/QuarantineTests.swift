import Forms
import GRDB
import Intake
import Programme
import Register
import Testing

@testable import Casework

struct QuarantineTests {
  /// A zip with one member that needs a password and one that does not.
  private static func zip() -> [IncomingFile] {
    [
      .locked("様式.zip", bytes: "zip"), .locked("様式.zip/a.xlsx", bytes: nil, parent: 0),
      IncomingFile(
        name: "様式.zip/readme.txt", fingerprint: Fingerprint(of: [7]), byteCount: 1, kind: .attachment,
        content: .attachment, parent: 0),
    ]
  }

  private func waiting(_ office: CaseOffice) throws -> [SubmissionFile] {
    try office.database.read { try Quarantine.files(in: $0) }
  }

  @Test func `a locked zip is recorded once, however often it comes`() throws {
    let office = try CaseOffice()
    try office.submission(Self.zip())
    #expect(try waiting(office).map(\.isLocked) == [true, true])
    let before = try office.content()
    guard case .duplicate = try office.receive(Self.zip()) else {
      Issue.record("the locked zip was recorded twice")
      return
    }
    #expect(try office.content() == before)
  }

  @Test func `one password opens all that waits in a container, asked by whichever file`() throws {
    let office = try CaseOffice()
    let files = try office.submission(Self.zip()).files
    for file in files.prefix(2) {
      let (opened, waiting) = try office.database.read { try Quarantine.locked(with: file, in: $0) }
      #expect(opened.id == files[0].id)
      #expect(waiting.map(\.id) == [files[0].id, files[1].id])
    }
  }

  @Test func `what a password opens joins its submission, and the books of both days close`() throws {
    let office = try CaseOffice()
    let submission = try office.submission(Self.zip())
    let waiting = try waiting(office)
    let after = try office.database.write { db in
      try Reception.recordUnlocked(
        IncomingEnvelope(
          channel: .cdR, source: "様式.zip",
          files: [try .workbook("様式.zip/a.xlsx", Applications.generalOpening(), bytes: "a")]),
        from: waiting[0], ending: waiting, reason: "パスワード", by: "shinsa", moment: CaseOffice.moment(on: "2026-11-24"),
        in: db)
    }
    #expect(after.id == submission.id)
    #expect(after.cases.map(\.rawValue) == ["C-2026-000001"])
    #expect(try office.record(after.cases[0]).receivedOn.iso == "2026-11-20", "the day the zip came")
    #expect(after.files.map(\.disposition) == [.quarantined, .quarantined, .attached, .case])
    #expect(after.files[3].parent == submission.files[0].id)
    #expect(try self.waiting(office).isEmpty)
    for (day, files) in [("2026-11-20", 3), ("2026-11-24", 1)] {
      let book = try office.database.read { try IntakeBook.day(CivilDate(iso: day), in: $0) }
      #expect(book.closes)
      #expect(book.lines.map(\.filesIn) == [files])
      #expect(book.waiting == 0)
    }
    // The zip comes again: nothing is left to do with it.
    guard case .duplicate = try office.receive(Self.zip()) else {
      Issue.record("the opened zip was recorded twice")
      return
    }
  }

  @Test func `an encrypted workbook makes its case under its own bytes`() throws {
    let office = try CaseOffice()
    try office.submission([.locked("a.xlsx", bytes: "secret")])
    let waiting = try waiting(office)
    let after = try office.database.write { db in
      try Reception.recordUnlocked(
        IncomingEnvelope(
          channel: .cdR, source: "a.xlsx",
          files: [try .workbook("a.xlsx", Applications.generalOpening(), bytes: "secret")]),
        from: waiting[0], ending: waiting, reason: "パスワード", by: "shinsa", moment: CaseOffice.moment(on: "2026-11-24"),
        in: db)
    }
    #expect(after.files.map(\.disposition) == [.quarantined, .case])
    #expect(try self.waiting(office).isEmpty)
    #expect(try office.database.read { try CaseStore.fetchFile(of: after.cases[0], in: $0) }?.id == after.files[1].id)
  }

  @Test func `what is discarded waits no longer, stays on record, and cannot be discarded twice`() throws {
    let office = try CaseOffice()
    let file = try office.submission([.unknown("謎.bin", bytes: "?")]).files[0]
    try office.database.write { db in
      try Quarantine.discard(file.id, reason: "宣伝", moment: CaseOffice.moment(on: "2026-11-24"), in: db)
    }
    #expect(try waiting(office).isEmpty)
    #expect(try office.database.read { try CaseStore.fetchFile(number: file.id, in: $0) } == file)
    #expect(throws: CaseworkError.notQuarantined(file.id)) {
      try office.database.write { db in
        try Quarantine.discard(file.id, reason: "宣伝", moment: CaseOffice.moment(on: "2026-11-24"), in: db)
      }
    }
  }

  /// A file as it comes out of the scanner: opened when it is clean.
  private static func scanned(
    _ name: String, bytes: String, as verdict: ClamdScanner.Verdict, _ content: IncomingFile.Content
  ) -> IncomingFile {
    IncomingFile(
      name: name, fingerprint: Fingerprint(of: Array(bytes.utf8)), byteCount: bytes.utf8.count, kind: .attachment,
      content: content, scan: verdict)
  }

  private static func aside(_ word: String) -> IncomingFile.Content { .quarantined(LocalizedText(ja: word, en: word)) }

  @Test func `what could not be scanned waits until it is, whatever becomes of it then`() throws {
    let office = try CaseOffice()
    let mail: (ClamdScanner.Verdict, IncomingFile.Content) -> IncomingFile = {
      Self.scanned("a.eml", bytes: "mail", as: $0, $1)
    }
    try office.submission([mail(.failed(reason: "no answer"), Self.aside("no answer"))])
    guard case .duplicate = try office.receive([mail(.failed(reason: "no answer"), Self.aside("no answer"))]) else {
      Issue.record("nothing is new while the scanner is silent")
      return
    }
    #expect(try waiting(office).count == 1)
    try office.submission([mail(.clean, .attachment)])
    #expect(try waiting(office).isEmpty)

    for (verdict, reason) in [
      (ClamdScanner.Verdict.failed(reason: "no answer"), "no answer"), (.infected(signature: "Eicar"), "Eicar"),
    ] {
      try office.submission([Self.scanned("b.iso", bytes: "disc", as: verdict, Self.aside(reason))])
    }
    #expect(try waiting(office).map { $0.reason?.en } == ["Eicar"])
  }

  @Test func `something infected waits for everybody who sends it, and a repeat says what is wrong with it`() throws {
    let office = try CaseOffice()
    let virus = Self.scanned("x.xlsx", bytes: "virus", as: .infected(signature: "Eicar"), Self.aside("Eicar found."))
    try office.submission([virus])
    let second = try office.submission([.container("b.eml", bytes: "b", members: 1), virus])
    #expect(second.files.map(\.disposition) == [.attached, .quarantined])
    #expect(try waiting(office).count == 2)
    let third = try office.submission([.unknown("謎.bin", bytes: "?"), .attachment("a.pdf", bytes: "a")])
    let fourth = try office.submission([.unknown("謎.bin", bytes: "?"), .attachment("b.pdf", bytes: "b2")])
    #expect(
      fourth.files[0].reason?.en == "The same file has come in before (\(third.id.rawValue)). Unknown.")
  }

  @Test func `an empty workbook waits, though an empty letter has come before`() throws {
    let office = try CaseOffice()
    try office.submission([.attachment("body.txt", bytes: ""), .attachment("a.pdf", bytes: "a")])
    let files = try office.submission([.unknown("申請書.xlsx", bytes: "")]).files
    #expect(files.map(\.disposition) == [.quarantined])
    guard case .duplicate = try office.receive([.unknown("申請書.xlsx", bytes: "")]) else {
      Issue.record("the second empty workbook is the first one again")
      return
    }
  }

  @Test func `only what waits can leave the quarantine, by the schema too`() throws {
    let office = try CaseOffice()
    let id = try office.submission([.attachment("a.pdf", bytes: "a")]).files[0].id
    #expect(throws: DatabaseError.self) {
      try office.database.write { db in
        try CaseStore.endQuarantine(
          of: id, .discarded, reason: "x", by: "x", moment: CaseOffice.moment(on: "2026-11-24"), in: db)
      }
    }
  }
}

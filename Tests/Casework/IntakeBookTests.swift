import Forms
import GRDB
import Intake
import Programme
import Register
import TestSupport
import Testing

@testable import Casework

struct IntakeBookTests {
  private static let day = "2026-11-20"

  private func book(_ office: CaseOffice, on day: String = day) throws -> IntakeBook {
    try office.database.read { try IntakeBook.day(CivilDate(iso: day), in: $0) }
  }

  /// A mail with a zip that holds a form, a picture and Windows' own file.
  private func mail() throws -> [IncomingFile] {
    [
      .container("申請.eml", bytes: "mail", members: 1), .container("申請.eml/様式.zip", bytes: "zip", members: 3, parent: 0),
      try .workbook("申請.eml/様式.zip/a.xlsx", Applications.generalOpening(), bytes: "a", parent: 1),
      IncomingFile(
        name: "申請.eml/様式.zip/図.png", fingerprint: Fingerprint(of: [1]), byteCount: 1, kind: .attachment,
        content: .attachment, parent: 1),
      IncomingFile(
        name: "申請.eml/様式.zip/Thumbs.db", fingerprint: Fingerprint(of: [2]), byteCount: 1, kind: .unknown,
        content: .ignored(LocalizedText(ja: "不要", en: "Not needed.")), parent: 1),
    ]
  }

  @Test func `what arrived by each channel equals what became of it`() throws {
    let office = try CaseOffice()
    try office.submission(ReceptionTests.envelope())
    try office.receive(mail(), channel: .email)
    // The form of the mail says what that of the disc says: a duplicate by content.
    let book = try book(office)
    #expect(book.closes)
    #expect(book.lines.map(\.channel) == [.cdR, .email])
    #expect(book.lines.map(\.arrivals) == [1, 1])
    #expect(book.lines.map(\.filesIn) == [7, 5])
    #expect(
      book.lines.map(\.counts) == [
        [.case: 2, .attached: 3, .quarantined: 1, .ignored: 1], [.attached: 3, .duplicate: 1, .ignored: 1],
      ])
    #expect(book.lines.allSatisfy { $0.filesIn == $0.filesOnRecord })
    #expect(book.remarks.map(\.disposition) == [.ignored, .quarantined, .duplicate, .ignored])
    #expect(book.remarks.allSatisfy { $0.reason != nil })
    #expect(book.waiting == 1)
    #expect(try self.book(office, on: "2026-11-21").lines.isEmpty)
  }

  @Test func `members know the container they came out of`() throws {
    let office = try CaseOffice()
    let files = try office.submission(mail()).files
    #expect(files.map(\.parent) == [nil, files[0].id, files[1].id, files[1].id, files[1].id])
    #expect(files.map(\.members) == [1, 3, nil, nil, nil])
    #expect(files.map(\.disposition) == [.attached, .attached, .case, .attached, .ignored])
    // All that was filed lies with the one case of the envelope.
    #expect(Set(files.filter { $0.disposition != .ignored }.map(\.caseID)).count == 1)
  }

  @Test func `a row that is gone shows against the arrival and against the container`() throws {
    let office = try CaseOffice()
    try office.submission(mail())
    try office.database.write { db in
      try db.execute(sql: "DROP TRIGGER submissionFileNoDelete")
      try db.execute(sql: "DELETE FROM submissionFile WHERE name LIKE '%.png'")
    }
    let book = try book(office)
    #expect(!book.closes)
    #expect(
      book.faults == [
        .arrival(
          ArrivalID(rawValue: 1), submission: SubmissionID(rawValue: "S-2026-000001"), filesIn: 5, onRecord: 4),
        .container(file: 2, name: "申請.eml/様式.zip", members: 3, onRecord: 2),
      ])
  }

  @Test func `files whose arrival is gone keep the books open`() throws {
    let office = try CaseOffice()
    try office.submission(mail())
    try office.receive(mail())
    try office.database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; DROP TRIGGER arrivalNoDelete; DELETE FROM arrival")
    }
    let submission = SubmissionID(rawValue: "S-2026-000001")
    let arrival = IntakeBook.Fault.arrival(
      ArrivalID(rawValue: 1), submission: submission, filesIn: 0, onRecord: 5)
    #expect(try book(office).faults == [arrival])
    try office.database.writeWithoutTransaction { db in
      try db.execute(sql: "DROP TRIGGER repeatArrivalNoDelete; DELETE FROM repeatArrival")
    }
    #expect(try book(office).faults == [arrival, arrival])
  }

  @Test func `a disc stands in the ledger with where it is kept and until when`() throws {
    let office = try CaseOffice()
    let facts = MediumFacts(
      label: "20261120_申請", bytes: 650_000, sha256: String(repeating: "a", count: 64), digestOf: .image,
      unreadableSectors: 3, keptAt: "書庫2", destroyOn: try CivilDate(iso: "2031-11-20"))
    try office.database.write { db in
      _ = try Reception.record(
        IncomingEnvelope(channel: .cdR, source: "/media/cdrom", medium: facts, files: ReceptionTests.envelope()),
        moment: CaseOffice.moment(on: Self.day), in: db)
    }
    let medium = try #require(try book(office).media.first)
    #expect(medium.facts == facts)
    #expect(medium.submission.rawValue == "S-2026-000001")
    #expect(medium.readOn == FixedMoment.today)
  }
}

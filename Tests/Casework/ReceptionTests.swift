import Examination
import Forms
import GRDB
import Intake
import Programme
import Register
import Testing

@testable import Casework

struct ReceptionTests {
  static func envelope() throws -> [IncomingFile] {
    [
      try .workbook("a/一般.xlsx", Applications.generalOpening(), bytes: "general"),
      .attachment("a/委任状.pdf", bytes: "power"),
      .attachment("b/印鑑証明書.pdf", bytes: "seal"),
      try .workbook("b/指定.xlsx", Applications.designatedOpening(), bytes: "designated"),
      .thumbs("b/Thumbs.db"),
      .unknown("b/謎.bin", bytes: "?"),
      .attachment("案内.pdf", bytes: "letter"),
    ]
  }

  @Test func `every file of an envelope is on record with what became of it`() throws {
    let office = try CaseOffice()
    let submission = try office.submission(Self.envelope())
    let (general, designated) = (CaseID(rawValue: "C-2026-000001"), CaseID(rawValue: "C-2026-000002"))
    #expect(submission.id.rawValue == "S-2026-000001")
    #expect(submission.cases == [general, designated])
    #expect(submission.files.map(\.name) == (try Self.envelope().map(\.name)))
    #expect(
      submission.files.map(\.disposition) == [.case, .attached, .attached, .case, .ignored, .quarantined, .attached])
    // Each attachment lies in one case's folder; the last lies in none, and two cases could be meant.
    #expect(submission.files.map(\.caseID) == [general, general, designated, designated, nil, nil, nil])
    #expect(
      submission.files.map { $0.reason?.en } == [nil, nil, nil, nil, "Not needed.", "Unknown.", nil])
    #expect(try office.state(general) == .awaitingPaper)
    #expect(try office.record(general).events.map(\.action.kind) == ["received", "extracted"])
    #expect(try office.record(designated).applicant == Applications.name)
  }

  @Test func `the same envelope again makes nothing, and is on record as come in again`() throws {
    let office = try CaseOffice()
    let first = try office.submission(Self.envelope())
    let before = try office.content()
    guard case .duplicate(let arrivals) = try office.receive(Self.envelope()) else {
      Issue.record("the envelope was recorded twice")
      return
    }
    #expect(arrivals == first.files)
    #expect(try office.content() == before)
    #expect(try office.repeats() == 1)
  }

  @Test func `in a mixed envelope the known file is a duplicate of its case`() throws {
    let office = try CaseOffice()
    let known = try office.submission([.workbook("a.xlsx", Applications.generalOpening(), bytes: "general")])
    let mixed = try office.submission([
      .workbook("copy.xlsx", Applications.generalOpening(), bytes: "general"),
      .workbook("new.xlsx", Applications.designatedOpening(), bytes: "designated"),
    ])
    #expect(mixed.files.map(\.disposition) == [.duplicate, .case])
    #expect(mixed.files.map(\.caseID) == [known.cases[0], mixed.cases[0]])
    #expect(mixed.files[0].reason?.en.contains(known.cases[0].rawValue) == true)
    #expect(mixed.cases.map(\.rawValue) == ["C-2026-000002"])
    // The examiner of the first case learns of it (FILE-11), that of the second has nothing to hear.
    #expect(try office.isToldOfDuplicates(known.cases[0]))
    #expect(try !office.isToldOfDuplicates(mixed.cases[0]))
  }

  @Test func `the same bytes twice in one envelope make one case`() throws {
    let office = try CaseOffice()
    let submission = try office.submission([
      .workbook("a.xlsx", Applications.generalOpening(), bytes: "general"),
      .workbook("控え/a.xlsx", Applications.generalOpening(), bytes: "general"),
    ])
    #expect(submission.cases.count == 1)
    #expect(submission.files.map(\.disposition) == [.case, .duplicate])
    #expect(submission.files.map(\.caseID) == [submission.cases[0], submission.cases[0]])
  }

  @Test func `a file with two forms makes two cases and both know their file`() throws {
    let office = try CaseOffice()
    let submission = try office.submission([
      .workbook("両方.xlsx", Applications.designatedOpening(), Applications.generalOpening(), bytes: "both")
    ])
    #expect(submission.cases.map(\.rawValue) == ["C-2026-000001", "C-2026-000002"])
    for id in submission.cases {
      #expect(try office.database.read { try CaseStore.fetchFile(of: id, in: $0) }?.name == "両方.xlsx")
    }
  }

  @Test func `numbers have no gaps, and each year begins at one`() throws {
    let office = try CaseOffice()
    for number in 1...3 {
      let name = "\(number).xlsx"
      let submission = try office.submission([
        .workbook(name, Applications.generalOpening(dated: "2026-11-0\(number)"), bytes: name)
      ])
      #expect(submission.id.rawValue == "S-2026-00000\(number)")
      #expect(submission.cases.map(\.rawValue) == ["C-2026-00000\(number)"])
      // Neither a duplicate nor a failure takes a number.
      try office.receive([.workbook(name, Applications.generalOpening(dated: "2026-11-0\(number)"), bytes: name)])
    }
    let next = try office.submission(
      [.workbook("x.xlsx", Applications.generalOpening(), bytes: "x")], on: "2027-01-04")
    #expect(next.id.rawValue == "S-2027-000001")
    #expect(next.cases.map(\.rawValue) == ["C-2027-000001"])
  }

  @Test func `whichever row fails, nothing of the envelope stays behind`() throws {
    let office = try CaseOffice()
    let files = try Self.envelope()
    let rows = try office.failingEveryWrite { db in try CaseOffice.receive(files, in: db) }
    // One submission, one arrival, two cases, two events each, seven files.
    #expect(rows == 1 + 1 + 2 + 4 + 7)
    #expect(
      try office.database.read { try CaseStore.cases(in: $0) }.map(\.id.rawValue) == ["C-2026-000001", "C-2026-000002"])
  }

  @Test func `a form that was quarantined while it was unknown makes its case when it comes again`() throws {
    let office = try CaseOffice()
    try office.submission([.unknown("new-edition.xlsx", bytes: "general")])
    #expect(try office.database.read { try Quarantine.files(in: $0) }.count == 1)
    let again = try office.submission([.workbook("new-edition.xlsx", Applications.generalOpening(), bytes: "general")])
    #expect(again.files.map(\.disposition) == [.case])
    #expect(again.cases.count == 1)
    #expect(try office.database.read { try Quarantine.files(in: $0) }.isEmpty)
    let before = try office.content()
    try office.receive([.workbook("new-edition.xlsx", Applications.generalOpening(), bytes: "general")])
    #expect(try office.content() == before)
  }

  @Test func `bytes that were ignored under a name computers use are looked at under another`() throws {
    let office = try CaseOffice()
    try office.submission([.thumbs("~$申請.xlsx", bytes: "general"), .thumbs("Thumbs.db", bytes: "data")])
    let again = try office.submission([
      .workbook("申請.xlsx", Applications.generalOpening(), bytes: "general"), .unknown("data.bin", bytes: "data"),
    ])
    #expect(again.files.map(\.disposition) == [.case, .quarantined])
    guard case .duplicate = try office.receive([.unknown("data.bin", bytes: "data")]) else {
      Issue.record("a quarantined file was recorded twice")
      return
    }
  }

  @Test func `one certificate can go with two applications`() throws {
    let office = try CaseOffice()
    let first = try office.submission([
      .workbook("a.xlsx", Applications.generalOpening(), bytes: "a"), .attachment("印鑑証明書.pdf", bytes: "seal"),
    ])
    let second = try office.submission([
      .workbook("b.xlsx", Applications.designatedOpening(), bytes: "b"), .attachment("印鑑証明書.pdf", bytes: "seal"),
    ])
    #expect(second.files.map(\.disposition) == [.case, .attached])
    #expect(second.files[1].caseID == second.cases[0])
    #expect(try !office.isToldOfDuplicates(first.cases[0]))
  }

  @Test func `what follows a known application later is filed with its case`() throws {
    let office = try CaseOffice()
    let first = try office.submission([.workbook("a.xlsx", Applications.generalOpening(), bytes: "a")])
    let second = try office.submission([
      .workbook("a.xlsx", Applications.generalOpening(), bytes: "a"), .attachment("委任状.pdf", bytes: "power"),
    ])
    #expect(second.files.map(\.disposition) == [.duplicate, .attached])
    #expect(second.files[1].caseID == first.cases[0])
    #expect(second.cases.isEmpty)
  }

  @Test func `a file nobody could read is news every time`() throws {
    let office = try CaseOffice()
    let files: [IncomingFile] = [
      try .workbook("a.xlsx", Applications.generalOpening(), bytes: "a"), .unreadable("b.xlsx"),
    ]
    try office.submission(files)
    let again = try office.submission(files)
    #expect(again.files.map(\.disposition) == [.duplicate, .quarantined])
    #expect(again.cases.isEmpty)
  }
}

// The life of a serial, states of past days, corrections, and what the database itself refuses.

import GRDB
import Programme
import Register
import TestSupport
import Testing

struct BiographyTests {
  private let a = "130-200-0001-0"
  private let b = "130-200-0002-0"
  private let one = "130-100-0001-0"
  private let three = "130-100-0003-0"

  private func book() throws -> CreditBook {
    let book = try CreditBook()
    try book.issue(WorkedCreditTests.excess("0001", 2024, 100), issuable: 100)
    try book.transfer("130-1~130-100", from: one, to: a)
    try book.transfer("130-11~130-50", from: a, to: b, on: CreditBook.day("2026-05-12"))
    try book.execute("T00000001", by: CreditBook.number(.generalHolder, 1), on: CreditBook.day("2026-05-20"))
    try book.transfer("130-21~130-30", from: b, to: three, short: 4, on: CreditBook.day("2026-06-01"))
    return book
  }

  private func life(_ serial: Int64, of book: CreditBook) throws -> [String] {
    try book.db.read { db in
      try RegisterReader.biography(areaCode: "130", serial: serial, in: db).map { entry in
        let movement = try entry.change().movement
        return "\(entry.effectiveOn.iso) \(entry.kind.rawValue) \(movement?.kind.rawValue ?? "-")"
      }
    }
  }

  @Test func `the whole life of a serial is told, and of that serial only`() throws {
    let book = try book()
    let issued = "2026-05-11 creditsIssued -"
    let out = "2026-05-11 creditsMoved designatedToGeneral"
    let sale = ["2026-05-12 transferEntered -", "2026-05-20 transferExecuted generalToGeneral"]
    let arrived = "2026-06-01 creditsMoved generalToDesignated"
    #expect(try life(10, of: book) == [issued, out])
    #expect(try life(11, of: book) == [issued, out] + sale)
    #expect(try life(21, of: book) == [issued, out] + sale + [arrived, "2026-06-01 creditsMoved surrender"])
    #expect(try life(24, of: book) == [issued, out] + sale + [arrived, "2026-06-01 creditsMoved surrender"])
    #expect(try life(25, of: book) == [issued, out] + sale + [arrived])
    #expect(try life(101, of: book) == [])
    #expect(try life(0, of: book) == [])
  }

  @Test(arguments: [21, 22] as [UInt64])
  func `a life is found in any tangle of ranges`(seed: UInt64) throws {
    let book = try CreditBook()
    var generator = SeededGenerator(seed: seed)
    try book.hold("130-1~130-1000", in: a, .tokyoSME, 2021, origin: "02000011")
    var told = Array(repeating: 1, count: 1001)
    for _ in 0..<80 {
      // There and back, so that the ranges stay free; each range counts twice for its serials.
      let first = 1 + generator.below(1000)
      let last = min(1000, first + generator.below(generator.below(2) == 0 ? 3 : 600))
      let serials = "130-\(first)~130-\(last)"
      let entry = try #require(try book.transfer(serials, from: a, to: b).first)
      guard case .transferEntered(let transfer) = try entry.change() else { continue }
      try book.withdraw(transfer.id.rawValue, reason: "取下げ")
      for serial in first...last { told[serial] += 2 }
    }
    try book.db.read { db in
      for serial in 1...1000 {
        let life = try RegisterReader.biography(areaCode: "130", serial: Int64(serial), in: db)
        #expect(life.count == told[serial], "seed \(seed), serial \(serial)")
      }
    }
  }

  @Test func `a past day's holdings are those of that day`() throws {
    let book = try book()
    func tonnes(_ account: String, _ day: String) throws -> Int64 {
      try book.db.read { db in
        try RegisterHistory.asOf(CreditBook.day(day), in: db).read { past in
          try RegisterReader.holdings(
            of: CreditBook.account(account), on: CreditBook.day(day), figures: book.figures, in: past
          ).reduce(0) { $0 + $1.tonnes.rawValue }
        }
      }
    }
    #expect(try tonnes(one, "2026-05-10") == 0)
    #expect(try tonnes(a, "2026-05-11") == 100)
    #expect(try tonnes(a, "2026-05-19") == 100, "entered is not executed")
    #expect(try tonnes(a, "2026-05-20") == 60)
    #expect(try tonnes(b, "2026-05-20") == 40)
    #expect(try tonnes(b, "2026-06-01") == 30)
    #expect(try tonnes(three, "2026-06-01") == 6)
    #expect(try tonnes(CreditBook.surrender, "2026-06-01") == 4)
  }

  @Test func `an account's movements and waiting transfers are listed`() throws {
    let book = try book()
    try book.transfer("130-51~130-52", from: a, to: b, on: CreditBook.day("2026-06-02"))
    try book.db.read { db in
      let movements = try RegisterReader.movements(of: CreditBook.account(b), in: db)
      #expect(movements.map(\.movement.kind) == [.generalToGeneral, .generalToDesignated])
      #expect(movements.map(\.movement.tonnes) == [Tonnes(40), Tonnes(10)])
      let waiting = try RegisterReader.transfersWaiting(of: CreditBook.account(b), in: db)
      #expect(waiting.map(\.id.rawValue) == ["T00000002"])
      #expect(try RegisterReader.fetchTransfer(TransferID(rawValue: "T00000001"), in: db)?.state == .executed)
    }
  }

  @Test func `mistakes are taken back by entries of their own, the last first`() throws {
    let book = try book()
    let day = CreditBook.day("2026-06-03")
    let life = try book.db.read { try RegisterReader.biography(areaCode: "130", serial: 21, in: $0) }.map(\.sequence)
    let (arrival, surrender) = (life[4], life[5])
    #expect(throws: CreditRefusal.serialsNotHeld(try SerialRange("130-21~130-24"), by: CreditBook.account(three))) {
      try book.reverse(arrival, reason: "申請の誤り", on: day)
    }
    let reversal = try book.reverse(surrender, reason: "申請の誤り", on: day)
    #expect(try book.serials(in: three) == ["130-21~130-30"])
    #expect(throws: CreditRefusal.alreadyReversed(surrender)) { try book.reverse(surrender, reason: "再度", on: day) }
    let back = try #require(reversal.first?.sequence)
    #expect(throws: CreditRefusal.entryNotReversible(back)) { try book.reverse(back, reason: "再度", on: day) }
    try book.reverse(arrival, reason: "申請の誤り", on: day)
    #expect(try book.serials(in: b) == ["130-11~130-50"], "one block again, free to be sold")
    #expect(try book.holdings(b, on: day).map(\.isTransferable) == [true])
    let issue = try #require(life.first)
    #expect(throws: CreditRefusal.self) { try book.reverse(issue, reason: "発行の誤り", on: day) }
    #expect(try book.faults() == [])
  }

  @Test func `an issuance taken back frees its certification and its certificates, never its serials`() throws {
    let book = try CreditBook()
    let certification = WorkedCreditTests.certification(
      "04000021", .renewableOther, "A", 2021, 20, evidence: ["G-1"])
    try book.append([certification], on: CreditBook.today)
    let issuance = Issuance(
      into: CreditBook.account(a), .renewableOther, renewableType: "太陽光", origin: "04000021",
      vintage: try FiscalYear(2021), tonnes: Tonnes(20), basis: .certification(evidence: ["G-1"]))
    let entry = try #require(try book.issue(issuance).first)
    #expect(throws: CreditRefusal.evidenceUsed("G-1")) { try book.issue(issuance) }
    try book.reverse(entry.sequence, reason: "種類の誤り")
    try book.issue(issuance)
    #expect(try book.serials(in: a) == ["130-21~130-40"])
    #expect(try book.serials(in: CreditBook.source) == ["130-1~130-20"])
    let total = try #require(try book.db.read { try RegisterReader.totals(in: $0) }.first { $0.held > .zero })
    #expect(total.issued == Tonnes(20))
    #expect(try book.faults() == [])
  }

  @Test(arguments: [
    ("the owner changed", "UPDATE creditBlock SET account = '130-200-0002-0' WHERE account = '130-200-0001-0'"),
    ("the kind changed", "UPDATE creditBlock SET creditType = 'tokyoSME'"),
    ("a serial used twice", "UPDATE creditBlock SET lastSerial = lastSerial + 50 WHERE firstSerial = 1"),
    ("a movement never made", "DELETE FROM creditMovement"),
    ("a movement made larger", "UPDATE creditMovement SET tonnes = tonnes + 1"),
    (
      "out of the surrender account",
      "INSERT INTO creditMovement SELECT max(sequence), 'generalToGeneral', '130-900-0001-0', '130-200-0001-0', 1, NULL, "
        + "NULL, NULL FROM journalEntry WHERE sequence NOT IN (SELECT entry FROM creditMovement)"
    ),
    ("a transfer waiting again", "UPDATE creditTransfer SET state = 'waiting', endedBy = NULL"),
    ("an issue forgotten", "DELETE FROM creditIssue"),
    ("a life forgotten", "DELETE FROM journalSerial"),
  ])
  func `the database refuses what the journal does not say`(row: (what: String, sql: String)) throws {
    let book = try book()
    #expect(throws: DatabaseError.self, "\(row.what)") { try book.db.write { try $0.execute(sql: row.sql) } }
    #expect(try book.faults() == [])
  }

  /// A register in which one certificate is certified and used, one certified alone, and one used alone.
  private func papers() throws -> CreditBook {
    let book = try CreditBook()
    try book.append(
      [
        WorkedCreditTests.certification("04000021", .renewableOther, "A", 2021, 20, evidence: ["G-1", "G-2"]),
        WorkedCreditTests.certification("04000022", .renewableOther, "A", 2021, 20),
      ], on: CreditBook.today)
    for (project, paper) in [("04000021", "G-1"), ("04000022", "G-3")] {
      try book.issue(
        Issuance(
          into: CreditBook.account(a), .renewableOther, renewableType: "太陽光", origin: project,
          vintage: try FiscalYear(2021), tonnes: Tonnes(20), basis: .certification(evidence: [paper])))
    }
    return book
  }

  @Test(arguments: [
    ("used by another issue", "UPDATE evidence SET issue = (SELECT max(entry) FROM creditIssue) WHERE serial = 'G-1'"),
    ("used before it was certified", "UPDATE evidence SET issue = 1 WHERE serial = 'G-2'"),
    ("certified for another", "UPDATE evidence SET certification = certification + 1 WHERE serial = 'G-2'"),
    ("another number", "UPDATE evidence SET serial = 'G-4' WHERE serial = 'G-3'"),
    ("certified twice", "INSERT INTO evidence SELECT serial, certification, NULL FROM evidence WHERE serial = 'G-1'"),
    ("forgotten", "DELETE FROM evidence WHERE serial = 'G-2'"),
    ("of nothing", "INSERT INTO evidence VALUES ('G-9', NULL, NULL)"),
  ])
  func `the database refuses a certificate`(row: (what: String, sql: String)) throws {
    let book = try papers()
    #expect(throws: DatabaseError.self, "\(row.what)") { try book.db.write { try $0.execute(sql: row.sql) } }
    #expect(try book.faults() == [])
  }

  @Test func `what became of a certificate is one look-up`() throws {
    let book = try papers()
    try book.db.read { db in
      let issues = try Int64.fetchAll(db, sql: "SELECT entry FROM creditIssue ORDER BY entry")
      let certified = try Int64.fetchAll(db, sql: "SELECT entry FROM certification ORDER BY entry")
      #expect(try RegisterReader.entry(usingEvidence: "Ｇ－１", in: db) == issues[0])
      #expect(try RegisterReader.entry(usingEvidence: "G-2", in: db) == certified[0])
      #expect(try RegisterReader.entry(usingEvidence: "G-3", in: db) == issues[1])
      #expect(try RegisterReader.entry(usingEvidence: "G-4", in: db) == nil)
      #expect(try RegisterReader.certifications(in: db).map(\.evidence) == [["G-1", "G-2"], []])
    }
  }
}

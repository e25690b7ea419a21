// Several certifications of one project and year: each holder draws on his own.

import GRDB
import Programme
import Register
import TestSupport
import Testing

struct CertifiedShareTests {
  private let a = "130-200-0001-0"
  private let b = "130-200-0002-0"

  private func remaining(_ book: CreditBook) throws -> [String: Int64] {
    let remainders = try book.db.read { try RegisterReader.certificationRemainders(project: "02000011", in: $0) }
    return Dictionary(
      uniqueKeysWithValues: remainders.map { ($0.certification.holder.rawValue, $0.remaining.rawValue) })
  }

  private func issue(_ tonnes: Int64, into account: String, _ book: CreditBook) throws {
    try book.issue(
      Issuance(
        into: CreditBook.account(account), .tokyoSME, origin: "02000011", vintage: try FiscalYear(2021),
        tonnes: Tonnes(tonnes), basis: .certification(evidence: [])))
  }

  @Test func `who was certified 20 t is issued 20 t, whatever is left of another's certification`() throws {
    let book = try CreditBook()
    // B's stands first in the journal: an issue to A must not be taken for one of B's.
    try book.append(
      [
        WorkedCreditTests.certification("02000011", .tokyoSME, "B", 2021, 30),
        WorkedCreditTests.certification("02000011", .tokyoSME, "A", 2021, 20),
      ], on: CreditBook.today)
    try issue(20, into: a, book)
    #expect(try remaining(book) == ["A": 0, "B": 30])
    #expect(throws: CreditRefusal.certifiedAmountExceeded(asked: Tonnes(1), remaining: Tonnes(0))) {
      try issue(1, into: a, book)
    }
    try issue(30, into: b, book)
    #expect(try remaining(book) == ["A": 0, "B": 0])
    // Taken back, A's amount is A's again.
    let first = try book.db.read { db in
      try Int64.fetchOne(db, sql: "SELECT min(entry) FROM creditIssue") ?? 0
    }
    try book.reverse(first, reason: "誤記")
    #expect(try remaining(book) == ["A": 20, "B": 0])
    #expect(try book.faults() == [])
  }

  @Test func `an account that passes to another later does not change whose certification was drawn on`() throws {
    let book = try CreditBook()
    try book.append(
      [
        WorkedCreditTests.certification("02000011", .tokyoSME, "B", 2021, 30),
        WorkedCreditTests.certification("02000011", .tokyoSME, "A", 2021, 20),
      ], on: CreditBook.today)
    try issue(15, into: a, book)
    var passed = try book.account(a)
    passed.holders = [PersonID(rawValue: "B")]
    try book.append([.accountChanged(AccountChange(passed, .holdersChanged))], on: CreditBook.today)
    #expect(try remaining(book) == ["A": 5, "B": 30])
  }

  @Test func `credits on record in a buyer's account fill the certification they come from`() throws {
    let book = try CreditBook()
    try book.append(
      [WorkedCreditTests.certification("02000011", .tokyoSME, "B", 2021, 30)], on: CreditBook.today)
    try book.hold("130-1~130-12", in: a, .tokyoSME, 2021, origin: "02000011")
    #expect(try remaining(book) == ["B": 18])
  }
}

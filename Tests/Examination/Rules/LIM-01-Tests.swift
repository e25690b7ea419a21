import Forms
import Programme
import Register
import Testing

@testable import Examination

/// LIM-01: accounts within the limit of the kind.
struct LIM01Tests {
  /// The applicant is obligated for four facilities in the fixture: 0021, 8888, 9999 and, jointly, 0777.
  private func outcome(requested: Int64, existing: Int = 0, _ cases: PendingCase...) throws -> Outcome {
    let subject = try SubjectFixture.generalOpening().with("accounts_requested", .integer(requested))
      .withGeneralAccounts(existing)
    return Rule.lim01.outcome(subject.changing { $0.pending = cases })
  }

  @Test func `one facility and one account are met, two are refused`() throws {
    let one = try SubjectFixture.generalOpening().withRegister { register in
      register.facilities = register.facilities.filter { $0.key.digits == "0021" }
    }
    #expect(Rule.lim01.outcome(one.with("accounts_requested", .integer(1))) == .met)
    let outcome = Rule.lim01.outcome(one.with("accounts_requested", .integer(2)))
    #expect(outcome.keys == ["accounts_requested"])
    #expect(outcome.findings.first?.message.ja.contains("1以下に訂正してください") == true)
  }

  @Test(arguments: [(4, 0, true), (5, 0, false), (1, 3, true), (2, 3, false), (1, 4, false)])
  func `open and requested accounts together reach four`(requested: Int64, existing: Int, isMet: Bool) throws {
    #expect((try outcome(requested: requested, existing: existing) == .met) == isMet)
  }

  @Test func `accounts asked for by another application of the applicant count too`() throws {
    #expect(try outcome(requested: 2, existing: 1, .accounts("C-1", "㈱新宿ビル", 1)) == .met)
    #expect(try outcome(requested: 2, existing: 1, .accounts("C-1", "㈱新宿ビル", 2)).findings.count == 1)
    #expect(try outcome(requested: 4, .accounts("C-1", "神田不動産株式会社", 3)) == .met)
    #expect(
      try outcome(requested: 1, .accounts("C-1", "㈱新宿ビル", .max), .accounts("C-2", "㈱新宿ビル", .max)).findings.count == 1)
  }

  @Test func `equivalent facilities and closed accounts do not count`() throws {
    let fewer = try SubjectFixture.generalOpening().withFacility("9999") { $0.facilityClass = .equivalent }
    #expect(Rule.lim01.outcome(fewer.with("accounts_requested", .integer(3))) == .met)
    #expect(Rule.lim01.outcome(fewer.with("accounts_requested", .integer(4))).findings.count == 1)
    let closed = try SubjectFixture.generalOpening().withGeneralAccounts(3)
      .withAccount("130-200-0001-0") { $0.closedOn = try SubjectFixture.day("2026-01-05") }
    #expect(Rule.lim01.outcome(closed.with("accounts_requested", .integer(2))) == .met)
  }

  @Test func `a manager counts the facilities managed now and after the applications under way`() throws {
    let subject = try SubjectFixture.generalOpening().appliedForByManager()
      .withAccount("130-100-0021-0") { $0.manager = SubjectFixture.manager }
    #expect(Rule.lim01.outcome(subject).findings.count == 1)
    #expect(Rule.lim01.outcome(subject.awaiting(try .opening("C-1", ["0777"], manager: "東都ビル管理株式会社"))) == .met)
  }

  @Test func `kinds with a fixed limit have that one`() throws {
    let subject = try SubjectFixture.generalOpening().with("opener_kind", .choice("7"))
    #expect(Rule.lim01.outcome(subject.with("accounts_requested", .integer(1))) == .met)
    #expect(Rule.lim01.outcome(subject.with("accounts_requested", .integer(.max))).findings.count == 1)
  }

  @Test func `it leaves kind 4 to LIM-03, a reason to LIM-02, the rest to LIM-04, CMP-04 and ELG-03`() throws {
    let subject = try SubjectFixture.generalOpening().with("accounts_requested", .integer(9))
    #expect(Rule.lim01.outcome(subject.appliedForByTrader()).isNotApplicable)
    #expect(Rule.lim01.outcome(subject.with("remarks", .text("信託財産を分別管理するため"))).isNotApplicable)
    #expect(Rule.lim01.outcome(subject.with("accounts_requested", .integer(0))).isNotApplicable)
    #expect(Rule.lim01.outcome(subject.without("opener_kind")).isNotApplicable)
    #expect(Rule.lim01.outcome(subject.with("applicant.name", .text("虎ノ門商事株式会社"))).isNotApplicable)
  }
}

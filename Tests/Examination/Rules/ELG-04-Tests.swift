import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ELG-04: kinds 3 and 5 are account managers.
struct ELG04Tests {
  @Test func `the manager of an open designated account is met`() throws {
    let subject = try SubjectFixture.generalOpening().appliedForByManager()
      .withAccount("130-100-0021-0") { $0.manager = SubjectFixture.manager }
    #expect(Rule.elg04.outcome(subject) == .met)
  }

  @Test func `a corporation that manages nothing is not met`() throws {
    let outcome = Rule.elg04.outcome(try SubjectFixture.generalOpening().appliedForByManager())
    #expect(outcome.keys == ["applicant.name"])
    #expect(outcome.findings.first?.message.ja.contains("東都ビル管理株式会社") == true)
  }

  @Test func `a manager named by an application under way is met`() throws {
    let subject = try SubjectFixture.generalOpening().appliedForByManager(kind: "5")
    #expect(Rule.elg04.outcome(subject.awaiting(try .opening("C-1", ["0777"], manager: "東都ビル管理㈱"))) == .met)
    #expect(Rule.elg04.outcome(subject.awaiting(try .opening("C-1", ["0777"], manager: "別会社"))).findings.count == 1)
  }

  @Test func `managing an account that was closed the same day does not count`() throws {
    let subject = try SubjectFixture.generalOpening().appliedForByManager().withAccount("130-100-0021-0") {
      $0.manager = SubjectFixture.manager
      $0.closedOn = try SubjectFixture.day("2026-11-24")
    }
    #expect(Rule.elg04.outcome(subject).findings.count == 1)
    let dayBefore = subject.changing { $0.today = $0.today.adding(days: -1) }
    #expect(Rule.elg04.outcome(dayBefore) == .met)
  }

  @Test func `other kinds are not asked and a blank name is left to CMP-04`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.elg04.outcome(subject).isNotApplicable)
    #expect(Rule.elg04.outcome(subject.appliedForByManager().without("applicant.name")).isNotApplicable)
  }
}

import Forms
import Programme
import Register
import Testing

@testable import Examination

/// FEE-06: a designated account is free.
struct FEE06Tests {
  @Test func `0 yen is met`() throws {
    let subject = try SubjectFixture.designatedOpening()
    #expect(Rule.fee06.outcome(subject) == .met)
    #expect(OpeningFee.due(for: subject).yen == 0)
  }

  @Test func `a payment recorded all the same is a warning`() throws {
    let paidOn = try SubjectFixture.day("2026-11-20")
    let outcome = Rule.fee06.outcome(try SubjectFixture.designatedOpening().withPaper { $0.feePaidOn = paidOn })
    #expect(outcome.findings.first?.message.ja.contains("令和8年11月20日") == true)
    #expect(Rule.fee06.severity == .warn)
  }

  @Test func `before any fee was laid down a person must look`() throws {
    let day = try SubjectFixture.day("2010-03-31")
    let subject = try SubjectFixture.designatedOpening()
    #expect(Rule.fee06.outcome(subject.changing { $0.receivedOn = day }).isPersonMustLook)
    #expect(Rule.fee06.outcome(subject.changing { $0.receivedOn = day.adding(days: 1) }) == .met)
  }

  @Test func `general accounts are left to FEE-01`() {
    #expect(Rule.fee06.forms == ["designated-account-opening"])
    #expect(Rule.fee01.forms == ["general-account-opening"])
  }
}

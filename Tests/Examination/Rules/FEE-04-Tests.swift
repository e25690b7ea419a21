import Forms
import Programme
import Register
import Testing

@testable import Examination

/// FEE-04: no opening before the payment.
struct FEE04Tests {
  private func trader(paidOn day: String?, _ stage: Subject.Stage) throws -> Outcome {
    let paidOn = try day.map(SubjectFixture.day)
    return Rule.fee04.outcome(
      try SubjectFixture.generalOpening().appliedForByTrader().with("accounts_requested", .integer(1)).changing {
        $0.paper.feePaidOn = paidOn
        $0.stage = stage
      })
  }

  @Test func `paid is met at either stage`() throws {
    #expect(try trader(paidOn: "2026-11-20", .examination) == .met)
    #expect(try trader(paidOn: "2026-11-20", .application) == .met)
  }

  @Test func `unpaid keeps the account from being opened`() throws {
    let findings = try trader(paidOn: nil, .application).findings
    #expect(findings.first?.message.ja.contains("一般管理口座1口座につき13,400円") == true)
  }

  @Test func `paid today counts, a day to come does not`() throws {
    #expect(try trader(paidOn: "2026-11-24", .application) == .met)
    #expect(try trader(paidOn: "2026-11-25", .application).findings.map(\.found) == ["2026-11-25"])
  }

  @Test func `while the case is examined the payment is not asked for yet`() throws {
    #expect(try trader(paidOn: nil, .examination).isNotApplicable)
  }

  @Test func `where no fee is due or its amount is FEE-01's to find, it has nothing to say`() throws {
    let subject = try SubjectFixture.generalOpening().changing { $0.stage = .application }
    #expect(Rule.fee04.outcome(subject).isNotApplicable)
    let unreadable = subject.appliedForByTrader().with("accounts_requested", .unreadable(.notANumber))
    #expect(Rule.fee04.outcome(unreadable).isNotApplicable)
  }
}

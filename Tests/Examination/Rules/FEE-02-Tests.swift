import Forms
import Programme
import Register
import Testing

@testable import Examination

/// FEE-02: a claimed exemption is proved.
struct FEE02Tests {
  private func claim(_ ground: String?, proof: Bool?) throws -> Subject {
    try SubjectFixture.generalOpening().appliedForByTrader()
      .withPaper { $0.feeExemption = .init(ground: ground, proofReceived: proof) }
  }

  @Test func `proof is met`() throws { #expect(Rule.fee02.outcome(try claim("government", proof: true)) == .met) }

  @Test func `claimed only is not met`() throws {
    let outcome = Rule.fee02.outcome(try claim("government", proof: false))
    #expect(outcome.findings.first?.message.ja.contains("書類を提出してください") == true)
  }

  @Test func `while nobody has said whether the proof came a person must look`() throws {
    let subject = try claim("publicAssistance", proof: nil)
    #expect(Rule.fee02.outcome(subject).isPersonMustLook)
    let attached = subject.withPaper { $0.attachments = [.init(item: "feeExemptionProof", received: true)] }
    #expect(Rule.fee02.outcome(attached) == .met)
    let checked = subject.withPaper { $0.checks = ["FEE-02": .init(outcome: .met)] }
    #expect(Rule.fee02.outcome(checked) == .met)
    #expect(OpeningFee.due(for: checked).yen == 0)
  }

  @Test(arguments: ["charity", nil])
  func `a ground that is not listed is not met`(ground: String?) throws {
    #expect(Rule.fee02.outcome(try claim(ground, proof: true)).findings.map(\.found) == [ground])
  }

  @Test func `an expired ground is left to FEE-03`() throws {
    #expect(Rule.fee02.outcome(try claim("smallBusiness", proof: false)).isNotApplicable)
  }

  @Test func `without a claim, or where no fee arises, it has nothing to say`() throws {
    #expect(Rule.fee02.outcome(try SubjectFixture.generalOpening()).isNotApplicable)
    let owner = try SubjectFixture.generalOpening().withPaper { $0.feeExemption = .init(ground: "government") }
    #expect(Rule.fee02.outcome(owner).isNotApplicable)
  }
}

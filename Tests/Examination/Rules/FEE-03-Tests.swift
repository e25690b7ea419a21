import Forms
import Programme
import Register
import Testing

@testable import Examination

/// FEE-03: small enterprises are exempt in the first period only.
struct FEE03Tests {
  private func claim(_ ground: String = "smallBusiness", received day: String) throws -> Subject {
    let date = try SubjectFixture.day(day)
    return try SubjectFixture.generalOpening().appliedForByTrader().changing {
      $0.receivedOn = date
      $0.paper.feeExemption = .init(ground: ground, proofReceived: true)
    }
  }

  @Test func `2013 is met`() throws { #expect(Rule.fee03.outcome(try claim(received: "2013-05-20")) == .met) }

  @Test func `2022 is refused, and the last day is named in the era`() throws {
    let outcome = Rule.fee03.outcome(try claim(received: "2022-05-20"))
    #expect(outcome.findings.first?.message.ja.contains("平成27年3月31日") == true)
    #expect(outcome.findings.first?.message.ja.contains("令和4年5月20日") == true)
  }

  @Test func `the last day of the first period still counts, the next does not`() throws {
    let last = try claim(received: "2015-03-31")
    #expect(Rule.fee03.outcome(last) == .met)
    #expect(OpeningFee.due(for: last).yen == 0)
    let next = try claim(received: "2015-04-01")
    #expect(Rule.fee03.outcome(next).findings.count == 1)
    #expect(OpeningFee.due(for: next).yen == 26_800)
  }

  @Test func `grounds without an end, and openers without a fee, are not asked`() throws {
    #expect(Rule.fee03.outcome(try claim("government", received: "2022-05-20")).isNotApplicable)
    let owner = try claim(received: "2022-05-20").with("opener_kind", .choice("1"))
    #expect(Rule.fee03.outcome(owner).isNotApplicable)
  }
}

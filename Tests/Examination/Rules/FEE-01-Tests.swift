import Forms
import Programme
import Register
import Testing

@testable import Examination

/// FEE-01: the fee is known.
struct FEE01Tests {
  @Test func `one account of a trader costs 13,400 yen`() throws {
    let subject = try SubjectFixture.generalOpening().appliedForByTrader().with("accounts_requested", .integer(1))
    #expect(Rule.fee01.outcome(subject) == .met)
    #expect(OpeningFee.due(for: subject).yen == 13_400)
  }

  @Test func `without a fee in force on the day of reception a person must look`() throws {
    let subject = try SubjectFixture.generalOpening().appliedForByTrader()
    func received(_ day: String) throws -> Outcome {
      let date = try SubjectFixture.day(day)
      return Rule.fee01.outcome(subject.changing { $0.receivedOn = date })
    }
    #expect(try received("2010-03-31").isPersonMustLook)
    #expect(try received("2010-04-01") == .met)
  }

  @Test func `an amount beyond all numbers makes a person look and does not trap`() throws {
    let subject = try SubjectFixture.generalOpening().appliedForByTrader()
    #expect(Rule.fee01.outcome(subject.with("accounts_requested", .integer(.max))).isPersonMustLook)
  }

  @Test func `an unreadable number is left to LIM-04, a kind to CMP-04`() throws {
    let subject = try SubjectFixture.generalOpening().appliedForByTrader()
    #expect(Rule.fee01.outcome(subject.with("accounts_requested", .integer(0))).isNotApplicable)
    #expect(Rule.fee01.outcome(subject.with("opener_kind", .unreadable(.notAChoice))).isNotApplicable)
  }
}

import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ELG-02: a foreign corporation has an office in Japan.
struct ELG02Tests {
  private func corporation(at address: String, postalCode: String) throws -> Outcome {
    Rule.elg02.outcome(
      try SubjectFixture.generalOpening().appliedForByTrader().with("applicant.address", .text(address))
        .with("applicant.postal_code", .text(postalCode)))
  }

  @Test func `an office in Tokyo is met`() throws {
    #expect(try corporation(at: "東京都港区虎ノ門一丁目1番1号", postalCode: "105-0001") == .met)
  }

  @Test func `an address abroad makes a person look`() throws {
    guard
      case .personMustLook(let what, let place) = try corporation(
        at: "1 Raffles Place, Singapore", postalCode: "048616")
    else {
      Issue.record("a person should look")
      return
    }
    #expect(what.ja.contains("1 Raffles Place") && what.ja.contains("事務所"))
    #expect(place?.key == "applicant.address")
  }

  @Test func `a municipality counts with a Japanese postal code and not without`() throws {
    #expect(try corporation(at: "新宿区西新宿二丁目8番1号", postalCode: "１６３－８００１") == .met)
    #expect(try corporation(at: "上海市浦東新区世紀大道1号", postalCode: "200120").isPersonMustLook)
  }

  @Test(arguments: ["1", "7"])
  func `obligated persons and individuals are not asked`(kind: String) throws {
    let subject = try SubjectFixture.generalOpening().with("applicant.address", .text("1 Raffles Place, Singapore"))
    #expect(Rule.elg02.outcome(subject.with("opener_kind", .choice(kind))).isNotApplicable)
  }

  @Test func `a blank address is left to CMP-04`() throws {
    let subject = try SubjectFixture.generalOpening().appliedForByTrader().without("applicant.address")
    #expect(Rule.elg02.outcome(subject).isNotApplicable)
  }
}

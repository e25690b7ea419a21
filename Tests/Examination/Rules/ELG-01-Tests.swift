import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ELG-01: the applicant is one of the seven kinds.
struct ELG01Tests {
  @Test(arguments: ["1", "4", "7"])
  func `each of the seven kinds is met`(kind: String) throws {
    #expect(Rule.elg01.outcome(try SubjectFixture.generalOpening().with("opener_kind", .choice(kind))) == .met)
  }

  @Test func `an ordinary individual, whom a later list may offer as an eighth choice, is refused at the cell`() throws
  {
    let subject = try SubjectFixture.generalOpening().with("opener_kind", .choice("8"), raw: "８．個人（その他）")
    let finding = try #require(Rule.elg01.outcome(subject).findings.first)
    #expect(finding.place?.key == "opener_kind")
    #expect(finding.place?.address != nil)
    #expect(finding.found == "８．個人（その他）")
    #expect(finding.message.ja.contains("「８．個人（その他）」") && finding.message.ja.contains("選んでください"))
    #expect(finding.message.en.contains("“８．個人（その他）”"))
  }

  @Test func `there is no kind 0`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.elg01.outcome(subject.with("opener_kind", .choice("0"))).keys == ["opener_kind"])
  }

  @Test func `a kind that is blank or no choice at all is left to CMP-04`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.elg01.outcome(subject.without("opener_kind")).isNotApplicable)
    let unreadable = subject.with("opener_kind", .unreadable(.notAChoice), raw: "個人（その他）")
    #expect(Rule.elg01.outcome(unreadable).isNotApplicable)
    #expect(Rule.cmp04.outcome(unreadable).keys == ["opener_kind"])
  }
}

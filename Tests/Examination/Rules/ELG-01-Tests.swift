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

  @Test func `an ordinary individual is refused with the cell and the words of the file`() throws {
    let subject = try SubjectFixture.generalOpening().with("opener_kind", .unreadable(.notAChoice), raw: "個人（その他）")
    let finding = try #require(Rule.elg01.outcome(subject).findings.first)
    #expect(finding.place?.key == "opener_kind")
    #expect(finding.place?.address != nil)
    #expect(finding.found == "個人（その他）")
    #expect(finding.message.ja.contains("「個人（その他）」") && finding.message.ja.contains("選んでください"))
    #expect(finding.message.en.contains("“個人（その他）”"))
  }

  @Test func `one past the last kind is refused`() throws {
    #expect(
      Rule.elg01.outcome(try SubjectFixture.generalOpening().with("opener_kind", .choice("8"))).keys == ["opener_kind"])
  }

  @Test func `a blank kind is left to CMP-04`() throws {
    #expect(Rule.elg01.outcome(try SubjectFixture.generalOpening().without("opener_kind")).isNotApplicable)
  }
}

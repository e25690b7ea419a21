import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct IDN02Tests {
  @Test func `a corporation with its representative passes`() throws {
    #expect(Rule.idn02.outcome(try SubjectFixture.generalOpening()) == .met)
    #expect(Rule.idn02.outcome(try SubjectFixture.designatedOpening()) == .met)
  }

  @Test(arguments: ["applicant.representative_title", "applicant.representative_name"])
  func `a blank title or name is returned, and CMP-04 stays silent`(key: String) throws {
    let subject = try SubjectFixture.generalOpening().without(key)
    #expect(Rule.idn02.outcome(subject).keys == [key])
    #expect(Rule.cmp04.outcome(subject) == .met)
  }

  @Test(arguments: ["2", "5", "6", "7"])
  func `an individual needs none`(kind: String) throws {
    let subject = try SubjectFixture.generalOpening().with("opener_kind", .choice(kind))
      .without("applicant.representative_title").without("applicant.representative_name")
    #expect(Rule.idn02.outcome(subject).isNotApplicable)
  }

  @Test func `each corporate holder of F-01 names its own, an individual holder none`() throws {
    let plain = try SubjectFixture.designatedOpening().without("holders[1].representative_title")
    #expect(Rule.idn02.outcome(plain).keys == ["holders[1].representative_title"])
    #expect(Rule.idn02.outcome(plain.with("holders[1].kind", .choice("individual"))) == .met)
  }

  @Test func `without a readable kind the name tells a corporation`() throws {
    let subject = try SubjectFixture.generalOpening().without("opener_kind").with("applicant.name", .text("新規商事株式会社"))
      .without("applicant.representative_name")
    #expect(Rule.idn02.outcome(subject).keys == ["applicant.representative_name"])
  }
}

import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct FILE05Tests {
  @Test func `a workbook with its sheets passes, without the optional annex too`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.file05.outcome(subject) == .met)
    #expect(Rule.file05.outcome(subject.withoutSheet("associations")) == .met)
  }

  @Test func `each missing sheet is one finding that names it`() throws {
    let subject = try SubjectFixture.designatedOpening().withoutSheet("facilities").withoutSheet("holders")
    let messages = Rule.file05.outcome(subject).findings.map(\.message.ja)
    #expect(messages.count == 2)
    #expect(messages.first?.contains("「事業所一覧」") == true)
  }

  @Test func `a sheet that is there but blank is left to the rule on required fields`() throws {
    let subject = try SubjectFixture.generalOpening().without("applicant.name")
    #expect(Rule.file05.outcome(subject) == .met)
    #expect(Rule.cmp04.outcome(subject).keys == ["applicant.name"])
  }
}

import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ASC-03: the declared relation is the one on record.
struct ASC03Tests {
  @Test func `a holder who says holder is met`() throws {
    #expect(Rule.asc03.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `a holder who says manager is not met, once for each account`() throws {
    let outcome = Rule.asc03.outcome(try SubjectFixture.generalOpening().with("assoc.relation", .choice("2")))
    #expect(outcome.keys == ["assoc.relation", "assoc.relation", "assoc.relation"])
    #expect(outcome.findings.first?.message.ja.contains("口座管理者とされていますが") == true)
  }

  @Test func `who is both may say either`() throws {
    let subject = try ["0021", "8888", "9999"].reduce(SubjectFixture.generalOpening()) { subject, designation in
      try subject.withAccount("130-100-\(designation)-0") { $0.manager = SubjectFixture.applicant }
    }
    #expect(Rule.asc03.outcome(subject) == .met)
    #expect(Rule.asc03.outcome(subject.with("assoc.relation", .choice("2"))) == .met)
  }

  @Test func `the one account with another relation is named`() throws {
    let subject = try SubjectFixture.generalOpening().withAccount("130-100-8888-0") {
      $0.holders = [SubjectFixture.partner]
      $0.manager = SubjectFixture.applicant
    }
    let findings = Rule.asc03.outcome(subject).findings
    #expect(findings.count == 1)
    #expect(findings.first?.message.en.contains("8888") == true)
  }

  @Test func `an unreadable choice is left to CMP-04`() throws {
    let subject = try SubjectFixture.generalOpening().with("assoc.relation", .unreadable(.notAChoice), raw: "関係者")
    #expect(Rule.asc03.outcome(subject).isNotApplicable)
    #expect(Rule.cmp04.outcome(subject).keys == ["assoc.relation"])
  }

  @Test func `an unrelated applicant is left to ASC-01, a blank to CMP-04`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.asc03.outcome(subject.with("applicant.name", .text("虎ノ門商事株式会社"))) == .met)
    #expect(Rule.asc03.outcome(subject.without("assoc.relation")).isNotApplicable)
    #expect(Rule.asc03.outcome(subject.with(rows: [], of: "associations")).isNotApplicable)
  }
}

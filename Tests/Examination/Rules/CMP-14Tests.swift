import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct CMP14Tests {
  @Test func `three stated and three listed pass`() throws {
    #expect(Rule.cmp14.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `three stated and two listed are returned with both numbers`() throws {
    let subject = try SubjectFixture.generalOpening().removing(row: 2, of: "associations")
    let findings = Rule.cmp14.outcome(subject).findings
    #expect(findings.map(\.place) == [subject.place(of: "assoc.account_count")])
    #expect(findings.first?.message.ja.contains("3件ですが") == true)
    #expect(findings.first?.message.ja.contains("2件です") == true)
  }

  @Test func `rows without a number, and a number that is none, are returned`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.cmp14.outcome(plain.without("assoc.account_count")).keys == ["assoc.account_count"])
    let words = plain.with("assoc.account_count", .unreadable(.notANumber), raw: "三件")
    #expect(Rule.cmp14.outcome(words).findings.map(\.found) == ["三件"])
  }

  @Test func `nothing asked for is nothing to compare; zero and no row agree`() throws {
    let none = try SubjectFixture.generalOpening().with(rows: [], of: "associations")
    #expect(Rule.cmp14.outcome(none.without("assoc.account_count")).isNotApplicable)
    #expect(Rule.cmp14.outcome(none.with("assoc.account_count", .integer(0))) == .met)
  }

  @Test func `F-01 states as many accounts as it lists facilities`() throws {
    let plain = try SubjectFixture.designatedOpening()
    #expect(Rule.cmp14.outcome(plain) == .met)
    #expect(Rule.cmp14.outcome(plain.with("facility_count", .integer(2))).keys == ["facility_count"])
    #expect(Rule.cmp14.outcome(plain.without("facility_count")) == .left(to: "CMP-04"))
  }

  @Test func `a formula is left to FILE-07`() throws {
    let subject = try SubjectFixture.generalOpening()
      .with("assoc.account_count", .unreadable(.formulaWithoutValue), raw: "=COUNTA(A5:A24)")
    #expect(Rule.cmp14.outcome(subject) == .left(to: "FILE-07"))
  }
}

import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct FILE09Tests {
  @Test func `dates of the calendar pass`() throws {
    #expect(Rule.file09.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test(arguments: [
    (UnreadableReason.noSuchDay, "令和5年2月30日", "暦にない日"), (.outsideEra("平成"), "平成33年2月3日", "平成の期間にない日"),
    (.notADate, "近日中", "日付として読み取れません"),
  ])
  func `each way to be no date has its own words`(reason: UnreadableReason, raw: String, words: String) throws {
    let subject = try SubjectFixture.generalOpening().with("application_date", .unreadable(reason), raw: raw)
    let findings = Rule.file09.outcome(subject).findings
    #expect(findings.map(\.found) == [raw])
    #expect(findings.first?.message.ja.contains(words) == true)
    #expect(findings.first?.place == subject.place(of: "application_date"))
  }

  @Test func `the date of a row is looked at too, though it may be left out`() throws {
    let subject = try SubjectFixture.generalOpening()
      .with("associations[0].opening_applied_on", .unreadable(.noSuchDay), raw: "2026/2/30")
    #expect(Rule.file09.outcome(subject).keys == ["associations[0].opening_applied_on"])
  }

  @Test func `a blank date is left to CMP-04, a formula to FILE-07`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.file09.outcome(plain.without("application_date")) == .met)
    let formula = plain.with("application_date", .unreadable(.formulaWithoutValue), raw: "=TODAY()")
    #expect(Rule.file09.outcome(formula) == .met)
    #expect(Rule.file07.outcome(formula).keys == ["application_date"])
  }
}

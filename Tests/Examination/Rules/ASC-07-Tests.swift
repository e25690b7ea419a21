import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ASC-07: no pair is listed twice.
struct ASC07Tests {
  @Test func `unique rows are met`() throws { #expect(Rule.asc07.outcome(try SubjectFixture.generalOpening()) == .met) }

  @Test func `the same pair again is found at the later row`() throws {
    let key = "associations[1].designated_account_no"
    let subject = try SubjectFixture.generalOpening().with(key, .accountNumber(try AccountNumber("130-100-0021-0")))
    let outcome = Rule.asc07.outcome(subject)
    #expect(outcome.keys == [key])
    #expect(outcome.findings.first?.message.ja.contains("1件目と同じ") == true)
  }

  @Test func `one designated account with two general accounts is two pairs`() throws {
    let subject = try SubjectFixture.generalOpening()
      .with("associations[2].designated_account_no", .accountNumber(try AccountNumber("130-100-0021-0")))
    #expect(Rule.asc07.outcome(subject) == .met)
  }

  @Test func `unreadable rows are left to ACC-03 and ACC-09`() throws {
    let subject = try SubjectFixture.generalOpening()
      .with("associations[0].designated_account_no", .unreadable(.notAnAccountNumber), raw: "0021")
      .with("associations[1].designated_account_no", .unreadable(.notAnAccountNumber), raw: "0021")
    #expect(Rule.asc07.outcome(subject) == .met)
    #expect(Rule.asc07.outcome(subject.with(rows: [], of: "associations")).isNotApplicable)
  }
}

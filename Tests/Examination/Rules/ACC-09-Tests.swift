import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ACC-09: provisional numbers run from 1 to the number of accounts asked for.
struct ACC09Tests {
  private let key = "associations[2].provisional_no"

  private func outcome(_ value: FieldValue, raw: String? = nil) throws -> Outcome {
    Rule.acc09.outcome(try SubjectFixture.generalOpening().with(key, value, raw: raw))
  }

  @Test func `1, 1 and 2 for two accounts are met`() throws {
    #expect(Rule.acc09.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `3 for two accounts is not met`() throws {
    let outcome = try outcome(.integer(3))
    #expect(outcome.keys == [key])
    #expect(outcome.findings.first?.message.ja.contains("1から2まで") == true)
  }

  @Test func `the first and the last number are met, 0 and a word are not`() throws {
    #expect(try outcome(.integer(1)) == .met)
    #expect(try outcome(.integer(2)) == .met)
    #expect(try outcome(.integer(0)).findings.count == 1)
    #expect(try outcome(.unreadable(.notANumber), raw: "二番目").findings.first?.found == "二番目")
  }

  @Test func `an account asked for without any association needs no row`() throws {
    #expect(Rule.acc09.outcome(try SubjectFixture.generalOpening().removing(row: 2, of: "associations")) == .met)
  }

  @Test func `a blank is left to CMP-04, a bad number of accounts to LIM-04`() throws {
    #expect(try outcome(.blank) == .met)
    let subject = try SubjectFixture.generalOpening().with(key, .integer(3))
    #expect(Rule.acc09.outcome(subject.with("accounts_requested", .integer(0))).isNotApplicable)
    #expect(Rule.acc09.outcome(subject.without("accounts_requested")).isNotApplicable)
  }
}

import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ACC-05: the third segment is the designation number.
struct ACC05Tests {
  private let key = "associations[0].designated_account_no"

  @Test func `0021 beside 0021 is met`() throws {
    #expect(Rule.acc05.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `0021 beside 0022 is a warning that names both`() throws {
    let subject = try SubjectFixture.generalOpening()
      .with("associations[0].designation_number", .designation(try DesignationNumber("0022")))
    let outcome = Rule.acc05.outcome(subject)
    #expect(outcome.keys == [key])
    #expect(outcome.findings.first?.message.ja.contains("0021") == true)
    #expect(outcome.findings.first?.message.ja.contains("0022") == true)
    #expect(Rule.acc05.severity == .warn)
  }

  @Test func `one digit is enough to differ`() throws {
    let subject = try SubjectFixture.generalOpening().with(key, .accountNumber(try AccountNumber("130-100-0020-0")))
    #expect(Rule.acc05.outcome(subject).findings.count == 1)
  }

  @Test func `another area is left to ACC-04, an unreadable number to ACC-03 or ACC-08`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.acc05.outcome(subject.with(key, .accountNumber(try AccountNumber("110-100-0022-0")))) == .met)
    #expect(Rule.acc05.outcome(subject.with(key, .unreadable(.notAnAccountNumber), raw: "130-0022")) == .met)
    let noDesignation = subject.with(
      "associations[0].designation_number", .unreadable(.notADesignationNumber), raw: "21")
    #expect(Rule.acc05.outcome(noDesignation) == .met)
  }
}

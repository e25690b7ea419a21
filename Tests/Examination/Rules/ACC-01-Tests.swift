import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ACC-01: one designated account for each facility.
struct ACC01Tests {
  private func opening(of designation: String) throws -> Subject {
    try SubjectFixture.designatedOpening()
      .with("facilities[0].designation_number", .designation(try DesignationNumber(designation)))
  }

  @Test func `a facility without an account is met`() throws {
    #expect(Rule.acc01.outcome(try SubjectFixture.designatedOpening()) == .met)
  }

  @Test func `a facility whose account is open is refused and the account is named`() throws {
    let outcome = Rule.acc01.outcome(try opening(of: "0021"))
    #expect(outcome.keys == ["facilities[0].designation_number"])
    #expect(outcome.findings.first?.message.ja.contains("130-100-0021-0") == true)
  }

  @Test func `an account closed today is out of the way, one closed tomorrow is not`() throws {
    func closed(_ day: String) throws -> Outcome {
      Rule.acc01.outcome(
        try opening(of: "0021").withAccount("130-100-0021-0") { $0.closedOn = try SubjectFixture.day(day) })
    }
    #expect(try closed("2026-11-24") == .met)
    #expect(try closed("2026-11-25").findings.count == 1)
  }

  @Test func `a facility listed twice in one application is refused at the second entry`() throws {
    let number = FieldValue.designation(try DesignationNumber("0777"))
    let subject = try SubjectFixture.designatedOpening()
      .with(rows: [["designation_number": number], ["designation_number": number]], of: "facilities")
    #expect(Rule.acc01.outcome(subject).keys == ["facilities[1].designation_number"])
  }

  @Test func `an unreadable number is left to ACC-08`() throws {
    let subject = try SubjectFixture.designatedOpening()
      .with("facilities[0].designation_number", .unreadable(.notADesignationNumber), raw: "777")
    #expect(Rule.acc01.outcome(subject).isNotApplicable)
  }
}

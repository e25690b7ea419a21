import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ASC-05: the pair is new.
struct ASC05Tests {
  /// The next general account is number 7, so that provisional number 1 becomes 130-200-0007-0 and 2 the one after.
  private func associated(_ general: String, _ designated: String) throws -> Outcome {
    let pair = Association(
      general: try AccountNumber(general), designated: try AccountNumber(designated),
      since: try SubjectFixture.day("2020-04-01"))
    return Rule.asc05.outcome(
      try SubjectFixture.generalOpening().withRegister { register in
        register.nextGeneralAccount = 7
        register.associations = [pair]
      })
  }

  @Test func `a new pair is met`() throws { #expect(Rule.asc05.outcome(try SubjectFixture.generalOpening()) == .met) }

  @Test func `an existing pair is not met`() throws {
    let outcome = try associated("130-200-0007-0", "130-100-8888-0")
    #expect(outcome.keys == ["associations[1].designated_account_no"])
    #expect(outcome.findings.first?.message.ja.contains("130-200-0007-0") == true)
  }

  @Test func `the second account takes the next number`() throws {
    #expect(try associated("130-200-0008-0", "130-100-9999-0").keys == ["associations[2].designated_account_no"])
    #expect(try associated("130-200-0008-0", "130-100-8888-0") == .met)
  }

  @Test func `another account of the applicant with the same designated account does not matter`() throws {
    #expect(try associated("130-200-0006-0", "130-100-8888-0") == .met)
  }

  @Test func `without associations it has nothing to say, and a bad provisional number is ACC-09's`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.asc05.outcome(subject.with(rows: [], of: "associations")).isNotApplicable)
    #expect(Rule.asc05.outcome(subject.with("associations[0].provisional_no", .integer(.max))) == .met)
  }
}

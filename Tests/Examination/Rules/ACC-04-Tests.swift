import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ACC-04: the first segment is Tokyo's.
struct ACC04Tests {
  private let key = "associations[0].designated_account_no"

  private func outcome(_ number: String) throws -> Outcome {
    Rule.acc04.outcome(try SubjectFixture.generalOpening().with(key, .accountNumber(try AccountNumber(number))))
  }

  @Test func `130 is met`() throws { #expect(try outcome("130-100-0021-0") == .met) }

  @Test func `110, Saitama's, is not met`() throws {
    let outcome = try outcome("110-100-0021-0")
    #expect(outcome.keys == [key])
    #expect(outcome.findings.first?.found == "110-100-0021-0")
  }

  @Test func `only the first segment counts`() throws { #expect(try outcome("130-110-0021-0") == .met) }

  @Test func `an unreadable number is left to ACC-03`() throws {
    let subject = try SubjectFixture.generalOpening().with(key, .unreadable(.notAnAccountNumber), raw: "110")
    #expect(Rule.acc04.outcome(subject) == .met)
  }
}

import Forms
import Programme
import Register
import Testing

@testable import Examination

/// LIM-04: at least one account.
struct LIM04Tests {
  private func outcome(_ value: FieldValue, raw: String? = nil) throws -> Outcome {
    Rule.lim04.outcome(try SubjectFixture.generalOpening().with("accounts_requested", value, raw: raw))
  }

  @Test func `1 is met`() throws { #expect(try outcome(.integer(1)) == .met) }

  @Test(arguments: [0, -1])
  func `none and fewer are not met`(count: Int64) throws {
    #expect(try outcome(.integer(count)).keys == ["accounts_requested"])
  }

  @Test func `a word is not a number`() throws {
    #expect(try outcome(.unreadable(.notANumber), raw: "二口座").findings.first?.found == "二口座")
  }

  @Test func `a blank is left to CMP-04 and a formula without a result to FILE-07`() throws {
    #expect(try outcome(.blank).isNotApplicable)
    #expect(try outcome(.unreadable(.formulaWithoutValue)).isNotApplicable)
  }
}

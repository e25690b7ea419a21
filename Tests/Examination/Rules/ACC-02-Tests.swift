import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ACC-02: one holder for each general account.
struct ACC02Tests {
  private func annex(_ names: String...) throws -> Outcome {
    Rule.acc02.outcome(
      try SubjectFixture.generalOpening().with(rows: names.map { ["name": .text($0)] }, of: "applicants"))
  }

  @Test func `one applicant without an annex is met`() throws {
    #expect(Rule.acc02.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `two applicants are refused at the second`() throws {
    let outcome = try annex("株式会社新宿ビル", "神田不動産株式会社")
    #expect(outcome.keys == ["applicants[1].name"])
    #expect(outcome.findings.first?.found == "神田不動産株式会社")
  }

  @Test func `the same applicant in two spellings is one`() throws { #expect(try annex("株式会社新宿ビル", "（株）新宿ビル") == .met) }

  @Test func `an annex that names another than the form is refused`() throws {
    #expect(try annex("神田不動産株式会社").keys == ["applicants[0].name"])
  }

  @Test func `a blank applicant is left to CMP-04`() throws {
    #expect(Rule.acc02.outcome(try SubjectFixture.generalOpening().without("applicant.name")).isNotApplicable)
  }
}

import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct CMP11Tests {
  private func outcome(_ text: String) throws -> Outcome {
    Rule.cmp11.outcome(try SubjectFixture.generalOpening().with("applicant.postal_code", .text(text)))
  }

  @Test(arguments: ["163-8001", "１６３－８００１", "163ー8001"])
  func `three and four digits pass in any width`(text: String) throws { #expect(try outcome(text) == .met) }

  @Test(arguments: ["1638", "1638001", "163-80011", "1638-001", "163-○○○○", "163-8001 東京都"])
  func `anything else is returned`(text: String) throws {
    #expect(try outcome(text).keys == ["applicant.postal_code"])
  }

  @Test func `those of rows are looked at too`() throws {
    let subject = try SubjectFixture.designatedOpening().with("holders[1].postal_code", .text("101"))
    #expect(Rule.cmp11.outcome(subject).keys == ["holders[1].postal_code"])
  }

  @Test func `a blank one is left to CMP-04`() throws {
    let subject = try SubjectFixture.generalOpening().without("applicant.postal_code")
    #expect(Rule.cmp11.outcome(subject).isNotApplicable)
    #expect(Rule.cmp04.outcome(subject).keys == ["applicant.postal_code"])
  }
}

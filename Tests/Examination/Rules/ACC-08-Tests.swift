import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ACC-08: designation numbers are four digits and known.
struct ACC08Tests {
  private func facts(_ text: String) throws -> Outcome {
    Rule.acc08.outcome(try SubjectFixture.generalOpening().with("requirement_facts", .text(text)))
  }

  @Test func `known numbers are met on both forms`() throws {
    #expect(Rule.acc08.outcome(try SubjectFixture.generalOpening()) == .met)
    #expect(Rule.acc08.outcome(try SubjectFixture.designatedOpening()) == .met)
  }

  @Test func `21 is not 0021`() throws {
    let key = "associations[0].designation_number"
    let subject = try SubjectFixture.generalOpening().with(key, .unreadable(.notADesignationNumber), raw: "21")
    let outcome = Rule.acc08.outcome(subject)
    #expect(outcome.keys == [key])
    #expect(outcome.findings.first?.found == "21")
    #expect(try facts("指定番号 21").keys == ["requirement_facts"])
  }

  @Test func `an unknown number is not met, in the text and in the tables`() throws {
    #expect(try facts("指定番号 0021、4321").findings.map(\.message.ja).filter { $0.contains("「4321」") }.count == 1)
    let subject = try SubjectFixture.designatedOpening()
      .with("facilities[0].designation_number", .designation(try DesignationNumber("4321")))
    #expect(Rule.acc08.outcome(subject).keys.first == "facilities[0].designation_number")
  }

  @Test func `a holder listed for a facility outside the application is not met`() throws {
    let key = "holders[1].designation_number"
    let subject = try SubjectFixture.designatedOpening().with(key, .designation(try DesignationNumber("0021")))
    #expect(Rule.acc08.outcome(subject).keys == [key])
  }

  @Test(arguments: ["都内に本店を有する法人", "2020年に1500kLを超えた事業所", ""])
  func `a text that announces no number has none`(text: String) throws { #expect(try facts(text) == .met) }

  @Test func `a blank is left to CMP-04 and a formula without a result to FILE-07`() throws {
    let key = "associations[0].designation_number"
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.acc08.outcome(subject.without(key)) == .met)
    #expect(Rule.acc08.outcome(subject.with(key, .unreadable(.formulaWithoutValue))) == .met)
  }
}

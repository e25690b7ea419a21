import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct FILE08Tests {
  @Test func `a number typed as a number passes`() throws {
    #expect(Rule.file08.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `full-width digits are noted with what they were read as`() throws {
    let subject = try SubjectFixture.generalOpening()
      .with("accounts_requested", .integer(100), raw: "１００", notes: [.numberAsText, .widthFolded])
    let findings = Rule.file08.outcome(subject).findings
    #expect(Rule.file08.severity == .warn)
    #expect(findings.map(\.found) == ["１００"])
    #expect(findings.first?.message.ja.contains("100と読み取りました") == true)
  }

  @Test func `a number typed as text in a row is noted at its cell`() throws {
    let subject = try SubjectFixture.generalOpening()
      .with("associations[1].provisional_no", .integer(1), raw: "1", notes: [.numberAsText])
    #expect(Rule.file08.outcome(subject).keys == ["associations[1].provisional_no"])
  }

  @Test func `full-width digits in a text are nothing to note`() throws {
    let subject = try SubjectFixture.generalOpening()
      .with("applicant.address", .text("西新宿２－８－１"), notes: [.widthFolded])
    #expect(Rule.file08.outcome(subject) == .met)
  }

  @Test func `a number that cannot be read is left to the rule of its field`() throws {
    let subject = try SubjectFixture.generalOpening()
      .with("accounts_requested", .unreadable(.notANumber), raw: "二", notes: [.numberAsText])
    #expect(Rule.file08.outcome(subject) == .met)
  }
}

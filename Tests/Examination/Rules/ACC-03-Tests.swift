import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

/// ACC-03: the form of an account number.
struct ACC03Tests {
  private let key = "associations[1].designated_account_no"

  @Test func `numbers of 3, 3, 4 and 1 digits are met`() throws {
    #expect(Rule.acc03.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `130-1000021 is found at its cell`() throws {
    let subject = try SubjectFixture.generalOpening().with(key, .unreadable(.notAnAccountNumber), raw: "130-1000021")
    let finding = try #require(Rule.acc03.outcome(subject).findings.first)
    #expect(finding.place?.key == key)
    #expect(finding.place?.address?.sheetName == "関連付け一覧")
    #expect(finding.found == "130-1000021")
    #expect(finding.message.ja.contains("の2件目の「口座番号」欄の「130-1000021」"))
  }

  @Test func `every unreadable number is found`() throws {
    let subject = try SubjectFixture.generalOpening().with(key, .unreadable(.notAnAccountNumber), raw: "130-100-8888")
      .with("associations[2].designated_account_no", .unreadable(.errorValue("#REF!")), raw: "#REF!")
    #expect(Rule.acc03.outcome(subject).keys == [key, "associations[2].designated_account_no"])
  }

  @Test func `a blank is left to CMP-04 and a formula without a result to FILE-07`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.acc03.outcome(subject.without(key)) == .met)
    #expect(Rule.acc03.outcome(subject.with(key, .unreadable(.formulaWithoutValue))) == .met)
  }

  @Test func `without associations it has nothing to say`() throws {
    #expect(Rule.acc03.outcome(try SubjectFixture.generalOpening().with(rows: [], of: "associations")).isNotApplicable)
  }
}

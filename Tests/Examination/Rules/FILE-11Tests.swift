import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct FILE11Tests {
  @Test func `a file that has not come in before passes`() throws {
    #expect(Rule.file11.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `the same file is a warning that names the earlier cases in order`() throws {
    let subject = try SubjectFixture.generalOpening().changing {
      $0.file.duplicateOf = [CaseID(rawValue: "C-2026-000007"), CaseID(rawValue: "C-2026-000003")]
    }
    let findings = Rule.file11.outcome(subject).findings
    #expect(Rule.file11.severity == .warn)
    #expect(findings.count == 1)
    #expect(findings.first?.message.ja.contains("C-2026-000003、C-2026-000007") == true)
  }

  @Test func `another application of the same person under way is no duplicate`() throws {
    let other = PendingCase(
      id: CaseID(rawValue: "C-2026-000001"), formID: "general-account-opening", applicantName: "株式会社新宿ビル")
    #expect(Rule.file11.outcome(try SubjectFixture.generalOpening().changing { $0.pending = [other] }) == .met)
  }
}

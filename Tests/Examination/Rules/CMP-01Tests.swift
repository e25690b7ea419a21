import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct CMP01Tests {
  @Test func `a recorded original passes`() throws {
    #expect(Rule.cmp01.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `until it is recorded a person must look, and the answer no is a finding`() throws {
    let subject = try SubjectFixture.generalOpening().withPaper { $0.originalReceivedOn = nil }
    #expect(Rule.cmp01.outcome(subject).isPersonMustLook)
    let answered = subject.withPaper { $0.checks = ["CMP-01": .init(outcome: .notMet, note: "電話で確認")] }
    let outcome = Checklist(of: answered, rules: [.cmp01]).items.first?.outcome
    #expect(outcome?.findings.first?.message.ja.contains("郵送又は持参により提出してください") == true)
    #expect(outcome?.findings.first?.found == "電話で確認")
  }

  @Test(arguments: [("online", true, true), ("online", false, false), ("e-mail", true, false)])
  func `only a registered user online needs no paper`(channel: String, isUser: Bool, isSilent: Bool) throws {
    let subject = try SubjectFixture.generalOpening().withPaper { $0.originalReceivedOn = nil }
      .changing {
        $0.file.channel = channel
        $0.register.persons[SubjectFixture.applicant]?.isOnlineUser = isUser
      }
    #expect(Rule.cmp01.outcome(subject).isNotApplicable == isSilent)
  }
}

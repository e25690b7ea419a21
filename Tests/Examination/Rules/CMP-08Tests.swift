import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct CMP08Tests {
  private func signedByAgent() throws -> Subject {
    try SubjectFixture.generalOpening().with("agent.name", .text("株式会社東京代理"))
      .with("agent.address", .text("東京都千代田区大手町一丁目1番1号"))
      .with(
        rows: [["postal_code": .text("163-8001"), "address": .text("東京都新宿区西新宿二丁目8番1号"), "name": .text("株式会社新宿ビル")]],
        of: "applicants"
      ).withPaper { $0.powerOfAttorney = true }
  }

  @Test func `without an agent it has nothing to say`() throws {
    #expect(Rule.cmp08.outcome(try SubjectFixture.generalOpening()).isNotApplicable)
  }

  @Test func `an agent with power of attorney and annex passes`() throws {
    #expect(Rule.cmp08.outcome(try signedByAgent()) == .met)
  }

  @Test func `an agent with neither gives both findings`() throws {
    let subject = try signedByAgent().with(rows: [], of: "applicants").withPaper { $0.powerOfAttorney = false }
    let messages = Rule.cmp08.outcome(subject).findings.map(\.message.ja)
    #expect(messages.count == 2)
    #expect(messages.first?.contains("別紙「申請者」") == true)
    #expect(messages.last?.contains("委任状を提出してください") == true)
  }

  @Test func `an annex on paper alone is enough, an annex that reception missed is not`() throws {
    let noRows = try signedByAgent().with(rows: [], of: "applicants")
    let onPaper = noRows.withPaper { $0.attachments = [.init(item: "applicantsAnnex", received: true)] }
    #expect(Rule.cmp08.outcome(onPaper) == .met)
    let missed = try signedByAgent().withPaper { $0.attachments = [.init(item: "applicantsAnnex", received: false)] }
    #expect(Rule.cmp08.outcome(missed).findings.count == 1)
  }

  @Test func `while the power of attorney is not recorded a person must look`() throws {
    let subject = try signedByAgent().withPaper { $0.powerOfAttorney = nil }
    #expect(Rule.cmp08.outcome(subject).isPersonMustLook)
    let listed = subject.withPaper { $0.attachments = [.init(item: "powerOfAttorney", received: true)] }
    #expect(Rule.cmp08.outcome(listed) == .met)
  }

  @Test func `an agent's missing name is said here, the missing address by CMP-04`() throws {
    let plain = try signedByAgent()
    #expect(Rule.cmp08.outcome(plain.without("agent.name")).keys == ["agent.name"])
    #expect(Rule.cmp04.outcome(plain.without("agent.name")).keys == [])
    #expect(Rule.cmp08.outcome(plain.without("agent.address")) == .met)
    #expect(Rule.cmp04.outcome(plain.without("agent.address")).keys == ["agent.address"])
  }
}

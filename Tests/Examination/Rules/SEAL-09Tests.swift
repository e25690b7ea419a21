import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct SEAL09Tests {
  private func outcome(channel: String, isUser: Bool) throws -> Outcome {
    Rule.seal09.outcome(
      try SubjectFixture.generalOpening().changing {
        $0.file.channel = channel
        $0.register.persons[SubjectFixture.applicant]?.isOnlineUser = isUser
      })
  }

  @Test func `a registered user may upload, another is refused by name`() throws {
    #expect(try outcome(channel: "online", isUser: true) == .met)
    let refused = try outcome(channel: "online", isUser: false)
    #expect(refused.findings.map(\.found) == ["株式会社新宿ビル"])
    #expect(Rule.seal09.severity == .reject)
  }

  @Test func `a stranger is refused too`() throws {
    let subject = try SubjectFixture.generalOpening().with("applicant.name", .text("見知らぬ株式会社"))
      .changing { $0.file.channel = "online" }
    #expect(!Rule.seal09.outcome(subject).findings.isEmpty)
  }

  @Test(arguments: ["cd-r", "e-mail", "counter"])
  func `what does not come online is none of its business`(channel: String) throws {
    #expect(try outcome(channel: channel, isUser: false).isNotApplicable)
  }
}

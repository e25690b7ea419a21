import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct FILE03Tests {
  @Test(arguments: [
    ("mo", "out-of-tokyo-start", true), ("floppy", "renewable-equipment", true), ("mo", "transfer", false),
    ("floppy", "general-account-opening", false),
  ])
  func `old discs are for forms of credits from outside Tokyo and renewable energy`(
    channel: String, form: String, isMet: Bool
  ) throws {
    let subject = try SubjectFixture.generalOpening().renamed(FormID(rawValue: form))
      .changing { $0.file.channel = channel }
    #expect((Rule.file03.outcome(subject) == .met) == isMet)
    #expect(Rule.file03.severity == .warn)
  }

  @Test func `other channels are none of its business`() throws {
    #expect(Rule.file03.outcome(try SubjectFixture.generalOpening()).isNotApplicable)
  }
}

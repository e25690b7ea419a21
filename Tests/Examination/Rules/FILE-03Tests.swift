import Programme
import Register
import Testing

@testable import Examination
@testable import Forms

@Suite struct FILE03Tests {
  @Test(arguments: [
    ("mo", ["cd-r", "mo", "floppy"], true), ("floppy", ["cd-r", "mo", "floppy"], true), ("mo", ["cd-r"], false),
    ("floppy", ["cd-r", "e-mail"], false),
  ])
  func `old discs are for the forms whose definition names them`(
    channel: String, channels: [String], isMet: Bool
  ) throws {
    let subject = try SubjectFixture.generalOpening().changing {
      $0.file.channel = channel
      $0.definition.channels = channels
    }
    #expect((Rule.file03.outcome(subject) == .met) == isMet)
    #expect(Rule.file03.severity == .warn)
  }

  @Test func `other channels are none of its business`() throws {
    #expect(Rule.file03.outcome(try SubjectFixture.generalOpening()).isNotApplicable)
  }
}

import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct FILE13Tests {
  @Test func `a plain name and one form pass`() throws {
    #expect(Rule.file13.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test(arguments: [
    ("parentFolder", false), ("absolute", false), ("driveLetter", false), ("controlCharacter", false),
    ("directionMark", false), ("deviceName", false), ("undecodable", true), ("length", true),
  ])
  func `a name that leads astray is returned, one that is hard to read is not`(issue: String, isMet: Bool) throws {
    let outcome = Rule.file13.outcome(try SubjectFixture.generalOpening().changing { $0.file.nameIssues = [issue] })
    #expect((outcome == .met) == isMet)
    #expect(Rule.file13.severity == .return)
  }

  @Test func `two forms in one file are told with their number, beside the name`() throws {
    let outcome = Rule.file13.outcome(
      try SubjectFixture.generalOpening().changing {
        $0.file.formsInFile = 2
        $0.file.nameIssues = ["absolute"]
      })
    #expect(outcome.findings.map(\.found) == ["absolute", "2"])
  }
}

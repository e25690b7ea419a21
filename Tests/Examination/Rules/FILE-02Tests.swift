import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct FILE02Tests {
  @Test(arguments: [
    ("cd-r", true), ("e-mail", true), ("online", true), ("counter", true), ("mo", true), ("floppy", true),
    ("usb", false),
  ])
  func `only USB memory is refused; MO and floppies are left to FILE-03`(channel: String, isMet: Bool) throws {
    let outcome = Rule.file02.outcome(try SubjectFixture.generalOpening().changing { $0.file.channel = channel })
    #expect((outcome == .met) == isMet)
    #expect(Rule.file02.severity == .reject)
  }
}

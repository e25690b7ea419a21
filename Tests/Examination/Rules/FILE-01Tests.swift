import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct FILE01Tests {
  @Test(arguments: [(2_097_152, true), (2_097_153, false), (1_468_006, true), (2_726_297, false)])
  func `an e-mail may bring two mebibytes and not one byte more`(bytes: Int, isMet: Bool) throws {
    let outcome = Rule.file01.outcome(
      try SubjectFixture.generalOpening().changing {
        $0.file.channel = "e-mail"
        $0.file.mailBytes = bytes
      })
    #expect((outcome == .met) == isMet)
    #expect(isMet || outcome.findings.first?.found == String(bytes))
    #expect(Rule.file01.severity == .reject)
  }

  @Test func `a disc of any size is none of its business`() throws {
    #expect(Rule.file01.outcome(try SubjectFixture.generalOpening()).isNotApplicable)
  }
}

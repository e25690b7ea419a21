import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct SEAL05Tests {
  /// A certificate beside one filed on an earlier day.
  private func subject(
    kind: PaperRecord.SealCertificate.Kind?, changed: Bool?, lastIssued: String = "2026-01-15"
  ) throws -> Subject {
    let day = try SubjectFixture.day(lastIssued)
    return try SubjectFixture.generalOpening().changing {
      $0.paper.sealCertificate?.kind = kind
      $0.paper.sealCertificate?.contentsChanged = changed
      $0.register.sealCertificates = [
        FiledSealCertificate(person: SubjectFixture.applicant, issuedOn: day, isOriginal: true, filedOn: nil)
      ]
    }
  }

  @Test func `the original after a change passes, a copy after a move of the head office is returned`() throws {
    #expect(Rule.seal05.outcome(try subject(kind: .original, changed: true)) == .met)
    let findings = Rule.seal05.outcome(try subject(kind: .copy, changed: true)).findings
    #expect(findings.first?.message.ja.contains("令和8年1月15日発行") == true)
  }

  @Test func `unchanged contents pass, original or copy`() throws {
    #expect(Rule.seal05.outcome(try subject(kind: .copy, changed: false)) == .met)
    #expect(Rule.seal05.outcome(try subject(kind: .original, changed: false)) == .met)
  }

  @Test(arguments: [("2026-10-01", true), ("2026-10-02", false)])
  func `an original older than the last one filed is not the newest`(lastIssued: String, isMet: Bool) throws {
    let outcome = Rule.seal05.outcome(try subject(kind: .original, changed: true, lastIssued: lastIssued))
    #expect((outcome == .met) == isMet)
  }

  @Test func `whether a copy's contents changed a person must say; an original leaves nothing to ask`() throws {
    #expect(Rule.seal05.outcome(try subject(kind: .copy, changed: nil)).isPersonMustLook)
    #expect(Rule.seal05.outcome(try subject(kind: .original, changed: nil)) == .met)
  }

  @Test func `with nothing filed before it leaves a copy to SEAL-03`() throws {
    let first = try SubjectFixture.generalOpening().withPaper {
      $0.sealCertificate?.kind = .copy
      $0.sealCertificate?.contentsChanged = true
    }
    #expect(Rule.seal05.outcome(first).isNotApplicable)
    #expect(Rule.seal03.outcome(first).findings.count == 1)
  }

  @Test func `a missing certificate is left to SEAL-02`() throws {
    #expect(Rule.seal05.outcome(try SubjectFixture.generalOpening().withoutCertificate()) == .left(to: "SEAL-02"))
  }
}

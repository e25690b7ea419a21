import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct SEAL02Tests {
  @Test func `a recorded certificate passes, as does one only ticked off`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.seal02.outcome(plain) == .met)
    #expect(Rule.seal02.outcome(plain.withPaper { $0.sealCertificate = nil }) == .met)
  }

  @Test func `an opening without one is returned`() throws {
    let findings = Rule.seal02.outcome(try SubjectFixture.designatedOpening().withoutCertificate()).findings
    #expect(findings.map(\.message.ja) == ["印鑑証明書が添付されていません。発行後6か月以内の印鑑証明書を提出してください。"])
  }

  @Test func `while nothing is recorded a person must look`() throws {
    let subject = try SubjectFixture.generalOpening().withPaper {
      $0.sealCertificate = nil
      $0.attachments = nil
    }
    #expect(Rule.seal02.outcome(subject).isPersonMustLook)
  }

  @Test func `it belongs to the opening forms only`() {
    #expect(Rule.seal02.forms == ["designated-account-opening", "general-account-opening"])
  }

  @Test func `an old certificate is left to SEAL-01`() throws {
    let old = try SubjectFixture.day("2020-01-01")
    let subject = try SubjectFixture.generalOpening().withPaper { $0.sealCertificate?.issuedOn = old }
    #expect(Rule.seal02.outcome(subject) == .met)
    #expect(Rule.seal01.outcome(subject).findings.count == 1)
  }
}

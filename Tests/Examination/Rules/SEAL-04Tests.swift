import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct SEAL04Tests {
  private func outcome(copyOf issued: String?) throws -> Outcome {
    let day = try issued.map(SubjectFixture.day)
    return Rule.seal04.outcome(
      try SubjectFixture.generalOpening().withPaper {
        $0.sealCertificate?.kind = .copy
        $0.sealCertificate?.issuedOn = day
      })
  }

  @Test func `a copy of a certificate five months old passes, of one eight months old is returned`() throws {
    #expect(try outcome(copyOf: "2026-06-20") == .met)
    #expect(try outcome(copyOf: "2026-03-20").findings.first?.message.ja.contains("コピーされた印鑑証明書") == true)
  }

  @Test(arguments: [("2026-05-20", true), ("2026-05-19", false)])
  func `the same day of the month six months back still counts`(issued: String, isMet: Bool) throws {
    #expect(try (outcome(copyOf: issued) == .met) == isMet)
  }

  @Test func `a copy without its day is to be looked at`() throws {
    #expect(try outcome(copyOf: nil).isPersonMustLook)
  }

  @Test func `an original is left to SEAL-01, a missing certificate to SEAL-02`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.seal04.outcome(plain) == .left(to: "SEAL-01"))
    #expect(Rule.seal04.outcome(plain.withoutCertificate()) == .left(to: "SEAL-02"))
  }
}

import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct SEAL03Tests {
  private func copy(filed: [(person: PersonID, isOriginal: Bool)]) throws -> Subject {
    let day = try SubjectFixture.day("2026-01-15")
    return try SubjectFixture.generalOpening().changing {
      $0.paper.sealCertificate?.kind = .copy
      $0.register.sealCertificates = filed.map {
        FiledSealCertificate(person: $0.person, issuedOn: day, isOriginal: $0.isOriginal, filedOn: nil)
      }
    }
  }

  @Test func `a copy passes when an original is on file`() throws {
    #expect(Rule.seal03.outcome(try copy(filed: [(SubjectFixture.applicant, true)])) == .met)
  }

  @Test func `a copy with the first application is returned`() throws {
    #expect(Rule.seal03.outcome(try copy(filed: [])).findings.count == 1)
  }

  @Test func `only an original counts, and only the applicant's own`() throws {
    #expect(Rule.seal03.outcome(try copy(filed: [(SubjectFixture.applicant, false)])).findings.count == 1)
    #expect(Rule.seal03.outcome(try copy(filed: [(SubjectFixture.partner, true)])).findings.count == 1)
  }

  @Test func `an applicant not on record has nothing on file`() throws {
    let subject = try copy(filed: [(SubjectFixture.applicant, true)]).with("applicant.name", .text("新規商事株式会社"))
    #expect(Rule.seal03.outcome(subject).findings.count == 1)
  }

  @Test func `original or copy not recorded is to be looked at`() throws {
    #expect(
      Rule.seal03.outcome(try SubjectFixture.generalOpening().withPaper { $0.sealCertificate?.kind = nil })
        .isPersonMustLook)
  }

  @Test func `an original is no copy, and a missing certificate is left to SEAL-02`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.seal03.outcome(plain).isNotApplicable)
    #expect(Rule.seal03.outcome(plain.withoutCertificate()) == .left(to: "SEAL-02"))
  }
}

import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct IDN04Tests {
  /// An individual whose certificate shows neither name nor address, with a resident record of a day.
  private func outcome(residentRecord issued: String?, received: Bool? = nil) throws -> Outcome {
    let day = try issued.map(SubjectFixture.day)
    return Rule.idn04.outcome(
      try SubjectFixture.generalOpening().with("opener_kind", .choice("2")).withPaper { paper in
        paper.sealCertificate = .init(issuedOn: paper.sealCertificate?.issuedOn, kind: .original)
        paper.residentRecord = day.map { .init(issuedOn: $0) }
        if let received { paper.attachments?.append(.init(item: "residentRecord", received: received)) }
      })
  }

  @Test func `a resident record two months old passes`() throws {
    #expect(try outcome(residentRecord: "2026-09-20") == .met)
  }

  @Test(arguments: [("2026-05-20", true), ("2026-05-19", false), ("2026-11-20", true), ("2026-11-21", false)])
  func `six months back the same day still counts, the day after reception does not`(
    issued: String, isMet: Bool
  ) throws { #expect(try (outcome(residentRecord: issued) == .met) == isMet) }

  @Test func `without one it is returned, and until that is known a person must look`() throws {
    #expect(try outcome(residentRecord: nil, received: false).findings.count == 1)
    #expect(try outcome(residentRecord: nil).isPersonMustLook)
  }

  @Test func `a record without its day is to be looked at`() throws {
    let subject = try SubjectFixture.generalOpening().with("opener_kind", .choice("2")).withPaper {
      $0.sealCertificate?.address = nil
      $0.residentRecord = .init()
    }
    #expect(Rule.idn04.outcome(subject).isPersonMustLook)
  }

  @Test func `a certificate that shows name and address is enough`() throws {
    #expect(Rule.idn04.outcome(try SubjectFixture.generalOpening().with("opener_kind", .choice("2"))) == .met)
  }

  @Test func `a corporation is not meant, and a missing certificate is left to SEAL-02`() throws {
    let corporation = try SubjectFixture.generalOpening()
    #expect(Rule.idn04.outcome(corporation).isNotApplicable)
    let missing = corporation.with("opener_kind", .choice("2")).withoutCertificate()
    #expect(Rule.idn04.outcome(missing) == .left(to: "SEAL-02"))
  }
}

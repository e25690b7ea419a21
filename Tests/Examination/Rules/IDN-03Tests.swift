import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct IDN03Tests {
  private func outcome(_ change: (inout PaperRecord.SealCertificate) -> Void) throws -> Outcome {
    let subject = try SubjectFixture.generalOpening().withPaper { paper in
      var certificate = paper.sealCertificate ?? .init()
      change(&certificate)
      paper.sealCertificate = certificate
    }
    return Rule.idn03.outcome(subject)
  }

  @Test func `an application that says what the certificate says passes`() throws {
    #expect(Rule.idn03.outcome(try SubjectFixture.generalOpening()) == .met)
    #expect(try outcome { $0.address = "東京都新宿区西新宿２－８－１" } == .met)
    #expect(try outcome { $0.representative = "新宿太郎" } == .met)
  }

  @Test func `each difference is a finding at its field`() throws {
    #expect(try outcome { $0.name = "新宿興産株式会社" }.keys == ["applicant.name"])
    #expect(try outcome { $0.address = "東京都新宿区西新宿二丁目8番2号" }.keys == ["applicant.address"])
    #expect(try outcome { $0.representative = "新宿 三郎" }.keys == ["applicant.representative_name"])
    let findings = try outcome { $0 = .init(name: "甲", address: "乙", representative: "丙") }.findings
    #expect(findings.count == 3)
    #expect(findings.first?.message.ja.contains("印鑑証明書の記載（甲）") == true)
  }

  @Test func `what is not recorded yet a person must look at, after what is known to differ`() throws {
    #expect(try outcome { $0.representative = nil }.isPersonMustLook)
    let unknownName = try outcome { certificate in
      certificate.name = nil
      certificate.address = "東京都港区芝1番"
    }
    #expect(unknownName.keys == ["applicant.address"])
  }

  @Test func `a certificate known only to have come is still to be looked at`() throws {
    let subject = try SubjectFixture.generalOpening().withPaper { $0.sealCertificate = nil }
    #expect(Rule.idn03.outcome(subject).isPersonMustLook)
  }

  @Test func `an individual's certificate has no representative`() throws {
    let subject = try SubjectFixture.generalOpening().with("opener_kind", .choice("2"))
      .withPaper { $0.sealCertificate?.representative = nil }
    #expect(Rule.idn03.outcome(subject) == .met)
  }

  @Test func `a missing certificate is left to SEAL-02, one without name and address of an individual to IDN-04`()
    throws
  {
    let missing = try SubjectFixture.generalOpening().withoutCertificate()
    #expect(Rule.idn03.outcome(missing) == .left(to: "SEAL-02"))
    let bare = try SubjectFixture.generalOpening().with("opener_kind", .choice("2"))
      .withPaper { $0.sealCertificate = .init(issuedOn: $0.sealCertificate?.issuedOn, kind: .original) }
    #expect(Rule.idn03.outcome(bare) == .left(to: "IDN-04"))
  }
}

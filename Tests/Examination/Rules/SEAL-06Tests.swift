import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct SEAL06Tests {
  /// The same application under another form's name, without a certificate.
  private func otherForm() throws -> Subject {
    try SubjectFixture.generalOpening().withoutCertificate().renamed("transfer")
  }

  @Test func `another form without a certificate passes while nothing has changed`() throws {
    #expect(Rule.seal06.outcome(try otherForm()) == .met)
  }

  @Test func `a new representative without a certificate is returned`() throws {
    let subject = try otherForm().with("applicant.representative_name", .text("新宿 三郎"))
    #expect(Rule.seal06.outcome(subject).findings.count == 1)
  }

  @Test func `a move is returned with a copy, and passes with the original`() throws {
    let moved = try otherForm().with("applicant.address", .text("東京都港区芝公園四丁目2番8号"))
    #expect(Rule.seal06.outcome(moved.withPaper { $0.sealCertificate = .init(kind: .copy) }).findings.count == 1)
    #expect(Rule.seal06.outcome(moved.withPaper { $0.sealCertificate = .init(kind: .original) }) == .met)
  }

  @Test func `a change declared on paper counts too`() throws {
    let declared = try otherForm().withPaper { $0.sealCertificate = .init(kind: .copy, contentsChanged: true) }
    #expect(Rule.seal06.outcome(declared).findings.count == 1)
  }

  @Test func `opening forms are left to SEAL-02`() throws {
    #expect(Rule.seal06.outcome(try SubjectFixture.generalOpening()) == .left(to: "SEAL-02"))
    #expect(Rule.seal06.outcome(try SubjectFixture.designatedOpening()) == .left(to: "SEAL-02"))
  }
}

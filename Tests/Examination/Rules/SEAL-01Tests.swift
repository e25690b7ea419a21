import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct SEAL01Tests {
  private func outcome(issued: String?, received: String, paper: String? = nil) throws -> Outcome {
    let (issuedOn, receivedOn) = (try issued.map(SubjectFixture.day), try SubjectFixture.day(received))
    let paperOn = try paper.map(SubjectFixture.day)
    return Rule.seal01.outcome(
      try SubjectFixture.generalOpening().changing {
        $0.receivedOn = receivedOn
        $0.paper.originalReceivedOn = paperOn
        $0.paper.sealCertificate?.issuedOn = issuedOn
      })
  }

  @Test func `the examples of the catalogue`() throws {
    #expect(try outcome(issued: "2025-10-01", received: "2026-03-31") == .met)
    let findings = try outcome(issued: "2025-09-30", received: "2026-03-31").findings
    #expect(findings.map(\.found) == ["2025-09-30"])
    #expect(findings.first?.message.ja.contains("令和7年9月30日発行") == true)
  }

  @Test(arguments: [
    ("2026-05-20", "2026-11-20", true), ("2026-05-19", "2026-11-20", false), ("2026-11-20", "2026-11-20", true),
    // The month six later has no such day: its last day is the last that counts.
    ("2025-08-31", "2026-02-28", true), ("2025-08-31", "2026-03-01", false),
  ])
  func `the same day of the month is the last that counts`(issued: String, received: String, isMet: Bool) throws {
    #expect(try (outcome(issued: issued, received: received) == .met) == isMet)
  }

  @Test func `a certificate issued after reception is returned, unless the paper came later still`() throws {
    #expect(try outcome(issued: "2026-11-21", received: "2026-11-20").findings.count == 1)
    #expect(try outcome(issued: "2026-11-21", received: "2026-11-20", paper: "2026-11-24") == .met)
    #expect(try outcome(issued: "2026-11-25", received: "2026-11-20", paper: "2026-11-24").findings.count == 1)
  }

  @Test func `while the day is not recorded a person must look`() throws {
    #expect(try outcome(issued: nil, received: "2026-11-20").isPersonMustLook)
  }

  @Test func `a missing certificate is left to SEAL-02, a copy to SEAL-04`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.seal01.outcome(plain.withoutCertificate()) == .left(to: "SEAL-02"))
    let copy = plain.withPaper { $0.sealCertificate?.kind = .copy }
    #expect(Rule.seal01.outcome(copy) == .left(to: "SEAL-04"))
  }
}

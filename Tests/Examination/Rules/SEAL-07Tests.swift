import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct SEAL07Tests {
  private func outcome(_ print: PaperRecord.SealPrint?) throws -> Outcome {
    Rule.seal07.outcome(try SubjectFixture.generalOpening().withPaper { $0.sealPrint = print })
  }

  @Test func `the same seal passes`() throws { #expect(try outcome(.matches) == .met) }

  @Test func `another seal and an unclear print are returned in words of their own`() throws {
    #expect(try outcome(.differs).findings.first?.message.ja.contains("異なります") == true)
    #expect(try outcome(.unreadable).findings.first?.message.ja.contains("不鮮明") == true)
  }

  @Test func `it asks a person, whose answer may also stand among the checks`() throws {
    #expect(Rule.seal07.kind == .person)
    #expect(try outcome(nil).isPersonMustLook)
    let answered = try SubjectFixture.generalOpening().withPaper {
      $0.sealPrint = nil
      $0.checks = ["SEAL-07": .init(outcome: .met)]
    }
    #expect(Checklist(of: answered, rules: [.seal07]).items.first?.outcome == .met)
  }

  @Test func `without a certificate there is nothing to compare with`() throws {
    let subject = try SubjectFixture.generalOpening().withoutCertificate().withPaper { $0.sealPrint = nil }
    #expect(Rule.seal07.outcome(subject) == .left(to: "SEAL-02"))
  }
}

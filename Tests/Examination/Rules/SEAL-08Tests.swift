import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct SEAL08Tests {
  private func outcome(_ answer: PaperRecord.Check.Answer?) throws -> Outcome? {
    let subject = try SubjectFixture.generalOpening().withPaper { paper in
      paper.checks = answer.map { ["SEAL-08": .init(outcome: $0, note: "認印")] }
    }
    return Checklist(of: subject, rules: [.seal08]).items.first?.outcome
  }

  @Test func `it asks a person and takes the answer`() throws {
    #expect(Rule.seal08.kind == .person)
    #expect(try outcome(nil)?.isPersonMustLook == true)
    #expect(try outcome(.met) == .met)
    #expect(try outcome(.notMet)?.findings.map(\.found) == ["認印"])
    #expect(try outcome(.notMet)?.findings.first?.message.ja.hasSuffix("提出してください。") == true)
  }

  @Test func `an individual has no seal at the legal affairs bureau`() throws {
    let subject = try SubjectFixture.generalOpening().with("opener_kind", .choice("2"))
    #expect(Rule.seal08.outcome(subject).isNotApplicable)
  }

  @Test(arguments: [PaperRecord.SealPrint.differs, .unreadable])
  func `a print that does not match is left to SEAL-07`(print: PaperRecord.SealPrint) throws {
    let subject = try SubjectFixture.generalOpening().withPaper { $0.sealPrint = print }
    #expect(Rule.seal08.outcome(subject) == .left(to: "SEAL-07"))
    #expect(Rule.seal07.outcome(subject).findings.count == 1)
  }
}

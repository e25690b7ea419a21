import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct CMP03Tests {
  @Test func `a case is made from a data file, so one has come in`() throws {
    #expect(Rule.cmp03.outcome(try SubjectFixture.generalOpening()) == .met)
    #expect(Rule.cmp03.outcome(try SubjectFixture.designatedOpening()) == .met)
  }

  @Test func `an unusable data file is left to FILE-04`() throws {
    let subject = try SubjectFixture.generalOpening().changing { $0.file.format = "pdf" }
    #expect(Rule.cmp03.outcome(subject) == .met)
    #expect(!Rule.file04.outcome(subject).findings.isEmpty)
  }
}

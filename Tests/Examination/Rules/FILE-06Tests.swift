import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct FILE06Tests {
  private func outcome(received: String, from: String = "2013-01-23", until: String?) throws -> Outcome {
    let (day, first, last) = (
      try SubjectFixture.day(received), try SubjectFixture.day(from), try until.map(SubjectFixture.day)
    )
    return Rule.file06.outcome(
      try SubjectFixture.generalOpening().changing {
        $0.receivedOn = day
        $0.definition = $0.definition.edition(from: first, until: last)
      })
  }

  @Test func `the current edition passes`() throws {
    #expect(try outcome(received: "2026-11-20", until: nil) == .met)
  }

  @Test func `a form from before January 2013 filed in 2024 is returned`() throws {
    let findings = try outcome(received: "2024-05-01", from: "2010-04-01", until: "2013-01-22").findings
    #expect(findings.count == 1)
    #expect(findings.first?.message.ja.contains("平成25年1月22日までの旧様式") == true)
  }

  @Test(arguments: [("2013-01-22", true), ("2013-01-23", false)])
  func `an old edition is accepted up to the day before its cut-over`(received: String, isMet: Bool) throws {
    #expect(try (outcome(received: received, from: "2010-04-01", until: "2013-01-22") == .met) == isMet)
  }

  @Test(arguments: [("2013-01-22", false), ("2013-01-23", true)])
  func `a new edition is accepted from its first day`(received: String, isMet: Bool) throws {
    #expect(try (outcome(received: received, until: nil) == .met) == isMet)
  }

  @Test func `missing sheets are left to FILE-05`() throws {
    #expect(Rule.file06.outcome(try SubjectFixture.generalOpening().withoutSheet("main")) == .met)
  }
}

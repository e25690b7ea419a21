import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct CMP06Tests {
  private func outcome(dated: String) throws -> Outcome {
    Rule.cmp06.outcome(
      try SubjectFixture.generalOpening().with("application_date", .date(try SubjectFixture.day(dated))))
  }

  @Test func `ten days before reception passes`() throws { #expect(try outcome(dated: "2026-11-10") == .met) }

  @Test func `two years before reception is a warning`() throws {
    #expect(Rule.cmp06.severity == .warn)
    #expect(try outcome(dated: "2024-11-20").keys == ["application_date"])
    #expect(try outcome(dated: "2024-11-20").findings.first?.message.ja.contains("令和6年11月20日") == true)
  }

  @Test(arguments: [("2026-11-20", true), ("2026-11-21", false)])
  func `the day of reception is the last that passes`(dated: String, isMet: Bool) throws {
    #expect(try (outcome(dated: dated) == .met) == isMet)
  }

  @Test(arguments: [("2026-08-20", true), ("2026-08-19", false)])
  func `three months back the same day of the month still passes`(dated: String, isMet: Bool) throws {
    #expect(try (outcome(dated: dated) == .met) == isMet)
  }

  @Test func `a blank date is left to CMP-04, no date to FILE-09`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.cmp06.outcome(plain.without("application_date")) == .left(to: "CMP-04"))
    #expect(Rule.cmp04.outcome(plain.without("application_date")).keys == ["application_date"])
    let unreadable = plain.with("application_date", .unreadable(.notADate), raw: "近日")
    #expect(Rule.cmp06.outcome(unreadable) == .left(to: "FILE-09"))
  }
}

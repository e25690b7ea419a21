import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct FILE12Tests {
  @Test func `an empty box passes, as does a form without one`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.file12.outcome(plain) == .met)
    #expect(Rule.file12.outcome(plain.with("receipt_box", .absent)) == .met)
  }

  @Test func `anything in it is returned`() throws {
    let subject = try SubjectFixture.generalOpening().with("receipt_box", .text("123"))
    #expect(Rule.file12.outcome(subject).findings.map(\.found) == ["123"])
    #expect(Rule.file12.outcome(subject).keys == ["receipt_box"])
  }

  @Test func `what cannot be read there is still something written, and only this rule says so`() throws {
    let subject = try SubjectFixture.generalOpening().with(
      "receipt_box", .unreadable(.errorValue("#REF!")), raw: "#REF!")
    #expect(Rule.file12.outcome(subject).keys == ["receipt_box"])
    #expect(Rule.cmp04.outcome(subject) == .met)
  }
}

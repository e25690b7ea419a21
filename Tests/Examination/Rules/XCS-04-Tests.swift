import Forms
import Programme
import Register
import Testing

@testable import Examination

/// XCS-04: four eyes.
struct XCS04Tests {
  private func outcome(_ examiner: String?, _ approver: String?) throws -> Outcome {
    Rule.xcs04.outcome(
      try SubjectFixture.generalOpening().changing {
        $0.examiner = examiner.map(OfficialID.init(rawValue:))
        $0.approver = approver.map(OfficialID.init(rawValue:))
      })
  }

  @Test func `two persons are met`() throws { #expect(try outcome("sato", "suzuki") == .met) }

  @Test func `one person is refused`() throws { #expect(try outcome("sato", "sato").findings.map(\.found) == ["sato"]) }

  @Test func `login names differ by every letter`() throws { #expect(try outcome("sato", "sato2") == .met) }

  @Test func `it rests until both are known`() throws {
    #expect(try outcome("sato", nil).isNotApplicable)
    #expect(try outcome(nil, "sato").isNotApplicable)
    #expect(try outcome(nil, nil).isNotApplicable)
  }
}

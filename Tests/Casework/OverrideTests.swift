import Examination
import Forms
import GRDB
import Programme
import Register
import Testing

@testable import Casework

/// Rule XCS-03: what is not met goes through with a reason only, and what rejects or is unanswered never.
struct OverrideTests {
  /// An application dated too long ago (CMP-06, warn) with a seal certificate too old (SEAL-01, return).
  static func doubtful() throws -> (office: CaseOffice, id: CaseID) {
    let office = try CaseOffice()
    let form = try Applications.generalOpening(dated: "2026-06-01", associations: [(1, "8888")])
    let id = try office.newCase(form)
    var paper = try Applications.paper(of: form)
    paper.sealCertificate?.issuedOn = try CivilDate(iso: "2026-02-01")
    try office.record(paper, on: id)
    #expect(try office.view(id).checklist.notMet().map(\.rule.id).sorted() == ["CMP-06", "SEAL-01"])
    return (office, id)
  }

  static let bothReasons = ["CMP-06": "電話で確認済み", "SEAL-01": "原本は後日"]

  static let refused:
    [(why: String, overrides: [String: String], refusal: CaseworkError.OverrideRefusal, rule: String)] = [
      ("no such rule", ["XXX-99": "理由"], .unknownRule, "XXX-99"),
      ("a rule of the other form", ["FEE-06": "理由"], .unknownRule, "FEE-06"),
      ("a rule that is met", ["SEAL-07": "理由"], .nothingToOverride, "SEAL-07"),
      ("a rule with nothing to say", ["FEE-03": "理由"], .nothingToOverride, "FEE-03"),
      ("no reason", ["CMP-06": ""], .reasonMissing, "CMP-06"),
      ("a reason of blanks", ["CMP-06": " \u{3000}\n"], .reasonMissing, "CMP-06"),
    ]

  @Test(arguments: refused.indices, [CaseDesk.Decision.pass, .return, .reject])
  func `an override that makes no sense is refused, whatever the decision`(index: Int, decision: CaseDesk.Decision)
    throws
  {
    let row = Self.refused[index]
    let (office, id) = try Self.doubtful()
    let before = try office.content()
    #expect(throws: CaseworkError.overrideNotPossible(id, rule: row.rule, row.refusal), "\(row.why)") {
      try office.examine(id, decision, overrides: row.overrides.merging(Self.bothReasons) { first, _ in first })
    }
    #expect(try office.content() == before)
  }

  @Test func `each rule that warns or returns needs its own reason`() throws {
    let (office, id) = try Self.doubtful()
    let before = try office.content()
    #expect(throws: CaseworkError.self) { try office.examine(id) }
    #expect(throws: CaseworkError.rulesNotMet(id, ["SEAL-01"])) {
      try office.examine(id, overrides: ["CMP-06": "電話で確認済み"])
    }
    #expect(throws: CaseworkError.rulesNotMet(id, ["CMP-06"])) {
      try office.examine(id, overrides: ["SEAL-01": "原本は後日"])
    }
    #expect(try office.content() == before)
    try office.examine(id, overrides: Self.bothReasons)
    let verdict = try office.record(id).standingPass?.verdict
    #expect(verdict?.overrides == Self.bothReasons)
    #expect(verdict?.notMet.sorted() == ["CMP-06", "SEAL-01"])
    #expect(verdict?.figures == "specimen-1")
    // The approver agrees to these reasons; a pass without them does not reach the register.
    #expect(try office.approve(id) == .applied)
  }

  @Test func `reasons of a pass that was declined do not count for the next`() throws {
    let (office, id) = try Self.doubtful()
    try office.examine(id, overrides: Self.bothReasons)
    try office.decline(id)
    #expect(throws: CaseworkError.self) { try office.examine(id, by: CaseOffice.shinsa2) }
    #expect(try office.state(id) == .underExamination)
  }

  @Test func `a case that breaks a rejecting rule never passes`() throws {
    let office = try CaseOffice()
    // Four facilities count for 株式会社東京見本; nine accounts are beyond its limit (LIM-01).
    let id = try office.examinable(Applications.generalOpening(accounts: 9, associations: [(1, "8888")]))
    let before = try office.content()
    #expect(throws: CaseworkError.rulesNotMet(id, ["LIM-01"])) { try office.examine(id) }
    #expect(throws: CaseworkError.overrideNotPossible(id, rule: "LIM-01", .severityReject)) {
      try office.examine(id, overrides: ["LIM-01": "特別に"])
    }
    #expect(try office.content() == before)
    try office.examine(id, .reject)
    #expect(try office.state(id) == .rejected)
  }

  @Test func `a rule that waits for a person's answer blocks, and a reason is no answer`() throws {
    let office = try CaseOffice()
    let form = try Applications.generalOpening(associations: [(1, "8888")])
    let id = try office.newCase(form)
    var paper = try Applications.paper(of: form)
    paper.checks = nil
    try office.record(paper, on: id)
    let before = try office.content()
    #expect(throws: CaseworkError.personMustLook(id, ["SEAL-08"])) { try office.examine(id) }
    #expect(throws: CaseworkError.overrideNotPossible(id, rule: "SEAL-08", .answerNeeded)) {
      try office.examine(id, overrides: ["SEAL-08": "見ました"])
    }
    #expect(try office.content() == before)
    // Answered no, it is a rule that returns; answered yes, it is met.
    var answer = PaperRecord()
    answer.checks = ["SEAL-08": .init(outcome: .notMet)]
    try office.record(answer, on: id)
    #expect(throws: CaseworkError.rulesNotMet(id, ["SEAL-08"])) { try office.examine(id) }
    answer.checks = ["SEAL-08": .init(outcome: .met)]
    try office.record(answer, on: id)
    try office.examine(id)
    #expect(try office.state(id) == .awaitingApproval)
  }
}

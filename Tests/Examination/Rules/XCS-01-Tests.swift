import Forms
import Programme
import Register
import Testing

@testable import Examination

/// XCS-01: simultaneous applications are processed in their order.
struct XCS01Tests {
  /// The first association waits for the account of 0777, asked for by case C-1.
  private func waiting(_ stage: Subject.Stage) throws -> Subject {
    try SubjectFixture.generalOpening()
      .with("associations[0].designated_account_no", .accountNumber(try AccountNumber("130-100-0777-0")))
      .awaiting(try .opening("C-1", ["0777"])).changing { $0.stage = stage }
  }

  @Test func `nothing to wait for is met`() throws {
    #expect(Rule.xcs01.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `applying the association first is a warning that names the case`() throws {
    let outcome = Rule.xcs01.outcome(try waiting(.application))
    #expect(outcome.findings.map(\.found) == ["C-1"])
    #expect(Rule.xcs01.severity == .warn)
  }

  @Test func `while examined, the case to wait for is the reason`() throws {
    guard case .notApplicable(let reason) = Rule.xcs01.outcome(try waiting(.examination)) else {
      Issue.record("the rule should rest")
      return
    }
    #expect(reason.ja.contains("C-1") && reason.en.contains("C-1"))
  }

  @Test func `once the account is open there is nothing to wait for`() throws {
    let account = Account(
      number: try AccountNumber("130-100-0777-0"), kind: .designated, designation: try DesignationNumber("0777"),
      holders: [SubjectFixture.applicant], openedOn: try SubjectFixture.day("2026-11-24"))
    let subject = try waiting(.application).withRegister { $0.accounts[account.number] = account }
    #expect(Rule.xcs01.outcome(subject) == .met)
  }

  @Test func `an account nobody has applied for is left to ASC-02`() throws {
    let subject = try waiting(.application).awaiting()
    #expect(Rule.xcs01.outcome(subject) == .met)
    #expect(Rule.asc02.outcome(subject).findings.count == 1)
  }
}

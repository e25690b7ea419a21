import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ACC-06: the account is a designated account in use.
struct ACC06Tests {
  private let key = "associations[0].designated_account_no"

  private func naming(_ number: String) throws -> Subject {
    try SubjectFixture.generalOpening().with(key, .accountNumber(try AccountNumber(number)))
  }

  @Test func `open accounts are met`() throws {
    #expect(Rule.acc06.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `a closed account is refused`() throws {
    let subject = try SubjectFixture.generalOpening()
      .withAccount("130-100-0021-0") { $0.closedOn = try SubjectFixture.day("2025-03-31") }
    #expect(Rule.acc06.outcome(subject).keys == [key])
    #expect(Rule.acc06.outcome(subject.awaiting(try .opening("C-1", ["0021"]))) == .met)
  }

  @Test func `an account is in use on the day it opens and no more on the day it closes`() throws {
    func outcome(opened: String, closed: String?) throws -> Outcome {
      let fixture = try SubjectFixture.generalOpening()
      let account = Account(
        number: try AccountNumber("130-100-0021-0"), kind: .designated, designation: try DesignationNumber("0021"),
        holders: [SubjectFixture.applicant], openedOn: try SubjectFixture.day(opened),
        closedOn: try closed.map(SubjectFixture.day))
      return Rule.acc06.outcome(fixture.changing { $0.register.accounts[account.number] = account })
    }
    #expect(try outcome(opened: "2026-11-24", closed: nil) == .met)
    #expect(try outcome(opened: "2026-11-25", closed: nil).findings.count == 1)
    #expect(try outcome(opened: "2013-02-01", closed: "2026-11-24").findings.count == 1)
    #expect(try outcome(opened: "2013-02-01", closed: "2026-11-25") == .met)
  }

  @Test(arguments: ["130-200-0001-0", "130-555-0021-0"])
  func `a number that is no designated account's is refused`(number: String) throws {
    #expect(Rule.acc06.outcome(try naming(number)).keys == [key])
    #expect(Rule.acc06.outcome(try naming(number).withGeneralAccounts(1)).keys == [key])
  }

  @Test func `an account nobody has opened is left to ASC-02, another area to ACC-04`() throws {
    #expect(Rule.acc06.outcome(try naming("130-100-0777-0")) == .met)
    #expect(Rule.acc06.outcome(try naming("110-100-0021-0")) == .met)
  }
}

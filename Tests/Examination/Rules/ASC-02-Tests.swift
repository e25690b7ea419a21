import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ASC-02: the designated account is open or applied for.
struct ASC02Tests {
  private let key = "associations[0].designated_account_no"

  private func naming(_ number: String) throws -> Subject {
    try SubjectFixture.generalOpening().with(key, .accountNumber(try AccountNumber(number)))
  }

  @Test func `open accounts are met`() throws {
    #expect(Rule.asc02.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `nothing filed is refused`() throws {
    let outcome = Rule.asc02.outcome(try naming("130-100-0777-0"))
    #expect(outcome.keys == [key])
    #expect(outcome.findings.first?.message.ja.contains("同時に提出してください") == true)
  }

  @Test func `both filed is met, at either stage`() throws {
    let subject = try naming("130-100-0777-0").awaiting(try .opening("C-1", ["0777"]))
    #expect(Rule.asc02.outcome(subject) == .met)
    #expect(Rule.asc02.outcome(subject.changing { $0.stage = .application }) == .met)
  }

  @Test func `an application for another facility, or a number that the account will not get, does not help`() throws {
    #expect(Rule.asc02.outcome(try naming("130-100-0777-0").awaiting(try .opening("C-1", ["0778"]))).keys == [key])
    #expect(Rule.asc02.outcome(try naming("130-100-0777-1").awaiting(try .opening("C-1", ["0777"]))).keys == [key])
  }

  @Test func `a closed account and a general one are left to ACC-06, an unreadable number to ACC-03`() throws {
    let closed = try SubjectFixture.generalOpening()
      .withAccount("130-100-0021-0") { $0.closedOn = try SubjectFixture.day("2025-03-31") }
    #expect(Rule.asc02.outcome(closed) == .met)
    #expect(Rule.asc02.outcome(try naming("130-200-0021-0")) == .met)
    let unreadable = try SubjectFixture.generalOpening().with(key, .unreadable(.notAnAccountNumber), raw: "777")
    #expect(Rule.asc02.outcome(unreadable) == .met)
  }
}

import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ASC-01: the applicant is holder or manager of the designated account.
struct ASC01Tests {
  private let key = "associations[0].designated_account_no"

  /// The first association names 0777, whose account is not open yet.
  private func naming0777() throws -> Subject {
    try SubjectFixture.generalOpening().with(key, .accountNumber(try AccountNumber("130-100-0777-0")))
  }

  @Test func `B, a holder of X, is met`() throws {
    let joint = try SubjectFixture.generalOpening()
      .withAccount("130-100-0021-0") { $0.holders = [SubjectFixture.partner, SubjectFixture.applicant] }
    #expect(Rule.asc01.outcome(joint) == .met)
  }

  @Test func `C, unrelated, is refused at the account's cell`() throws {
    let subject = try SubjectFixture.generalOpening()
      .withAccount("130-100-0021-0") { $0.holders = [SubjectFixture.partner] }
    let outcome = Rule.asc01.outcome(subject)
    #expect(outcome.keys == [key])
    #expect(outcome.findings.first?.message.ja.contains("口座名義人でも口座管理者でもない") == true)
  }

  @Test func `a manager is met`() throws {
    let subject = try SubjectFixture.generalOpening().withAccount("130-100-0021-0") {
      $0.holders = [SubjectFixture.partner]
      $0.manager = SubjectFixture.applicant
    }
    #expect(Rule.asc01.outcome(subject) == .met)
  }

  @Test func `for an account not open yet the application to open it says who holds it`() throws {
    let subject = try naming0777()
    #expect(Rule.asc01.outcome(subject.awaiting(try .opening("C-1", ["0777"], holders: ["神田不動産㈱", "㈱新宿ビル"]))) == .met)
    #expect(Rule.asc01.outcome(subject.awaiting(try .opening("C-1", ["0777"], holders: ["神田不動産㈱"]))).keys == [key])
  }

  @Test func `without such names the facility's obligated persons hold it`() throws {
    let subject = try naming0777().awaiting(try .opening("C-1", ["0777"]))
    #expect(Rule.asc01.outcome(subject) == .met)
    #expect(
      Rule.asc01.outcome(try subject.withFacility("0777") { $0.obligatedPersons = [SubjectFixture.partner] }).keys == [
        key
      ])
  }

  @Test func `a manager of another account who says so is left to ASC-08`() throws {
    let subject = try SubjectFixture.generalOpening().appliedForByManager().with("assoc.relation", .choice("2"))
    #expect(Rule.asc01.outcome(subject).findings.count == 3)
    #expect(
      Rule.asc01.outcome(try subject.withAccount("130-100-8888-0") { $0.manager = SubjectFixture.manager }) == .met)
  }

  @Test func `an unreadable number is left to ACC-03, an unknown one to ASC-02`() throws {
    let subject = try SubjectFixture.generalOpening().with("applicant.name", .text("虎ノ門商事株式会社"))
      .removing(row: 2, of: "associations").removing(row: 1, of: "associations")
    #expect(Rule.asc01.outcome(subject).keys == [key])
    #expect(Rule.asc01.outcome(subject.with(key, .unreadable(.notAnAccountNumber), raw: "0021")) == .met)
    #expect(Rule.asc01.outcome(subject.with(key, .accountNumber(try AccountNumber("130-100-4321-0")))) == .met)
  }
}

import Forms
import Programme
import Register
import Testing

@testable import Examination

/// What a case waits for.
struct PrerequisitesTests {
  private func waiting(_ subject: Subject) -> [String] { Prerequisites.awaited(by: subject).map(\.rawValue) }

  private func naming0777() throws -> Subject {
    try SubjectFixture.generalOpening()
      .with("associations[0].designated_account_no", .accountNumber(try AccountNumber("130-100-0777-0")))
  }

  @Test func `the opening of an associated account comes first, each case once and in order`() throws {
    let subject = try naming0777()
      .with("associations[1].designated_account_no", .accountNumber(try AccountNumber("130-100-0777-0")))
      .awaiting(try .opening("C-2026-000012", ["0777"]), try .opening("C-2026-000003", ["0777", "0021"]))
    #expect(waiting(subject) == ["C-2026-000003", "C-2026-000012"])
  }

  @Test func `accounts that are open already and other facilities are not waited for`() throws {
    #expect(waiting(try SubjectFixture.generalOpening().awaiting(try .opening("C-1", ["0021"]))).isEmpty)
    #expect(waiting(try naming0777().awaiting(try .opening("C-1", ["0778"]))).isEmpty)
  }

  @Test func `a manager to be waits for what makes him one`() throws {
    let subject = try SubjectFixture.generalOpening().appliedForByManager().with(rows: [], of: "associations")
      .with("accounts_requested", .integer(1)).awaiting(try .opening("C-1", ["0777"], manager: "東都ビル管理㈱"))
    #expect(waiting(subject) == ["C-1"])
    let registered = try subject.withAccount("130-100-0021-0") { $0.manager = SubjectFixture.manager }
    #expect(waiting(registered).isEmpty)
    #expect(waiting(registered.with("accounts_requested", .integer(2))) == ["C-1"])
  }

  @Test func `a designated account waits for the registration of its facility's manager`() throws {
    let subject = try SubjectFixture.designatedOpening()
    #expect(waiting(subject.awaiting(try .registration("C-1", ["0777"], manager: "東都ビル管理㈱"))) == ["C-1"])
    #expect(waiting(subject.awaiting(try .registration("C-1", ["0021"], manager: "東都ビル管理㈱"))).isEmpty)
    #expect(waiting(subject.awaiting(.accounts("C-1", "株式会社新宿ビル", 1))).isEmpty)
  }
}

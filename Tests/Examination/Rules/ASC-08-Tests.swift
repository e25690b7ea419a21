import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ASC-08: a manager belongs to the account that is named.
struct ASC08Tests {
  /// The management company associates with 0021 only, and manages the accounts of these facilities.
  private func manager(of designations: String...) throws -> Subject {
    let subject = try SubjectFixture.generalOpening().appliedForByManager().with("assoc.relation", .choice("2"))
      .removing(row: 2, of: "associations").removing(row: 1, of: "associations")
    return try designations.reduce(subject) { subject, designation in
      try subject.withAccount("130-100-\(designation)-0") { $0.manager = SubjectFixture.manager }
    }
  }

  @Test func `the manager of the account is met`() throws {
    #expect(Rule.asc08.outcome(try manager(of: "0021")) == .met)
  }

  @Test func `the manager of another account is refused`() throws {
    #expect(Rule.asc08.outcome(try manager(of: "8888")).keys == ["associations[0].designated_account_no"])
  }

  @Test func `a registration under way for that very account is met`() throws {
    let subject = try manager(of: "8888")
    #expect(Rule.asc08.outcome(subject.awaiting(try .registration("C-1", ["0021"], manager: "東都ビル管理㈱"))) == .met)
    #expect(
      Rule.asc08.outcome(subject.awaiting(try .registration("C-1", ["9999"], manager: "東都ビル管理㈱"))).findings.count == 1)
  }

  @Test func `who manages nothing is left to ASC-01, and a holder who says manager to ASC-03`() throws {
    #expect(Rule.asc08.outcome(try manager()).isNotApplicable)
    let holder = try SubjectFixture.generalOpening().with("assoc.relation", .choice("2"))
      .withAccount("130-100-9999-0") { $0.manager = SubjectFixture.applicant }
    #expect(Rule.asc08.outcome(holder) == .met)
    #expect(Rule.asc03.outcome(holder).findings.count == 2)
  }

  @Test func `a holder's application is not asked`() throws {
    #expect(Rule.asc08.outcome(try SubjectFixture.generalOpening()).isNotApplicable)
  }
}

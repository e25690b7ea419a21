import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct CMP12Tests {
  @Test func `all flags set pass`() throws {
    #expect(Rule.cmp12.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `each blank or unclear flag is one finding, and CMP-04 stays silent`() throws {
    let subject = try SubjectFixture.generalOpening().without("contact.publish.email")
      .with("contact.publish.fax", .unreadable(.notAChoice), raw: "公表・非公表")
    #expect(Rule.cmp12.outcome(subject).keys == ["contact.publish.fax", "contact.publish.email"])
    #expect(Rule.cmp04.outcome(subject) == .met)
  }

  @Test func `a flag is needed even where the item itself is blank`() throws {
    let subject = try SubjectFixture.generalOpening().without("contact.fax").without("contact.publish.fax")
    #expect(Rule.cmp12.outcome(subject).keys == ["contact.publish.fax"])
  }

  @Test func `a missing sheet is left to FILE-05, a formula to FILE-07`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.cmp12.outcome(plain.withoutSheet("main")).isNotApplicable)
    let formula = plain.with("contact.publish.fax", .unreadable(.formulaWithoutValue), raw: "=A1")
    #expect(Rule.cmp12.outcome(formula) == .met)
  }
}

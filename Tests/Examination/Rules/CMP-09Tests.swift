import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct CMP09Tests {
  @Test func `a full contact passes`() throws {
    #expect(Rule.cmp09.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test(arguments: ["contact.email", "contact.phone"])
  func `no e-mail address or no telephone number is returned`(key: String) throws {
    let subject = try SubjectFixture.generalOpening().without(key)
    #expect(Rule.cmp09.outcome(subject).keys == [key])
    #expect(Rule.cmp09.outcome(subject).findings.first?.place?.address != nil)
  }

  @Test func `a company or a person will do; with neither both are asked for, once`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.cmp09.outcome(plain.without("contact.person")) == .met)
    let neither = plain.without("contact.person").without("contact.company")
    #expect(Rule.cmp09.outcome(neither).keys == ["contact.company", "contact.person"])
    #expect(Rule.cmp04.outcome(neither) == .met)
  }

  @Test func `an address that is no address is left to CMP-10`() throws {
    let subject = try SubjectFixture.generalOpening().with("contact.email", .text("a@"))
    #expect(Rule.cmp09.outcome(subject) == .met)
    #expect(Rule.cmp10.outcome(subject).keys == ["contact.email"])
  }
}

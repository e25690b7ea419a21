import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct IDN05Tests {
  @Test func `both obligated persons together pass`() throws {
    #expect(Rule.idn05.outcome(try SubjectFixture.designatedOpening()) == .met)
  }

  @Test func `the account manager alone passes`() throws {
    let subject = try SubjectFixture.designatedOpening().with("applicant_capacity", .choice("2"))
      .with("holders[0].joint", .choice("no")).with("holders[1].joint", .choice("no"))
    #expect(Rule.idn05.outcome(subject) == .met)
  }

  @Test func `two of three without a manager are returned`() throws {
    let third = SubjectFixture.manager
    let subject = try SubjectFixture.designatedOpening().withRegister { register in
      for designation in register.facilities.keys where designation.digits == "0777" {
        register.facilities[designation]?.obligatedPersons.append(third)
      }
    }
    let findings = Rule.idn05.outcome(subject).findings
    #expect(findings.map { $0.place?.key } == ["facilities[0].designation_number"])
    #expect(findings.first?.message.ja.contains("「東都ビル管理株式会社」") == true)
  }

  @Test func `a holder who does not join in is a finding at that answer`() throws {
    let subject = try SubjectFixture.designatedOpening().with("holders[1].joint", .choice("no"))
    #expect(Rule.idn05.outcome(subject).keys == ["holders[1].joint"])
  }

  @Test func `the lead applicant signs by applying, but must be listed`() throws {
    let plain = try SubjectFixture.designatedOpening()
    #expect(Rule.idn05.outcome(plain.with("holders[0].joint", .choice("no"))) == .met)
    #expect(Rule.idn05.outcome(plain.removing(row: 0, of: "holders")).keys == ["facilities[0].designation_number"])
  }

  @Test func `a holder listed for another facility does not count`() throws {
    let other = FieldValue.designation(try DesignationNumber("0021"))
    let subject = try SubjectFixture.designatedOpening().with("holders[1].designation_number", other)
    #expect(Rule.idn05.outcome(subject).keys == ["facilities[0].designation_number"])
  }

  @Test(arguments: ["holders[1].name", "holders[1].designation_number"])
  func `a row without a name or number may be the missing holder, so the blank alone is spoken of`(key: String) throws {
    let subject = try SubjectFixture.designatedOpening().without(key)
    #expect(Rule.idn05.outcome(subject) == .met)
    #expect(Rule.cmp04.outcome(subject).keys == [key])
  }

  @Test func `blank answers are left to CMP-04, an unknown facility to ACC-08`() throws {
    let plain = try SubjectFixture.designatedOpening()
    #expect(Rule.idn05.outcome(plain.without("applicant_capacity")) == .left(to: "CMP-04"))
    #expect(Rule.idn05.outcome(plain.without("holders[1].joint")) == .met)
    #expect(Rule.cmp04.outcome(plain.without("holders[1].joint")).keys == ["holders[1].joint"])
    let unknown = plain.with("facilities[0].designation_number", .designation(try DesignationNumber("4321")))
    #expect(Rule.idn05.outcome(unknown) == .left(to: "ACC-08"))
  }
}

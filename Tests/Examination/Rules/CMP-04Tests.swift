import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct CMP04Tests {
  @Test func `complete forms pass`() throws {
    #expect(Rule.cmp04.outcome(try SubjectFixture.generalOpening()) == .met)
    #expect(Rule.cmp04.outcome(try SubjectFixture.designatedOpening()) == .met)
  }

  @Test func `a contact without a person is one finding at its cell`() throws {
    let subject = try SubjectFixture.generalOpening().without("contact.person")
    let findings = Rule.cmp04.outcome(subject).findings
    #expect(findings.map(\.place) == [subject.place(of: "contact.person")])
    #expect(findings.first?.place?.address != nil)
    #expect(findings.first?.message.ja == "「担当者名」欄が未記入です。記入してください。")
  }

  @Test func `every blank field is a finding of its own, those of rows in their entry`() throws {
    let subject = try SubjectFixture.generalOpening()
      .without("applicant.name").without("attachments").without("associations[1].facility_name")
    #expect(Rule.cmp04.outcome(subject).keys == ["applicant.name", "attachments", "associations[1].facility_name"])
    let words = Rule.cmp04.outcome(subject).findings.last?.message.ja
    #expect(words?.contains("「関連付けを希望する指定管理口座に係る情報一覧」の2件目の「事業所の名称」") == true)
  }

  @Test func `what may be left out may be blank`() throws {
    let subject = try SubjectFixture.generalOpening()
      .without("contact.department").without("contact.fax").without("remarks")
      .without("associations[0].opening_applied_on")
    #expect(Rule.cmp04.outcome(subject) == .met)
  }

  @Test func `a field is required with another, and only then`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.cmp04.outcome(plain.with("agent.name", .text("代理 人"))).keys == ["agent.address"])
    let none = plain.without("assoc.relation").without("assoc.account_count").with(rows: [], of: "associations")
    #expect(Rule.cmp04.outcome(none) == .met)
    #expect(Rule.cmp04.outcome(plain.without("assoc.relation")).keys == ["assoc.relation"])
  }

  @Test func `a row's field is required by a choice in the same row`() throws {
    let subject = try SubjectFixture.designatedOpening().with("holders[1].kind", .choice("individual"))
    #expect(Rule.cmp04.outcome(subject).keys == ["holders[1].publish_individual"])
  }

  @Test(arguments: [
    ("opener_kind", UnreadableReason.notAChoice), ("assoc.relation", .notAChoice),
    ("contact.address", .errorValue("#REF!")), ("requirement_facts", .errorValue("#N/A")),
  ])
  func `what cannot be read and no other rule reads is a finding`(key: String, reason: UnreadableReason) throws {
    let subject = try SubjectFixture.generalOpening().with(key, .unreadable(reason), raw: "？")
    #expect(Rule.cmp04.outcome(subject).keys == [key])
  }

  @Test(arguments: [
    "contact.phone", "contact.email", "contact.publish.fax", "applicant.representative_name", "assoc.account_count",
  ])
  func `blank fields that another rule owns are left to it`(key: String) throws {
    #expect(Rule.cmp04.outcome(try SubjectFixture.generalOpening().without(key)) == .met)
  }

  @Test(arguments: [
    ("application_date", UnreadableReason.noSuchDay), ("accounts_requested", .notANumber),
    ("assoc.account_count", .notANumber), ("associations[0].provisional_no", .notANumber),
    ("associations[0].designated_account_no", .notAnAccountNumber),
    ("associations[0].designation_number", .notADesignationNumber), ("opener_kind", .formulaWithoutValue),
    ("contact.publish.fax", .notAChoice),
  ])
  func `unreadable fields that another rule owns are left to it`(key: String, reason: UnreadableReason) throws {
    #expect(Rule.cmp04.outcome(try SubjectFixture.generalOpening().with(key, .unreadable(reason), raw: "x")) == .met)
  }

  @Test func `where the other rule cannot speak the finding is made here`() throws {
    let plain = try SubjectFixture.generalOpening()
    let number = plain.with("associations[0].provisional_no", .unreadable(.notANumber), raw: "一")
      .without("accounts_requested")
    #expect(Rule.cmp04.outcome(number).keys == ["accounts_requested", "associations[0].provisional_no"])
  }

  @Test func `the fields of a missing sheet are left to FILE-05`() throws {
    let subject = try SubjectFixture.generalOpening().withoutSheet("main").with("applicant.name", .absent)
    #expect(Rule.cmp04.outcome(subject) == .met)
    #expect(!Rule.file05.outcome(subject).findings.isEmpty)
  }

  @Test func `an account manager who applies names the holders`() throws {
    let subject = try SubjectFixture.designatedOpening().with(rows: [], of: "holders")
    #expect(Rule.cmp04.outcome(subject) == .met)
    #expect(Rule.cmp04.outcome(subject.with("applicant_capacity", .choice("2"))).keys == ["holders"])
  }
}

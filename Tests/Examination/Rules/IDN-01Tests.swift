import Forms
import Programme
import Register
import Testing

@testable import Examination

@Suite struct IDN01Tests {
  @Test func `name and address as on record pass`() throws {
    #expect(Rule.idn01.outcome(try SubjectFixture.generalOpening()) == .met)
    #expect(Rule.idn01.outcome(try SubjectFixture.designatedOpening()) == .met)
  }

  @Test(arguments: ["東京都新宿区西新宿２－８－１", "東京都新宿区 西新宿二丁目８番１号", "東京都新宿区西新宿2丁目8番1号"])
  func `another spelling of the same address passes`(address: String) throws {
    #expect(Rule.idn01.outcome(try SubjectFixture.generalOpening().with("applicant.address", .text(address))) == .met)
  }

  @Test func `another spelling of the same name is the same person`() throws {
    let subject = try SubjectFixture.generalOpening().with("applicant.name", .text("㈱新宿ビル"))
    #expect(Rule.idn01.outcome(subject) == .met)
  }

  @Test func `another head office is returned with both addresses`() throws {
    let subject = try SubjectFixture.generalOpening().with("applicant.address", .text("東京都港区芝公園四丁目2番8号"))
    let findings = Rule.idn01.outcome(subject).findings
    #expect(findings.map(\.place) == [subject.place(of: "applicant.address")])
    #expect(findings.first?.found == "東京都港区芝公園四丁目2番8号")
    #expect(findings.first?.message.ja.contains("東京都新宿区西新宿二丁目8番1号") == true)
  }

  @Test func `the next house is another address`() throws {
    let subject = try SubjectFixture.generalOpening().with("applicant.address", .text("東京都新宿区西新宿二丁目8番2号"))
    #expect(Rule.idn01.outcome(subject).keys == ["applicant.address"])
  }

  @Test func `of several of one name the one at the address is meant`() throws {
    let twin = Person(
      id: PersonID(rawValue: "P000009"), kind: .corporation, name: "株式会社新宿ビル", address: "大阪府大阪市北区梅田一丁目1番1号")
    let subject = try SubjectFixture.generalOpening().withRegister { $0.persons[twin.id] = twin }
    #expect(Rule.idn01.outcome(subject) == .met)
    #expect(Rule.idn01.outcome(subject.with("applicant.address", .text("東京都港区芝1番"))).isPersonMustLook)
  }

  @Test func `whoever is not on record has nothing to compare`() throws {
    let subject = try SubjectFixture.generalOpening().with("applicant.name", .text("新規商事株式会社"))
      .with("opener_kind", .choice("4"))
    #expect(Rule.idn01.outcome(subject).isNotApplicable)
  }

  @Test func `a blank address is left to CMP-04`() throws {
    let subject = try SubjectFixture.generalOpening().without("applicant.address")
    #expect(Rule.idn01.outcome(subject) == .left(to: "CMP-04"))
    #expect(Rule.cmp04.outcome(subject).keys == ["applicant.address"])
  }
}

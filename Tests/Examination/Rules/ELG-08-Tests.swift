import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ELG-08: a designated account is opened by the facility's obligated persons or their manager.
struct ELG08Tests {
  /// 神田共同ビル is applied for by the management company as account manager.
  private func byManager(named manager: String?) throws -> Subject {
    let subject = try SubjectFixture.designatedOpening().with("applicant.name", .text("東都ビル管理株式会社"))
      .with("applicant_capacity", .choice("2"))
    return manager.map { subject.with("account_manager.name", .text($0)) } ?? subject
  }

  @Test func `an obligated person is met`() throws {
    #expect(Rule.elg08.outcome(try SubjectFixture.designatedOpening()) == .met)
  }

  @Test func `a third party is refused at the facility's cell`() throws {
    let outcome = Rule.elg08.outcome(
      try SubjectFixture.designatedOpening().with("applicant.name", .text("虎ノ門商事株式会社")))
    #expect(outcome.keys == ["facilities[0].designation_number"])
    #expect(outcome.findings.first?.message.ja.contains("神田共同ビル") == true)
  }

  @Test func `a manager whose registration is under way is met`() throws {
    let subject = try byManager(named: "東都ビル管理株式会社")
    #expect(Rule.elg08.outcome(subject.awaiting(try .registration("C-1", ["0777"], manager: "東都ビル管理(株)"))) == .met)
    #expect(
      Rule.elg08.outcome(subject.awaiting(try .registration("C-1", ["0021"], manager: "東都ビル管理(株)"))).isPersonMustLook)
  }

  @Test func `a manager nobody has registered is checked by a person`() throws {
    #expect(Rule.elg08.outcome(try byManager(named: "東都ビル管理㈱")).isPersonMustLook)
  }

  @Test func `who calls another the manager is a third party`() throws {
    #expect(Rule.elg08.outcome(try byManager(named: "別の管理会社株式会社")).findings.count == 1)
    #expect(Rule.elg08.outcome(try byManager(named: nil)).findings.count == 1)
  }

  /// The holders of 神田共同ビル by name.
  private func listing(_ names: String...) throws -> Subject {
    let number = FieldValue.designation(try DesignationNumber("0777"))
    return try SubjectFixture.designatedOpening().with(
      rows: names.map { ["designation_number": number, "name": .text($0), "joint": .choice("yes")] }, of: "holders")
  }

  @Test func `a holder listed beside the obligated persons is refused`() throws {
    let subject = try listing("株式会社新宿ビル", "神田不動産株式会社", "虎ノ門商事株式会社")
    #expect(Rule.elg08.outcome(subject).keys == ["holders[2].name"])
  }

  @Test func `a holder listed in the place of an obligated person is left to IDN-05, unless the manager applies`()
    throws
  {
    let subject = try listing("株式会社新宿ビル", "虎ノ門商事株式会社")
    #expect(Rule.elg08.outcome(subject) == .met)
    #expect(Rule.idn05.outcome(subject).findings.count == 1)
    let byManager = subject.with("applicant_capacity", .choice("2"))
    #expect(Rule.elg08.outcome(byManager).keys == ["holders[1].name"])
    #expect(Rule.idn05.outcome(byManager) == .met)
  }

  @Test func `of two persons of one name the one at the address is meant`() throws {
    let subject = try SubjectFixture.designatedOpening().withRegister { register in
      let id = PersonID(rawValue: "P000000")
      register.persons[id] = Person(id: id, kind: .corporation, name: "株式会社新宿ビル", address: "大阪府大阪市北区梅田一丁目1番1号")
    }
    #expect(Rule.elg08.outcome(subject) == .met)
    let namesake = subject.with("applicant.address", .text("大阪府大阪市北区梅田１－１－１"))
    #expect(Rule.elg08.outcome(namesake).keys == ["facilities[0].designation_number"])
  }

  @Test func `while IDN-01 asks which of two namesakes applies, either may be meant`() throws {
    let subject = try SubjectFixture.designatedOpening().withRegister { register in
      let id = PersonID(rawValue: "P000000")
      register.persons[id] = Person(id: id, kind: .corporation, name: "株式会社新宿ビル", address: "大阪府大阪市北区梅田一丁目1番1号")
    }.with("applicant.address", .text("東京都港区虎ノ門一丁目1番1号"))
    #expect(Rule.idn01.outcome(subject).isPersonMustLook)
    #expect(Rule.elg08.outcome(subject) == .met)
  }

  @Test func `an unknown facility is left to ACC-08 and a blank name to CMP-04`() throws {
    let subject = try SubjectFixture.designatedOpening()
    #expect(Rule.elg08.outcome(subject.without("applicant.name")).isNotApplicable)
    let unknown = subject.with("facilities[0].designation_number", .designation(try DesignationNumber("4321")))
    #expect(Rule.elg08.outcome(unknown).isNotApplicable)
  }
}

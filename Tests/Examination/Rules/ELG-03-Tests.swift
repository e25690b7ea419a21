import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ELG-03: kinds 1 and 2 are obligated persons of the facility they state.
struct ELG03Tests {
  private func outcome(of facts: String) throws -> Outcome {
    Rule.elg03.outcome(try SubjectFixture.generalOpening().with("requirement_facts", .text(facts)))
  }

  @Test func `the obligated person of 0021 is met`() throws { #expect(try outcome(of: "指定番号 0021") == .met) }

  @Test func `another corporation's name is not met and the facility is named`() throws {
    let subject = try SubjectFixture.generalOpening().with("applicant.name", .text("虎ノ門商事株式会社"))
    let findings = Rule.elg03.outcome(subject).findings
    #expect(findings.map { $0.place?.key } == ["requirement_facts"])
    #expect(findings.first?.message.ja.contains("「新宿第一ビル」（指定番号0021）") == true)
  }

  @Test func `one of several stated facilities that is another's is the one reported`() throws {
    let subject = try SubjectFixture.generalOpening().withFacility("8888") {
      $0.obligatedPersons = [SubjectFixture.partner]
    }
    let findings = Rule.elg03.outcome(subject.with("requirement_facts", .text("指定番号 0021、8888"))).findings
    #expect(findings.count == 1)
    #expect(findings.first?.message.en.contains("8888") == true)
  }

  @Test func `the same name in an older glyph and width is the same person`() throws {
    #expect(Rule.elg03.outcome(try SubjectFixture.generalOpening().with("applicant.name", .text("㈱新宿ビル"))) == .met)
  }

  @Test func `facts without any number ask for one`() throws {
    #expect(try outcome(of: "事業所を所有しています。").keys == ["requirement_facts"])
  }

  @Test(arguments: ["指定番号 4321", "指定番号 21"])
  func `an unknown or malformed number is left to ACC-08`(facts: String) throws {
    #expect(try outcome(of: facts).isNotApplicable)
  }

  @Test func `blank facts are left to CMP-04, other kinds are not asked`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.elg03.outcome(subject.without("requirement_facts")).isNotApplicable)
    #expect(Rule.elg03.outcome(subject.with("opener_kind", .choice("4"))).isNotApplicable)
  }
}

import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ELG-09: the facility is a designated one.
struct ELG09Tests {
  @Test(arguments: [FacilityClass.designated, .specified])
  func `a designated or specified facility is met`(facilityClass: FacilityClass) throws {
    let subject = try SubjectFixture.designatedOpening().withFacility("0777") { $0.facilityClass = facilityClass }
    #expect(Rule.elg09.outcome(subject) == .met)
  }

  @Test func `an equivalent facility is refused on both forms`() throws {
    let designated = try SubjectFixture.designatedOpening().withFacility("0777") { $0.facilityClass = .equivalent }
    #expect(Rule.elg09.outcome(designated).keys == ["facilities[0].designation_number"])
    let general = try SubjectFixture.generalOpening().withFacility("0021") { $0.facilityClass = .equivalent }
    #expect(Rule.elg09.outcome(general).keys == ["requirement_facts"])
    #expect(Rule.elg09.outcome(general).findings.first?.message.ja.contains("指定相当") == true)
  }

  @Test func `a facility stated twice is reported once`() throws {
    let subject = try SubjectFixture.generalOpening().withFacility("0021") { $0.facilityClass = .equivalent }
    #expect(Rule.elg09.outcome(subject.with("requirement_facts", .text("指定番号0021、0021"))).findings.count == 1)
  }

  @Test func `an unknown facility is left to ACC-08, other openers are not asked`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.elg09.outcome(subject.with("requirement_facts", .text("指定番号 4321"))).isNotApplicable)
    #expect(Rule.elg09.outcome(subject.appliedForByTrader()).isNotApplicable)
  }
}

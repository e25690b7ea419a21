import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ASC-04: facility name and address are those on record.
struct ASC04Tests {
  @Test func `equal rows are met on both forms`() throws {
    #expect(Rule.asc04.outcome(try SubjectFixture.generalOpening()) == .met)
    #expect(Rule.asc04.outcome(try SubjectFixture.designatedOpening()) == .met)
  }

  @Test func `another name is not met and both names are quoted`() throws {
    let key = "associations[1].facility_name"
    let outcome = Rule.asc04.outcome(try SubjectFixture.generalOpening().with(key, .text("新宿第三ビル")))
    #expect(outcome.keys == [key])
    #expect(outcome.findings.first?.message.ja.contains("新宿第三ビル") == true)
    #expect(outcome.findings.first?.message.ja.contains("「新宿第二ビル」") == true)
  }

  @Test func `another address is not met`() throws {
    let key = "associations[0].facility_address"
    #expect(
      Rule.asc04.outcome(try SubjectFixture.generalOpening().with(key, .text("新宿区西新宿二丁目8番2号"))).keys == [key])
    let facility = "facilities[0].address"
    #expect(
      Rule.asc04.outcome(try SubjectFixture.designatedOpening().with(facility, .text("千代田区神田錦町1-1"))).keys
        == [facility])
  }

  @Test func `when name and address are both another facility's the number is found, once`() throws {
    let key = "associations[0].designation_number"
    let subject = try SubjectFixture.generalOpening().with(key, .designation(try DesignationNumber("8888")))
    #expect(Rule.asc04.outcome(subject).keys == [key])
  }

  @Test(arguments: ["新宿区 西新宿２－８－１", "東京都新宿区西新宿二丁目８番１号", "新宿区　西新宿2丁目8番地1"])
  func `spellings of one address are one`(address: String) throws {
    let subject = try SubjectFixture.generalOpening().with("associations[0].facility_address", .text(address))
    #expect(Rule.asc04.outcome(subject) == .met)
  }

  @Test func `an unknown number is left to ACC-08, a blank name to CMP-04`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.asc04.outcome(subject.without("associations[0].facility_name")) == .met)
    let unknown = subject.with("associations[0].designation_number", .designation(try DesignationNumber("4321")))
    #expect(Rule.asc04.outcome(unknown) == .met)
    #expect(Rule.asc04.outcome(subject.with(rows: [], of: "associations")).isNotApplicable)
  }
}

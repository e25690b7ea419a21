import Forms
import Programme
import Testing

@testable import Examination

@Suite struct SubjectFixtureTests {
  @Test func `a changed field is found under its key, in a row too`() throws {
    let subject = try SubjectFixture.generalOpening()
      .with("contact.email", .text("a@b.jp")).with("associations[1].facility_name", .text("別館"))
    #expect(subject.form.text("contact.email") == "a@b.jp")
    #expect(subject.form.rows("associations")[1].text("facility_name") == "別館")
    #expect(subject.form.rows("associations")[0].text("facility_name") == "新宿第一ビル")
    #expect(subject.without("contact.email").form["contact.email"]?.value == .blank)
  }

  @Test func `a removed row leaves the others in order`() throws {
    let rows = try SubjectFixture.generalOpening().removing(row: 1, of: "associations").form.rows("associations")
    #expect(rows.map { $0.text("designation_number") } == ["0021", "9999"])
    #expect(rows.map(\.index) == [0, 1])
  }

  @Test func `the joint application names both holders`() throws {
    let rows = try SubjectFixture.designatedOpening().form.rows("holders")
    #expect(rows.map { $0.text("name") } == ["株式会社新宿ビル", "神田不動産株式会社"])
  }
}

import Examination
import Forms
import GRDB
import Intake
import Programme
import Register
import Testing

@testable import Casework

struct DuplicateTests {
  @Test func `the same values saved anew make no second case and point to their twin`() throws {
    let office = try CaseOffice()
    let first = try office.submission([.workbook("a.xlsx", Applications.generalOpening(), bytes: "a")])
    let again = try office.submission([.workbook("a (1).xlsx", Applications.generalOpening(), bytes: "saved anew")])
    #expect(again.cases.isEmpty)
    #expect(again.files.map(\.disposition) == [.duplicate])
    #expect(again.files.map(\.sameBy) == [.content])
    #expect(again.files.map(\.caseID) == [first.cases[0]])
    #expect(again.files[0].reason?.en.contains(first.cases[0].rawValue) == true)
    #expect(try office.isToldOfDuplicates(first.cases[0]))
    #expect(try office.view(first.cases[0]).duplicates == again.files)
    // And once more: those bytes are known now.
    let before = try office.content()
    try office.receive([.workbook("a (2).xlsx", Applications.generalOpening(), bytes: "saved anew")])
    #expect(try office.content() == before)
  }

  @Test func `blanks and width are no difference, an edition is one`() throws {
    let form = try Applications.generalOpening()
    let content = FormContent(of: form)
    #expect(FormContent(of: form.with("applicant.name", .text("株式会社　東京見本"))).digest == content.digest)
    #expect(FormContent(of: form.with("contact.phone", .text("０３-0000-0001"))).digest == content.digest)
    #expect(FormContent(of: form.with("contact.phone", .text("03-0000-0002"))).digest != content.digest)
    let newer = FilledForm(
      formID: form.formID, edition: "2027-04", recognition: form.recognition, fields: form.fields, tables: form.tables)
    #expect(FormContent(of: newer).digest != content.digest)
  }

  @Test func `what was withdrawn may be said again, and is marked as alike`() throws {
    let office = try CaseOffice()
    let first = try office.newCase(Applications.generalOpening())
    try office.withdraw(first)
    let again = try office.submission([.workbook("b.xlsx", Applications.generalOpening(), bytes: "b")])
    #expect(again.cases.count == 1)
    #expect(try office.record(again.cases[0]).resembles == first)
    #expect(try office.view(again.cases[0]).twin?.differences.isEmpty == true)
  }

  @Test(arguments: [
    ("2026-12-20", true, "the last of the thirty days"), ("2026-12-21", false, "one day later"),
    ("2026-10-21", true, "thirty days before"), ("2026-10-20", false, "thirty-one days before"),
  ])
  func `likeness ends with the set number of days`(day: String, isAlike: Bool, why: String) throws {
    let office = try CaseOffice()
    let first = try office.newCase(Applications.generalOpening())
    let second = try office.submission(
      [.workbook("b.xlsx", Applications.generalOpening(dated: "2026-11-11"), bytes: "b")], on: day)
    #expect(try office.record(second.cases[0]).resembles == (isAlike ? first : nil), "\(why)")
  }

  @Test func `alike is the same applicant in any spelling, and the differing fields are shown`() throws {
    let office = try CaseOffice()
    let first = try office.newCase(Applications.generalOpening())
    let form = try Applications.generalOpening().with("applicant.name", .text("㈱東京見本"))
      .with("contact.person", .text("別人 花子"))
    let second = try office.submission([.workbook("b.xlsx", form, bytes: "b")])
    let twin = try #require(try office.view(second.cases[0]).twin)
    #expect(twin.id == first)
    #expect(twin.differences.map(\.key) == ["applicant.name", "contact.person"])
    #expect(twin.differences.last?.here?.text == "別人 花子")
    #expect(twin.differences.last?.there?.text == "新宿 次郎")
    #expect(try office.view(first).twin == nil)
  }

  @Test func `another form, another applicant and other facilities are not alike`() throws {
    let office = try CaseOffice()
    _ = try office.newCase(Applications.generalOpening(associations: [(1, "8888")]))
    let forms: [FilledForm] = [
      try Applications.designatedOpening(),
      try Applications.generalOpening(associations: [(1, "8888")]).with("applicant.name", .text("別の株式会社")),
      try Applications.generalOpening(associations: [(1, "9999")]),
    ]
    for (index, form) in forms.enumerated() {
      let made = try office.submission([.workbook("x.xlsx", form, bytes: "x\(index)")])
      #expect(try office.record(made.cases[0]).resembles == nil)
    }
  }

  @Test func `a row that one of two forms lacks is a difference`() throws {
    let long = try Applications.generalOpening(associations: [(1, "8888"), (1, "9999")])
    let short = try Applications.generalOpening(associations: [(1, "8888")])
    let missing = FormDifference.between(short, and: long).filter { $0.here == nil }
    #expect(!missing.isEmpty)
    #expect(missing.allSatisfy { $0.key.hasPrefix("associations[1].") && $0.there != nil })
    #expect(FormDifference.between(long, and: long).isEmpty)
  }
}

extension FilledForm {
  /// This form with one field changed.
  func with(_ key: String, _ value: FieldValue) -> FilledForm {
    FilledForm(
      formID: formID, edition: edition, recognition: recognition,
      fields: fields.map { field in
        field.key == key
          ? FilledField(key: key, label: field.label, raw: field.raw, value: value, address: field.address) : field
      }, tables: tables)
  }
}

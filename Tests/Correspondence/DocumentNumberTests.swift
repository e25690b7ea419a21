import Correspondence
import Programme
import Testing

@Suite struct DocumentNumberTests {
  @Test(arguments: [
    ("2026-11-22", "8環都総第12号", "an ordinary day of 令和8年度"),
    ("2027-03-31", "8環都総第12号", "the last day of the fiscal year, already in 令和9年"),
    ("2027-04-01", "9環都総第12号", "the first day of the next"),
    ("2019-06-01", "31環都総第12号", "令和元年, in a fiscal year that began in 平成31年"),
    ("2020-04-01", "2環都総第12号", "the first fiscal year that began in 令和"),
  ])
  func `the number bears the era year in which the fiscal year began`(day: String, number: String, why: String) throws {
    let format = DocumentNumberFormat()
    #expect(
      format.text(sequence: 12, on: try CivilDate(iso: day), eras: try Samples.eras()) == number, Comment(rawValue: why)
    )
  }

  @Test func `the department's characters are a setting`() throws {
    let format = DocumentNumberFormat(departmentCharacters: "環地総")
    #expect(format.text(sequence: 3, on: try CivilDate(iso: "2026-11-22"), eras: try Samples.eras()) == "8環地総第3号")
  }
}

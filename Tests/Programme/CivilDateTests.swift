import Programme
import Testing

struct CivilDateTests {
  @Test(arguments: [
    ("2026-03-31", true), ("2024-02-29", true), ("2000-02-29", true), ("1900-02-29", false), ("2026-02-29", false),
    ("2026-04-31", false), ("2026-13-01", false), ("2026-00-10", false), ("0000-01-01", false), ("2026-3-31", false),
    ("2026/03/31", false), ("２０２６-03-31", false), ("2026-03-31 ", false), ("", false),
  ])
  func `only days of the calendar in ISO form are dates`(text: String, isDate: Bool) {
    #expect(((try? CivilDate(iso: text)) != nil) == isDate)
  }

  @Test(arguments: [
    // Worked by hand from the Gregorian calendar.
    ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2026-11-22", 20_779),
    ("1868-10-23", -36_959),
  ])
  func `days are counted from 1970`(text: String, number: Int) throws {
    let date = try CivilDate(iso: text)
    #expect(date.daysSince1970 == number)
    #expect(CivilDate(daysSince1970: number) == date)
  }

  @Test func `every day of four centuries has its own number and comes back`() throws {
    var date = try CivilDate(iso: "1899-12-31")
    for number in date.daysSince1970...(date.daysSince1970 + 146_097) {
      #expect(CivilDate(daysSince1970: number).daysSince1970 == number)
      date = date.adding(days: 1)
    }
    #expect(date.iso == "2300-01-01")
  }

  @Test(arguments: [
    ("2025-10-01", 6, "2026-04-01"), ("2025-09-30", 6, "2026-03-30"), ("2025-08-31", 6, "2026-02-28"),
    ("2023-08-31", 6, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -13, "2024-12-15"),
  ])
  func `months are counted to the same day, or the month's last`(from: String, months: Int, to: String) throws {
    #expect(try CivilDate(iso: from).adding(months: months).iso == to)
  }

  @Test(arguments: [("2026-11-22", 0), ("2026-11-23", 1), ("2024-02-29", 4), ("1970-01-01", 4), ("1969-12-28", 0)])
  func `the weekday is known`(text: String, weekday: Int) throws {
    #expect(try CivilDate(iso: text).weekday == weekday)
  }

  @Test func `a fiscal year runs from April to March`() throws {
    #expect(FiscalYear(containing: try CivilDate(iso: "2027-03-31")).startYear == 2026)
    #expect(FiscalYear(containing: try CivilDate(iso: "2027-04-01")).startYear == 2027)
    #expect(try FiscalYear(2026).firstDay.iso == "2026-04-01")
    #expect(try FiscalYear(2023).lastDay.iso == "2024-03-31")
  }
}

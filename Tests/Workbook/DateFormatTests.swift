import Foundation
import Testing
import Workbook

struct DateFormatTests {
  private func cell(_ number: String, _ format: String, from1904: Bool = false) throws -> Cell {
    var builder = PackageBuilder(
      sheetData: "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>\(number)</v></c></row>",
      formats: [format.replacingOccurrences(of: "\"", with: "&quot;").replacingOccurrences(of: "<", with: "&lt;")])
    if from1904 {
      let text = String(decoding: builder.parts[1].content, as: UTF8.self)
      builder.set(
        "xl/workbook.xml", text.replacingOccurrences(of: "<sheets>", with: "<workbookPr date1904=\"1\"/><sheets>"))
    }
    return try WorkbookFile.open(builder.bytes).sheets[0][at("A1")]
  }

  // Serials from Microsoft's own examples: 1 is 1900-01-01, 39448 is 2008-01-01 (DATEVALUE, DATE help pages).
  @Test(arguments: [
    ("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("39448", "2008-01-01"), ("46112", "2026-03-31"),
    ("2958465", "9999-12-31"),
  ])
  func `a serial is the day Excel shows`(serial: String, day: String) throws {
    #expect(try cell(serial, "yyyy/m/d").value == .date(.of(day)))
  }

  @Test(arguments: ["0", "60", "-1", "2958466", "1E300"])
  func `a serial that names no day is a number, and says so`(serial: String) throws {
    let cell = try cell(serial, "yyyy/m/d")
    #expect(cell.isImpossibleDate)
    #expect(cell.stored == serial)
    guard case .number = cell.value else {
      Issue.record("\(cell.value) is no bare number")
      return
    }
  }

  @Test func `the 1904 system counts from 1904-01-01`() throws {
    #expect(try cell("0", "yyyy/m/d", from1904: true).value == .date(.of("1904-01-01")))
    #expect(try cell("37986", "yyyy/m/d", from1904: true).value == .date(.of("2008-01-01")))
    #expect(try cell("60", "yyyy/m/d", from1904: true).value == .date(.of("1904-03-01")))
  }

  @Test(arguments: [
    "[$-411]ggge\"年\"m\"月\"d\"日\"", "[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\";@", "ge.m.d", "r.m.d", "rr\"年\"",
    "[$-F800]dddd",
    "yyyy-mm-dd", "m", "aaaa", "d\\日", "[Red]yyyy/m/d", "mmm-yy", "[$-411]e", "YYYY/M/D", "[>0]yyyy;0",
  ])
  func `a format that shows a day makes a date`(format: String) throws {
    #expect(try cell("46112", format).value == .date(.of("2026-03-31")))
  }

  @Test(arguments: [
    "General", "GENERAL", "0", "#,##0", "0.00E+00", "0\"days\"", "\"yyyy\"0", "\\d0", "0_d", "*d0", "[Red]0",
    "[DBNum1]0", "@",
    "[$¥-411]#,##0", "[Color 3]0", "0\"時\"", "\"平成\"0\"年度\"", "[=46112]0;yyyy", "0;yyyy/m/d", "# ?/?", "[h", "\"d", "",
  ])
  func `a format that only mentions the letters makes no date`(format: String) throws {
    #expect(try cell("46112", format).value == .number(46112))
  }

  @Test func `times, days with times and elapsed times are told apart`() throws {
    #expect(try cell("0.5", "h:mm").value == SheetTime(hour: 12, minute: 0, second: 0).map { .time($0) })
    #expect(
      try cell("0.999988", "h\"時\"mm\"分\"").value == SheetTime(hour: 23, minute: 59, second: 59).map { .time($0) })
    #expect(try cell("46112.25", "yyyy/m/d h:mm").value.isDateTime("2026-03-31 06:00:00"))
    #expect(try cell("46112.25", "yyyy/m/d").value.isDateTime("2026-03-31 06:00:00"))
    #expect(try cell("46112", "yyyy/m/d h:mm").value.isDateTime("2026-03-31 00:00:00"))
    #expect(try cell("1.5", "[h]:mm").value == .duration(seconds: 129_600))
    #expect(try cell("-0.5", "[mm]:ss").value == .duration(seconds: -43_200))
    #expect(try cell("0.25", "mm:ss").value == SheetTime(hour: 6, minute: 0, second: 0).map { .time($0) })
    #expect(try cell("0.25", "h:mm AM/PM").value == SheetTime(hour: 6, minute: 0, second: 0).map { .time($0) })
  }

  @Test func `a condition in the format decides which section counts`() throws {
    #expect(try cell("0", "[=0]\"\";yyyy/m/d").value == .number(0))
    #expect(try cell("46112", "[=0]\"\";yyyy/m/d").value == .date(.of("2026-03-31")))
    #expect(try cell("100", "[<1000]0;yyyy/m/d").value == .number(100))
  }

  @Test(arguments: [14, 15, 17, 22, 27, 28, 31, 36, 50, 51, 55, 58])
  func `built-in formats, the Japanese ones among them, make dates`(number: Int) throws {
    var builder = PackageBuilder(sheetData: "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>46112</v></c></row>")
    builder.set(
      "xl/styles.xml",
      "<styleSheet xmlns=\"\(PackageBuilder.main)\"><cellXfs><xf numFmtId=\"\(number)\"/></cellXfs></styleSheet>")
    let cell = try WorkbookFile.open(builder.bytes).sheets[0][at("A1")]
    if number == 22 {
      #expect(cell.value.isDateTime("2026-03-31 00:00:00"))
    } else {
      #expect(cell.value == .date(.of("2026-03-31")))
    }
  }
}

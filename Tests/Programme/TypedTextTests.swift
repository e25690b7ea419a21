import Programme
import Testing

@Suite struct `corporate numbers` {
  // The tax agency, the metropolitan government, and a car maker, as the agency publishes them.
  @Test(arguments: ["7000012050002", "8000020130001", "1180301018771"])
  func `a published number is right, and its base gives it back`(digits: String) throws {
    #expect(try CorporateNumber(digits).digits == digits)
    #expect(try CorporateNumber(base: String(digits.dropFirst())).digits == digits)
  }

  @Test func `a wrong check digit is told apart from a wrong length`() {
    #expect(throws: CorporateNumberError.wrongCheckDigit("7000012050003")) { try CorporateNumber("7000012050003") }
    #expect(throws: CorporateNumberError.malformed("700001205000")) { try CorporateNumber("700001205000") }
  }
}

@Suite struct `fiscal years in words` {
  private func eras() throws -> EraTable {
    try EraTable([
      Era(
        name: "平成", initial: "H", romanised: "Heisei", from: try CivilDate(iso: "1989-01-08"),
        until: try CivilDate(iso: "2019-04-30")),
      Era(name: "令和", initial: "R", romanised: "Reiwa", from: try CivilDate(iso: "2019-05-01"), until: nil),
    ])
  }

  @Test(arguments: [(2018, "平成30年度"), (2019, "平成31年度"), (2020, "令和2年度"), (1989, "平成元年度"), (1980, "1980年度")])
  func `a year is named by the era of its first day`(year: Int, words: String) throws {
    #expect(try eras().japanese(FiscalYear(year)) == words)
  }

  @Test func `both names of 2019 are one year`() throws {
    let (old, new) = (try eras().parseFiscalYear("平成31年度"), try eras().parseFiscalYear("令和元年度"))
    #expect(old.year == new.year)
    #expect(old.year == (try FiscalYear(2019)))
  }

  @Test func `a year that two eras could mean is refused, one that only one can mean is told`() throws {
    #expect(throws: FiscalYearTextError.eraMissing("22年度")) { try eras().parseFiscalYear("22年度") }
    #expect(try eras().parseFiscalYear("6年度").assumedEra == "令和")
  }
}

@Suite struct `names in other glyphs` {
  @Test(arguments: [
    ("㈱新宿", "株式会社 新宿", NameLikeness.identical), ("髙橋", "高橋", .sameOtherGlyph), ("辻\u{E0101}", "辻", .sameOtherGlyph),
    ("\u{FA19}田", "神田", .sameOtherGlyph), ("髙橋", "髙橋", .identical), ("斉藤", "斎藤", .different), ("", "", .identical),
  ])
  func `comparing tells identical, other glyph and different apart`(left: String, right: String, is: NameLikeness) {
    #expect(NameLikeness(left, right) == `is`)
    #expect(NameLikeness(right, left) == `is`)
  }
}

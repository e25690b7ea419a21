/// Why a text is no fiscal year that can be relied on.
public enum FiscalYearTextError: Error, Hashable, Sendable {
  /// The text has none of the accepted forms.
  case unreadable(String)
  /// No day of that fiscal year lies in that era (平成32年度).
  case outsideEra(String, era: String)
  /// The era is left out, and the year is possible in several or in none.
  case eraMissing(String)
}

extension EraTable {
  /// A fiscal year read from a text.
  public struct FiscalYearReading: Hashable, Sendable {
    /// The year.
    public let year: FiscalYear
    /// The era that was assumed because the text names none and no other is possible; nil when the text is plain.
    public let assumedEra: String?
  }

  /// The fiscal years a text without era may mean: from 2002, the first that can be a base year (基準年度), to 2050, for
  /// which the programme's last goal is set. Source: 01-scheme section 3; the upper end is inferred.
  public static let possibleFiscalYears = 2002...2050

  /// 令和6年度, the first year of an era as 令和元年度; before the first era of the table 1925年度.
  ///
  /// A fiscal year is named by the era of its first day, so 2019 is 平成31年度, as the programme's documents write it.
  public func japanese(_ year: FiscalYear) -> String {
    guard let era = era(of: year.firstDay), let number = yearOfEra(year.firstDay) else {
      return "\(year.startYear)年度"
    }
    return "\(era.name)\(number == 1 ? "元" : String(number))年度"
  }

  /// Reads a fiscal year as people type it, in an era or in the Western calendar.
  ///
  /// Accepted after width normalisation and with any blanks: `令和6年度`, `令和元年度`, `令和6年`, `令和6`, `R6年度`, `R6`, `R06`,
  /// `2024年度`, `2024年`, `2024`, `FY2024`, `2024FY`, `2024年度（令和6年度）` where both agree, and the whole year as
  /// `2024年4月～2025年3月` or with the days. Both 平成31年度 and 令和元年度 are 2019. `6年度` is accepted only when one era
  /// alone makes it a possible year, and says which was assumed.
  public func parseFiscalYear(_ text: String) throws(FiscalYearTextError) -> FiscalYearReading {
    let code = JapaneseText.codeText(text)
    let parts = code.split(whereSeparator: { "()[]".contains($0) }).map(String.init)
    let isClosed = code.hasSuffix(")") || code.hasSuffix("]")
    if (parts.count == 2 && isClosed) || (parts.count == 3 && parts[2].hasPrefix("年")) {
      // 2024年度(令和6年度) and 2024(令和6)年度 say one year twice; two different years are none.
      let tail = parts.count == 3 ? parts[2] : ""
      let (first, second) = (try parsePlain(parts[0] + tail, text), try parsePlain(parts[1] + tail, text))
      guard first.year == second.year else { throw .unreadable(text) }
      return first.assumedEra == nil ? first : second
    }
    if code.contains("~"), let year = wholeYear(code) { return FiscalYearReading(year: year, assumedEra: nil) }
    return try parsePlain(code, text)
  }

  private func parsePlain(_ code: String, _ text: String) throws(FiscalYearTextError) -> FiscalYearReading {
    var rest = Substring(code)
    var isWestern = false
    for mark in ["西暦", "FY", "fy", "Fy"] where rest.hasPrefix(mark) {
      rest = rest.dropFirst(mark.count)
      isWestern = true
    }
    for tail in ["会計年度", "年度分", "年度", "年", "FY", "fy"] where rest.hasSuffix(tail) {
      rest = rest.dropLast(tail.count)
      break
    }
    let named = isWestern ? nil : eras.first { rest.hasPrefix($0.name) || rest.uppercased().hasPrefix($0.initial) }
    if let named { rest = rest.dropFirst(rest.hasPrefix(named.name) ? named.name.count : named.initial.count) }
    if rest.first == "." { rest = rest.dropFirst() }
    let number = rest == "元" ? 1 : Self.yearNumber(rest)
    guard let number else { throw .unreadable(text) }

    if let named {
      guard (1...99).contains(number), let year = year(number, of: named) else { throw .unreadable(text) }
      guard reaches(year, into: named) else { throw .outsideEra(text, era: named.name) }
      return FiscalYearReading(year: year, assumedEra: nil)
    }
    if rest.count == 4, let year = Self.fiscalYear(number) {
      return FiscalYearReading(year: year, assumedEra: nil)
    }
    guard !isWestern, rest.count <= 2, number >= 1, code.contains("年") else { throw .unreadable(text) }
    let possible = eras.compactMap { era -> FiscalYearReading? in
      guard let year = year(number, of: era), reaches(year, into: era),
        Self.possibleFiscalYears.contains(year.startYear)
      else { return nil }
      return FiscalYearReading(year: year, assumedEra: era.name)
    }
    guard possible.count == 1 else { throw .eraMissing(text) }
    return possible[0]
  }

  private static func yearNumber(_ digits: Substring) -> Int? {
    (1...4).contains(digits.count) && digits.count != 3 && digits.allSatisfy(\.isASCIIDigit) ? Int(digits) : nil
  }

  private static func fiscalYear(_ startYear: Int) -> FiscalYear? {
    guard startYear >= 1000 else { return nil }
    do { return try FiscalYear(startYear) } catch { return nil }
  }

  private func year(_ number: Int, of era: Era) -> FiscalYear? { Self.fiscalYear(era.from.year + number - 1) }

  /// Whether a day of the fiscal year lies in the era: 2019 reaches into both 平成 and 令和.
  private func reaches(_ year: FiscalYear, into era: Era) -> Bool {
    year.lastDay >= era.from && (era.until.map { year.firstDay <= $0 } ?? true)
  }

  /// The fiscal year of `2024年4月~2025年3月` or `2024年4月1日~2025年3月31日`; nil for any other span.
  private func wholeYear(_ code: String) -> FiscalYear? {
    let ends = code.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else { return nil }
    func day(_ text: String, ofMonth last: Int) -> CivilDate? {
      // Only the parse's own refusal is meant here: the span is then no fiscal year.
      do { return try parse(text.hasSuffix("月") ? "\(text)\(last)日" : text) } catch { return nil }
    }
    guard let first = day(ends[0], ofMonth: 1), let last = day(ends[1], ofMonth: 31) else { return nil }
    let year = FiscalYear(containing: first)
    return year.firstDay == first && year.lastDay == last ? year : nil
  }
}

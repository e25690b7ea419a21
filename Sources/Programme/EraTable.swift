/// A Japanese era (元号).
public struct Era: Hashable, Codable, Sendable {
  /// The name in kanji: 令和.
  public let name: String
  /// The Latin initial used in short dates: R.
  public let initial: String
  /// The romanised name: Reiwa.
  public let romanised: String
  /// The first day of the era.
  public let from: CivilDate
  /// The last day of the era; nil while it lasts.
  public let until: CivilDate?

  /// An era with its first and last day.
  public init(name: String, initial: String, romanised: String, from: CivilDate, until: CivilDate?) {
    self.name = name
    self.initial = initial
    self.romanised = romanised
    self.from = from
    self.until = until
  }

  /// Whether the day belongs to the era.
  public func contains(_ date: CivilDate) -> Bool { date >= from && (until.map { date <= $0 } ?? true) }
}

/// Why a text is no date that can be relied on.
public enum DateTextError: Error, Hashable, Sendable {
  /// The text has none of the accepted forms.
  case unreadable(String)
  /// The calendar has no such day.
  case noSuchDay(String)
  /// The day exists, but not in that era (平成33年, or 令和元年4月).
  case outsideEra(String, era: String)
}

/// The eras in force, and the writing and reading of dates in them.
///
/// The table itself is data of the programme (`Forms/programme.yaml`): a new era is a new line there.
public struct EraTable: Hashable, Codable, Sendable {
  /// The eras, oldest first, without gaps.
  public let eras: [Era]

  /// A table of eras.
  /// - Throws: ``EraTableError`` when the eras overlap, leave a gap or are not in order.
  public init(_ eras: [Era]) throws(EraTableError) {
    guard let last = eras.last else { throw .empty }
    for (earlier, later) in zip(eras, eras.dropFirst()) where earlier.until?.adding(days: 1) != later.from {
      throw .notConsecutive(earlier.name, later.name)
    }
    guard last.until == nil else { throw .lastEraEnds(last.name) }
    self.eras = eras
  }

  /// Decodes a list of eras.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(try container.decode([Era].self))
    } catch let error as EraTableError {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "era table: \(error)")
    }
  }

  /// Encodes the list of eras.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(eras)
  }

  /// The era of a day; nil before the first era of the table.
  public func era(of date: CivilDate) -> Era? { eras.last { $0.contains(date) } }

  /// The year within its era: 1 for the first (written 元年).
  public func yearOfEra(_ date: CivilDate) -> Int? { era(of: date).map { date.year - $0.from.year + 1 } }

  /// 令和８年１１月２２日 in ASCII digits: `令和8年11月22日`, the first year as 元年.
  ///
  /// Days before the first era of the table are written in the Western calendar.
  public func japanese(_ date: CivilDate) -> String {
    guard let era = era(of: date), let year = yearOfEra(date) else {
      return "\(date.year)年\(date.month)月\(date.day)日"
    }
    return "\(era.name)\(year == 1 ? "元" : String(year))年\(date.month)月\(date.day)日"
  }

  /// Reads a date as people type it, in an era or in the Western calendar.
  ///
  /// Accepted after width normalisation and with any blanks: `令和6年4月1日`, `令和元年5月1日`, `令和6.4.1`, `R6.4.1`,
  /// `R6/4/1`, `r6-4-1`, `2024年4月1日`, `2024-04-01`, `2024/4/1`, `2024.4.1`, `20240401`, each also with a weekday in
  /// parentheses behind it, the numbers in kanji (令和八年四月一日), and the year said twice where both agree
  /// (`令和6年(2024年)4月1日`). A day that the era does not have is an error, never a neighbouring day.
  public func parse(_ text: String) throws(DateTextError) -> CivilDate {
    let code = KanjiNumerals.inDigits(JapaneseText.codeText(text))
    if let twice = Self.yearSaidTwice(code) {
      let (first, second) = (try parse(twice.first), try parse(twice.second))
      guard first == second else { throw .unreadable(text) }
      return first
    }
    var rest = Substring(code)
    if let bracket = rest.firstIndex(of: "("), rest.hasSuffix(")") { rest = rest[..<bracket] }
    let named = eras.first { rest.hasPrefix($0.name) || rest.uppercased().hasPrefix($0.initial.uppercased()) }
    if let named {
      rest = rest.dropFirst(rest.hasPrefix(named.name) ? named.name.count : named.initial.count)
      if rest.first == "." { rest = rest.dropFirst() }
    } else if rest.hasPrefix("西暦") {
      rest = rest.dropFirst(2)
    }

    let numbers = Self.numbers(in: rest)
    guard let numbers else { throw .unreadable(text) }
    guard let named else {
      guard numbers.year >= 1000 else { throw .unreadable(text) }
      do { return try CivilDate(year: numbers.year, month: numbers.month, day: numbers.day) } catch {
        throw .noSuchDay(text)
      }
    }
    guard (1...99).contains(numbers.year) else { throw .unreadable(text) }
    let date: CivilDate
    do {
      date = try CivilDate(year: named.from.year + numbers.year - 1, month: numbers.month, day: numbers.day)
    } catch { throw .noSuchDay(text) }
    guard named.contains(date) else { throw .outsideEra(text, era: named.name) }
    return date
  }

  /// `令和6年(2024年)4月1日` as the two dates it says; nil for a text without a second year in parentheses.
  private static func yearSaidTwice(_ text: String) -> (first: String, second: String)? {
    guard let opening = text.firstIndex(of: "("), let closing = text.firstIndex(of: ")"), opening < closing else {
      return nil
    }
    let rest = text[text.index(after: closing)...]
    let inside = text[text.index(after: opening)..<closing]
    guard rest.contains("月"), let year = text[..<opening].last else { return nil }
    let first = text[..<opening] + (year == "年" ? "" : "年")
    let second = inside + (inside.hasSuffix("年") ? "" : "年")
    // 令和6(2024)年4月1日 has its 年 behind the parentheses.
    let day = rest.first == "年" ? rest.dropFirst() : rest
    return ("\(first)\(day)", "\(second)\(day)")
  }

  /// Year, month and day of `6年4月1日`, `元年5月1日`, `6.4.1`, `2024/4/1` or `20240401`; nil for anything else.
  private static func numbers(in text: Substring) -> (year: Int, month: Int, day: Int)? {
    if text.count == 8, text.allSatisfy(\.isASCIIDigit), let all = Int(text) {
      return (all / 10_000, all / 100 % 100, all % 100)
    }
    let kanji = text.contains("年")
    var parts: [Substring]
    if kanji {
      guard text.hasSuffix("日") else { return nil }
      parts = text.dropLast().split(separator: "年", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      parts = [parts[0]] + parts[1].split(separator: "月", omittingEmptySubsequences: false)
    } else {
      guard let separator = text.first(where: { "./-".contains($0) }) else { return nil }
      parts = text.split(separator: separator, omittingEmptySubsequences: false)
    }
    guard parts.count == 3 else { return nil }
    let values = parts.enumerated().map { index, part -> Int? in
      if index == 0, part == "元" { return 1 }
      return (1...4).contains(part.count) && part.allSatisfy(\.isASCIIDigit) ? Int(part) : nil
    }
    guard let year = values[0], let month = values[1], let day = values[2] else { return nil }
    return (year, month, day)
  }
}

/// Why a table of eras cannot be used.
public enum EraTableError: Error, Hashable, Sendable {
  /// There is no era.
  case empty
  /// The second era does not begin on the day after the first one's end.
  case notConsecutive(String, String)
  /// The last era must be the running one.
  case lastEraEnds(String)
}

extension Character {
  /// Whether the character is one of 0 to 9.
  var isASCIIDigit: Bool { isASCII && isNumber }
}

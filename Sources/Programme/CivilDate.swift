// Programme is the vocabulary of the cap-and-trade programme as pure values: dates, periods, account numbers, tonnes,
// serials, Japanese text. It does no I/O, reads no clock, and refuses to know forms, cases or the register.

/// A calendar date in the proleptic Gregorian calendar, without time or zone.
///
/// A civil date is not an instant: reception dates, certificate dates and deadlines are dates in Tokyo.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// A date that exists.
  /// - Throws: ``CivilDateError/doesNotExist(year:month:day:)`` for 31 April, 29 February of a common year and the like.
  public init(year: Int, month: Int, day: Int) throws(CivilDateError) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.days(in: month, of: year)
    else { throw .doesNotExist(year: year, month: month, day: day) }
    self.init(checkedYear: year, month: month, day: day)
  }

  private init(checkedYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-03-31`, and nothing else.
  /// - Throws: ``CivilDateError`` when the text has another form or names no existing day.
  public init(iso text: String) throws(CivilDateError) {
    var text = text
    guard let (year, month, day) = text.withUTF8(Self.parts) else { throw .notISO(text) }
    try self.init(year: year, month: month, day: day)
  }

  private static func parts(of bytes: UnsafeBufferPointer<UInt8>) -> (year: Int, month: Int, day: Int)? {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = FixedDigits.number(in: bytes, 0..<4), let month = FixedDigits.number(in: bytes, 5..<7),
      let day = FixedDigits.number(in: bytes, 8..<10)
    else { return nil }
    return (year, month, day)
  }

  /// The date that lies `number` days after 1970-01-01.
  /// - Precondition: the result lies in the years 1 to 9999.
  public init(daysSince1970 number: Int) {
    // Counting in 400-year cycles of 146,097 days that begin on 1 March, so that a leap day ends its year.
    let shifted = number + 719_468
    let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfCycle = shifted - cycle * 146_097
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
    precondition((1...9999).contains(year), "a civil date lies in the years 1 to 9999")
    self.init(checkedYear: year, month: month, day: day)
  }

  /// Days after 1970-01-01; negative before it.
  public var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let cycle = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfCycle = shiftedYear - cycle * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * 146_097 + dayOfCycle - 719_468
  }

  /// The date `count` days later (earlier when negative).
  public func adding(days count: Int) -> CivilDate { CivilDate(daysSince1970: daysSince1970 + count) }

  /// The same day of the month `count` months later; the month's last day where that day does not exist.
  ///
  /// This is how the programme counts "within 6 months": the same day of the month still counts, the next does not.
  public func adding(months count: Int) -> CivilDate {
    let index = year * 12 + (month - 1) + count
    let newYear = index / 12
    let newMonth = index % 12 + 1
    precondition((1...9999).contains(newYear), "a civil date lies in the years 1 to 9999")
    return CivilDate(checkedYear: newYear, month: newMonth, day: min(day, Self.days(in: newMonth, of: newYear)))
  }

  /// Days from this date to `other`; negative when `other` is earlier.
  public func days(until other: CivilDate) -> Int { other.daysSince1970 - daysSince1970 }

  /// Day of the week, 0 for Sunday to 6 for Saturday.
  public var weekday: Int { ((daysSince1970 + 4) % 7 + 7) % 7 }

  /// `2026-03-31`.
  public var iso: String {
    String(unsafeUninitializedCapacity: 10) { bytes in
      FixedDigits.write(year, width: 4, into: bytes, at: 0)
      bytes[4] = UInt8(ascii: "-")
      FixedDigits.write(month, width: 2, into: bytes, at: 5)
      bytes[7] = UInt8(ascii: "-")
      FixedDigits.write(day, width: 2, into: bytes, at: 8)
      return 10
    }
  }

  /// Orders by time.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }
}

/// Why a civil date cannot be built.
public enum CivilDateError: Error, Hashable, Sendable {
  /// The text is not of the form `2026-03-31`.
  case notISO(String)
  /// The calendar has no such day.
  case doesNotExist(year: Int, month: Int, day: Int)
}

extension CivilDate: CustomStringConvertible {
  /// The ISO 8601 form.
  public var description: String { iso }
}

extension CivilDate: Codable {
  /// Decodes the ISO 8601 form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(iso: text)
    } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not a date of the form 2026-03-31")
    }
  }

  /// Encodes the ISO 8601 form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}

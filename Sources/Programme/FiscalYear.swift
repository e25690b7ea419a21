/// A Japanese fiscal year (年度): 1 April of the year it is named after to 31 March of the next.
public struct FiscalYear: Hashable, Comparable, Sendable, Codable {
  /// The calendar year in which the fiscal year begins.
  public let startYear: Int

  /// The fiscal year that begins in April of `startYear`.
  /// - Throws: ``CivilDateError`` outside the years 1 to 9998.
  public init(_ startYear: Int) throws(CivilDateError) {
    guard (1...9998).contains(startYear) else { throw .doesNotExist(year: startYear, month: 4, day: 1) }
    self.startYear = startYear
  }

  /// The fiscal year a day lies in.
  public init(containing date: CivilDate) { startYear = date.month >= 4 ? date.year : date.year - 1 }

  /// Decodes the starting year as a number.
  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(Int.self))
  }

  /// Encodes the starting year as a number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(startYear)
  }

  /// 1 April.
  public var firstDay: CivilDate { CivilDate(daysSince1970: Self.daysOfApril(startYear)) }
  /// 31 March of the next calendar year.
  public var lastDay: CivilDate { CivilDate(daysSince1970: Self.daysOfApril(startYear + 1) - 1) }

  private static func daysOfApril(_ year: Int) -> Int {
    // The day number of 1 March of the year 0 is -719468; April lies 31 days on.
    let years = year >= 0 ? year : year - 399
    let cycle = years / 400
    let yearOfCycle = year - cycle * 400
    return cycle * 146_097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + 31 - 719_468
  }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool { left.startYear < right.startYear }
}

/// How many days ahead of a date people are warned: of deadlines, of credits that expire, of accounts that lapse.
///
/// A figure of the programme's practice, the same for all three.
public struct WarningLeads: Hashable, Codable, Sendable {
  /// Days ahead, each at least 1, the longest first.
  public let days: [Int]
  /// Where it was read; says "inferred" where no source states it.
  public let source: String

  /// The longest lead; 0 when nobody is warned.
  public var longest: Int { days.max() ?? 0 }

  /// The shortest lead within which a date lies; nil when it is further away, today, or past.
  public func lead(from date: CivilDate, to due: CivilDate) -> Int? {
    let ahead = due.daysSince1970 - date.daysSince1970
    return ahead < 1 ? nil : days.filter { ahead <= $0 }.min()
  }
}

/// Excel's day numbers and the calendar.
///
/// Source: ECMA-376 part 1, 18.17.4 (dates and times); the 1900 system counts a 29 February 1900 that never was.
enum SheetCalendar {
  /// 1899-12-30 and 1904-01-01 as days since 1970-01-01.
  private static let base1900 = -25_569
  private static let base1904 = -24_107

  /// The number of a day in the 1900 system.
  static func serial(of date: SheetDate) -> Int {
    let serial = date.daysSince1970 - base1900
    return serial > 60 ? serial : serial - 1
  }

  /// The day of a whole serial; nil for the 29 February 1900, for serial 0 of the 1900 system (Excel shows
  /// "1900-01-00") and for days before 1900 or after 9999.
  static func date(serial: Int, system: DateSystem) -> SheetDate? {
    guard (0...3_000_000).contains(serial) else { return nil }
    switch system {
    case .from1904: return SheetDate(daysSince1970: base1904 + serial)
    case .from1900:
      guard serial != 0, serial != 60 else { return nil }
      return SheetDate(daysSince1970: base1900 + serial + (serial < 60 ? 1 : 0))
    }
  }
}

import Programme

/// Dates as documents print them.
enum PrintedDate {
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `令和8年11月22日` or `22 November 2026`.
  static func text(_ date: CivilDate, eras: EraTable, in language: Language) -> String {
    switch language {
    case .ja: eras.japanese(date)
    case .en: "\(date.day) \(englishMonths[date.month - 1]) \(date.year)"
    }
  }
}

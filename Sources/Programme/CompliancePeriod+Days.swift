extension ProgrammeFigures {
  /// The period with a number; nil when the figures do not reach it.
  public func period(_ number: Int) -> CompliancePeriod? { periods.first { $0.number == number } }

  /// The period a fiscal year lies in; nil before the first and after the last.
  public func period(containing year: FiscalYear) -> CompliancePeriod? { periods.first { $0.contains(year) } }

  /// 義務履行期限 of one facility: the general deadline, or the last day it has from the fixing of its status, if later.
  ///
  /// Seed 000 names 2025-04-03 as the first day of fixing that gives 180 days; that is a year before 2026-04-03, whose
  /// 180th day is the deadline itself. The later of the two days is right for either reading and never shortens anything.
  /// Source: 01-scheme section 4.
  /// - Parameter fixedOn: the day the status of *this* period was fixed; nil while it is not.
  public func deadline(of period: CompliancePeriod, fixedOn: CivilDate?) -> CivilDate {
    guard let fixedOn, fixedOn.year < 9999, let days = obligation.lateFixingDays.value(on: period.firstDay) else {
      return period.deadline
    }
    return max(period.deadline, fixedOn.adding(days: days))
  }

  /// The day on which banked credits are surrendered automatically, so many days before a facility's deadline.
  ///
  /// Nil when the figures name no lead for the period. Source: seed 000 (30日前).
  public func automaticSurrenderDay(of period: CompliancePeriod, deadline: CivilDate) -> CivilDate? {
    obligation.automaticSurrenderLeadDays.value(on: period.firstDay).map { deadline.adding(days: -$0) }
  }
}

extension CompliancePeriod {
  /// The first day of the first fiscal year, from which the period's figures hold.
  public var firstDay: CivilDate { firstYear.firstDay }

  /// The last day of the last fiscal year; the adjustment period (整理期間) begins on the next.
  public var lastDay: CivilDate { lastYear.lastDay }

  /// Its fiscal years in order, five of them.
  public var years: [FiscalYear] { (firstYear.startYear...lastYear.startYear).compactMap { try? FiscalYear($0) } }

  /// Whether a fiscal year is one of the period's.
  public func contains(_ year: FiscalYear) -> Bool { firstYear <= year && year <= lastYear }

  /// 第三 for the third, as the screens write it: 第三義務率, 第三計画期間.
  public var ordinal: LocalizedText { Self.ordinal(number) }

  /// The ordinal of a period's number.
  public static func ordinal(_ number: Int) -> LocalizedText {
    let numerals = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    let english = [
      "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ]
    guard numerals.indices.contains(number) else { return LocalizedText(ja: "第\(number)", en: "No. \(number)") }
    return LocalizedText(ja: "第" + numerals[number], en: english[number])
  }
}

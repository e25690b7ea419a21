/// 超過削減量の発行申請可能期間: when excess credits may be applied for on the results of a period's first years.
///
/// Source: seed 002 (slides 14 and 15), 03-credits section 4.1.
public struct IssuanceWindow: Hashable, Sendable {
  /// The number of results it rests on, counted from the facility's first obligation year in the period; at least 1.
  public let yearCount: Int
  /// The last of those years.
  public let lastYear: FiscalYear
  /// The day from which the review of the last year is usually over; an earlier fixing opens the window earlier.
  public let opensUsuallyOn: CivilDate
  /// The last day to apply: the deadline of the plan that reports the next year, or the end of the adjustment period
  /// when the last year is the period's last.
  public let closesOn: CivilDate

  /// The window for results up to a year of a period.
  ///
  /// - Parameters:
  ///   - lastYear: the last year whose results count.
  ///   - firstYear: the facility's first obligation year in the period.
  ///   - deadline: the facility's own 義務履行期限.
  /// - Throws: `CivilDateError` for years beyond the calendar.
  public init(
    upTo lastYear: FiscalYear, from firstYear: FiscalYear, in period: CompliancePeriod, deadline: CivilDate,
    figures: ProgrammeFigures
  ) throws(CivilDateError) {
    yearCount = lastYear.startYear - firstYear.startYear + 1
    self.lastYear = lastYear
    // The plan with the results of fiscal y is due in November of y + 1; its review ends in the spring of y + 2, and the
    // plan with the next year's results is due in the November after that.
    let second = try FiscalYear(lastYear.startYear + 2)
    opensUsuallyOn = try figures.obligation.planReviewed.date(in: second)
    closesOn = lastYear < period.lastYear ? try figures.planDeadline.date(in: second) : deadline
  }
}

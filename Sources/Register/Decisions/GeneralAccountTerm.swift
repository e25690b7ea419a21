public import Programme

extension ProgrammeFigures {
  /// The last day of use of a general account opened on a day; nil where the account does not lapse.
  ///
  /// Accounts of obligated persons and of account managers do not lapse. All others last to the end of the adjustment
  /// period of the *current* compliance period: the period whose fiscal years contain the day, not one that is over and
  /// merely still being settled. (Otherwise an account opened in May 2026, in period 4, would lapse on 30 September
  /// 2026 with period 3.) Before the first period, the first counts.
  /// - Throws: ``RegisterError/periodUnknown(_:)`` when the day lies after the last period of the figures.
  /// Source: 02-accounts section 9 (seed 002: usable to the end of the adjustment period of the current plan period).
  public func generalAccountExpiry(openedOn date: CivilDate, by kind: OpenerKind) throws(RegisterError) -> CivilDate? {
    if kind.isObligatedPerson || kind.isAccountManager { return nil }
    let year = FiscalYear(containing: date)
    guard let period = periods.filter({ year <= $0.lastYear }).min(by: { $0.number < $1.number }) else {
      throw .periodUnknown(date)
    }
    return period.deadline
  }
}

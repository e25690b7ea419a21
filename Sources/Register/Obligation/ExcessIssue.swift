public import Programme

/// 超過削減量の任意発行: whether excess credits may be issued on application on a day, and why not.
///
/// Source: 03-credits section 4.1 (seeds 001, 002). Automatic issue is another matter: ``ObligationStatus/isSettled``.
public enum ExcessIssue: Hashable, Sendable {
  /// May be issued.
  /// - `tonnes`: the most that may be, at least 1.
  /// - `window`: the results it rests on, and the last day to apply.
  case permitted(tonnes: Tonnes, window: IssuanceWindow)
  /// May not.
  case refused(Refusal)

  /// Why nothing may be issued, in order of precedence.
  public enum Refusal: Hashable, Sendable {
    /// The facility has no obligation in the period, so nothing can exceed it.
    case noObligation
    /// The 地球温暖化対策計画書 is under review.
    case planUnderReview
    /// The emissions of the first obligation year are not fixed.
    case emissionsNotFixed(FiscalYear)
    /// The last day for applications on the latest fixed results has passed, and the next year's are not fixed.
    case windowClosed(IssuanceWindow)
    /// The reductions do not exceed the apportioned obligation and what is issued already.
    case nothingIssuable(window: IssuanceWindow)
  }
}

extension ObligationStatus {
  /// The windows for applications on the results of the obligation years, one for each year, in order.
  /// - Throws: `CivilDateError` for years beyond the calendar.
  public func issuanceWindows(under figures: ProgrammeFigures) throws(CivilDateError) -> [IssuanceWindow] {
    var windows: [IssuanceWindow] = []
    guard let first = years.first?.year else { return [] }
    for year in years {
      windows.append(
        try IssuanceWindow(upTo: year.year, from: first, in: period, deadline: deadline, figures: figures))
    }
    return windows
  }

  /// Whether excess credits may be issued on application on the status's day, on the results of the years fixed by then.
  /// - Throws: `CivilDateError` for years beyond the calendar.
  public func excessIssue(under figures: ProgrammeFigures) throws(CivilDateError) -> ExcessIssue {
    guard let first = years.first else { return .refused(.noObligation) }
    if input.facility.isPlanUnderReview { return .refused(.planUnderReview) }
    let fixed = years.prefix { $0.isFixed }
    guard let last = fixed.last else { return .refused(.emissionsNotFixed(first.year)) }
    let window = try IssuanceWindow(
      upTo: last.year, from: first.year, in: period, deadline: deadline, figures: figures)
    if window.closesOn < date { return .refused(.windowClosed(window)) }
    let issuable = last.excessIssuable ?? .zero
    return issuable == .zero
      ? .refused(.nothingIssuable(window: window)) : .permitted(tonnes: issuable, window: window)
  }
}

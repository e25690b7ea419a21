public import Programme

/// 一般管理口座の更新 (F-11): use goes on to the end of the next adjustment period.
///
/// Source: 02-accounts section 9 (seed 002: renewal adds five years). That it can be applied for from the first day of
/// the next compliance period on, so that it never reaches further than a newly opened account would, is inferred.
public struct AccountRenewal: Hashable, Sendable {
  /// The account.
  public let account: AccountNumber

  /// A request to renew an account.
  public init(account: AccountNumber) { self.account = account }

  /// The account with its new last day.
  /// - Throws: the first reason that applies: unknown, not general, closed (lapsed) or frozen, does not lapse, not due,
  ///   no period known.
  public func decide(
    on date: CivilDate, figures: ProgrammeFigures, snapshot: RegisterSnapshot
  ) throws(RegisterError) -> [RegisterChange] {
    var renewed = try snapshot.account(account, kinds: [.general], statuses: [.open, .awaiting], on: date)
    guard let lastDay = renewed.expiresOn else { throw .account(.doesNotLapse(account)) }
    // The kind is asked only whether it lapses at all, which an account with a last day does.
    let next = try figures.generalAccountExpiry(openedOn: date, by: .otherCorporation)
    guard let next, lastDay < next else { throw .account(.renewalNotDue(account, until: lastDay)) }
    renewed.expiresOn = next
    return [.accountChanged(AccountChange(renewed, .renewed))]
  }
}

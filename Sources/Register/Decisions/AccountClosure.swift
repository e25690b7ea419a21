public import Programme

/// 一般管理口座の廃止, by application (F-12) or because nobody renewed it.
///
/// Source: 02-accounts section 9. That the balance must be zero, that no transfer may wait, and that associations and
/// user numbers end with the account, is inferred.
public struct AccountClosure: Hashable, Sendable {
  /// The account.
  public let account: AccountNumber

  /// A request to close an account.
  public init(account: AccountNumber) { self.account = account }

  /// The end of its associations, of its user numbers, and of the account, in this order.
  /// - Throws: the first reason that applies: unknown, not general, closed or frozen, transfers waiting, credits left.
  public func decide(on date: CivilDate, snapshot: RegisterSnapshot) throws(RegisterError) -> [RegisterChange] {
    let closing = try snapshot.account(account, kinds: [.general], statuses: [.open, .awaiting], on: date)
    let standing = snapshot.standings[account] ?? AccountStanding()
    if standing.transfersWaiting > 0 { throw .account(.transfersWaiting(account, standing.transfersWaiting)) }
    if standing.tonnes > .zero { throw .account(.creditsLeft(account, standing.tonnes)) }
    return close(closing, from: date, reason: .closed, snapshot)
  }

  /// What happens at the end of the last day of use of an account nobody renewed.
  ///
  /// Empty, it is closed from the next day. With credits or a waiting transfer left it is frozen instead: what becomes
  /// of them no source says, so a person must decide; until then nothing moves.
  /// - Throws: ``RegisterError/unknownAccount(_:)``, or a refusal when the account does not lapse on that day or before.
  public func lapse(on date: CivilDate, snapshot: RegisterSnapshot) throws(RegisterError) -> [RegisterChange] {
    guard var account = snapshot.accounts[account] else { throw .unknownAccount(account) }
    guard account.kind == .general else { throw .account(.wrongKind(account.number, account.kind)) }
    guard account.closedOn == nil else { throw .account(.statusForbids(account.number, .closed)) }
    guard account.freeze == nil else { throw .account(.statusForbids(account.number, .frozen)) }
    guard let lastDay = account.expiresOn else { throw .account(.doesNotLapse(account.number)) }
    guard lastDay <= date else { throw .account(.renewalNotDue(account.number, until: lastDay)) }
    let standing = snapshot.standings[account.number] ?? AccountStanding()
    if standing.transfersWaiting == 0, standing.tonnes == .zero {
      return close(account, from: date.adding(days: 1), reason: .lapsed, snapshot)
    }
    account.freeze = AccountFreezeRecord(since: date.adding(days: 1), ground: .lapsedWithCredits, note: nil)
    return [.accountChanged(AccountChange(account, .frozen))]
  }

  private func close(
    _ account: Account, from date: CivilDate, reason: AccountChange.Reason, _ snapshot: RegisterSnapshot
  ) -> [RegisterChange] {
    var closed = account
    closed.closedOn = date
    return snapshot.endAssociations(of: account.number, on: date, reason: .accountClosed)
      + snapshot.revokeUsers(of: account.number, on: date, reason: .accountClosed)
      + [.accountChanged(AccountChange(closed, reason))]
  }
}

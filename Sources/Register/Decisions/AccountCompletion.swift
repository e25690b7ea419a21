public import Programme

/// 開設手続の完了: what was outstanding when an account was opened has come in.
///
/// Until all of it has, the account is awaiting and takes part in no movement.
public struct AccountCompletion: Hashable, Sendable {
  /// The account.
  public let account: AccountNumber
  /// What has come in.
  public let received: Set<AccountRequirement>

  /// That something came in.
  public init(account: AccountNumber, received: Set<AccountRequirement>) {
    self.account = account
    self.received = received
  }

  /// The account with what is still outstanding, if anything.
  /// - Throws: the first reason that applies: unknown, a governor's account, not awaiting, nothing of it outstanding.
  public func decide(on date: CivilDate, snapshot: RegisterSnapshot) throws(RegisterError) -> [RegisterChange] {
    var completed = try snapshot.account(account, kinds: [.designated, .general], statuses: [.awaiting], on: date)
    let before = completed.outstanding ?? []
    let rest = before.filter { !received.contains($0) }
    if rest == before { throw .account(.nothingChanges) }
    completed.outstanding = rest.isEmpty ? nil : rest
    return [.accountChanged(AccountChange(completed, .completed))]
  }
}

public import Programme

/// 凍結 and its lifting, by an official: nothing moves in or out of the account meanwhile.
///
/// No source speaks of freezing; rule MOV-16 foresees that a frozen account takes part in no transfer.
public enum AccountFreeze: Hashable, Sendable {
  /// Freeze an account, with the official's reason.
  case freeze(AccountNumber, reason: String)
  /// Lift the freeze, of whatever ground.
  case thaw(AccountNumber)

  /// The account, frozen from the day on, or free again.
  /// - Throws: the first reason that applies: unknown, a governor's account, closed (or frozen, or not), reason missing.
  public func decide(on date: CivilDate, snapshot: RegisterSnapshot) throws(RegisterError) -> [RegisterChange] {
    switch self {
    case .freeze(let number, let reason):
      var account = try snapshot.account(
        number, kinds: [.designated, .general], statuses: [.open, .awaiting], on: date)
      if reason.allSatisfy(\.isWhitespace) { throw .account(.reasonMissing) }
      account.freeze = AccountFreezeRecord(since: date, ground: .byOfficial, note: reason)
      return [.accountChanged(AccountChange(account, .frozen))]
    case .thaw(let number):
      var account = try snapshot.account(number, kinds: [.designated, .general], statuses: [.frozen], on: date)
      account.freeze = nil
      return [.accountChanged(AccountChange(account, .thawed))]
    }
  }
}

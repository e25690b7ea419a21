public import Programme

/// 口座管理者の登録 (F-02) and its removal, by all holders of a designated account.
///
/// Source: 02-accounts section 6 (seed 002): only where several persons are obligated, by all of them with name and
/// seal; anybody may be manager. That holders of the account and obligated persons are the same persons is rule ELG-08.
public struct ManagerRegistration: Hashable, Sendable {
  /// The designated account.
  public let account: AccountNumber
  /// The manager to be; nil removes the one on record.
  public let manager: PersonID?
  /// The holders whose name and seal stand under the application.
  public let signers: Set<PersonID>

  /// A request.
  public init(account: AccountNumber, manager: PersonID?, signers: Set<PersonID>) {
    self.account = account
    self.manager = manager
    self.signers = signers
  }

  /// The account with its manager, and the end of associations that only the former manager justified.
  /// - Throws: the first reason that applies: unknown account, not designated, closed or frozen, unknown person, one
  ///   holder only, consent missing, no manager to remove, the same manager already.
  public func decide(on date: CivilDate, snapshot: RegisterSnapshot) throws(RegisterError) -> [RegisterChange] {
    var changed = try snapshot.account(account, kinds: [.designated], statuses: [.open, .awaiting], on: date)
    if let manager, snapshot.persons[manager] == nil { throw .unknownPerson(manager) }
    if manager != nil, changed.holders.count < 2 { throw .account(.singleHolder(account)) }
    let missing = changed.holders.filter { !signers.contains($0) }
    if !missing.isEmpty { throw .account(.consentMissing(account, missing)) }
    if manager == nil, changed.manager == nil { throw .account(.managerMissing(account)) }
    if manager == changed.manager { throw .account(.nothingChanges) }
    changed.manager = manager
    return [.accountChanged(AccountChange(changed, manager == nil ? .managerRemoved : .managerRegistered))]
      + snapshot.endUnrelatedAssociations(of: changed, on: date)
  }
}

import Programme

/// What the decisions on accounts ask of a snapshot alike.
extension RegisterSnapshot {
  /// An account on record, of a kind, and in one of some statuses on a day.
  /// - Throws: ``RegisterError/unknownAccount(_:)``, ``AccountRefusal/wrongKind(_:_:)``,
  ///   ``AccountRefusal/statusForbids(_:_:)``, in this order.
  func account(
    _ number: AccountNumber, kinds: Set<AccountKind>, statuses: Set<AccountStatus>, on date: CivilDate
  ) throws(RegisterError) -> Account {
    guard let account = accounts[number] else { throw .unknownAccount(number) }
    guard kinds.contains(account.kind) else { throw .account(.wrongKind(number, account.kind)) }
    let status = account.status(on: date)
    guard statuses.contains(status) else { throw .account(.statusForbids(number, status)) }
    return account
  }

  /// The users of an account whose numbers work.
  func users(of number: AccountNumber) -> [RegisterUser] { standings[number]?.users ?? [] }

  /// The associations in force an account is part of, by number.
  func associations(of number: AccountNumber) -> [Association] {
    associations.filter { $0.endedOn == nil && ($0.general == number || $0.designated == number) }
      .sorted { ($0.general, $0.designated) < ($1.general, $1.designated) }
  }

  /// The ends of all associations of an account.
  func endAssociations(of number: AccountNumber, on date: CivilDate, reason: AssociationEnd.Reason) -> [RegisterChange]
  {
    associations(of: number).map { .associationEnded(AssociationEnd($0, on: date, reason: reason)) }
  }

  /// The revocations of an account's users that meet a condition, by number.
  func revokeUsers(
    of number: AccountNumber, on date: CivilDate, reason: UserRevocation.Reason,
    where isMeant: (RegisterUser) -> Bool = { _ in true }
  ) -> [RegisterChange] {
    users(of: number).filter(isMeant).map { .userRevoked(UserRevocation($0.number, on: date, reason: reason)) }
  }

  /// The ends of a designated account's associations whose general account belongs to nobody who holds or manages it.
  func endUnrelatedAssociations(of designated: Account, on date: CivilDate) -> [RegisterChange] {
    associations(of: designated.number).filter { association in
      guard let holders = accounts[association.general]?.holders else { return true }
      return !holders.allSatisfy { designated.holders.contains($0) || designated.manager == $0 }
    }.map { .associationEnded(AssociationEnd($0, on: date, reason: .holderUnrelated)) }
  }
}

public import Programme

/// 口座簿利用者番号等の再交付 (F-13): a new number instead of a lost one; its passcode follows with its letter.
///
/// Source: 02-accounts section 7 (seed 000).
public struct UserNumberReissue: Hashable, Sendable {
  /// The account.
  public let account: AccountNumber
  /// The number that stops working.
  public let user: UserNumber

  /// A request.
  public init(account: AccountNumber, user: UserNumber) {
    self.account = account
    self.user = user
  }

  /// The old number's end and the new number.
  /// - Throws: the first reason that applies: unknown account, closed, unknown or revoked user, numbers used up.
  public func decide(on date: CivilDate, snapshot: RegisterSnapshot) throws(RegisterError) -> [RegisterChange] {
    _ = try snapshot.account(
      account, kinds: [.designated, .general], statuses: [.open, .awaiting, .frozen], on: date)
    // A snapshot has the numbers that work: one that was revoked is as good as unknown to it.
    guard let old = snapshot.users(of: account).first(where: { $0.number == user }) else { throw .unknownUser(user) }
    if old.revokedOn != nil { throw .account(.userRevoked(user)) }
    let number = try UserNumber(kind: old.kind, running: snapshot.nextUser)
    return [
      .userRevoked(UserRevocation(user, on: date, reason: .reissued)),
      .userRegistered(
        RegisterUser(
          number: number, kind: old.kind, account: account, person: old.person, contactName: old.contactName,
          email: old.email)),
    ]
  }
}

/// 連絡先担当者用 numbers: those of the contact persons of accounts (kinds 3, 4) and facilities (kind 5).
///
/// Each kind comes with a number of its own; it is sent by e-mail and is good for messages only.
/// Source: 02-accounts section 7 (seed 000).
public struct ContactUserRegistration: Hashable, Sendable {
  /// The account whose contact it is; of a facility's contact, the facility's designated account.
  public let account: AccountNumber
  /// Whether the number is the facility's (kind 5) rather than the account's.
  public let isForFacility: Bool

  /// A request.
  public init(account: AccountNumber, isForFacility: Bool = false) {
    self.account = account
    self.isForFacility = isForFacility
  }

  /// The new number; one of the same kind that the contact had is revoked.
  /// - Throws: the first reason that applies: unknown account, wrong kind, closed, no contact with name and e-mail
  ///   address, that contact has a number already, numbers used up.
  public func decide(on date: CivilDate, snapshot: RegisterSnapshot) throws(RegisterError) -> [RegisterChange] {
    let holding = try snapshot.account(
      account, kinds: isForFacility ? [.designated] : [.designated, .general], statuses: [.open, .awaiting, .frozen],
      on: date)
    guard let name = holding.contact?.person, let email = holding.contact?.email,
      let person = holding.manager ?? holding.holders.first
    else { throw .account(.contactMissing(account)) }
    let kind: UserKind =
      isForFacility ? .facilityContact : holding.kind == .general ? .generalContact : .designatedContact
    let former = snapshot.users(of: account).filter { $0.kind == kind }
    if former.contains(where: { $0.contactName == name && $0.email == email }) { throw .account(.nothingChanges) }
    let number = try UserNumber(kind: kind, running: snapshot.nextUser)
    return snapshot.revokeUsers(of: account, on: date, reason: .contactChanged) { $0.kind == kind } + [
      .userRegistered(
        RegisterUser(number: number, kind: kind, account: account, person: person, contactName: name, email: email))
    ]
  }
}

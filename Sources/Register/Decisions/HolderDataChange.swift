public import Programme

/// 口座名義人等氏名等の変更 (F-10): name, address, representative, and the contacts of accounts.
///
/// Source: 02-accounts section 10. The person stays the same, and so do the accounts.
public struct HolderDataChange: Hashable, Sendable {
  /// The holder or manager.
  public let person: PersonID
  /// The data as they are from now on; nil leaves them.
  public let details: PersonDetails?
  /// New contacts by account.
  public let contacts: [AccountNumber: ContactDetails]

  /// A request.
  public init(person: PersonID, details: PersonDetails? = nil, contacts: [AccountNumber: ContactDetails] = [:]) {
    self.person = person
    self.details = details
    self.contacts = contacts
  }

  /// The person anew, then the accounts with a new contact by number. The number of a contact user whose contact
  /// changed name or e-mail address is revoked: the new contact gets one of his own (``ContactUserRegistration``).
  /// - Throws: the first reason that applies: nothing requested, unknown person or account, closed account, person
  ///   neither holder nor manager, another kind of person, nothing changes.
  public func decide(on date: CivilDate, snapshot: RegisterSnapshot) throws(RegisterError) -> [RegisterChange] {
    if details == nil, contacts.isEmpty { throw .nothingRequested }
    guard let known = snapshot.persons[person] else { throw .unknownPerson(person) }
    var accounts: [Account] = []
    for number in contacts.keys.sorted() {
      accounts.append(
        try snapshot.account(
          number, kinds: [.designated, .general], statuses: [.open, .awaiting, .frozen], on: date))
    }
    for account in accounts where !account.holders.contains(person) && account.manager != person {
      throw .account(.notHolder(person, account.number))
    }
    var changes: [RegisterChange] = []
    if let details {
      guard details.kind == known.kind else { throw .account(.personKindChanges(person)) }
      let changed = updated(known, with: details)
      if changed != known { changes.append(.personRecorded(changed)) }
    }
    for var account in accounts where account.contact != contacts[account.number] {
      let former = account.contact
      account.contact = contacts[account.number]
      changes.append(.accountChanged(AccountChange(account, .contactChanged)))
      if former?.person != account.contact?.person || former?.email != account.contact?.email {
        changes += snapshot.revokeUsers(of: account.number, on: date, reason: .contactChanged) {
          $0.kind.isContact
        }
      }
    }
    if changes.isEmpty { throw .account(.nothingChanges) }
    return changes
  }

  /// What the form has; what it does not ask for (online use, the person's own contact) stays.
  private func updated(_ person: Person, with details: PersonDetails) -> Person {
    Person(
      id: person.id, kind: person.kind, name: details.name, kana: details.kana ?? person.kana,
      postalCode: details.postalCode ?? person.postalCode, address: details.address,
      representative: details.representative, corporateNumber: details.corporateNumber ?? person.corporateNumber,
      published: details.published, isOnlineUser: person.isOnlineUser, contact: person.contact)
  }
}

extension UserKind {
  /// Whether the number is a contact person's (kinds 3 to 5): message exchange only, notified by e-mail.
  /// Source: 02-accounts section 7 (seed 000).
  public var isContact: Bool {
    switch self {
    case .designatedHolder, .generalHolder: false
    case .designatedContact, .generalContact, .facilityContact: true
    }
  }
}

public import Programme

/// 指定地球温暖化対策事業者の変更 (F-27): the facility has other obligated persons.
///
/// The designated account and all credits in it pass to them; general accounts stay with who holds them.
/// Source: 02-accounts sections 1 and 10 (seed 002). That the former persons' manager, agent and contact and the
/// associations of their general accounts end unless the new persons keep them is inferred.
public struct ObligatedPersonChange: Hashable, Sendable {
  /// The facility.
  public let designation: DesignationNumber
  /// The obligated persons from now on, in order.
  public let persons: [PersonID]
  /// The account manager the new persons name; nil for none.
  public let manager: PersonID?
  /// The new contact; nil for none on record.
  public let contact: ContactDetails?

  /// A request.
  public init(
    designation: DesignationNumber, persons: [PersonID], manager: PersonID? = nil, contact: ContactDetails? = nil
  ) {
    self.designation = designation
    self.persons = persons
    self.manager = manager
    self.contact = contact
  }

  /// In order: the facility, the account with its new holders, associations and user numbers that end, and a user
  /// number for each new holder. A facility without an open account is only recorded anew.
  /// - Throws: the first reason that applies: unknown facility, no person, unknown person, a manager for one holder,
  ///   the same persons already, numbers used up.
  public func decide(on date: CivilDate, snapshot: RegisterSnapshot) throws(RegisterError) -> [RegisterChange] {
    guard var facility = snapshot.facilities[designation] else { throw .facilityUnknown(designation) }
    if persons.isEmpty { throw .account(.obligatedPersonMissing(designation)) }
    for person in persons + (manager.map { [$0] } ?? []) where snapshot.persons[person] == nil {
      throw .unknownPerson(person)
    }
    var seen: Set<PersonID> = []
    let persons = persons.filter { seen.insert($0).inserted }
    let open = snapshot.designatedAccount(of: designation).flatMap { $0.status(on: date) == .closed ? nil : $0 }
    if manager != nil, persons.count < 2, let open { throw .account(.singleHolder(open.number)) }
    if facility.obligatedPersons == persons { throw .account(.nothingChanges) }
    facility.obligatedPersons = persons
    guard var account = open else { return [.facilityRecorded(facility)] }
    let former = account.holders
    account.holders = persons
    account.manager = manager
    account.contact = contact
    account.agent = nil
    var changes: [RegisterChange] = [
      .facilityRecorded(facility), .accountChanged(AccountChange(account, .obligatedPersonChanged)),
    ]
    changes += snapshot.endUnrelatedAssociations(of: account, on: date)
    changes += snapshot.revokeUsers(of: account.number, on: date, reason: .holderLeft) { user in
      user.kind.isContact || !persons.contains(user.person)
    }
    var running = snapshot.nextUser
    for person in persons where !former.contains(person) {
      let number = try UserNumber(kind: .designatedHolder, running: running)
      changes.append(
        .userRegistered(
          RegisterUser(number: number, kind: .designatedHolder, account: account.number, person: person)))
      running += 1
    }
    return changes
  }
}

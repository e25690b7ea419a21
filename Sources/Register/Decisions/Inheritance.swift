public import Programme

/// 相続: an heir takes the place of a deceased individual as holder of a general account, which becomes one of kind 6.
///
/// Source: 02-accounts section 9 (seed 002: the heir opens an account, kind 6). An heir may also open a new account of
/// that kind (``AccountOpening``); then the credits follow by an ordinary transfer, which only a holder can execute.
/// That the heir therefore becomes the holder of the old account too is our reading of succession (民法第896条).
public struct Inheritance: Hashable, Sendable {
  /// The account of the deceased.
  public let account: AccountNumber
  /// The heir, on record.
  public let heir: PersonID

  /// A request.
  public init(account: AccountNumber, heir: PersonID) {
    self.account = account
    self.heir = heir
  }

  /// In order: associations and user numbers end, the account passes to the heir, who gets a number.
  ///
  /// As an heir's account it lasts to the end of the current adjustment period, even where the deceased's did not lapse.
  /// - Throws: the first reason that applies: unknown account, not general, closed, unknown person, not an individual,
  ///   the heir is the holder already, no period known, numbers used up.
  public func decide(
    on date: CivilDate, figures: ProgrammeFigures, snapshot: RegisterSnapshot
  ) throws(RegisterError) -> [RegisterChange] {
    var inherited = try snapshot.account(account, kinds: [.general], statuses: [.open, .awaiting, .frozen], on: date)
    guard let person = snapshot.persons[heir] else { throw .unknownPerson(heir) }
    for holder in inherited.holders {
      guard let deceased = snapshot.persons[holder] else { throw .unknownPerson(holder) }
      guard deceased.kind == .individual else { throw .account(.notIndividual(holder)) }
    }
    guard person.kind == .individual else { throw .account(.notIndividual(heir)) }
    if inherited.holders == [heir] { throw .account(.nothingChanges) }
    inherited.holders = [heir]
    inherited.openerKind = .heir
    inherited.expiresOn =
      if let lastDay = inherited.expiresOn { lastDay } else {
        try figures.generalAccountExpiry(openedOn: date, by: .heir)
      }
    inherited.contact = nil
    inherited.agent = nil
    let number = try UserNumber(kind: .generalHolder, running: snapshot.nextUser)
    return snapshot.endAssociations(of: account, on: date, reason: .holderUnrelated)
      + snapshot.revokeUsers(of: account, on: date, reason: .holderLeft)
      + [
        .accountChanged(AccountChange(inherited, .inherited)),
        .userRegistered(RegisterUser(number: number, kind: .generalHolder, account: account, person: heir)),
      ]
  }
}

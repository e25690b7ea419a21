public import Programme

/// What a journal entry is about; the register finds the history of a thing by it.
public enum RegisterSubject: Hashable, Sendable {
  /// A person.
  case person(PersonID)
  /// A facility.
  case facility(DesignationNumber)
  /// An account.
  case account(AccountNumber)
  /// A general-to-general transfer.
  case transfer(TransferID)
  /// A register user.
  case user(UserNumber)
  /// An official.
  case official(OfficialID)

  /// The kind, as the journal's index keeps it.
  var kindText: String {
    switch self {
    case .person: "person"
    case .facility: "facility"
    case .account: "account"
    case .transfer: "transfer"
    case .user: "user"
    case .official: "official"
    }
  }

  /// The identifier, as the journal's index keeps it.
  var key: String {
    switch self {
    case .person(let id): id.rawValue
    case .facility(let designation): designation.digits
    case .account(let number): number.description
    case .transfer(let id): id.rawValue
    case .user(let number): number.rawValue
    case .official(let id): id.rawValue
    }
  }
}

extension RegisterChange {
  /// The things the change is about, each once: what it names itself, not what those things are related to.
  public var subjects: [RegisterSubject] {
    switch self {
    case .personRecorded(let person): [.person(person.id)]
    case .facilityRecorded(let facility): [.facility(facility.designation)] + Self.persons(facility.obligatedPersons)
    case .accountOpened(let account): Self.subjects(of: account)
    case .associationMade(let association): [.account(association.general), .account(association.designated)]
    case .userRegistered(let user): [.user(user.number), .account(user.account), .person(user.person)]
    case .passcodeIssued(let user, _): [.user(user)]
    case .sealCertificateFiled(let certificate): [.person(certificate.person)]
    case .creditsIssued(let block, _):
      [.account(block.account)] + (block.issuedIn.map { $0 == block.account ? [] : [.account($0)] } ?? [])
    case .creditsMoved(let movement): Self.subjects(of: movement)
    case .transferEntered(let transfer):
      [.transfer(transfer.id), .account(transfer.from), .account(transfer.to)]
    case .transferExecuted(let execution):
      [.transfer(execution.transfer), .user(execution.user)] + Self.subjects(of: execution.movement)
    case .transferCancelled(let cancellation):
      [.transfer(cancellation.transfer), .account(cancellation.from), .account(cancellation.to)]
    case .serialCounterSet, .verifierRecorded: []
    case .certificationRecorded(let certification): [.person(certification.holder)]
    case .officialRegistered(let official): [.official(official.id)]
    case .accountChanged(let change): Self.subjects(of: change.account)
    case .associationEnded(let end): [.account(end.association.general), .account(end.association.designated)]
    case .userRevoked(let revocation): [.user(revocation.user)]
    case .dutyDone(let duty):
      (duty.designation.map { [.facility($0)] } ?? []) + (duty.account.map { [.account($0)] } ?? [])
    case .dayClosed: []
    }
  }

  private static func subjects(of movement: CreditMovement) -> [RegisterSubject] {
    [.account(movement.from), .account(movement.to)]
      + (movement.surrender.map { [.facility($0.designation)] } ?? [])
  }

  private static func subjects(of account: Account) -> [RegisterSubject] {
    [.account(account.number)] + (account.designation.map { [.facility($0)] } ?? [])
      + persons(account.holders + (account.manager.map { [$0] } ?? []))
  }

  private static func persons(_ ids: [PersonID]) -> [RegisterSubject] {
    var seen: Set<PersonID> = []
    return ids.filter { seen.insert($0).inserted }.map { .person($0) }
  }
}

public import Programme

/// One change of the register: what a journal entry says happened.
///
/// A change states facts with all they need to be replayed; it never refers to how the register looked before.
public enum RegisterChange: Hashable, Sendable {
  /// A person became known, or became known anew with other data.
  case personRecorded(Person)
  /// A facility became known, or became known anew with other data.
  case facilityRecorded(Facility)
  /// A management account was opened.
  case accountOpened(Account)
  /// Movement between two accounts became possible.
  case associationMade(Association)
  /// A register user got a number; its passcode follows with the letter.
  case userRegistered(RegisterUser)
  /// A passcode (暗証番号) was set and stands in a letter; only its scrypt hash is kept.
  case passcodeIssued(user: UserNumber, hash: String)
  /// A seal certificate was filed.
  case sealCertificateFiled(FiledSealCertificate)
  /// Credits were put on record with their serials, on a ground.
  case creditsIssued(CreditBlock, basis: IssuanceBasis = .onRecord)
  /// Credits moved from one account to another; of kind `generalToGeneral` only within `transferExecuted`.
  case creditsMoved(CreditMovement)
  /// A general-to-general transfer was entered; its credits are reserved.
  case transferEntered(Transfer)
  /// The sender executed a transfer; its credits moved.
  case transferExecuted(TransferExecution)
  /// A transfer was taken back before it was executed; its credits are free again.
  case transferCancelled(TransferCancellation)
  /// The next serial to be given out, where the register goes on from an older one.
  case serialCounterSet(next: Int64)
  /// A verifier's registration was put on record.
  case verifierRecorded(Verifier)
  /// A certification was put on record.
  case certificationRecorded(Certification)
  /// An official was registered, or registered anew with other roles.
  case officialRegistered(Official)
  /// An account changed: renewed, closed, frozen, with other holders …
  case accountChanged(AccountChange)
  /// An association ended; it stays on record.
  case associationEnded(AssociationEnd)
  /// A user number stopped working.
  case userRevoked(UserRevocation)
  /// A duty of the calendar was done.
  case dutyDone(DutyRecord)
  /// All duties of a day were done.
  case dayClosed(CivilDate)
}

extension RegisterChange {
  /// The movement of credits the change states, if it states one.
  public var movement: CreditMovement? {
    switch self {
    case .creditsMoved(let movement): movement
    case .transferExecuted(let execution): execution.movement
    case .personRecorded, .facilityRecorded, .accountOpened, .associationMade, .userRegistered, .passcodeIssued,
      .sealCertificateFiled, .creditsIssued, .transferEntered, .transferCancelled, .serialCounterSet,
      .verifierRecorded, .certificationRecorded, .officialRegistered, .accountChanged, .associationEnded, .userRevoked,
      .dutyDone, .dayClosed:
      nil
    }
  }

  /// The serials the change names; none where it is not about credits.
  public var serials: [SerialRange] {
    switch self {
    case .creditsIssued(let block, _): [block.serials]
    case .creditsMoved(let movement): movement.serials.ranges
    case .transferEntered(let transfer): transfer.serials.ranges
    case .transferExecuted(let execution): execution.movement.serials.ranges
    case .transferCancelled(let cancellation): cancellation.serials.ranges
    case .personRecorded, .facilityRecorded, .accountOpened, .associationMade, .userRegistered, .passcodeIssued,
      .sealCertificateFiled, .serialCounterSet, .verifierRecorded, .certificationRecorded, .officialRegistered,
      .accountChanged, .associationEnded, .userRevoked, .dutyDone, .dayClosed:
      []
    }
  }
}

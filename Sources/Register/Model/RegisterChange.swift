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
  /// Credits were put on record with their serials.
  case creditsIssued(CreditBlock)
  /// The next serial to be given out, where the register goes on from an older one.
  case serialCounterSet(next: Int64)
  /// A verifier's registration was put on record.
  case verifierRecorded(Verifier)
  /// A certification was put on record.
  case certificationRecorded(Certification)
  /// An official was registered, or registered anew with other roles.
  case officialRegistered(Official)
}

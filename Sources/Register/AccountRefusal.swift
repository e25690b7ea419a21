public import Programme

/// Why an account, its holders or its users cannot be changed as asked, in order of precedence.
///
/// What is not on record at all is refused before, by the cases of ``RegisterError`` that say so.
public enum AccountRefusal: Hashable, Sendable {
  /// The request is for accounts of another kind; the kind named is the account's own.
  case wrongKind(AccountNumber, AccountKind)
  /// The account's status does not allow the request.
  case statusForbids(AccountNumber, AccountStatus)
  /// The user number was revoked already.
  case userRevoked(UserNumber)
  /// The two accounts are not associated (any more).
  case notAssociated(AccountNumber, AccountNumber)
  /// The person is not a holder of the account.
  case notHolder(PersonID, AccountNumber)
  /// An account manager is registered only where several persons hold the designated account.
  /// Source: 02-accounts section 6 (seed 002).
  case singleHolder(AccountNumber)
  /// Registering and removing a manager needs every holder; these are missing. Source: seed 002 (全員の記名押印).
  case consentMissing(AccountNumber, [PersonID])
  /// An agent is put on record only with the holders' power of attorney (委任状). Source: rule CMP-08 (seeds 001, 002).
  case powerOfAttorneyMissing(AccountNumber)
  /// The account has no manager to remove.
  case managerMissing(AccountNumber)
  /// A facility must have an obligated person.
  case obligatedPersonMissing(DesignationNumber)
  /// Only an individual's account is inherited, and only by an individual. Source: seed 002, 02-accounts section 3.
  case notIndividual(PersonID)
  /// A corporation does not become an individual, nor the other way round: that is another person.
  case personKindChanges(PersonID)
  /// The account has no contact with a name and an e-mail address to send a number to.
  case contactMissing(AccountNumber)
  /// The account has no last day of use: it is that of an obligated person or of an account manager.
  /// Source: 02-accounts section 9 (seed 002).
  case doesNotLapse(AccountNumber)
  /// The account is good beyond the current adjustment period already.
  case renewalNotDue(AccountNumber, until: CivilDate)
  /// A transfer out of or into the account waits to be executed.
  case transfersWaiting(AccountNumber, Int)
  /// Credits are left in the account.
  case creditsLeft(AccountNumber, Tonnes)
  /// More general accounts than 開設上限数 allows. Source: rule LIM-01.
  case limitExceeded(limit: Int, held: Int, requested: Int)
  /// An official's decision without a reason.
  case reasonMissing
  /// What is asked for is on record already.
  case nothingChanges
}

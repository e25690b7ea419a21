public import Programme

/// Why the register refuses a request, in order of precedence: of several reasons the first named here is given.
public enum RegisterError: Error, Hashable, Sendable {
  /// The application asks for nothing.
  case nothingRequested
  /// The number of general accounts asked for is not 1 to 9,999.
  case accountCountImpossible(Int)
  /// No such facility is on record.
  case facilityUnknown(DesignationNumber)
  /// The facility is 指定相当 and has no designated account. Source: rule ELG-09.
  case facilityNotDesignated(DesignationNumber)
  /// The facility has its designated account, or it is asked for twice. Source: rule ACC-01.
  case accountAlreadyOpen(AccountNumber)
  /// A designated account is asked for without a holder.
  case holderMissing(DesignationNumber)
  /// No such person is on record.
  case unknownPerson(PersonID)
  /// No such account is on record.
  case unknownAccount(AccountNumber)
  /// No such register user is on record.
  case unknownUser(UserNumber)
  /// The account is not open on that day, or not of the kind the request takes it for. Source: rule ACC-06.
  case accountNotOpen(AccountNumber)
  /// No general account with that 仮番号 is asked for. Source: rule ACC-09.
  case provisionalNumberUnknown(Int)
  /// The two accounts are associated, or it is asked for twice. Source: rules ASC-05, ASC-07.
  case alreadyAssociated(AccountOpening.GeneralReference, AccountNumber)
  /// The person is no obligated person of the account's facility, or neither holder nor manager of the account.
  /// Source: rules ELG-08, ASC-01.
  case holderUnrelated(PersonID, AccountNumber)
  /// What is on record of the account, its holders or its users does not allow it.
  case account(AccountRefusal)
  /// The office's figures of a facility cannot be put on record as they are.
  case facility(FacilityRefusal)
  /// The figures know no compliance period for the day.
  case periodUnknown(CivilDate)
  /// Credits are not issued or moved like that.
  case creditRefused(CreditRefusal)
  /// The series of numbers is used up.
  case numberExhausted(NumberSeries)
  /// The register was made by another version of the program, whose tables this one does not read.
  case otherVersion(path: String)
  /// Stored data breaks an invariant; the row is named by its key.
  case corrupt(table: String, row: String)

  /// The running numbers the register gives.
  public enum NumberSeries: String, Hashable, Sendable {
    /// Identifiers of persons.
    case person
    /// Bodies of general accounts.
    case generalAccount
    /// 口座簿利用者番号.
    case registerUser
    /// Identifiers of transfers.
    case transfer
  }
}

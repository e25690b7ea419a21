public import Programme

/// The part of the register that one application touches, as plain values at one moment.
///
/// Rules and decisions work on snapshots: they read no database.
public struct RegisterSnapshot: Hashable, Sendable {
  /// The persons named by the application, and every holder, manager and obligated person of the facilities and
  /// accounts below.
  public var persons: [PersonID: Person]
  /// The facilities named by the application, and those any of the persons named in it is obligated for or manages.
  public var facilities: [DesignationNumber: Facility]
  /// Accounts named by the application, the facilities' designated accounts with the general accounts associated with
  /// them, and the named persons' general accounts.
  public var accounts: [AccountNumber: Account]
  /// Associations of those accounts that last.
  public var associations: Set<Association>
  /// Users, credits and waiting transfers of those accounts.
  public var standings: [AccountNumber: AccountStanding]
  /// Seal certificates on file of those persons.
  public var sealCertificates: [FiledSealCertificate]
  /// The officials of the office.
  public var officials: [OfficialID: Official]
  /// The running number the next general account gets.
  public var nextGeneralAccount: Int
  /// The running number the next person gets.
  public var nextPerson: Int
  /// The running number the next register user gets.
  public var nextUser: Int

  /// A snapshot; an empty one is a register that has just been set up.
  public init(
    persons: [Person] = [], facilities: [Facility] = [], accounts: [Account] = [], associations: Set<Association> = [],
    standings: [AccountNumber: AccountStanding] = [:], sealCertificates: [FiledSealCertificate] = [],
    officials: [Official] = [], nextGeneralAccount: Int = 1,
    nextPerson: Int = 1, nextUser: Int = 1
  ) {
    self.persons = Dictionary(uniqueKeysWithValues: persons.map { ($0.id, $0) })
    self.facilities = Dictionary(uniqueKeysWithValues: facilities.map { ($0.designation, $0) })
    self.accounts = Dictionary(uniqueKeysWithValues: accounts.map { ($0.number, $0) })
    self.associations = associations
    self.standings = standings
    self.sealCertificates = sealCertificates
    self.officials = Dictionary(uniqueKeysWithValues: officials.map { ($0.id, $0) })
    self.nextGeneralAccount = nextGeneralAccount
    self.nextPerson = nextPerson
    self.nextUser = nextUser
  }

  /// The designated account of a facility; nil when none was ever opened.
  public func designatedAccount(of designation: DesignationNumber) -> Account? {
    accounts.values.first { $0.kind == .designated && $0.designation == designation }
  }

  /// A person's open general accounts on a day, by number.
  public func generalAccounts(of person: PersonID, openOn date: CivilDate) -> [Account] {
    accounts.values.filter { $0.kind == .general && $0.holders.contains(person) && $0.isOpen(on: date) }
      .sorted { $0.number < $1.number }
  }

  /// The facilities a person is obligated for, or manages the designated account of, by number.
  public func facilities(concerning person: PersonID) -> [Facility] {
    facilities.values.filter { facility in
      facility.obligatedPersons.contains(person) || designatedAccount(of: facility.designation)?.manager == person
    }.sorted { $0.designation < $1.designation }
  }
}

/// What a snapshot must hold: the things an application names.
public struct SnapshotQuery: Hashable, Sendable {
  /// Names of persons, as typed; matched by their name key.
  public var names: Set<String>
  /// Facilities.
  public var designations: Set<DesignationNumber>
  /// Accounts.
  public var accounts: Set<AccountNumber>

  /// What an application names.
  public init(names: Set<String> = [], designations: Set<DesignationNumber> = [], accounts: Set<AccountNumber> = []) {
    self.names = names
    self.designations = designations
    self.accounts = accounts
  }
}

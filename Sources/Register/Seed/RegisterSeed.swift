public import Programme

/// The content of a seed file: what is on record when an office is set up.
///
/// Property names are the keys of the file. Decoding checks forms (dates, numbers, choices);
/// ``changes(figures:on:hashPassword:)`` checks what hangs together. Source: contract, "The seed file of `init --seed`".
public struct RegisterSeed: Hashable, Sendable {
  /// Persons.
  public var persons: [SeedPerson] = []
  /// Facilities.
  public var facilities: [SeedFacility] = []
  /// Accounts; one without a number gets the one its facility, or the running number, gives.
  public var accounts: [SeedAccount] = []
  /// Associations.
  public var associations: [SeedAssociation] = []
  /// Credits; those without serials take them from the counter, in the order of the file.
  public var credits: [SeedCredits] = []
  /// Verifiers.
  public var verifiers: [SeedVerifier] = []
  /// Certifications.
  public var certifications: [SeedCertification] = []
  /// The officials of the office.
  public var users: [SeedUser] = []
  /// The serial counter.
  public var serials: SeedSerials?

  /// An empty seed.
  public init() {}
}

extension RegisterSeed: Codable {
  private enum CodingKeys: String, CodingKey {
    case persons, facilities, accounts, associations, credits, verifiers, certifications, users, serials
  }

  /// Decodes the file; a section left out is empty.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func section<Element: Decodable>(_ key: CodingKeys) throws -> [Element] {
      try container.decodeIfPresent([Element].self, forKey: key) ?? []
    }
    persons = try section(.persons)
    facilities = try section(.facilities)
    accounts = try section(.accounts)
    associations = try section(.associations)
    credits = try section(.credits)
    verifiers = try section(.verifiers)
    certifications = try section(.certifications)
    users = try section(.users)
    serials = try container.decodeIfPresent(SeedSerials.self, forKey: .serials)
  }
}

/// One of `associations`.
public struct SeedAssociation: Hashable, Codable, Sendable {
  /// The general account.
  public var general: AccountNumber
  /// The designated account.
  public var designated: AccountNumber
}

/// One of `verifiers`.
public struct SeedVerifier: Hashable, Codable, Sendable {
  /// The identifier.
  public var id: String
  /// The name.
  public var name: String
  /// 登録区分, 1 to 6.
  public var categories: [Int]
  /// The first day.
  public var registeredFrom: CivilDate
  /// The last day.
  public var registeredUntil: CivilDate?
}

/// One of `certifications`.
public struct SeedCertification: Hashable, Codable, Sendable {
  /// クレジット創出事業番号.
  public var project: String
  /// The kind of credit.
  public var type: CreditType
  /// The person who may receive the credits.
  public var holder: String
  /// 削減年度.
  public var vintage: Int
  /// The certified amount.
  public var tonnes: Int64
  /// The day.
  public var certifiedOn: CivilDate
  /// Numbers of the certificates it rests on.
  public var evidence: [String]?
}

/// One of `users`: an official.
public struct SeedUser: Hashable, Codable, Sendable {
  /// The login name.
  public var id: String
  /// The name.
  public var name: String
  /// The roles.
  public var roles: [OfficialRole]
  /// The password in clear; only its hash goes on record.
  public var password: String?
}

/// `serials`.
public struct SeedSerials: Hashable, Codable, Sendable {
  /// The next running number to be given out.
  public var next: Int64
}

public import GRDB
public import Programme

/// Reads the register; every list is sorted, and every function works on a history as of a past day as well.
///
/// `find…` throws when the thing is absent, `fetch…` may return nil. Damaged rows throw
/// ``RegisterError/corrupt(table:row:)``.
public enum RegisterReader {
  /// An account; nil when there is none with that number.
  public static func fetchAccount(_ number: AccountNumber, in db: Database) throws -> Account? {
    try accounts("number = ?", [number.description], db).first
  }

  /// An account.
  /// - Throws: ``RegisterError/unknownAccount(_:)``.
  public static func findAccount(_ number: AccountNumber, in db: Database) throws -> Account {
    guard let account = try fetchAccount(number, in: db) else { throw RegisterError.unknownAccount(number) }
    return account
  }

  /// A person; nil when there is none.
  public static func fetchPerson(_ id: PersonID, in db: Database) throws -> Person? {
    try persons("id = ?", [id.rawValue], db).first
  }

  /// A person.
  /// - Throws: ``RegisterError/unknownPerson(_:)``.
  public static func findPerson(_ id: PersonID, in db: Database) throws -> Person {
    guard let person = try fetchPerson(id, in: db) else { throw RegisterError.unknownPerson(id) }
    return person
  }

  /// A facility; nil when there is none.
  public static func fetchFacility(_ designation: DesignationNumber, in db: Database) throws -> Facility? {
    try facilities("designation = ?", [designation.digits], db).first
  }

  /// A facility.
  /// - Throws: ``RegisterError/facilityUnknown(_:)``.
  public static func findFacility(_ designation: DesignationNumber, in db: Database) throws -> Facility {
    guard let facility = try fetchFacility(designation, in: db) else {
      throw RegisterError.facilityUnknown(designation)
    }
    return facility
  }

  /// Every facility, by number.
  public static func facilities(in db: Database) throws -> [Facility] { try facilities("TRUE", [], db) }

  /// Every person, by identifier.
  public static func persons(in db: Database) throws -> [Person] { try persons("TRUE", [], db) }

  /// An official; nil when there is none.
  public static func fetchOfficial(_ id: OfficialID, in db: Database) throws -> Official? {
    try officials("id = ?", [id.rawValue], db).first
  }

  /// Every official, by login name.
  public static func officials(in db: Database) throws -> [Official] { try officials("TRUE", [], db) }

  /// The associations an account is part of and that last, by number.
  public static func associations(of number: AccountNumber, in db: Database) throws -> [Association] {
    try associations("(general = ?1 OR designated = ?1) AND endedOn IS NULL", [number.description], db)
  }

  /// The associations an account is or was part of, by number and then in the order they were made.
  public static func associationHistory(of number: AccountNumber, in db: Database) throws -> [Association] {
    try associations("general = ?1 OR designated = ?1", [number.description], db)
  }

  /// The users of an account whose numbers work, by number; `hasPasscode` is false until a letter has carried one.
  public static func users(of number: AccountNumber, in db: Database) throws -> [(
    user: RegisterUser, hasPasscode: Bool
  )] {
    try userHistory(of: number, in: db).filter { $0.user.revokedOn == nil }
  }

  /// The users of an account, revoked ones included, by number.
  public static func userHistory(of number: AccountNumber, in db: Database) throws -> [(
    user: RegisterUser, hasPasscode: Bool
  )] {
    let sql = "SELECT * FROM registerUser WHERE account = ? ORDER BY number"
    return try StoredRow.all(sql, [number.description], of: "registerUser", key: ["number"], in: db) { row in
      (try user(row), try row.textIfPresent("passcodeHash") != nil)
    }
  }

  /// A user with the scrypt hash of the passcode, if one was issued; nil when there is no such user.
  public static func fetchUser(_ number: UserNumber, in db: Database) throws -> (
    user: RegisterUser, passcodeHash: String?
  )? {
    let sql = "SELECT * FROM registerUser WHERE number = ?"
    return try StoredRow.first(sql, [number.rawValue], of: "registerUser", key: ["number"], in: db) { row in
      (try user(row), try row.textIfPresent("passcodeHash"))
    }
  }

  /// Every verifier, by identifier.
  public static func verifiers(in db: Database) throws -> [Verifier] { try verifiers("TRUE", [], db) }

  static func verifiers(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [Verifier] {
    let sql = "SELECT * FROM verifier WHERE \(condition) ORDER BY id"
    return try StoredRow.all(sql, arguments, of: "verifier", key: ["id"], in: db) { row in
      Verifier(
        id: try row.text("id"), name: try row.text("name"), categories: try row.json("categories"),
        registeredFrom: try row.date("registeredFrom"), registeredUntil: try row.dateIfPresent("registeredUntil"))
    }
  }

  /// Every certification, in the order they were put on record.
  public static func certifications(in db: Database) throws -> [Certification] { try certifications("TRUE", [], db) }

  static func certifications(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [Certification] {
    let sql = """
      SELECT *, (SELECT json_group_array(serial) FROM
        (SELECT serial FROM evidence WHERE evidence.certification = certification.entry ORDER BY serial)) AS serials
      FROM certification WHERE \(condition) ORDER BY entry
      """
    return try StoredRow.all(sql, arguments, of: "certification", key: ["entry"], in: db) { row in
      Certification(
        project: try row.text("project"), creditType: try row.choice("creditType"), holder: try row.person("holder"),
        vintage: try row.year("vintage"), tonnes: Tonnes(try row.integer("tonnes")),
        certifiedOn: try row.date("certifiedOn"), evidence: try row.json("serials"))
    }
  }

  /// The running number the next issued credit of an area gets: the counter's, or the one after the highest on record.
  public static func nextSerial(areaCode: String, in db: Database) throws -> Int64 {
    let counter = try Int64.fetchOne(db.cachedStatement(sql: "SELECT next FROM serialCounter")) ?? 1
    let highest = try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT lastSerial FROM creditBlock WHERE areaCode = ? ORDER BY firstSerial DESC LIMIT 1"),
      arguments: [areaCode])
    return max(counter, (highest ?? 0) + 1)
  }

  private static func user(_ row: StoredRow) throws(RegisterError) -> RegisterUser {
    guard let kind = UserKind(rawValue: Int(try row.integer("kind"))) else { throw row.corrupt }
    return RegisterUser(
      number: UserNumber(rawValue: try row.text("number")), kind: kind, account: try row.account("account"),
      person: try row.person("person"), contactName: try row.textIfPresent("contactName"),
      email: try row.textIfPresent("email"), revokedOn: try row.dateIfPresent("revokedOn"))
  }
}

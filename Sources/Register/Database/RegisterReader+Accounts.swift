public import GRDB
public import Programme

/// An account with the persons and the facility it names, as pages and lists show it.
public struct AccountRecord: Hashable, Sendable, Identifiable {
  /// The account.
  public let account: Account
  /// 口座名義人, in the order on record.
  public let holders: [Person]
  /// 口座管理者.
  public let manager: Person?
  /// The facility of a designated account.
  public let facility: Facility?

  /// The account number.
  public var id: AccountNumber { account.number }

  /// A record.
  public init(account: Account, holders: [Person], manager: Person?, facility: Facility?) {
    self.account = account
    self.holders = holders
    self.manager = manager
    self.facility = facility
  }
}

/// A block of credits with what the figures say of it, one row of `holdings`.
public struct Holding: Hashable, Sendable {
  /// The block.
  public let block: CreditBlock
  /// Its size, at least 1.
  public let tonnes: Tonnes
  /// 利用可能な削減計画期間.
  public let usablePeriods: [Int]
  /// 有効期限; nil when the figures do not reach that far.
  public let expiresOn: CivilDate?
  /// 振替可否.
  public let isTransferable: Bool
}

extension RegisterReader {
  /// One account with its persons and facility.
  /// - Throws: ``RegisterError/unknownAccount(_:)``.
  public static func findAccountRecord(_ number: AccountNumber, in db: Database) throws -> AccountRecord {
    guard let record = try records("number = ?", [number.description], db).first else {
      throw RegisterError.unknownAccount(number)
    }
    return record
  }

  /// Every account of a kind, by number; with a day, only those open on it.
  public static func accountRecords(
    of kind: AccountKind, openOn date: CivilDate? = nil, in db: Database
  ) throws -> [AccountRecord] {
    try records("kind = ?", [kind.rawValue], db).filter { record in date.map { record.account.isOpen(on: $0) } ?? true }
  }

  /// The credits of an account on a day, in the order of their serials.
  ///
  /// `db` holds the register as of that day: the live one for today, a history for an earlier day.
  /// - Throws: ``RegisterError/unknownAccount(_:)``.
  public static func holdings(
    of number: AccountNumber, on date: CivilDate, figures: ProgrammeFigures, in db: Database
  ) throws -> [Holding] {
    let account = try findAccount(number, in: db)
    return try blocks("account = ?", [number.description], db).map { block in
      Holding(
        block: block, tonnes: block.serials.tonnes, usablePeriods: block.usablePeriods(under: figures),
        expiresOn: block.expiresOn(under: figures),
        isTransferable: block.isTransferable(from: account.kind, on: date, under: figures))
    }
  }

  /// The journal entries that touch an account, those of its users included, in order.
  /// - Throws: ``RegisterError/unknownAccount(_:)``.
  public static func history(of number: AccountNumber, in db: Database) throws -> [JournalEntry] {
    _ = try findAccount(number, in: db)
    return try Journal.entries(
      where: """
        sequence IN (SELECT sequence FROM journalSubject WHERE kind = 'account' AND key = ?1
          UNION SELECT sequence FROM journalSubject
            WHERE kind = 'user' AND key IN (SELECT number FROM registerUser WHERE account = ?1))
        """, [number.description], in: db)
  }

  /// The journal entries that name a thing, in order; none for a thing never named.
  public static func history(of subject: RegisterSubject, in db: Database) throws -> [JournalEntry] {
    try Journal.entries(
      where: "sequence IN (SELECT sequence FROM journalSubject WHERE kind = ? AND key = ?)",
      [subject.kindText, subject.key], in: db)
  }

  /// The journal entries a case made, in order.
  public static func entries(of id: CaseID, in db: Database) throws -> [JournalEntry] {
    try Journal.entries(where: "caseID = ?", [id.rawValue], in: db)
  }

  /// One journal entry; nil when the journal has no such place.
  public static func fetchEntry(_ sequence: Int64, in db: Database) throws -> JournalEntry? {
    try Journal.entries(where: "sequence = ?", [sequence], in: db).first
  }

  private static func records(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [AccountRecord] {
    let accounts = try accounts(condition, arguments, db)
    let scope = "SELECT number FROM account WHERE \(condition)"
    let related = try persons(
      """
      id IN (SELECT person FROM accountHolder WHERE account IN (\(scope)))
      OR id IN (SELECT manager FROM account WHERE \(condition))
      """, arguments + arguments, db)
    let persons = Dictionary(related.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let facilities = Dictionary(
      try facilities("designation IN (SELECT designation FROM account WHERE \(condition))", arguments, db)
        .map { ($0.designation, $0) }, uniquingKeysWith: { first, _ in first })
    return try accounts.map { account in
      AccountRecord(
        account: account,
        holders: try account.holders.map { id in
          guard let person = persons[id] else { throw RegisterError.corrupt(table: "person", row: id.rawValue) }
          return person
        }, manager: account.manager.flatMap { persons[$0] },
        facility: account.designation.flatMap { facilities[$0] })
    }
  }
}

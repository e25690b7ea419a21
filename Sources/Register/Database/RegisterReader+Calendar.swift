public import GRDB
public import Programme

extension RegisterReader {
  /// The last day whose duties are done; nil when none is.
  public static func lastClosedDay(in db: Database) throws -> CivilDate? {
    let sql = "SELECT day FROM closedDay ORDER BY day DESC LIMIT 1"
    return try StoredRow.first(sql, of: "closedDay", key: ["day"], in: db) { try $0.date("day") }
  }

  /// The day the register was set up: the latest from which a fact of its seed holds; nil when it had none.
  ///
  /// The duties of days before it are no business of this register.
  public static func openingDay(in db: Database) throws -> CivilDate? {
    // Asked while no day is closed yet. No question about a day needs an index of its own: a register as of a past day
    // reads the journal in its order, and an account's entries are found by the account.
    let sql = "SELECT max(effectiveOn) AS effectiveOn FROM journalEntry WHERE actor = 'init' HAVING count(*) > 0"
    return try StoredRow.first(sql, of: "journalEntry", key: ["effectiveOn"], in: db) { try $0.date("effectiveOn") }
  }

  /// The day from which a facility is on record as it is; nil for one not on record.
  static func recordingDay(of designation: DesignationNumber, in db: Database) throws -> CivilDate? {
    let sql = """
      SELECT effectiveOn FROM journalEntry WHERE sequence = (SELECT entry FROM facility WHERE designation = ?)
      """
    return try StoredRow.first(sql, [designation.digits], of: "journalEntry", key: ["effectiveOn"], in: db) {
      try $0.date("effectiveOn")
    }
  }

  /// The duties done on the days of a range, in the order they were done.
  public static func duties(from first: CivilDate, through last: CivilDate, in db: Database) throws -> [DutyRecord] {
    try duties("day BETWEEN ? AND ?", [first.iso, last.iso], db)
  }

  /// The duties done for an account, in the order they were done.
  public static func duties(of account: AccountNumber, in db: Database) throws -> [DutyRecord] {
    try duties("account = ?", [account.description], db)
  }

  /// The duties done for a facility's obligation of a period, in the order they were done.
  public static func duties(
    of designation: DesignationNumber, period: Int, in db: Database
  ) throws -> [DutyRecord] {
    try duties("designation = ? AND period = ?", [designation.digits, period], db)
  }

  /// Whom a duty concerns: the holders of its account, in their order; where there is none, the persons obligated for its
  /// facility.
  public static func persons(concernedBy duty: DutyRecord, in db: Database) throws -> [Person] {
    let holders = try duty.account.flatMap { try fetchAccount($0, in: db) }?.holders
    let obligated = try holders == nil ? duty.designation.flatMap { try fetchFacility($0, in: db) } : nil
    return try (holders ?? obligated?.obligatedPersons ?? []).compactMap { try fetchPerson($0, in: db) }
  }

  /// Whether a duty was done before for the same occasion.
  static func isOnRecord(_ duty: DutyRecord, in db: Database) throws -> Bool {
    try Int.fetchOne(
      db,
      sql: """
        SELECT 1 FROM duty WHERE duty = ? AND coalesce(warning, '') = ? AND dueOn = ? AND coalesce(designation, '') = ?
          AND coalesce(account, '') = ? AND coalesce(period, 0) = ? AND coalesce(daysAhead, 0) = ?
        """,
      arguments: [
        duty.duty.rawValue, duty.warning?.rawValue ?? "", duty.dueOn.iso, duty.designation?.digits ?? "",
        duty.account?.description ?? "", duty.period ?? 0, duty.daysAhead ?? 0,
      ]) != nil
  }

  /// General accounts that are not closed or frozen and whose last day of use lies in a range, by number.
  static func accountsEnding(
    from first: CivilDate?, through last: CivilDate, in db: Database
  ) throws -> [Account] {
    try accounts(
      """
      expiresOn IS NOT NULL AND closedOn IS NULL AND expiresOn >= ? AND expiresOn <= ? AND kind = 'general'
        AND freeze IS NULL
      """, [first?.iso ?? "", last.iso], db)
  }

  /// Credits in designated and general accounts by account and last day of use, for last days within a range.
  static func expiring(
    from first: CivilDate, through last: CivilDate, figures: ProgrammeFigures, in db: Database
  ) throws -> [(account: AccountNumber, lastDay: CivilDate, tonnes: Tonnes)] {
    var sums: [AccountNumber: [CivilDate: Int64]] = [:]
    let sql = """
      SELECT account, creditType, vintage, sum(lastSerial - firstSerial + 1) AS tonnes
      FROM creditBlock JOIN account ON account.number = creditBlock.account
      WHERE account.kind IN ('designated', 'general') GROUP BY account, creditType, vintage
      """
    try StoredRow.each(sql, of: "creditBlock", key: ["account"], in: db) { row in
      guard let day = figures.expiry(of: try row.choice("creditType"), vintage: try row.year("vintage")),
        first <= day, day <= last
      else { return }
      sums[try row.account("account"), default: [:]][day, default: 0] += try row.integer("tonnes")
    }
    return sums.keys.sorted().flatMap { account in
      (sums[account] ?? [:]).sorted { $0.key < $1.key }.map { (account, $0.key, Tonnes($0.value)) }
    }
  }

  private static func duties(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [DutyRecord] {
    let sql = "SELECT * FROM duty WHERE \(condition) ORDER BY entry"
    return try StoredRow.all(sql, arguments, of: "duty", key: ["entry"], in: db) { row in
      DutyRecord(
        duty: try row.choice("duty"), warning: try row.choiceIfPresent("warning"), day: try row.date("day"),
        dueOn: try row.date("dueOn"), designation: try row.parsedIfPresent("designation") { try DesignationNumber($0) },
        account: try row.accountIfPresent("account"), period: try row.integerIfPresent("period").map { Int($0) },
        tonnes: Tonnes(try row.integer("tonnes")), daysAhead: try row.integerIfPresent("daysAhead").map { Int($0) })
    }
  }
}

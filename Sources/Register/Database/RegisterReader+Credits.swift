public import GRDB
public import Programme

/// A general-to-general transfer and what became of it.
public struct TransferRecord: Hashable, Sendable, Identifiable {
  /// The transfer as entered.
  public let transfer: Transfer
  /// What became of it.
  public let state: State
  /// The journal entry that entered it.
  public let entry: Int64

  /// What becomes of a transfer.
  public enum State: String, Hashable, Codable, Sendable, CaseIterable {
    /// 移転実行待ち: the credits are reserved.
    case waiting
    /// The sender executed it.
    case executed
    /// It was taken back.
    case cancelled
  }

  /// The identifier.
  public var id: TransferID { transfer.id }

  /// A record.
  public init(transfer: Transfer, state: State, entry: Int64) {
    self.transfer = transfer
    self.state = state
    self.entry = entry
  }
}

/// The tonnes of one kind of credit by where they are. Issued and moved in equals the rest together.
public struct CreditTotal: Hashable, Sendable {
  /// The kind.
  public let creditType: CreditType
  /// Issued here or moved in from Saitama's register, and not taken back.
  public let issued: Tonnes
  /// In designated and general accounts.
  public let held: Tonnes
  /// 義務充当.
  public let surrendered: Tonnes
  /// 無効化.
  public let cancelled: Tonnes
  /// 抹消.
  public let expired: Tonnes
  /// Moved out to Saitama's register.
  public let movedOut: Tonnes
}

extension RegisterReader {
  /// The block a serial lies in; nil for a serial not on record.
  public static func fetchBlock(areaCode: String, serial: Int64, in db: Database) throws -> CreditBlock? {
    // The blocks do not overlap, so the nearest from below holds the serial or none does.
    let nearest = "SELECT max(firstSerial) FROM creditBlock WHERE areaCode = ?1 AND firstSerial <= ?2"
    return try blocks("areaCode = ?1 AND firstSerial = (\(nearest))", [areaCode, serial], db)
      .first { serial <= $0.serials.last }
  }

  /// The whole life of one serial: every journal entry that issued, moved, reserved or freed it, in order.
  ///
  /// A few dozen index look-ups, however long the journal is; none for a serial never issued.
  public static func biography(areaCode: String, serial: Int64, in db: Database) throws -> [JournalEntry] {
    let highest = try Int64.fetchOne(
      db, sql: "SELECT max(firstSerial), lastSerial FROM creditBlock WHERE areaCode = ?", arguments: [areaCode],
      adapter: SuffixRowAdapter(fromIndex: 1))
    guard let highest, (1...highest).contains(serial) else { return [] }
    let path = SerialIndex.path(to: serial, highest: highest)
    func among(_ nodes: [Int64]) -> String { nodes.isEmpty ? "NULL" : nodes.map(String.init).joined(separator: ", ") }
    return try Journal.entries(
      where: """
        sequence IN (
          SELECT sequence FROM journalSerial
          WHERE areaCode = ?1 AND node IN (\(among(path.notGreater))) AND lastSerial >= ?2
          UNION SELECT sequence FROM journalSerial
          WHERE areaCode = ?1 AND node IN (\(among(path.greater))) AND firstSerial <= ?2)
        """, [areaCode, serial], in: db)
  }

  /// The number of an open Governor's account.
  /// - Throws: ``RegisterError/corrupt(table:row:)`` when the register was set up without it.
  public static func account(of place: GovernorPlace, in db: Database) throws -> AccountNumber {
    let sql = "SELECT number FROM account WHERE place = ?"
    let number = try StoredRow.first(sql, [place.rawValue], of: "account", key: ["number"], in: db) {
      try $0.account("number")
    }
    guard let number else { throw RegisterError.corrupt(table: "account", row: place.rawValue) }
    return number
  }

  /// A transfer; nil when there is none with that identifier.
  public static func fetchTransfer(_ id: TransferID, in db: Database) throws -> TransferRecord? {
    try transfers("id = ?", [id.rawValue], db).first
  }

  /// The transfers of an account that wait to be executed, sent and received ones, in the order they were entered.
  public static func transfersWaiting(of number: AccountNumber, in db: Database) throws -> [TransferRecord] {
    try transfers("state = 'waiting' AND (source = ?1 OR destination = ?1)", [number.description], db)
  }

  /// The movements of an account's credits with their entries, in order; issues are not movements.
  /// - Throws: ``RegisterError/unknownAccount(_:)``.
  public static func movements(
    of number: AccountNumber, in db: Database
  ) throws -> [(entry: JournalEntry, movement: CreditMovement)] {
    _ = try findAccount(number, in: db)
    return try Journal.entries(
      where: """
        kind IN ('creditsMoved', 'transferExecuted')
        AND sequence IN (SELECT sequence FROM journalSubject WHERE kind = 'account' AND key = ?)
        """, [number.description], in: db
    ).compactMap { entry in try entry.change().movement.map { (entry, $0) } }
  }

  /// The credits used for a facility's obligation of a period, by their kinds in the order of the vocabulary.
  public static func surrendered(
    for designation: DesignationNumber, period: Int, in db: Database
  ) throws -> [CreditType: Tonnes] {
    var sums: [CreditType: Tonnes] = [:]
    let sql = """
      SELECT creditType, sum(lastSerial - firstSerial + 1) AS tonnes FROM creditBlock
      WHERE usedFor = ? AND usedPeriod = ? GROUP BY creditType
      """
    try StoredRow.each(sql, [designation.digits, period], of: "creditBlock", key: ["creditType"], in: db) { row in
      sums[try row.choice("creditType")] = Tonnes(try row.integer("tonnes"))
    }
    return sums
  }

  /// Where the tonnes of every kind are; all kinds, in the order of the vocabulary.
  public static func totals(in db: Database) throws -> [CreditTotal] {
    var sums: [CreditType: [String: Int64]] = [:]
    let sql = """
      SELECT creditType, coalesce(place, 'held') AS place, sum(lastSerial - firstSerial + 1) AS tonnes
      FROM creditBlock JOIN account ON account.number = creditBlock.account GROUP BY creditType, place
      """
    try StoredRow.each(sql, of: "creditBlock", key: ["creditType"], in: db) { row in
      sums[try row.choice("creditType"), default: [:]][try row.text("place")] = try row.integer("tonnes")
    }
    return CreditType.allCases.map { type in
      func tonnes(_ place: GovernorPlace) -> Tonnes { Tonnes(sums[type]?[place.rawValue] ?? 0) }
      let all = (sums[type] ?? [:]).values.reduce(0, +)
      return CreditTotal(
        creditType: type, issued: Tonnes(all - tonnes(.issuance).rawValue), held: Tonnes(sums[type]?["held"] ?? 0),
        surrendered: tonnes(.surrender), cancelled: tonnes(.cancellation), expired: tonnes(.expiry),
        movedOut: tonnes(.saitama))
    }
  }

  private static func transfers(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [TransferRecord] {
    let sql = "SELECT * FROM creditTransfer WHERE \(condition) ORDER BY entry"
    return try StoredRow.all(sql, arguments, of: "creditTransfer", key: ["id"], in: db) { row in
      let entry = try row.integer("entry")
      guard let recorded = try fetchEntry(entry, in: db), case .transferEntered(let transfer) = try recorded.change()
      else { throw row.corrupt }
      return TransferRecord(transfer: transfer, state: try row.choice("state"), entry: entry)
    }
  }
}

public import GRDB
public import Programme

extension RegisterReader {
  /// The part of the register an issuance or movement touches; ``CreditSnapshot`` says what belongs to it.
  ///
  /// Look-ups by index, whatever the size of the register; only the holdings asked for grow with their account.
  public static func creditSnapshot(for query: CreditQuery, in db: Database) throws -> CreditSnapshot {
    var transfers = try query.transfers.sorted().compactMap { try fetchTransfer($0, in: db) }
    var wanted = query.accounts.union(query.holdings)
    wanted.formUnion(transfers.flatMap { [$0.transfer.from, $0.transfer.to] })
    let accounts = try wanted.sorted().compactMap { try fetchAccount($0, in: db) }
    let blocks = try blocks(query, serials: query.serials + transfers.flatMap(\.transfer.serials.ranges), db)
    let known = Set(transfers.map(\.id))
    for id in Set(blocks.compactMap(\.transfer)).subtracting(known).sorted() {
      if let record = try fetchTransfer(id, in: db) { transfers.append(record) }
    }
    var snapshot = CreditSnapshot(
      accounts: accounts,
      facilities: try Set(accounts.compactMap(\.designation)).sorted().compactMap { try fetchFacility($0, in: db) },
      associations: Set(try wanted.sorted().flatMap { try associations(of: $0, in: db) }), blocks: blocks,
      transfers: transfers, nextTransfer: try nextTransfer(db),
      users: try query.users.sorted().compactMap { try fetchUser($0, in: db)?.user })
    let places = "SELECT place, number FROM account WHERE place IS NOT NULL ORDER BY place"
    try StoredRow.each(places, of: "account", key: ["number"], in: db) { row in
      snapshot.places[try row.choice("place")] = try row.account("number")
    }
    snapshot.certifications = try query.projects.sorted().flatMap { try certificationRemainders(project: $0, in: db) }
    for serial in query.evidence.map({ JapaneseText.codeText($0) }).sorted() {
      let sql = "SELECT * FROM evidence WHERE serial = ?"
      try StoredRow.each(sql, [serial], of: "evidence", key: ["serial"], in: db) { row in
        if try row.integerIfPresent("issue") != nil { snapshot.usedEvidence.insert(serial) }
        if try row.integerIfPresent("certification") != nil { snapshot.certifiedEvidence.insert(serial) }
      }
    }
    for entry in query.entries.sorted() {
      let sql = "SELECT 1 FROM creditMovement WHERE reversedEntry = ?"
      if try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [entry]) != nil {
        snapshot.reversedEntries.insert(entry)
      }
    }
    snapshot.nextSerials = try nextSerials(db)
    snapshot.serialCounter = try Int64.fetchOne(db.cachedStatement(sql: "SELECT next FROM serialCounter")) ?? 1
    snapshot.lastMovementOn = try lastMovement(db)
    return snapshot
  }

  /// The designated and general accounts that hold credits past their last day of use, by number.
  public static func accountsWithExpiredCredits(
    on date: CivilDate, figures: ProgrammeFigures, in db: Database
  ) throws -> [AccountNumber] {
    guard let last = figures.latestExpiredVintage(on: date) else { return [] }
    let sql = """
      SELECT number FROM account WHERE kind IN ('designated', 'general') AND EXISTS (
        SELECT 1 FROM creditBlock WHERE account = number AND vintage <= ?) ORDER BY number
      """
    return try StoredRow.all(sql, [last.startYear], of: "account", key: ["number"], in: db) {
      try $0.account("number")
    }
  }

  private static func blocks(
    _ query: CreditQuery, serials: [SerialRange], _ db: Database
  ) throws -> [CreditBlock] {
    var found: [SerialRange: CreditBlock] = [:]
    for account in query.holdings.sorted() {
      for block in try blocks("account = ?", [account.description], db) { found[block.serials] = block }
    }
    for range in serials {
      for block in try BlockRows.touching(range, in: db) where block.serials.overlaps(range) {
        found[block.serials] = block
      }
    }
    return found.values.sorted { ($0.serials.areaCode, $0.serials.first) < ($1.serials.areaCode, $1.serials.first) }
  }

  private static func nextTransfer(_ db: Database) throws -> Int {
    let sql = "SELECT id FROM creditTransfer ORDER BY id DESC LIMIT 1"
    return try StoredRow.first(sql, of: "creditTransfer", key: ["id"], in: db) { row in
      guard let running = TransferID(rawValue: try row.text("id")).running else { throw row.corrupt }
      return running + 1
    } ?? 1
  }

  /// The next serial of every area that has any.
  private static func nextSerials(_ db: Database) throws -> [String: Int64] {
    var next: [String: Int64] = [:]
    // One look-up an area, by the key's own order.
    var area = try String.fetchOne(db.cachedStatement(sql: "SELECT min(areaCode) FROM creditBlock"))
    while let code = area {
      next[code] = try nextSerial(areaCode: code, in: db)
      area = try String.fetchOne(
        db.cachedStatement(sql: "SELECT min(areaCode) FROM creditBlock WHERE areaCode > ?"), arguments: [code])
    }
    return next
  }

  private static func lastMovement(_ db: Database) throws -> CivilDate? {
    let sql = "SELECT effectiveOn FROM journalEntry WHERE sequence = (SELECT max(entry) FROM creditMovement)"
    return try StoredRow.first(sql, of: "journalEntry", key: ["effectiveOn"], in: db) { try $0.date("effectiveOn") }
  }
}

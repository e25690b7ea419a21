import GRDB
import Programme

/// The rows of `creditBlock`, read and written by range.
enum BlockRows {
  /// The blocks that share a serial with a range or lie next to it, in order; a handful of look-ups by the key.
  static func touching(_ range: SerialRange, in db: Database) throws -> [CreditBlock] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT areaCode, firstSerial, lastSerial, account, creditType, renewableType, origin, vintage, issuedOn,
          issuedIn, transfer, usedFor, usedPeriod, isBound
        FROM creditBlock WHERE areaCode = ?1 AND firstSerial <= ?3 AND firstSerial >= coalesce(
          (SELECT firstSerial FROM creditBlock WHERE areaCode = ?1 AND firstSerial <= ?2
            ORDER BY firstSerial DESC LIMIT 1), 1)
        ORDER BY firstSerial
        """)
    let (behind, overflow) = range.last.addingReportingOverflow(1)
    let cursor = try Row.fetchCursor(
      statement, arguments: [range.areaCode, range.first - 1, overflow ? range.last : behind])
    var found: [CreditBlock] = []
    while let row = try cursor.next() {
      let block = try block(row)
      if range.first - 1 <= block.serials.last { found.append(block) }
    }
    return found
  }

  /// A row with the columns above, by their places: names cost more than all the rest here. What does not read well
  /// goes to the patient reader, whose error names the row.
  private static func block(_ row: Row) throws -> CreditBlock {
    guard let areaCode = String.fromDatabaseValue(row[0]), let first = Int64.fromDatabaseValue(row[1]),
      let last = Int64.fromDatabaseValue(row[2]),
      let serials = try? SerialRange(areaCode: areaCode, first: first, last: last),
      let number = String.fromDatabaseValue(row[3]), let account = try? AccountNumber(number),
      let type = String.fromDatabaseValue(row[4]).flatMap(CreditType.init(rawValue:)),
      let origin = String.fromDatabaseValue(row[6]),
      let vintage = Int.fromDatabaseValue(row[7]).flatMap({ try? FiscalYear($0) }),
      let issuedOn = String.fromDatabaseValue(row[8]).flatMap({ try? CivilDate(iso: $0) }),
      let isBound = Int64.fromDatabaseValue(row[13]), isBound == 0 || isBound == 1
    else { return try RegisterReader.block(row) }
    let renewableType: DatabaseValue = row[5]
    let issuedIn: DatabaseValue = row[9]
    let transfer: DatabaseValue = row[10]
    let period: DatabaseValue = row[12]
    // Used credits are few, and rare in movements.
    guard period.isNull, renewableType.isNull || String.fromDatabaseValue(renewableType) != nil else {
      return try RegisterReader.block(row)
    }
    var issuing: AccountNumber?
    if !issuedIn.isNull {
      guard let number = String.fromDatabaseValue(issuedIn).flatMap({ try? AccountNumber($0) }) else {
        return try RegisterReader.block(row)
      }
      issuing = number
    }
    return CreditBlock(
      serials: serials, account: account, creditType: type,
      renewableType: String.fromDatabaseValue(renewableType), origin: origin, vintage: vintage, issuedOn: issuedOn,
      issuedIn: issuing, transfer: String.fromDatabaseValue(transfer).map(TransferID.init(rawValue:)),
      isBound: isBound == 1)
  }

  /// Writes the new blocks of a stretch of serials over the old ones; rows that stay as they are stay untouched.
  static func write(_ new: [CreditBlock], over old: [CreditBlock], in db: Database) throws {
    let firsts = Set(new.map(\.serials.first))
    for block in old where !firsts.contains(block.serials.first) { try delete(block, in: db) }
    // With the rows gone that begin nowhere any more, a row that grows finds its place free; then what is new fits in.
    var added: [CreditBlock] = []
    for block in new {
      guard let before = old.first(where: { $0.serials.first == block.serials.first }) else {
        added.append(block)
        continue
      }
      if before != block { try update(block, from: before, in: db) }
    }
    for block in added { try insert(block, in: db) }
  }

  static func insert(_ block: CreditBlock, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO creditBlock
          (areaCode, firstSerial, lastSerial, account, creditType, renewableType, origin, vintage, issuedOn, issuedIn,
            transfer, usedFor, usedPeriod, isBound)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      block.serials.areaCode, block.serials.first, block.serials.last, block.account.description,
      block.creditType.rawValue, block.renewableType, block.origin, block.vintage.startYear, block.issuedOn.iso,
      block.issuedIn?.description, block.transfer?.rawValue, block.use?.designation.digits, block.use?.period,
      block.isBound,
    ])
  }

  private static func update(_ block: CreditBlock, from before: CreditBlock, in db: Database) throws {
    // The end and the account each have triggers of their own: only what changes is set.
    if block.serials.last != before.serials.last {
      try db.cachedStatement(sql: "UPDATE creditBlock SET lastSerial = ? WHERE areaCode = ? AND firstSerial = ?")
        .execute(arguments: [block.serials.last, block.serials.areaCode, block.serials.first])
    }
    let isMoved = block.account != before.account
    if isMoved || block.transfer != before.transfer || block.use != before.use || block.isBound != before.isBound {
      let account = isMoved ? "account = ?, " : ""
      var arguments: StatementArguments = [
        block.transfer?.rawValue, block.use?.designation.digits, block.use?.period, block.isBound,
        block.serials.areaCode, block.serials.first,
      ]
      if isMoved { arguments = [block.account.description] + arguments }
      try db.cachedStatement(
        sql: """
          UPDATE creditBlock SET \(account)transfer = ?, usedFor = ?, usedPeriod = ?, isBound = ?
          WHERE areaCode = ? AND firstSerial = ?
          """
      ).execute(arguments: arguments)
    }
  }

  private static func delete(_ block: CreditBlock, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM creditBlock WHERE areaCode = ? AND firstSerial = ?")
      .execute(arguments: [block.serials.areaCode, block.serials.first])
  }
}

import GRDB
import Programme

/// The rows of `creditBlock`, read and written by range.
enum BlockRows {
  /// The blocks that share a serial with a range or lie next to it, in order; a handful of look-ups by the key.
  static func touching(_ range: SerialRange, in db: Database) throws -> [CreditBlock] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT * FROM creditBlock WHERE areaCode = ?1 AND firstSerial <= ?3 AND firstSerial >= coalesce(
          (SELECT firstSerial FROM creditBlock WHERE areaCode = ?1 AND firstSerial <= ?2
            ORDER BY firstSerial DESC LIMIT 1), 1)
        ORDER BY firstSerial
        """)
    let (behind, overflow) = range.last.addingReportingOverflow(1)
    return try Row.fetchAll(
      statement, arguments: [range.areaCode, range.first - 1, overflow ? range.last : behind]
    ).map { try RegisterReader.block($0) }.filter { range.first - 1 <= $0.serials.last }
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
      if before != block { try update(block, in: db) }
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

  private static func update(_ block: CreditBlock, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE creditBlock SET lastSerial = ?, account = ?, transfer = ?, usedFor = ?, usedPeriod = ?, isBound = ?
        WHERE areaCode = ? AND firstSerial = ?
        """
    ).execute(arguments: [
      block.serials.last, block.account.description, block.transfer?.rawValue, block.use?.designation.digits,
      block.use?.period, block.isBound, block.serials.areaCode, block.serials.first,
    ])
  }

  private static func delete(_ block: CreditBlock, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM creditBlock WHERE areaCode = ? AND firstSerial = ?")
      .execute(arguments: [block.serials.areaCode, block.serials.first])
  }
}

import GRDB

/// The statements that run for nearly every entry, each prepared once for a batch and only when it is needed.
///
/// Not for more than one transaction, and not beyond it.
final class EntryStatements {
  /// The connection of the batch.
  let db: Database
  private var prepared: [BoundStatement?] = Array(repeating: nil, count: Line.allCases.count)

  init(_ db: Database) { self.db = db }

  /// What is said; ``sql`` is how.
  enum Line: Int, CaseIterable {
    case entry, subject, serials, movement, issue, transfer, transferEnd
    case block, blockGrows, blockMoves, blockStands, blockGoes, blocksTouching
  }

  /// Runs a statement with values in the order of its places.
  func run<each Value: BoundValue>(_ line: Line, _ values: repeat each Value) throws {
    try statement(line).run(repeat each values, in: db)
  }

  /// Runs a query; `read` is called with each row in turn.
  func rows<each Value: BoundValue>(_ line: Line, _ values: repeat each Value, read: (BoundRow) throws -> Void) throws {
    try statement(line).rows(repeat each values, in: db, read: read)
  }

  private func statement(_ line: Line) throws -> BoundStatement {
    if let statement = prepared[line.rawValue] { return statement }
    let statement = try BoundStatement(line.sql, in: db)
    prepared[line.rawValue] = statement
    return statement
  }
}

extension EntryStatements.Line {
  /// The statement.
  var sql: String {
    switch self {
    case .entry:
      """
      INSERT INTO journalEntry (sequence, recordedAt, effectiveOn, actor, caseID, kind, payload, previousHash, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    case .subject: "INSERT INTO journalSubject (kind, key, sequence) VALUES (?, ?, ?)"
    case .serials:
      "INSERT INTO journalSerial (areaCode, node, firstSerial, lastSerial, sequence) VALUES (?, ?, ?, ?, ?)"
    case .movement:
      """
      INSERT INTO creditMovement (entry, kind, source, destination, tonnes, usedFor, usedPeriod, reversedEntry)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    case .issue:
      """
      INSERT INTO creditIssue (entry, areaCode, firstSerial, lastSerial, account, creditType, origin, vintage, basis)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    case .transfer: "INSERT INTO creditTransfer (id, source, destination, state, entry) VALUES (?, ?, ?, 'waiting', ?)"
    case .transferEnd: "UPDATE creditTransfer SET state = ?, endedBy = ? WHERE id = ? AND state = 'waiting'"
    case .block:
      "INSERT INTO creditBlock (\(Self.blockColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    // The end and the account each have triggers of their own: only what changes is set.
    case .blockGrows: "UPDATE creditBlock SET lastSerial = ? WHERE areaCode = ? AND firstSerial = ?"
    case .blockMoves:
      """
      UPDATE creditBlock SET account = ?, transfer = ?, usedFor = ?, usedPeriod = ?, isBound = ?
      WHERE areaCode = ? AND firstSerial = ?
      """
    case .blockStands:
      """
      UPDATE creditBlock SET transfer = ?, usedFor = ?, usedPeriod = ?, isBound = ?
      WHERE areaCode = ? AND firstSerial = ?
      """
    case .blockGoes: "DELETE FROM creditBlock WHERE areaCode = ? AND firstSerial = ?"
    case .blocksTouching:
      """
      SELECT \(Self.blockColumns)
      FROM creditBlock WHERE areaCode = ?1 AND firstSerial <= ?3 AND firstSerial >= coalesce(
        (SELECT firstSerial FROM creditBlock WHERE areaCode = ?1 AND firstSerial <= ?2
          ORDER BY firstSerial DESC LIMIT 1), 1)
      ORDER BY firstSerial
      """
    }
  }

  private static let blockColumns = """
    areaCode, firstSerial, lastSerial, account, creditType, renewableType, origin, vintage, issuedOn, issuedIn, \
    transfer, usedFor, usedPeriod, isBound
    """
}

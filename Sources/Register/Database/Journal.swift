public import Foundation
public import GRDB
public import Programme

/// The journal: the one door through which the register changes.
public enum Journal {
  /// Writes the changes to the journal in order, and to the tables projected from it, in the caller's transaction.
  ///
  /// Call it inside `write`: when it throws, the transaction must roll back.
  /// - Parameters:
  ///   - actor: the official's login name, or the name of the command; not empty.
  ///   - instant: the moment, written in whole milliseconds.
  /// - Returns: the entries, in the order of the changes.
  /// - Throws: `DatabaseError` when a change breaks an invariant of the schema; ``RegisterError/unknownUser(_:)`` for a
  ///   passcode of an unknown user; ``RegisterError/corrupt(table:row:)`` when the last entry cannot be read.
  @discardableResult
  public static func append(
    _ changes: [RegisterChange], by actor: String, caseID: CaseID? = nil, effectiveOn: CivilDate, at instant: Date,
    in db: Database
  ) throws -> [JournalEntry] {
    try append(
      changes.map { DatedChange($0, effectiveOn: effectiveOn) }, by: actor, caseID: caseID, at: instant, in: db)
  }

  /// The same for changes that hold from different days, as the facts of a seed file do.
  @discardableResult
  public static func append(
    _ changes: [DatedChange], by actor: String, caseID: CaseID? = nil, at instant: Date, in db: Database
  ) throws -> [JournalEntry] {
    precondition(!actor.isEmpty, "every entry names who made it")
    guard let recordedAt = UTCInstant.text(instant), let recorded = UTCInstant.instant(recordedAt) else {
      preconditionFailure("an entry is recorded in the years 1 to 9999")
    }
    var (sequence, previousHash) = try head(in: db)
    let encoder = CanonicalJSON.encoder()
    let lines = EntryStatements(db)
    var entries: [JournalEntry] = []
    for dated in changes {
      sequence += 1
      let payload = try dated.change.canonicalText(encoder)
      let kind = dated.change.kind
      let effectiveOn = dated.effectiveOn.iso
      let texts: [String?] = [
        String(sequence), recordedAt, effectiveOn, actor, caseID?.rawValue, kind.rawValue, payload,
        previousHash,
      ]
      let hash = JournalHash.hash(texts: texts)
      try lines.run(
        .entry, sequence, recordedAt, effectiveOn, actor, caseID?.rawValue, kind.rawValue, payload, previousHash, hash)
      try Projection.apply(dated.change, entry: sequence, with: lines)
      entries.append(
        JournalEntry(
          sequence: sequence, recordedAt: recorded, effectiveOn: dated.effectiveOn, actor: actor, caseID: caseID,
          kind: kind, payload: payload, previousHash: previousHash, hash: hash))
      previousHash = hash
    }
    return entries
  }

  /// The sequence and hash of the last entry; 0 and 64 zeros while the journal is empty.
  public static func head(in db: Database) throws -> (sequence: Int64, hash: String) {
    let sql = "SELECT sequence, hash FROM journalEntry ORDER BY sequence DESC LIMIT 1"
    return try StoredRow.first(sql, of: "journalEntry", key: ["sequence"], in: db) { row in
      (try row.integer("sequence"), try row.text("hash"))
    } ?? (0, JournalHash.beginning)
  }

  /// Entries by a condition on `journalEntry`, in order.
  static func entries(where condition: String = "TRUE", _ arguments: StatementArguments = [], in db: Database) throws
    -> [JournalEntry]
  {
    var entries: [JournalEntry] = []
    try eachEntry(where: condition, arguments, in: db) { entries.append($0) }
    return entries
  }

  /// The same one by one, for a journal that need not fit in memory.
  static func eachEntry(
    where condition: String = "TRUE", _ arguments: StatementArguments = [], in db: Database,
    read: (JournalEntry) throws -> Void
  ) throws {
    let sql = "SELECT * FROM journalEntry WHERE \(condition) ORDER BY sequence"
    try StoredRow.each(sql, arguments, of: "journalEntry", key: ["sequence"], in: db) { try read(try entry($0)) }
  }

  private static func entry(_ row: StoredRow) throws(RegisterError) -> JournalEntry {
    guard let recordedAt = UTCInstant.instant(try row.text("recordedAt")) else { throw row.corrupt }
    return JournalEntry(
      sequence: try row.integer("sequence"), recordedAt: recordedAt, effectiveOn: try row.date("effectiveOn"),
      actor: try row.text("actor"), caseID: try row.textIfPresent("caseID").map(CaseID.init(rawValue:)),
      kind: try row.choice("kind"), payload: try row.text("payload"), previousHash: try row.text("previousHash"),
      hash: try row.text("hash"))
  }
}

import Foundation
public import GRDB
import Programme

/// Proves the register from its journal: chain, replay, invariants, and the database file itself.
///
/// A damaged row is a failed check that names it, never a trap, and never hides the other checks.
public enum RegisterVerification {
  /// Checks everything; reads only. The journal is held in memory once over while it runs.
  public static func verify(_ db: Database) -> VerificationReport {
    var checks: [VerificationReport.Check] = []
    func check(_ name: String, _ find: () throws -> String?) {
      do { checks.append(.init(name: name, detail: try find())) } catch {
        checks.append(.init(name: name, detail: describe(error)))
      }
    }
    // Bytes first: SQLite's own check tells whether the rest can be believed.
    check("sqlite.integrity") { try integrity(db) }
    check("sqlite.foreignKeys") { try foreignKeys(db) }
    check("schema") { try schema(db) }
    var head = JournalHash.beginning
    var count = 0
    check("sequence") {
      (count, head) = try length(db)
      return try sequence(db)
    }
    check("chain") { try chain(db) }
    var replayed: DatabaseQueue?
    check("replay") {
      replayed = try RegisterHistory.replay(try Journal.entries(in: db))
      return nil
    }
    if let replayed {
      for projection in RegisterSchema.projections {
        check("projection.\(projection.table)") {
          try replayed.read { try ProjectionComparison.firstDifference(in: projection, stored: db, replayed: $0) }
        }
      }
    }
    for invariant in RegisterInvariant.all { check("invariant.\(invariant.name)") { try invariant.violation(in: db) } }
    return VerificationReport(entries: count, head: head, checks: checks)
  }

  private static func describe(_ error: any Error) -> String {
    if case RegisterError.corrupt(let table, let row) = error { return "\(table) \(row): unreadable" }
    return String(describing: error)
  }

  private static func integrity(_ db: Database) throws -> String? {
    let answer = try String.fetchAll(db, sql: "PRAGMA integrity_check(1)").first
    return answer == "ok" ? nil : answer ?? "no answer"
  }

  private static func foreignKeys(_ db: Database) throws -> String? {
    try Row.fetchOne(db, sql: "PRAGMA foreign_key_check").map { row in
      "\(StoredRow.plain(row["table"])) row \(StoredRow.plain(row["rowid"])) names an absent row of "
        + StoredRow.plain(row["parent"])
    }
  }

  /// Every table, index and trigger of the register is there as the migrations make it.
  private static func schema(_ db: Database) throws -> String? {
    let sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    func objects(_ db: Database) throws -> [(name: String, sql: String)] {
      try Row.fetchAll(db, sql: sql).map { (StoredRow.plain($0["name"]), StoredRow.plain($0["sql"])) }
    }
    let stored = Dictionary(try objects(db).map { ($0.name, $0.sql) }, uniquingKeysWith: { first, _ in first })
    for expected in try RegisterDatabase.inMemory().read(objects) where stored[expected.name] != expected.sql {
      return stored[expected.name] == nil ? "\(expected.name) is missing" : "\(expected.name) was altered"
    }
    return nil
  }

  private static func length(_ db: Database) throws -> (Int, String) {
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM journalEntry") ?? 0
    return (count, try Journal.head(in: db).hash)
  }

  private static func sequence(_ db: Database) throws -> String? {
    var expected: Int64 = 1
    let cursor = try Row.fetchCursor(db, sql: "SELECT sequence FROM journalEntry ORDER BY sequence")
    while let row = try cursor.next() {
      let found = try StoredRow(row, of: "journalEntry", key: ["sequence"]).integer("sequence")
      if found != expected { return "journalEntry \(expected) is missing" }
      expected += 1
    }
    return nil
  }

  /// Recomputes every hash from the stored bytes: texts are read as blobs, so that nothing behind a NUL can hide.
  private static func chain(_ db: Database) throws -> String? {
    let columns = (JournalHash.columns + ["hash"]).map { "CAST(\($0) AS BLOB) AS \($0)" }.joined(separator: ", ")
    var previous: Data? = Data(JournalHash.beginning.utf8)
    let cursor = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM journalEntry ORDER BY journalEntry.sequence")
    while let row = try cursor.next() {
      let values = JournalHash.columns.map { bytes(row, $0) }
      let name = "journalEntry \(StoredRow.plain(row["sequence"]))"
      if bytes(row, "previousHash") != previous { return "\(name): previousHash is not the hash before it" }
      let stored = bytes(row, "hash")
      if stored != Data(JournalHash.hash(values).utf8) { return "\(name): hash is not that of its content" }
      previous = stored
    }
    return nil
  }

  private static func bytes(_ row: Row, _ column: String) -> Data? {
    switch (row[column] as DatabaseValue).storage {
    case .blob(let data): data
    case .null, .int64, .double, .string: nil
    }
  }
}

public import GRDB

/// Proves the register from its journal: chain, replay, invariants, and the database file itself.
///
/// A damaged row is a failed check that names it, never a trap, and never hides the other checks.
public enum RegisterVerification {
  /// Checks everything; reads only. In memory it holds the register as it stands, never the journal.
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
    var walk: JournalWalk?
    do { walk = try JournalWalk(over: db) } catch { check("journal") { throw error } }
    if let walk {
      check("sequence") { walk.sequenceFault }
      check("chain") { walk.chainFault }
      check("replay") { walk.replayFault }
      if walk.replayFault == nil { checks += projections(walk, db) }
    }
    for invariant in RegisterInvariant.all { check("invariant.\(invariant.name)") { try invariant.violation(in: db) } }
    return VerificationReport(entries: walk?.entries ?? 0, head: walk?.head ?? JournalHash.beginning, checks: checks)
  }

  /// Compares every projected row with the one the verifier makes of the journal.
  private static func projections(_ walk: JournalWalk, _ db: Database) -> [VerificationReport.Check] {
    RegisterSchema.projections.map { projection in
      let name = "projection.\(projection.table)"
      do {
        return .init(name: name, detail: try walk.firstDifference(in: projection.table, stored: db))
      } catch {
        return .init(name: name, detail: describe(error))
      }
    }
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
      func words(_ column: String) -> String { (row[column] as DatabaseValue).plain }
      return "\(words("table")) row \(words("rowid")) names an absent row of " + words("parent")
    }
  }

  /// Every table, index and trigger of the register is there as the migrations make it.
  private static func schema(_ db: Database) throws -> String? {
    let sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    func objects(_ db: Database) throws -> [(name: String, sql: String)] {
      try Row.fetchAll(db, sql: sql).map { (($0["name"] as DatabaseValue).plain, ($0["sql"] as DatabaseValue).plain) }
    }
    let stored = Dictionary(try objects(db).map { ($0.name, $0.sql) }, uniquingKeysWith: { first, _ in first })
    for expected in try RegisterDatabase.inMemory().read(objects) where stored[expected.name] != expected.sql {
      return stored[expected.name] == nil ? "\(expected.name) is missing" : "\(expected.name) was altered"
    }
    return nil
  }
}

// Register is the account book: an append-only, hash-chained journal of changes, the tables projected from it, and the
// pure decisions that make changes. It refuses to know forms, cases (it only quotes their identifiers), letters, and
// which application is right: that is for Examination and for people.

public import GRDB

/// The register's tables, with their invariants repeated in SQL.
///
/// `journalEntry` is the truth; all other tables are projections of it that only ``Journal`` writes. Each row of a
/// projection carries `entry`, the sequence of the journal entry that wrote it last.
public enum RegisterSchema {
  /// Adds the register's migrations; the caller adds those of other stages and migrates.
  public static func register(in migrator: inout DatabaseMigrator) {
    // The tables of "register-1" knew no movements; no office was at work with them.
    migrator.registerMigration("register-4") { db in
      for statement in RegisterTables.statements + RegisterTriggers.statements { try db.execute(sql: statement) }
    }
  }

  /// A migrator with the register's tables alone.
  public static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    register(in: &migrator)
    return migrator
  }

  /// A projected table and the columns that identify its rows.
  struct Projection: Hashable, Sendable {
    let table: String
    let key: [String]
  }

  /// Every projected table, in the order `verify` reports them.
  static let projections: [Projection] = [
    Projection(table: "journalSubject", key: ["kind", "key", "sequence"]),
    Projection(table: "journalSerial", key: ["areaCode", "node", "firstSerial", "lastSerial", "sequence"]),
    Projection(table: "person", key: ["id"]),
    Projection(table: "facility", key: ["designation"]),
    Projection(table: "facilityObligatedPerson", key: ["designation", "position"]),
    Projection(table: "facilityCategory", key: ["designation", "year"]),
    Projection(table: "facilityRelief", key: ["designation", "position"]),
    Projection(table: "facilityYear", key: ["designation", "kind", "year"]),
    Projection(table: "account", key: ["number"]),
    Projection(table: "accountHolder", key: ["account", "position"]),
    Projection(table: "association", key: ["general", "designated", "made"]),
    Projection(table: "registerUser", key: ["number"]),
    Projection(table: "filedSealCertificate", key: ["entry"]),
    Projection(table: "creditBlock", key: ["areaCode", "firstSerial"]),
    Projection(table: "creditIssue", key: ["entry"]),
    Projection(table: "evidence", key: ["serial"]),
    Projection(table: "creditMovement", key: ["entry"]),
    Projection(table: "creditTransfer", key: ["id"]),
    Projection(table: "serialCounter", key: ["id"]),
    Projection(table: "verifier", key: ["id"]),
    Projection(table: "certification", key: ["entry"]),
    Projection(table: "official", key: ["id"]),
    Projection(table: "duty", key: ["entry"]),
    Projection(table: "closedDay", key: ["day"]),
  ]
}

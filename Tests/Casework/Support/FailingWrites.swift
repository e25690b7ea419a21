import GRDB
import Testing

extension CaseOffice {
  /// Fails the first row written, then the second and so on, until the action gets through; after each failure every
  /// row of every table must be as before.
  /// - Returns: how many rows the action writes.
  func failingEveryWrite(_ action: (Database) throws -> Void) throws -> Int {
    let before = try content()
    for row in 1...1000 {
      do {
        try database.write { db in
          try Fault.arm(at: row, in: db)
          try action(db)
          try Fault.disarm(in: db)
        }
        return row - 1
      } catch let error as DatabaseError where error.message == Fault.message {
        let after = try content()
        #expect(after == before, "something stayed behind when row \(row) failed")
      }
    }
    Issue.record("the action never got through")
    return 0
  }
}

/// A disk that is full at the n-th row: temporary triggers count the rows written to all tables.
private enum Fault {
  static let message = "the n-th write fails"

  static func arm(at row: Int, in db: Database) throws {
    try db.execute(sql: "CREATE TEMP TABLE fault (written INTEGER)")
    try db.execute(sql: "INSERT INTO fault VALUES (0)")
    for (name, table, verb) in try triggers(in: db) {
      try db.execute(
        sql: """
          CREATE TEMP TRIGGER \(name) BEFORE \(verb) ON main.\(table) BEGIN
            UPDATE fault SET written = written + 1;
            SELECT raise(ABORT, '\(message)') FROM fault WHERE written = \(row);
          END
          """)
    }
  }

  static func disarm(in db: Database) throws {
    for (name, _, _) in try triggers(in: db) { try db.execute(sql: "DROP TRIGGER temp.\(name)") }
    try db.execute(sql: "DROP TABLE fault")
  }

  private static func triggers(in db: Database) throws -> [(name: String, table: String, verb: String)] {
    try String.fetchAll(
      db,
      sql: """
        SELECT name FROM main.sqlite_master
        WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'grdb_*' ORDER BY name
        """
    ).flatMap { table in ["INSERT", "UPDATE", "DELETE"].map { ("fault\($0)\(table)", table, $0) } }
  }
}

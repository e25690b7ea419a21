import GRDB
import Intake
import Testing

@testable import Office

/// A database is known by the names of its migrations alone.
struct MigrationTests {
  /// Whoever changes a table gives its migration the next number, and this test the new name and digest. Without it, an
  /// office of the version before is opened, and `verify` says that it cannot be proved.
  @Test func `the tables behind a migration's name stay as they were when it got that name`() throws {
    let queue = try DatabaseQueue()
    try Office.migrator.migrate(queue)
    let (names, tables) = try queue.read { db in
      (
        try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid"),
        try String.fetchAll(
          db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name <> 'grdb_migrations' ORDER BY name"
        )
      )
    }
    #expect(names == ["register-4", "casework-3"])
    let digest = Fingerprint(of: Array(tables.joined(separator: "\n").utf8)).hex
    #expect(digest == "e6a80b8ef6cbea9c4d88a0e2c32bec79bb9c5ddb9fc655167f937065015debed")
  }
}

import Foundation
import GRDB

/// The content of an office's database, as text.
enum Tables {
  /// Every row of every table, in order, without the named columns. What came in once more is left out: it makes nothing,
  /// and how often a batch was handed in differs from run to run.
  static func dump(_ office: String, without columns: Set<String> = []) throws -> [String] {
    try read(office) { db in
      let names = try String.fetchAll(
        db,
        sql:
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'repeat*' ORDER BY name"
      )
      return try names.flatMap { name in
        try Row.fetchAll(db, sql: "SELECT * FROM \(name)").map { row in
          let cells = row.filter { !columns.contains($0.0) }.map { "\($0.0)=\($0.1.description)" }
          return "\(name): \(cells.joined(separator: "|"))"
        }.sorted()
      }
    }
  }

  /// Reads from an office's database.
  static func read<Value>(_ office: String, _ body: (Database) throws -> Value) throws -> Value {
    let queue = try DatabaseQueue(path: office + "/register.sqlite")
    defer { try? queue.close() }
    return try queue.read(body)
  }

  /// Changes a database behind the program's back: triggers that stand in the way are dropped and put back.
  static func tamper(_ office: String, _ sql: String, arguments: StatementArguments = []) throws {
    let queue = try DatabaseQueue(path: office + "/register.sqlite")
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try db.execute(sql: sql, arguments: arguments)
      for trigger in triggers { try db.execute(sql: trigger["sql"] as String) }
    }
  }
}

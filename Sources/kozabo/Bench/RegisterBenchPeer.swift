import GRDB

/// The rows that transfers write, written again by SQLite alone: the same tables and indices, the same pragmas, none of
/// our triggers, decisions, hashes or JSON.
struct RegisterBenchPeer {
  /// The rows of one transfer, in the order they are written.
  typealias Transfer = [(statement: Int, values: [RawSQLite.Value])]

  private let database: RawSQLite
  private let statements: [RawSQLite.Statement]

  private static let insertions: [(table: String, columns: [String], key: String)] = [
    (
      "journalEntry",
      ["sequence", "recordedAt", "effectiveOn", "actor", "caseID", "kind", "payload", "previousHash", "hash"],
      "sequence"
    ),
    ("journalSubject", ["kind", "key", "sequence"], "sequence"),
    ("journalSerial", ["areaCode", "node", "firstSerial", "lastSerial", "sequence"], "sequence"),
    (
      "creditMovement",
      ["entry", "kind", "source", "destination", "tonnes", "usedFor", "usedPeriod", "reversedEntry"], "entry"
    ),
  ]

  /// Opens a copy of a register for the peer's use: its triggers are dropped.
  init(copy path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
    }
    try queue.close()
    let database = try RawSQLite(path: path)
    try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
    statements =
      try Self.insertions.map { table, columns, _ in
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        return try database.prepare("INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
      } + [
        try database.prepare(
          "UPDATE creditBlock SET account = ?, isBound = 1 WHERE areaCode = '130' AND firstSerial = ?")
      ]
    self.database = database
  }

  /// What the transfers behind an entry wrote into the register, transfer by transfer.
  static func transfers(after entry: Int64, in db: Database) throws -> [Transfer] {
    var transfers: [Int64: Transfer] = [:]
    for (index, insertion) in insertions.enumerated() {
      let sql =
        "SELECT \(insertion.columns.joined(separator: ", ")), \(insertion.key) FROM \(insertion.table) WHERE \(insertion.key) > ?"
      for row in try Row.fetchAll(db, sql: sql, arguments: [entry]) {
        let values = row.databaseValues.map(value)
        transfers[row[insertion.columns.count], default: []].append((index, Array(values.dropLast())))
      }
    }
    let moved = try Row.fetchAll(
      db,
      sql: """
        SELECT sequence, firstSerial, destination FROM journalSerial JOIN creditMovement ON entry = sequence
        WHERE sequence > ?
        """, arguments: [entry])
    for row in moved {
      transfers[row[0], default: []].append((insertions.count, [value(row[2]), value(row[1])]))
    }
    return transfers.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Writes transfers, each in a transaction of its own or all in one.
  func write(_ transfers: [Transfer], together: Bool) throws {
    if together { try database.execute("BEGIN IMMEDIATE") }
    for transfer in transfers {
      if !together { try database.execute("BEGIN IMMEDIATE") }
      for row in transfer { try database.run(statements[row.statement], row.values) }
      if !together { try database.execute("COMMIT") }
    }
    if together { try database.execute("COMMIT") }
  }

  private static func value(_ value: DatabaseValue) -> RawSQLite.Value {
    switch value.storage {
    case .int64(let number): .integer(number)
    case .string(let text): .text(text)
    case .null, .double, .blob: .null
    }
  }
}

import Foundation
import GRDB
import GRDBSQLite

/// Looks rows up that no later entry changes, as they come, so that they need not be kept.
struct SettledRows {
  /// How many rows of each table were looked for.
  private(set) var counts: [String: Int] = [:]
  /// The first row of each table that is missing or differs.
  private(set) var faults: [String: String] = [:]
  /// The rows of the one table that is collected, in the order of the journal.
  private(set) var collected: [[LedgerCell]] = []

  private let collectedTable: String?
  private let db: Database
  private let lookups: [String: (table: LedgerTable, statement: BoundStatement)]

  /// - Parameter collected: the table whose rows are kept.
  init(in db: Database, collecting collected: String?) throws {
    self.db = db
    collectedTable = collected
    var lookups: [String: (table: LedgerTable, statement: BoundStatement)] = [:]
    for table in Ledger.settledTables {
      let known = Set(try db.columns(in: table.name).map(\.name))
      guard known == Set(table.columns) else {
        faults[table.name] = "\(table.name): the verifier does not know all columns"
        continue
      }
      let values = Array(table.columns.dropFirst(table.keyCount))
      let condition = table.columns.prefix(table.keyCount).map { "\($0) = ?" }.joined(separator: " AND ")
      let statement = try BoundStatement(
        "SELECT \((values.isEmpty ? ["1"] : values).joined(separator: ", ")) FROM \(table.name) WHERE \(condition)",
        in: db)
      lookups[table.name] = (table, statement)
    }
    self.lookups = lookups
  }

  /// Looks for a row.
  mutating func check(_ row: Ledger.SettledRow) throws {
    counts[row.table, default: 0] += 1
    if row.table == collectedTable { collected.append(row.row) }
    guard faults[row.table] == nil, let (table, statement) = lookups[row.table] else { return }
    var isThere = false
    var difference: String?
    try statement.rows(all: row.row.prefix(table.keyCount), in: db) { stored in
      isThere = true
      for index in table.keyCount..<table.columns.count where difference == nil {
        let expected = row.row[index]
        if expected.isStored(in: stored, at: Int32(index - table.keyCount)) { continue }
        let found = LedgerCell(stored, at: Int32(index - table.keyCount))
        difference = LedgerComparison.difference(table.columns[index], expected: expected, found: found)
      }
    }
    if !isThere {
      faults[row.table] = "\(row.table) \(table.words(of: row.row)) is missing"
    } else if let difference {
      faults[row.table] = "\(row.table) \(table.words(of: row.row)): \(difference)"
    }
  }
}

extension LedgerCell: BoundValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 {
    switch self {
    case .null: sqlite3_bind_null(statement, place)
    case .integer(let number): number.bind(to: statement, at: place)
    case .text(let bytes): bytes.withUnsafeBufferPointer { $0.bind(to: statement, at: place) }
    }
  }

  /// Whether a row has exactly this value in a column.
  fileprivate func isStored(in row: BoundRow, at place: Int32) -> Bool {
    switch self {
    case .null: row.isNull(place)
    case .integer(let number): row.integer(place) == number
    case .text(let bytes): row.bytes(place)?.elementsEqual(bytes) ?? false
    }
  }

  /// What a row has in a column; a value that no column of the register can hold counts as none.
  fileprivate init(_ row: BoundRow, at place: Int32) {
    self = row.integer(place).map { .integer($0) } ?? .text(row.bytes(place).map(Bytes.init))
  }
}

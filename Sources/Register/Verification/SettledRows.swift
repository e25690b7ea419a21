import Foundation
import GRDB

/// Looks rows up that no later entry changes, as they come, so that they need not be kept.
struct SettledRows {
  /// How many rows of each table were looked for.
  private(set) var counts: [String: Int] = [:]
  /// The first row of each table that is missing or differs.
  private(set) var faults: [String: String] = [:]
  /// The rows of the one table that is collected, in the order of the journal.
  private(set) var collected: [[LedgerCell]] = []

  private let collectedTable: String?
  private let lookups: [String: (table: LedgerTable, statement: Statement)]

  /// - Parameter collected: the table whose rows are kept.
  init(in db: Database, collecting collected: String?) throws {
    collectedTable = collected
    var lookups: [String: (table: LedgerTable, statement: Statement)] = [:]
    for table in Ledger.settledTables {
      let known = Set(try db.columns(in: table.name).map(\.name))
      guard known == Set(table.columns) else {
        faults[table.name] = "\(table.name): the verifier does not know all columns"
        continue
      }
      let values = table.columns.dropFirst(table.keyCount).map(LedgerCell.selection)
      let condition = table.columns.prefix(table.keyCount).map { "\($0) = ?" }.joined(separator: " AND ")
      let statement = try db.makeStatement(
        sql: """
          SELECT \((values.isEmpty ? ["1"] : values).joined(separator: ", ")) FROM \(table.name) WHERE \(condition)
          """)
      lookups[table.name] = (table, statement)
    }
    self.lookups = lookups
  }

  /// Looks for a row.
  mutating func check(_ row: Ledger.SettledRow) throws {
    counts[row.table, default: 0] += 1
    if row.table == collectedTable { collected.append(row.row) }
    guard faults[row.table] == nil, let (table, statement) = lookups[row.table] else { return }
    let arguments = row.row.prefix(table.keyCount).map(\.databaseValue)
    guard let found = try Row.fetchOne(statement, arguments: StatementArguments(arguments)) else {
      faults[row.table] = "\(row.table) \(table.words(of: row.row)) is missing"
      return
    }
    for index in table.keyCount..<table.columns.count {
      let (expected, value) = (row.row[index], LedgerCell(found[index - table.keyCount] as DatabaseValue) ?? .null)
      if value != expected {
        faults[row.table] =
          "\(row.table) \(table.words(of: row.row)): "
          + LedgerComparison.difference(table.columns[index], expected: expected, found: value)
        return
      }
    }
  }
}

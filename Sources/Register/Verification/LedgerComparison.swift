import GRDB

/// Compares the stored rows of a projection with those the journal makes.
enum LedgerComparison {
  /// The first row, by key, that one side lacks or that differs, with the column and both values; nil when all are
  /// equal. A column the verifier knows nothing of is a difference, too.
  static func firstDifference(
    in table: LedgerTable, expected: some Sequence<[LedgerCell]>, stored db: Database
  ) throws -> String? {
    let known = try db.columns(in: table.name).map(\.name)
    if let column = known.first(where: { !table.columns.contains($0) }) {
      return "\(table.name): the verifier does not know the column \(column)"
    }
    let list = table.columns.map(LedgerCell.selection).joined(separator: ", ")
    let order = table.columns.prefix(table.keyCount).joined(separator: ", ")
    let cursor = try Row.fetchCursor(db, sql: "SELECT \(list) FROM \(table.name) ORDER BY \(order)")
    var stored = try read(cursor, table)
    var others = expected.makeIterator()
    var wanted = others.next()
    while let found = stored {
      guard let row = wanted else { return "\(table.name) \(table.words(of: found)) is not in the journal" }
      let (key, wantedKey) = (found.prefix(table.keyCount), row.prefix(table.keyCount))
      if key != wantedKey {
        return key.lexicographicallyPrecedes(wantedKey)
          ? "\(table.name) \(table.words(of: found)) is not in the journal"
          : "\(table.name) \(table.words(of: row)) is missing"
      }
      if let index = found.indices.first(where: { found[$0] != row[$0] }) {
        return "\(table.name) \(table.words(of: found)): "
          + difference(table.columns[index], expected: row[index], found: found[index])
      }
      wanted = others.next()
      stored = try read(cursor, table)
    }
    return wanted.map { "\(table.name) \(table.words(of: $0)) is missing" }
  }

  /// What is wrong with a column.
  static func difference(_ column: String, expected: LedgerCell, found: LedgerCell) -> String {
    // Hashes of passcodes and passwords are not for reports.
    if column.hasSuffix("Hash") { return "\(column) differs from the journal" }
    return "\(column) is \(found.words), the journal says \(expected.words)"
  }

  private static func read(_ cursor: RowCursor, _ table: LedgerTable) throws -> [LedgerCell]? {
    guard let row = try cursor.next() else { return nil }
    return try row.databaseValues.map { value in
      guard let cell = LedgerCell(value) else {
        throw RegisterError.corrupt(table: table.name, row: (row.databaseValues.first ?? .null).plain)
      }
      return cell
    }
  }
}

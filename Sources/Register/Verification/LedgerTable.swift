/// The rows of one projection as the journal makes them, kept by the first column of their key.
struct LedgerTable {
  /// The table's name.
  let name: String
  /// Its columns, those of the key first.
  let columns: [String]
  /// How many columns are the key.
  let keyCount: Int
  /// Where in a row the columns stand by which people know it.
  private let names: [Int]
  private var rows: [LedgerCell: [[LedgerCell]]] = [:]

  /// A table without rows. It is named in reports by its key, or by other columns where the key says nothing to people.
  init(_ name: String, key: [String], namedBy names: [String]? = nil, _ others: [String]) {
    self.name = name
    let columns = key + others
    self.columns = columns
    keyCount = key.count
    self.names = (names ?? key).compactMap { columns.firstIndex(of: $0) }
  }

  /// Puts one more row on record.
  mutating func insert(_ row: [LedgerCell]) throws(LedgerFault) {
    precondition(row.count == columns.count, "a row has a value for each column")
    let key = row[..<keyCount]
    if let stored = rows[row[0]], stored.contains(where: { $0[..<keyCount] == key }) {
      throw .impossible("\(name) \(words(of: row)) is there already")
    }
    rows[row[0], default: []].append(row)
  }

  /// Puts the rows with the same first column of the key in the place of those there were.
  mutating func replace(_ owner: LedgerCell, with others: [[LedgerCell]]) {
    precondition(others.allSatisfy { $0.count == columns.count && $0[0] == owner }, "rows of one owner")
    rows[owner] = others.isEmpty ? nil : others
  }

  /// Whether there is a row with that first column of the key.
  func contains(_ owner: LedgerCell) -> Bool { rows[owner] != nil }

  /// A value of the one row with that key.
  func value(_ column: String, of key: LedgerCell...) -> LedgerCell? {
    guard let index = columns.firstIndex(of: column) else { return nil }
    return rows[key[0]]?.first { $0.starts(with: key) }?[index]
  }

  /// Changes columns of the one row with that key.
  mutating func update(_ key: [LedgerCell], _ changes: [(column: String, value: LedgerCell)]) throws(LedgerFault) {
    guard let index = rows[key[0]]?.firstIndex(where: { $0.starts(with: key) }) else {
      throw .impossible("\(name) \(words(of: key)) is not there")
    }
    for change in changes {
      guard let column = columns.firstIndex(of: change.column) else { throw .unknown(change.column) }
      rows[key[0]]?[index][column] = change.value
    }
  }

  /// Takes the one row with that key off the record.
  mutating func remove(_ key: [LedgerCell]) throws(LedgerFault) {
    guard let index = rows[key[0]]?.firstIndex(where: { $0.starts(with: key) }) else {
      throw .impossible("\(name) \(words(of: key)) is not there")
    }
    rows[key[0]]?.remove(at: index)
    if rows[key[0]]?.isEmpty == true { rows[key[0]] = nil }
  }

  /// Every row, by key.
  func sorted() -> [[LedgerCell]] {
    rows.keys.sorted().flatMap { owner in
      (rows[owner] ?? []).sorted { $0[..<keyCount].lexicographicallyPrecedes($1[..<keyCount]) }
    }
  }

  /// A row, or a key alone, as the report names it.
  func words(of row: [LedgerCell]) -> String {
    let cells = row.count == columns.count ? names.map { row[$0] } : Array(row.prefix(keyCount))
    return cells.map(\.words).joined(separator: " ")
  }
}

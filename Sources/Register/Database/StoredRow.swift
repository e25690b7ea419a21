import GRDB
import Programme

/// A row of a query under way, read without trust: a damaged value throws ``RegisterError/corrupt(table:row:)`` and never
/// traps.
struct StoredRow {
  private let table: String
  /// Columns whose values name the row in an error.
  private let key: [String]
  private let columns: Columns
  private let row: BoundRow

  /// Reads the rows of a query in turn. Its text is one of few: the statement is prepared once for the connection, for
  /// preparing costs several times what a look-up by index does.
  static func each(
    _ sql: String, _ arguments: StatementArguments = [], of table: String, key: [String], in db: Database,
    read: (StoredRow) throws -> Void
  ) throws {
    let statement = try BoundStatement(sql, in: db)
    let columns = Columns(statement.columns)
    try statement.rows(with: arguments, in: db) { row in
      try read(StoredRow(table: table, key: key, columns: columns, row: row))
    }
  }

  /// What is read from each row, in their order.
  static func all<Value>(
    _ sql: String, _ arguments: StatementArguments = [], of table: String, key: [String], in db: Database,
    read: (StoredRow) throws -> Value
  ) throws -> [Value] {
    var values: [Value] = []
    try each(sql, arguments, of: table, key: key, in: db) { values.append(try read($0)) }
    return values
  }

  /// The same for a query that gives one row at most.
  static func first<Value>(
    _ sql: String, _ arguments: StatementArguments = [], of table: String, key: [String], in db: Database,
    read: (StoredRow) throws -> Value
  ) throws -> Value? {
    try all(sql, arguments, of: table, key: key, in: db, read: read).first
  }

  var corrupt: RegisterError {
    .corrupt(
      table: table, row: key.map { place($0).map { row.value($0).plain } ?? "NULL" }.joined(separator: " "))
  }

  private func place(_ column: String) -> Int32? { columns.place(of: column).map { Int32($0) } }

  /// Where the columns of a query are.
  private final class Columns {
    private let names: [String]
    /// The one behind the last asked for: readers mostly go from left to right.
    private var next = 0

    init(_ names: [String]) { self.names = names }

    func place(of name: String) -> Int? {
      let place = next < names.count && names[next] == name ? next : names.firstIndex(of: name)
      next = (place ?? -1) + 1
      return place
    }
  }

  func textIfPresent(_ column: String) throws(RegisterError) -> String? {
    guard let place = place(column), !row.isNull(place) else { return nil }
    guard let text = row.text(place) else { throw corrupt }
    return text
  }

  func text(_ column: String) throws(RegisterError) -> String {
    guard let text = try textIfPresent(column) else { throw corrupt }
    return text
  }

  func integerIfPresent(_ column: String) throws(RegisterError) -> Int64? {
    guard let place = place(column), !row.isNull(place) else { return nil }
    guard let number = row.integer(place) else { throw corrupt }
    return number
  }

  func integer(_ column: String) throws(RegisterError) -> Int64 {
    guard let number = try integerIfPresent(column) else { throw corrupt }
    return number
  }

  func boolean(_ column: String) throws(RegisterError) -> Bool {
    switch try integer(column) {
    case 0: false
    case 1: true
    default: throw corrupt
    }
  }

  /// Reads a text through a throwing reader, such as `CivilDate.init(iso:)`.
  func parsed<Value>(_ column: String, _ read: (String) throws -> Value) throws(RegisterError) -> Value {
    guard let value = try parsedIfPresent(column, read) else { throw corrupt }
    return value
  }

  func parsedIfPresent<Value>(_ column: String, _ read: (String) throws -> Value) throws(RegisterError) -> Value? {
    guard let text = try textIfPresent(column) else { return nil }
    do { return try read(text) } catch { throw corrupt }
  }

  func date(_ column: String) throws(RegisterError) -> CivilDate { try parsed(column) { try CivilDate(iso: $0) } }

  func dateIfPresent(_ column: String) throws(RegisterError) -> CivilDate? {
    try parsedIfPresent(column) { try CivilDate(iso: $0) }
  }

  func year(_ column: String) throws(RegisterError) -> FiscalYear {
    let number = try integer(column)
    do { return try FiscalYear(Int(number)) } catch { throw corrupt }
  }

  func yearIfPresent(_ column: String) throws(RegisterError) -> FiscalYear? {
    try integerIfPresent(column) == nil ? nil : try year(column)
  }

  func account(_ column: String) throws(RegisterError) -> AccountNumber {
    try parsed(column) { try AccountNumber($0) }
  }

  func accountIfPresent(_ column: String) throws(RegisterError) -> AccountNumber? {
    try parsedIfPresent(column) { try AccountNumber($0) }
  }

  func designation(_ column: String) throws(RegisterError) -> DesignationNumber {
    try parsed(column) { try DesignationNumber($0) }
  }

  func person(_ column: String) throws(RegisterError) -> PersonID { PersonID(rawValue: try text(column)) }

  /// A value of one of our enums, by its raw value.
  func choice<Value: RawRepresentable>(_ column: String, _ type: Value.Type = Value.self) throws(RegisterError) -> Value
  where Value.RawValue == String {
    guard let value = Value(rawValue: try text(column)) else { throw corrupt }
    return value
  }

  func choiceIfPresent<Value: RawRepresentable>(_ column: String) throws(RegisterError) -> Value?
  where Value.RawValue == String {
    guard let text = try textIfPresent(column) else { return nil }
    guard let value = Value(rawValue: text) else { throw corrupt }
    return value
  }

  /// A value kept as canonical JSON.
  func json<Value: Decodable>(_ column: String, _ type: Value.Type = Value.self) throws(RegisterError) -> Value {
    try parsed(column) { try CanonicalJSON.value(type, from: $0) }
  }

  func jsonIfPresent<Value: Decodable>(_ column: String, _ type: Value.Type = Value.self) throws(RegisterError)
    -> Value?
  {
    try parsedIfPresent(column) { try CanonicalJSON.value(type, from: $0) }
  }
}

extension DatabaseValue {
  /// The value as an error names it.
  var plain: String {
    switch storage {
    case .null: "NULL"
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .blob(let data): String(decoding: data, as: UTF8.self)
    }
  }
}

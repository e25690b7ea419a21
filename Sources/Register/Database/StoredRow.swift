import GRDB
import Programme

/// A row read without trust: a damaged value throws ``RegisterError/corrupt(table:row:)`` and never traps.
struct StoredRow {
  let table: String
  let row: Row
  /// Columns whose values name the row in an error.
  let key: [String]

  init(_ row: Row, of table: String, key: [String]) {
    self.row = row
    self.table = table
    self.key = key
  }

  var corrupt: RegisterError {
    .corrupt(table: table, row: key.map { Self.plain(value($0)) }.joined(separator: " "))
  }

  /// A value as an error names it.
  static func plain(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: "NULL"
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .blob(let data): String(decoding: data, as: UTF8.self)
    }
  }

  private func value(_ column: String) -> DatabaseValue {
    // By the exact name: GRDB folds the case of every name it passes, and that costs more than reading the row.
    for (place, name) in row.columnNames.enumerated() where name == column { return row[place] }
    return .null
  }

  func textIfPresent(_ column: String) throws(RegisterError) -> String? {
    switch value(column).storage {
    case .null: nil
    case .string(let text): text
    case .int64, .double, .blob: throw corrupt
    }
  }

  func text(_ column: String) throws(RegisterError) -> String {
    guard let text = try textIfPresent(column) else { throw corrupt }
    return text
  }

  func integerIfPresent(_ column: String) throws(RegisterError) -> Int64? {
    switch value(column).storage {
    case .null: nil
    case .int64(let number): number
    case .string, .double, .blob: throw corrupt
    }
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

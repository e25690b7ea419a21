import GRDB
import GRDBSQLite

/// A prepared statement that values are bound to by SQLite's own calls.
///
/// GRDB boxes arguments, checks their number and looks for observers with each execution, which together take longer
/// than the insertion of a row. This is for the few statements that run for every entry; transactions, errors and all
/// else stay GRDB's. Rows written here are not told to GRDB's observers, of which the register has none.
struct BoundStatement {
  private let statement: Statement

  /// The statement of a text, prepared once for the connection; anew while that one is still giving its rows.
  init(_ sql: String, in db: Database) throws {
    let cached = try db.cachedStatement(sql: sql)
    statement = sqlite3_stmt_busy(cached.sqliteStatement) == 0 ? cached : try db.makeStatement(sql: sql)
  }

  /// The names of a query's columns.
  var columns: [String] { statement.columnNames }

  /// Binds the values in the order of the statement's places and runs it to its end.
  /// - Throws: `DatabaseError`, as GRDB's own execution would.
  func run<each Value: BoundValue>(_ values: repeat each Value, in db: Database) throws {
    try bind(repeat each values, in: db)
    var code = sqlite3_step(statement.sqliteStatement)
    while code == SQLITE_ROW { code = sqlite3_step(statement.sqliteStatement) }
    try finish(code, in: db)
  }

  /// The same for a query; `read` is called with each row in turn.
  func rows<each Value: BoundValue>(
    _ values: repeat each Value, in db: Database, read: (BoundRow) throws -> Void
  ) throws {
    try bind(repeat each values, in: db)
    try step(in: db, read: read)
  }

  /// The same with GRDB's arguments, for queries of which there are few.
  func rows(with arguments: StatementArguments, in db: Database, read: (BoundRow) throws -> Void) throws {
    try statement.setArguments(arguments)
    try step(in: db, read: read)
  }

  private func step(in db: Database, read: (BoundRow) throws -> Void) throws {
    var code = sqlite3_step(statement.sqliteStatement)
    do {
      while code == SQLITE_ROW {
        try read(BoundRow(statement: statement.sqliteStatement))
        code = sqlite3_step(statement.sqliteStatement)
      }
    } catch {
      sqlite3_reset(statement.sqliteStatement)
      throw error
    }
    try finish(code, in: db)
  }

  /// The same with as many values as the query has places.
  func rows<Value: BoundValue>(all values: some Collection<Value>, in db: Database, read: (BoundRow) throws -> Void)
    throws
  {
    precondition(values.count == sqlite3_bind_parameter_count(statement.sqliteStatement), "every place has a value")
    for (index, value) in values.enumerated() {
      let code = value.bind(to: statement.sqliteStatement, at: Int32(index) + 1)
      guard code == SQLITE_OK else { throw failure(code, in: db) }
    }
    try step(in: db, read: read)
  }

  private func bind<each Value: BoundValue>(_ values: repeat each Value, in db: Database) throws {
    var place: Int32 = 0
    for value in repeat each values {
      place += 1
      let code = value.bind(to: statement.sqliteStatement, at: place)
      guard code == SQLITE_OK else { throw failure(code, in: db) }
    }
    precondition(place == sqlite3_bind_parameter_count(statement.sqliteStatement), "every place has a value")
  }

  private func finish(_ code: Int32, in db: Database) throws {
    // The message is the connection's last: it is read before anything else is asked.
    let failure = code == SQLITE_DONE ? nil : failure(code, in: db)
    sqlite3_reset(statement.sqliteStatement)
    if let failure { throw failure }
  }

  private func failure(_ code: Int32, in db: Database) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: statement.sql)
  }
}

/// A row of a query under way; places count from 0.
struct BoundRow {
  fileprivate let statement: SQLiteStatement

  fileprivate init(statement: SQLiteStatement) { self.statement = statement }

  /// Whatever is stored.
  func value(_ place: Int32) -> DatabaseValue { DatabaseValue(sqliteStatement: statement, index: place) }

  func isNull(_ place: Int32) -> Bool { sqlite3_column_type(statement, place) == SQLITE_NULL }

  /// The bytes of a stored text, whatever they are; nil for a value of any other type. Good until the next step.
  func bytes(_ place: Int32) -> UnsafeBufferPointer<UInt8>? {
    guard sqlite3_column_type(statement, place) == SQLITE_TEXT else { return nil }
    let start = sqlite3_column_text(statement, place)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place)))
  }

  /// A stored text; nil for a value of any other type.
  func text(_ place: Int32) -> String? {
    guard sqlite3_column_type(statement, place) == SQLITE_TEXT, let bytes = sqlite3_column_text(statement, place) else {
      return nil
    }
    let count = Int(sqlite3_column_bytes(statement, place))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// A stored integer; nil for a value of any other type.
  func integer(_ place: Int32) -> Int64? {
    sqlite3_column_type(statement, place) == SQLITE_INTEGER ? sqlite3_column_int64(statement, place) : nil
  }
}

/// A value that SQLite stores as it is.
protocol BoundValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32
}

extension Int64: BoundValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 { sqlite3_bind_int64(statement, place, self) }
}

extension Int: BoundValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 { Int64(self).bind(to: statement, at: place) }
}

extension Bool: BoundValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 {
    Int64(self ? 1 : 0).bind(to: statement, at: place)
  }
}

extension String: BoundValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { $0.bind(to: statement, at: place) }
  }
}

/// The bytes of a text.
extension UnsafeBufferPointer<UInt8>: BoundValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 {
    // -1 is SQLITE_TRANSIENT: SQLite makes its own copy at once.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    guard let start = baseAddress else { return sqlite3_bind_text(statement, place, "", 0, copied) }
    return start.withMemoryRebound(to: CChar.self, capacity: count) {
      sqlite3_bind_text(statement, place, $0, Int32(count), copied)
    }
  }
}

extension Optional: BoundValue where Wrapped: BoundValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 {
    self?.bind(to: statement, at: place) ?? sqlite3_bind_null(statement, place)
  }
}

import Foundation
import GRDBSQLite

/// SQLite and nothing between it and the measurement: its C functions, one connection, statements prepared once.
final class RawSQLite {
  /// What SQLite says when it refuses.
  struct Failure: Error {
    let message: String
  }

  /// A value to bind.
  enum Value {
    case null
    case integer(Int64)
    case text(String)
  }

  /// A statement prepared once, run many times.
  final class Statement {
    fileprivate let handle: OpaquePointer
    fileprivate init(_ handle: OpaquePointer) { self.handle = handle }
    deinit { sqlite3_finalize(handle) }
  }

  private let handle: OpaquePointer

  init(path: String) throws {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil)
    guard code == SQLITE_OK, let handle else { throw Failure(message: String(cString: sqlite3_errstr(code))) }
    self.handle = handle
  }

  deinit { sqlite3_close_v2(handle) }

  func execute(_ sql: String) throws { try check(sqlite3_exec(handle, sql, nil, nil, nil)) }

  func prepare(_ sql: String) throws -> Statement {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
    guard let statement else { throw Failure(message: "no statement in \(sql)") }
    return Statement(statement)
  }

  func run(_ statement: Statement, _ values: [Value]) throws {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      switch value {
      case .null: try check(sqlite3_bind_null(statement.handle, place))
      case .integer(let number): try check(sqlite3_bind_int64(statement.handle, place, number))
      case .text(let text):
        // SQLITE_TRANSIENT: SQLite makes its own copy at once.
        try check(
          sqlite3_bind_text(statement.handle, place, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self)))
      }
    }
    let code = sqlite3_step(statement.handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure() }
    try check(sqlite3_reset(statement.handle))
  }

  private func check(_ code: Int32) throws { if code != SQLITE_OK { throw failure() } }
  private func failure() -> Failure { Failure(message: String(cString: sqlite3_errmsg(handle))) }
}

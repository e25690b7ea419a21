import GRDB

extension Row {
  /// The rows of a query whose text is one of few: its statement is prepared once for the connection.
  ///
  /// Preparing costs several times what a look-up by index does.
  static func fetchCached(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> [Row] {
    try fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  /// The same for the first row.
  static func fetchOneCached(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> Row? {
    try fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }
}

import Foundation
import GRDB

/// Compares a stored projection with the replayed one, byte by byte.
enum ProjectionComparison {
  /// The first row, by key, that one side lacks or that differs, with the column; nil when all are equal.
  static func firstDifference(
    in projection: RegisterSchema.Projection, stored: Database, replayed: Database
  ) throws -> String? {
    let columns = try replayed.columns(in: projection.table).map(\.name)
    var left = try Rows(projection, columns, stored)
    var right = try Rows(projection, columns, replayed)
    while true {
      switch (left.current, right.current) {
      case (nil, nil): return nil
      case (let row?, nil): return "\(row.name(projection)) is not in the journal"
      case (nil, let row?): return "\(row.name(projection)) is missing"
      case (let one?, let other?):
        if one.key != other.key {
          // Both sides are sorted by the bytes of the key, so the smaller key is the one the other side lacks.
          return other.isBefore(one)
            ? "\(other.name(projection)) is missing" : "\(one.name(projection)) is not in the journal"
        }
        if let index = one.values.indices.first(where: { one.values[$0] != other.values[$0] }) {
          return "\(one.name(projection)): \(columns[index]) differs from the journal"
        }
      }
      try left.advance()
      try right.advance()
    }
  }

  /// A row as the bytes of its columns; nil is NULL.
  private struct StoredBytes {
    let key: [Data?]
    let values: [Data?]

    func name(_ projection: RegisterSchema.Projection) -> String {
      let parts = key.map { $0.map { String(decoding: $0, as: UTF8.self) } ?? "NULL" }
      return "\(projection.table) \(parts.joined(separator: " "))"
    }

    func isBefore(_ other: Self) -> Bool {
      key.lexicographicallyPrecedes(other.key) { ($0 ?? Data()).lexicographicallyPrecedes($1 ?? Data()) }
    }
  }

  private struct Rows {
    private let cursor: RowCursor
    private let keyCount: Int
    private(set) var current: StoredBytes?

    init(_ projection: RegisterSchema.Projection, _ columns: [String], _ db: Database) throws {
      let key = projection.key.map { "CAST(\($0) AS BLOB)" }
      let list = (key + columns.map { "CAST(\($0) AS BLOB)" }).joined(separator: ", ")
      cursor = try Row.fetchCursor(
        db, sql: "SELECT \(list) FROM \(projection.table) ORDER BY \(key.joined(separator: ", "))")
      keyCount = key.count
      try advance()
    }

    mutating func advance() throws {
      let bytes = try cursor.next().map { row in row.databaseValues.map(Self.bytes) }
      current = bytes.map { StoredBytes(key: Array($0.prefix(keyCount)), values: Array($0.dropFirst(keyCount))) }
    }

    private static func bytes(_ value: DatabaseValue) -> Data? {
      switch value.storage {
      case .blob(let data): data
      case .null, .int64, .double, .string: nil
      }
    }
  }
}

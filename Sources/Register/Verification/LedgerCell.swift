import GRDB

/// A value of a projected row, exactly: texts by their bytes, whatever stands behind a NUL included.
enum LedgerCell: Hashable, Comparable {
  case null
  case integer(Int64)
  case text(Bytes)

  static func text(_ bytes: Bytes?) -> LedgerCell { bytes.map { .text($0) } ?? .null }
  static func integer(_ number: Int64?) -> LedgerCell { number.map { .integer($0) } ?? .null }
  static func boolean(_ answer: Bool) -> LedgerCell { .integer(answer ? 1 : 0) }

  /// The order SQLite gives the values of a column.
  static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.null, .null): false
    case (.null, _): true
    case (_, .null): false
    case (.integer(let one), .integer(let other)): one < other
    case (.integer, .text): true
    case (.text, .integer): false
    case (.text(let one), .text(let other)): one.lexicographicallyPrecedes(other)
    }
  }

  /// As the report names it, a long text cut short.
  var words: String {
    switch self {
    case .null: return "NULL"
    case .integer(let number): return String(number)
    case .text(let bytes):
      // Decoding mends what is no UTF-8, and shows that something else stands there.
      let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        .map { $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0) }
      return text.prefix(80).joined() + (text.count > 80 ? "…" : "")
    }
  }

  /// A column in a query such that ``init(_:)`` can read it.
  static func selection(_ column: String) -> String {
    "CASE typeof(\(column)) WHEN 'text' THEN CAST(\(column) AS BLOB) ELSE \(column) END"
  }

  /// What ``selection(_:)`` gave; nil for a value that no column of the register can hold.
  init?(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .blob(let data): self = .text(Bytes(data))
    case .double, .string: return nil
    }
  }
}

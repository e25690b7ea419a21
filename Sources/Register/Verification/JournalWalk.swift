import Crypto
import Foundation
import GRDB

/// One pass over the journal, entry by entry: places, hashes, what each entry says, and whether it can be found again by
/// what it names. Of the journal only one entry is in memory at a time.
struct JournalWalk {
  /// Entries that there are.
  private(set) var entries = 0
  /// The stored hash of the last entry.
  private(set) var head = String(repeating: "0", count: 64)
  /// The first place without an entry.
  private(set) var sequenceFault: String?
  /// The first entry whose hashes are not those of its bytes.
  private(set) var chainFault: String?
  /// The first entry that cannot be taken for what it says; what comes after it is not interpreted.
  private(set) var replayFault: String?
  /// The register as the entries tell it.
  private(set) var ledger = Ledger()

  private var previousHash = Bytes(repeating: UInt8(ascii: "0"), count: 64)
  private var nextSequence: Int64 = 1
  private var settledRows: SettledRows

  private static let hashed = [
    "sequence", "recordedAt", "effectiveOn", "actor", "caseID", "kind", "payload", "previousHash",
  ]

  /// Walks over the journal of a database.
  ///
  /// - Parameter collected: a table whose settled rows are to be kept, to find one that is in the table without having
  ///   been settled.
  private init(over db: Database, collecting collected: String?) throws {
    settledRows = try SettledRows(in: db, collecting: collected)
    // Texts are read as blobs, so that nothing behind a NUL can hide.
    let columns = (Self.hashed + ["hash"]).map { "CAST(\($0) AS BLOB)" }.joined(separator: ", ")
    let cursor = try Row.fetchCursor(db, sql: "SELECT sequence, \(columns) FROM journalEntry ORDER BY sequence")
    while let row = try cursor.next() {
      entries += 1
      let sequence = (row[0] as DatabaseValue)
      let values = (1...Self.hashed.count + 1).map { Self.bytes(row[$0]) }
      checkPlace(sequence)
      checkHashes(values, name: "journalEntry \(sequence.plain)")
      guard replayFault == nil, case .int64(let entry) = sequence.storage else { continue }
      do {
        try apply(kind: values[5], payload: values[6], effectiveOn: values[2], entry: entry)
        try checkReversal(in: db)
      } catch {
        let detail = (error as? LedgerFault)?.detail ?? String(describing: error)
        replayFault = "journalEntry \(entry): \(detail)"
        continue
      }
      for row in ledger.settled { try settledRows.check(row) }
    }
  }

  /// Walks over the journal of a database.
  init(over db: Database) throws { try self.init(over: db, collecting: nil) }

  private mutating func apply(
    kind: Bytes?, payload: Bytes?, effectiveOn date: Bytes?, entry: Int64
  ) throws(LedgerFault) {
    guard let kind, let payload else { throw .unreadable }
    try ledger.apply(
      PayloadFields(PayloadParser.parse(payload), of: payload), kind: kind, effectiveOn: date, entry: entry)
  }

  /// Holds what the last entry took back against the entry that did it.
  private func checkReversal(in db: Database) throws {
    guard let reversal = ledger.reversal else { return }
    let sql = "SELECT CAST(kind AS BLOB), CAST(payload AS BLOB) FROM journalEntry WHERE sequence = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [reversal.entry]), let kind = Self.bytes(row[0]),
      let payload = Self.bytes(row[1])
    else { throw LedgerFault.unreadable }
    try ledger.check(reversal, against: PayloadFields(PayloadParser.parse(payload), of: payload), kind: kind)
  }

  private mutating func checkPlace(_ stored: DatabaseValue) {
    guard sequenceFault == nil else { return }
    if stored != nextSequence.databaseValue { sequenceFault = "journalEntry \(nextSequence) is missing" }
    nextSequence += 1
  }

  private mutating func checkHashes(_ values: [Bytes?], name: String) {
    let hash = values[Self.hashed.count] ?? []
    head = String(decoding: hash, as: UTF8.self)
    defer { previousHash = hash }
    guard chainFault == nil else { return }
    if values[Self.hashed.count - 1] != previousHash {
      chainFault = "\(name): previousHash is not the hash before it"
    } else if hash != Self.hash(values.prefix(Self.hashed.count)) {
      chainFault = "\(name): hash is not that of its content"
    }
  }

  /// SHA-256 in lower-case hexadecimal digits of: `kozabo-journal-1`, then for each column its length as an unsigned
  /// 64-bit big-endian number, and its bytes. An absent value has the length 2⁶⁴ − 1.
  private static func hash(_ values: some Sequence<Bytes?>) -> Bytes {
    var content = Bytes("kozabo-journal-1".utf8)
    for value in values {
      let length = value.map { UInt64($0.count) } ?? .max
      for shift in stride(from: 56, through: 0, by: -8) { content.append(UInt8(truncatingIfNeeded: length >> shift)) }
      content += value ?? []
    }
    var digits = Bytes()
    for byte in SHA256.hash(data: content) {
      for half in [byte >> 4, byte & 15] {
        digits.append(half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10)
      }
    }
    return digits
  }

  private static func bytes(_ value: DatabaseValue) -> Bytes? {
    switch value.storage {
    case .blob(let data): Bytes(data)
    case .null, .int64, .double, .string: nil
    }
  }
}

extension JournalWalk {
  /// The first row of a projection that is not as the journal makes it; nil when all are.
  func firstDifference(in table: String, stored db: Database) throws -> String? {
    if table == LedgerCredits.table.name {
      return try LedgerComparison.firstDifference(in: LedgerCredits.table, expected: ledger.credits.rows, stored: db)
    }
    let rows = ledger.tables[table]
    guard Ledger.settledTables.contains(where: { $0.name == table }) else {
      guard let rows else { return "\(table): the verifier does not know this table" }
      return try LedgerComparison.firstDifference(in: rows, expected: rows.sorted(), stored: db)
    }
    // Settled rows were found one by one; those that may still change are looked up now. No row is there twice: as many
    // rows as were found means no other row.
    var found = settledRows
    for row in rows?.sorted() ?? [] { try found.check(Ledger.SettledRow(table: table, row: row)) }
    if let fault = found.faults[table] { return fault }
    if try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") == found.counts[table] ?? 0 { return nil }
    return try JournalWalk(over: db, collecting: table).superfluousRow(of: table, stored: db)
  }

  /// The first row of a table that no entry settled.
  private func superfluousRow(of table: String, stored db: Database) throws -> String? {
    guard let columns = Ledger.settledTables.first(where: { $0.name == table }) else { return nil }
    let expected = settledRows.collected + (ledger.tables[table]?.sorted() ?? [])
    return try LedgerComparison.firstDifference(
      in: columns,
      expected: expected.sorted { $0[..<columns.keyCount].lexicographicallyPrecedes($1[..<columns.keyCount]) },
      stored: db)
  }
}

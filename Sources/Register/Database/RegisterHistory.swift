public import GRDB
public import Programme

/// The register as it stood on a past day.
public enum RegisterHistory {
  /// A register in memory with the journal entries that hold on a day (`effectiveOn` not after it), in their order.
  ///
  /// Every function of ``RegisterReader`` works on it. Its journal has gaps where later entries are left out, so it is
  /// not for writing, nor for `verify`. A fact recorded before the thing it names held is kept, with the name dangling.
  /// - Throws: ``RegisterError/corrupt(table:row:)`` for an entry that cannot be read.
  public static func asOf(_ date: CivilDate, in db: Database) throws -> DatabaseQueue {
    try replay(try Journal.entries(where: "effectiveOn <= ?", [date.iso], in: db))
  }

  /// Replays entries into an empty register in memory.
  static func replay(_ entries: [JournalEntry]) throws -> DatabaseQueue {
    let queue = try RegisterDatabase.inMemory()
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      try db.inTransaction {
        // The rows come with their own sequences and hashes; a history may leave some out.
        try db.execute(sql: "DROP TRIGGER \(RegisterTriggers.chain)")
        for entry in entries { try replay(entry, db) }
        return .commit
      }
    }
    return queue
  }

  private static func replay(_ entry: JournalEntry, _ db: Database) throws {
    let change = try entry.change()
    try db.cachedStatement(
      sql: """
        INSERT INTO journalEntry
          (sequence, recordedAt, effectiveOn, actor, caseID, kind, payload, previousHash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      entry.sequence, UTCInstant.text(entry.recordedAt), entry.effectiveOn.iso, entry.actor, entry.caseID?.rawValue,
      entry.kind.rawValue, entry.payload, entry.previousHash, entry.hash,
    ])
    try Projection.apply(change, entry: entry.sequence, in: db)
  }
}

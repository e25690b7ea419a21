public import GRDB
public import Programme

/// The register as it stood on a past day.
public enum RegisterHistory {
  /// A register with the journal entries that hold on a day (`effectiveOn` not after it), in their order.
  ///
  /// Every function of ``RegisterReader`` works on it. Its journal has gaps where later entries are left out, so it is
  /// not for writing, nor for `verify`. A fact recorded before the thing it names held is kept, with the name dangling.
  /// It lies in a nameless temporary file that goes with the queue; in memory there is one entry at a time.
  /// - Throws: ``RegisterError/corrupt(table:row:)`` for an entry that cannot be read.
  public static func asOf(_ date: CivilDate, in db: Database) throws -> DatabaseQueue {
    let queue = try RegisterDatabase.temporary()
    try queue.writeWithoutTransaction { history in
      // Nobody will miss the file after a crash.
      try history.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF")
      // The rows come with their own sequences and hashes; a history may leave some out.
      try history.execute(sql: "DROP TRIGGER \(RegisterTriggers.chain)")
      try history.inTransaction {
        try Journal.eachEntry(where: "effectiveOn <= ?", [date.iso], in: db) { try replay($0, history) }
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

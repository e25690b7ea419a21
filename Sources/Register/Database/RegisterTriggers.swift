/// The triggers that hold what a column's CHECK cannot see.
///
/// Those on delete need `PRAGMA recursive_triggers=ON` (``RegisterDatabase/configuration()``), or an
/// `INSERT OR REPLACE` slips past them.
enum RegisterTriggers {
  /// The trigger that joins each entry to the last; a history as of a past day has gaps and is loaded without it.
  static let chain = "journalEntryFollows"

  static let statements = [journal, accounts, credits]

  private static let journal = """
    CREATE TRIGGER \(chain) BEFORE INSERT ON journalEntry BEGIN
      SELECT RAISE(ABORT, 'a journal entry follows the last one')
      WHERE NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM journalEntry)
        OR NEW.previousHash <> coalesce((SELECT hash FROM journalEntry ORDER BY sequence DESC LIMIT 1),
          '\(String(repeating: "0", count: 64))');
    END;
    CREATE TRIGGER journalEntryStays BEFORE UPDATE ON journalEntry BEGIN
      SELECT RAISE(ABORT, 'journal entries are never changed');
    END;
    CREATE TRIGGER journalEntryRemains BEFORE DELETE ON journalEntry BEGIN
      SELECT RAISE(ABORT, 'journal entries are never deleted');
    END;
    """

  private static let accounts = """
    CREATE TRIGGER accountHolderSingle BEFORE INSERT ON accountHolder
    WHEN NEW.position > 0 AND (SELECT kind FROM account WHERE number = NEW.account) = 'general' BEGIN
      SELECT RAISE(ABORT, 'a general account has one holder');
    END;
    CREATE TRIGGER associationKinds BEFORE INSERT ON association
    WHEN (SELECT kind FROM account WHERE number = NEW.general) IS NOT 'general'
      OR (SELECT kind FROM account WHERE number = NEW.designated) IS NOT 'designated' BEGIN
      SELECT RAISE(ABORT, 'an association joins a general and a designated account');
    END;
    CREATE TRIGGER accountClosedEmpty BEFORE UPDATE OF closedOn ON account
    WHEN NEW.closedOn IS NOT NULL AND EXISTS (SELECT 1 FROM creditBlock WHERE account = NEW.number) BEGIN
      SELECT RAISE(ABORT, 'an account with credits is not closed');
    END;
    """

  // Blocks on record do not overlap, so only the nearest one from below can overlap a new one: no scan.
  private static let credits =
    [("creditBlockEnters", "INSERT", ""), ("creditBlockMoves", "UPDATE", "AND rowid <> OLD.rowid")]
    .map { name, event, others in
      """
      CREATE TRIGGER \(name) BEFORE \(event) ON creditBlock BEGIN
        SELECT RAISE(ABORT, 'a serial is in one block only')
        WHERE NEW.firstSerial <= (SELECT lastSerial FROM creditBlock
          WHERE areaCode = NEW.areaCode AND firstSerial <= NEW.lastSerial \(others)
          ORDER BY firstSerial DESC LIMIT 1);
        SELECT RAISE(ABORT, 'no credits in a closed account') FROM account
        WHERE number = NEW.account AND closedOn IS NOT NULL;
      END;
      """
    }.joined(separator: "\n")
}

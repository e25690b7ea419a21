/// The triggers that hold what a column's CHECK cannot see.
///
/// Those on delete need `PRAGMA recursive_triggers=ON` (``RegisterDatabase/configuration()``), or an
/// `INSERT OR REPLACE` slips past them.
enum RegisterTriggers {
  /// The trigger that joins each entry to the last; a history as of a past day has gaps and is loaded without it.
  static let chain = "journalEntryFollows"

  static let statements = [journal, accounts, blocks, movements]

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
    CREATE TRIGGER accountStays BEFORE UPDATE ON account
    WHEN NEW.number <> OLD.number OR NEW.kind <> OLD.kind OR NEW.designation IS NOT OLD.designation
      OR NEW.openedOn <> OLD.openedOn BEGIN
      SELECT RAISE(ABORT, 'number, kind, facility and first day of an account stay');
    END;
    CREATE TRIGGER dayFollows BEFORE INSERT ON closedDay
    WHEN NEW.day <= (SELECT max(day) FROM closedDay) BEGIN
      SELECT RAISE(ABORT, 'days are closed in order');
    END;
    CREATE TRIGGER accountClosedEmpty BEFORE UPDATE OF closedOn ON account
    WHEN NEW.closedOn IS NOT NULL AND EXISTS (SELECT 1 FROM creditBlock WHERE account = NEW.number) BEGIN
      SELECT RAISE(ABORT, 'an account with credits is not closed');
    END;
    """

  // Blocks on record do not overlap, so only the nearest one from below can overlap a new one: no scan. Each trigger
  // looks at the columns it is about, for they run with every movement.
  private static let blocks =
    [("Enters", "INSERT", ""), ("Grows", "UPDATE OF lastSerial", "AND firstSerial <> OLD.firstSerial")]
    .map { name, event, others in
      """
      CREATE TRIGGER creditBlock\(name) BEFORE \(event) ON creditBlock BEGIN
        SELECT RAISE(ABORT, 'a serial is in one block only')
        WHERE NEW.firstSerial <= (SELECT lastSerial FROM creditBlock
          WHERE areaCode = NEW.areaCode AND firstSerial <= NEW.lastSerial \(others)
          ORDER BY firstSerial DESC LIMIT 1);
      END;
      """
    }.joined(separator: "\n")
    + ["INSERT", "UPDATE OF account"].map { event in
      """

      CREATE TRIGGER creditBlock\(event == "INSERT" ? "Lands" : "Moves") BEFORE \(event) ON creditBlock BEGIN
        SELECT RAISE(ABORT, 'no credits in a closed account') FROM account
        WHERE number = NEW.account AND closedOn IS NOT NULL;
      END;
      """
    }.joined() + """

      CREATE TRIGGER creditBlockKeeps
      BEFORE UPDATE OF areaCode, firstSerial, creditType, renewableType, origin, vintage, issuedOn, issuedIn
      ON creditBlock BEGIN
        SELECT RAISE(ABORT, 'what was issued stays as it was issued');
      END;
      CREATE TRIGGER creditBlockFollows BEFORE UPDATE OF account ON creditBlock
      WHEN NEW.account <> OLD.account BEGIN
        SELECT RAISE(ABORT, 'credits move with an entry of the journal only')
        WHERE NOT EXISTS (SELECT 1 FROM creditMovement
          WHERE entry = (SELECT max(sequence) FROM journalEntry)
            AND source = OLD.account AND destination = NEW.account);
      END;
      CREATE TRIGGER creditBlockRemains BEFORE DELETE ON creditBlock BEGIN
        SELECT RAISE(ABORT, 'credits move with an entry of the journal only')
        WHERE (SELECT kind FROM journalEntry ORDER BY sequence DESC LIMIT 1) NOT IN
          ('creditsIssued', 'creditsMoved', 'transferEntered', 'transferExecuted', 'transferCancelled');
      END;
      """

  // The matrix of movements (03-credits section 8). In a history as of a past day an account may be absent: then the
  // comparison is NULL and the row stands, as every fact does there whose account came later.
  private static let movements = """
    CREATE TRIGGER creditMovementFits BEFORE INSERT ON creditMovement BEGIN
      SELECT RAISE(ABORT, 'credits never move this way')
      FROM (SELECT (SELECT coalesce(place, kind) FROM account WHERE number = NEW.source) AS source,
        (SELECT coalesce(place, kind) FROM account WHERE number = NEW.destination) AS destination)
      WHERE NOT CASE NEW.kind
        WHEN 'designatedToGeneral' THEN source = 'designated' AND destination = 'general'
        WHEN 'generalToGeneral' THEN source = 'general' AND destination = 'general'
        WHEN 'generalToDesignated' THEN source = 'general' AND destination = 'designated'
        WHEN 'surrender' THEN source = 'designated' AND destination = 'surrender'
        WHEN 'cancellation' THEN source = 'general' AND destination = 'cancellation'
        WHEN 'expiry' THEN source IN ('designated', 'general') AND destination = 'expiry'
        WHEN 'movedOut' THEN source = 'general' AND destination = 'saitama'
        WHEN 'movedBack' THEN source = 'saitama' AND destination = 'general'
        ELSE TRUE END;
      SELECT RAISE(ABORT, 'a movement is not dated before the last one')
      WHERE (SELECT effectiveOn FROM journalEntry WHERE sequence = NEW.entry)
        < (SELECT effectiveOn FROM journalEntry WHERE sequence = (SELECT max(entry) FROM creditMovement));
    END;
    CREATE TRIGGER evidenceOnce BEFORE UPDATE ON evidence
    WHEN NEW.serial <> OLD.serial OR NEW.certification IS NOT OLD.certification
      OR (OLD.issue IS NOT NULL AND NEW.issue IS NOT NULL) BEGIN
      SELECT RAISE(ABORT, 'a certificate is certified once and used once');
    END;
    CREATE TRIGGER evidenceRemains BEFORE DELETE ON evidence WHEN OLD.certification IS NOT NULL BEGIN
      SELECT RAISE(ABORT, 'a certificate stays certified');
    END;
    CREATE TRIGGER creditTransferEnds BEFORE UPDATE ON creditTransfer
    WHEN OLD.state <> 'waiting' OR NEW.id <> OLD.id OR NEW.source <> OLD.source
      OR NEW.destination <> OLD.destination OR NEW.entry <> OLD.entry BEGIN
      SELECT RAISE(ABORT, 'a transfer ends once and stays as entered');
    END;
    """
    + ["creditIssue", "creditMovement", "creditTransfer", "journalSerial"].flatMap { table in
      // Transfers end by an update, which has a trigger of its own.
      (table == "creditTransfer" ? ["DELETE"] : ["UPDATE", "DELETE"]).map { event in
        """

        CREATE TRIGGER \(table)\(event == "DELETE" ? "Remains" : "Stays") BEFORE \(event) ON \(table) BEGIN
          SELECT RAISE(ABORT, 'what the journal said stays');
        END;
        """
      }
    }.joined()
}

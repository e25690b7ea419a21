/// The tables of credits.
///
/// `creditBlock` says where every serial ever issued is, ends included: a block in a Governor's account is surrendered,
/// cancelled, expired or moved out. `creditIssue` and `creditMovement` hold one row for each entry that issued or moved,
/// `creditTransfer` one for each transfer entered, and `journalSerial` names every entry under the serials it is about
/// (``SerialIndex`` says how). `evidence` has one row for each certificate (グリーン電力証書, 減少記録証明書 …): the
/// certification that rests on it, and the one issuance that used it up.
enum CreditTables {
  static let statement = """
    CREATE TABLE creditBlock (
      areaCode TEXT NOT NULL CHECK (areaCode GLOB '[0-9][0-9][0-9]'),
      firstSerial INTEGER NOT NULL CHECK (firstSerial >= 1),
      lastSerial INTEGER NOT NULL,
      account TEXT NOT NULL REFERENCES account(number),
      creditType TEXT NOT NULL CHECK (\(types)),
      renewableType TEXT,
      origin TEXT NOT NULL CHECK (origin <> ''),
      vintage INTEGER NOT NULL,
      issuedOn TEXT NOT NULL CHECK (issuedOn \(RegisterTables.date)),
      issuedIn TEXT REFERENCES account(number),
      transfer TEXT REFERENCES creditTransfer(id),
      usedFor TEXT REFERENCES facility(designation),
      usedPeriod INTEGER,
      isBound INTEGER NOT NULL DEFAULT 0 CHECK (isBound IN (0, 1)),
      PRIMARY KEY (areaCode, firstSerial),
      CHECK (lastSerial BETWEEN firstSerial AND \(SerialIndex.highest)),
      CHECK ((usedFor IS NULL) = (usedPeriod IS NULL)),
      CHECK (transfer IS NULL OR usedFor IS NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX creditBlockByAccount ON creditBlock(account);
    CREATE INDEX creditBlockByTransfer ON creditBlock(transfer) WHERE transfer IS NOT NULL;
    CREATE INDEX creditBlockByUse ON creditBlock(usedFor, usedPeriod) WHERE usedFor IS NOT NULL;
    CREATE TABLE creditIssue (
      entry INTEGER PRIMARY KEY NOT NULL REFERENCES journalEntry(sequence),
      areaCode TEXT NOT NULL,
      firstSerial INTEGER NOT NULL,
      lastSerial INTEGER NOT NULL CHECK (lastSerial BETWEEN firstSerial AND \(SerialIndex.highest)),
      account TEXT NOT NULL REFERENCES account(number),
      creditType TEXT NOT NULL CHECK (\(types)),
      origin TEXT NOT NULL,
      vintage INTEGER NOT NULL,
      basis TEXT NOT NULL CHECK (basis IN ('onRecord', 'excessApplication', 'excessAutomatic', 'certification',
        'saitamaInflow', 'otherGas'))
    ) STRICT;
    CREATE INDEX creditIssueByOrigin ON creditIssue(origin, creditType, vintage);
    CREATE TABLE evidence (
      serial TEXT PRIMARY KEY NOT NULL CHECK (serial <> ''),
      certification INTEGER REFERENCES certification(entry),
      issue INTEGER REFERENCES creditIssue(entry),
      CHECK (certification IS NOT NULL OR issue IS NOT NULL),
      CHECK (certification < issue)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evidenceByCertification ON evidence(certification) WHERE certification IS NOT NULL;
    CREATE INDEX evidenceByIssue ON evidence(issue) WHERE issue IS NOT NULL;
    CREATE TABLE creditMovement (
      entry INTEGER PRIMARY KEY NOT NULL REFERENCES journalEntry(sequence),
      kind TEXT NOT NULL CHECK (kind IN ('designatedToGeneral', 'generalToGeneral', 'generalToDesignated', 'surrender',
        'cancellation', 'expiry', 'movedOut', 'movedBack', 'reversal')),
      source TEXT NOT NULL REFERENCES account(number),
      destination TEXT NOT NULL REFERENCES account(number),
      tonnes INTEGER NOT NULL CHECK (tonnes >= 1),
      usedFor TEXT REFERENCES facility(designation),
      usedPeriod INTEGER,
      reversedEntry INTEGER REFERENCES journalEntry(sequence),
      CHECK (source <> destination),
      CHECK ((kind = 'surrender') = (usedFor IS NOT NULL)),
      CHECK ((usedFor IS NULL) = (usedPeriod IS NULL)),
      CHECK ((kind = 'reversal') = (reversedEntry IS NOT NULL)),
      CHECK (reversedEntry < entry)
    ) STRICT;
    CREATE INDEX creditMovementByUse ON creditMovement(usedFor, usedPeriod) WHERE usedFor IS NOT NULL;
    CREATE UNIQUE INDEX creditMovementReversed ON creditMovement(reversedEntry) WHERE reversedEntry IS NOT NULL;
    CREATE TABLE creditTransfer (
      id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
      source TEXT NOT NULL REFERENCES account(number),
      destination TEXT NOT NULL REFERENCES account(number),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'executed', 'cancelled')),
      entry INTEGER NOT NULL REFERENCES journalEntry(sequence),
      endedBy INTEGER REFERENCES journalEntry(sequence),
      CHECK ((state = 'waiting') = (endedBy IS NULL)),
      CHECK (endedBy > entry)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX creditTransferFrom ON creditTransfer(source) WHERE state = 'waiting';
    CREATE INDEX creditTransferTo ON creditTransfer(destination) WHERE state = 'waiting';
    CREATE TABLE journalSerial (
      areaCode TEXT NOT NULL,
      node INTEGER NOT NULL,
      firstSerial INTEGER NOT NULL,
      lastSerial INTEGER NOT NULL,
      sequence INTEGER NOT NULL REFERENCES journalEntry(sequence),
      PRIMARY KEY (areaCode, node, firstSerial, lastSerial, sequence),
      CHECK (firstSerial <= node AND node <= lastSerial)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX journalSerialByLast ON journalSerial(areaCode, node, lastSerial);
    CREATE TABLE serialCounter (
      id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
      next INTEGER NOT NULL CHECK (next >= 1),
      entry INTEGER NOT NULL REFERENCES journalEntry(sequence)
    ) STRICT;
    """

  private static let types = """
    creditType IN ('excess', 'tokyoSME', 'renewableConverted', 'renewableOther', 'outOfTokyo', 'saitamaExcess',
        'saitamaSME', 'otherGas')
    """
}

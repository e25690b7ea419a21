/// The first migration's tables and indices.
///
/// Released text is never edited: a change of the schema is a new migration.
enum RegisterTables {
  static let statements = [journal, persons, facilities, accounts, users, CreditTables.statement, office, calendar]

  static let date = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
  private static let accountNumber = "GLOB '[0-9][0-9][0-9]-[0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]-[0-9]'"

  private static let journal = """
    CREATE TABLE journalEntry (
      sequence INTEGER PRIMARY KEY NOT NULL CHECK (sequence >= 1),
      recordedAt TEXT NOT NULL CHECK (recordedAt GLOB '????-??-??T??:??:??.???Z'),
      effectiveOn TEXT NOT NULL CHECK (effectiveOn \(date)),
      actor TEXT NOT NULL CHECK (actor <> ''),
      caseID TEXT CHECK (caseID <> ''),
      kind TEXT NOT NULL CHECK (kind <> ''),
      payload TEXT NOT NULL CHECK (json_valid(payload)),
      previousHash TEXT NOT NULL CHECK (length(previousHash) = 64),
      hash TEXT NOT NULL CHECK (length(hash) = 64),
      CHECK (hash <> previousHash)
    ) STRICT;
    CREATE INDEX journalEntryOfCase ON journalEntry(caseID, sequence) WHERE caseID IS NOT NULL;
    CREATE TABLE journalSubject (
      kind TEXT NOT NULL CHECK (kind IN ('person', 'facility', 'account', 'transfer', 'user', 'official')),
      key TEXT NOT NULL,
      sequence INTEGER NOT NULL REFERENCES journalEntry(sequence),
      PRIMARY KEY (kind, key, sequence)
    ) STRICT, WITHOUT ROWID;
    """

  private static let persons = """
    CREATE TABLE person (
      id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
      kind TEXT NOT NULL CHECK (kind IN ('corporation', 'individual')),
      name TEXT NOT NULL CHECK (name <> ''),
      nameKey TEXT NOT NULL,
      kana TEXT,
      postalCode TEXT,
      address TEXT NOT NULL,
      representativeTitle TEXT,
      representativeName TEXT,
      corporateNumber TEXT,
      published TEXT NOT NULL CHECK (json_valid(published)),
      isOnlineUser INTEGER NOT NULL CHECK (isOnlineUser IN (0, 1)),
      contact TEXT CHECK (contact IS NULL OR json_valid(contact)),
      entry INTEGER NOT NULL REFERENCES journalEntry(sequence),
      CHECK ((representativeTitle IS NULL) = (representativeName IS NULL))
    ) STRICT;
    CREATE INDEX personByNameKey ON person(nameKey);
    """

  private static let facilities = """
    CREATE TABLE facility (
      designation TEXT PRIMARY KEY NOT NULL CHECK (designation GLOB '[0-9][0-9][0-9][0-9]'),
      name TEXT NOT NULL,
      address TEXT NOT NULL,
      facilityClass TEXT NOT NULL CHECK (facilityClass IN ('designated', 'specified', 'equivalent')),
      category TEXT NOT NULL CHECK (category IN ('I-1', 'I-2', 'II')),
      obligationFrom INTEGER,
      specifiedFrom INTEGER,
      isPlanUnderReview INTEGER NOT NULL CHECK (isPlanUnderReview IN (0, 1)),
      statusFixedOn TEXT CHECK (statusFixedOn \(date)),
      earlierFixings TEXT CHECK (earlierFixings IS NULL OR (json_valid(earlierFixings) AND earlierFixings <> '[]')),
      entry INTEGER NOT NULL REFERENCES journalEntry(sequence)
    ) STRICT;
    CREATE TABLE facilityObligatedPerson (
      designation TEXT NOT NULL REFERENCES facility(designation),
      position INTEGER NOT NULL CHECK (position >= 0),
      person TEXT NOT NULL REFERENCES person(id),
      PRIMARY KEY (designation, position),
      UNIQUE (designation, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX facilityOfObligatedPerson ON facilityObligatedPerson(person);
    CREATE TABLE facilityCategory (
      designation TEXT NOT NULL REFERENCES facility(designation),
      year INTEGER NOT NULL,
      category TEXT NOT NULL CHECK (category IN ('I-1', 'I-2', 'II')),
      PRIMARY KEY (designation, year)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE facilityRelief (
      designation TEXT NOT NULL REFERENCES facility(designation),
      position INTEGER NOT NULL CHECK (position >= 0),
      kind TEXT NOT NULL CHECK (kind IN ('topLevel', 'nearTopLevel', 'medical')),
      firstYear INTEGER,
      lastYear INTEGER,
      PRIMARY KEY (designation, position),
      CHECK (lastYear >= firstYear)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE facilityYear (
      designation TEXT NOT NULL REFERENCES facility(designation),
      kind TEXT NOT NULL CHECK (kind IN ('base', 'emission')),
      year INTEGER NOT NULL,
      tonnes INTEGER NOT NULL CHECK (tonnes >= 0),
      fixedOn TEXT CHECK (fixedOn \(date)),
      PRIMARY KEY (designation, kind, year)
    ) STRICT, WITHOUT ROWID;
    """

  private static let accounts = """
    CREATE TABLE account (
      number TEXT PRIMARY KEY NOT NULL CHECK (number \(accountNumber)),
      kind TEXT NOT NULL CHECK (kind IN ('designated', 'general', 'governor')),
      designation TEXT REFERENCES facility(designation),
      manager TEXT REFERENCES person(id),
      openerKind INTEGER CHECK (openerKind BETWEEN 1 AND 7),
      openedOn TEXT NOT NULL CHECK (openedOn \(date)),
      expiresOn TEXT CHECK (expiresOn \(date)),
      closedOn TEXT CHECK (closedOn \(date)),
      contact TEXT CHECK (contact IS NULL OR json_valid(contact)),
      place TEXT CHECK (place IN ('surrender', 'cancellation', 'expiry', 'issuance', 'saitama')),
      outstanding TEXT CHECK (outstanding IS NULL OR (json_valid(outstanding) AND outstanding <> '[]')),
      freeze TEXT CHECK (freeze IS NULL OR json_valid(freeze)),
      limitOverride TEXT CHECK (limitOverride IS NULL OR json_valid(limitOverride)),
      agent TEXT CHECK (agent IS NULL OR json_valid(agent)),
      entry INTEGER NOT NULL REFERENCES journalEntry(sequence),
      CHECK (kind = 'governor' OR place IS NULL),
      CHECK (kind <> 'governor' OR agent IS NULL),
      CHECK ((kind = 'designated') = (designation IS NOT NULL)),
      CHECK (kind = 'designated' OR manager IS NULL),
      CHECK (kind = 'general' OR openerKind IS NULL),
      CHECK (closedOn >= openedOn)
    ) STRICT;
    CREATE UNIQUE INDEX accountOfFacility ON account(designation) WHERE designation IS NOT NULL;
    CREATE UNIQUE INDEX accountOfPlace ON account(place) WHERE place IS NOT NULL;
    CREATE INDEX accountByKind ON account(kind, number);
    CREATE INDEX accountByLastDay ON account(expiresOn) WHERE expiresOn IS NOT NULL AND closedOn IS NULL;
    CREATE INDEX accountByManager ON account(manager) WHERE manager IS NOT NULL;
    CREATE TABLE accountHolder (
      account TEXT NOT NULL REFERENCES account(number),
      position INTEGER NOT NULL CHECK (position >= 0),
      person TEXT NOT NULL REFERENCES person(id),
      PRIMARY KEY (account, position),
      UNIQUE (account, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX accountByHolder ON accountHolder(person);
    CREATE TABLE association (
      made INTEGER PRIMARY KEY NOT NULL REFERENCES journalEntry(sequence),
      general TEXT NOT NULL REFERENCES account(number),
      designated TEXT NOT NULL REFERENCES account(number),
      since TEXT NOT NULL CHECK (since \(date)),
      endedOn TEXT CHECK (endedOn \(date)),
      entry INTEGER NOT NULL REFERENCES journalEntry(sequence),
      CHECK (endedOn >= since)
    ) STRICT;
    CREATE UNIQUE INDEX associationInForce ON association(general, designated) WHERE endedOn IS NULL;
    CREATE INDEX associationByGeneral ON association(general);
    CREATE INDEX associationByDesignated ON association(designated);
    """

  private static let users = """
    CREATE TABLE registerUser (
      number TEXT PRIMARY KEY NOT NULL CHECK (length(number) = 10),
      kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
      account TEXT NOT NULL REFERENCES account(number),
      person TEXT NOT NULL REFERENCES person(id),
      contactName TEXT,
      email TEXT,
      passcodeHash TEXT,
      revokedOn TEXT CHECK (revokedOn \(date)),
      entry INTEGER NOT NULL REFERENCES journalEntry(sequence)
    ) STRICT;
    CREATE INDEX registerUserByAccount ON registerUser(account);
    CREATE TABLE filedSealCertificate (
      entry INTEGER PRIMARY KEY NOT NULL REFERENCES journalEntry(sequence),
      person TEXT NOT NULL REFERENCES person(id),
      issuedOn TEXT NOT NULL CHECK (issuedOn \(date)),
      isOriginal INTEGER NOT NULL CHECK (isOriginal IN (0, 1)),
      filedOn TEXT CHECK (filedOn \(date))
    ) STRICT;
    CREATE INDEX filedSealCertificateByPerson ON filedSealCertificate(person);
    """

  private static let office = """
    CREATE TABLE verifier (
      id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
      name TEXT NOT NULL,
      categories TEXT NOT NULL CHECK (json_valid(categories)),
      registeredFrom TEXT NOT NULL CHECK (registeredFrom \(date)),
      registeredUntil TEXT CHECK (registeredUntil \(date)),
      entry INTEGER NOT NULL REFERENCES journalEntry(sequence),
      CHECK (registeredUntil >= registeredFrom)
    ) STRICT;
    CREATE TABLE certification (
      entry INTEGER PRIMARY KEY NOT NULL REFERENCES journalEntry(sequence),
      project TEXT NOT NULL CHECK (project <> ''),
      creditType TEXT NOT NULL CHECK (creditType IN ('excess', 'tokyoSME', 'renewableConverted', 'renewableOther',
        'outOfTokyo', 'saitamaExcess', 'saitamaSME', 'otherGas')),
      holder TEXT NOT NULL REFERENCES person(id),
      vintage INTEGER NOT NULL,
      tonnes INTEGER NOT NULL CHECK (tonnes >= 1),
      certifiedOn TEXT NOT NULL CHECK (certifiedOn \(date))
    ) STRICT;
    CREATE INDEX certificationByHolder ON certification(holder);
    CREATE INDEX certificationByProject ON certification(project);
    CREATE TABLE official (
      id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
      name TEXT NOT NULL,
      roles TEXT NOT NULL CHECK (json_valid(roles)),
      passwordHash TEXT,
      entry INTEGER NOT NULL REFERENCES journalEntry(sequence)
    ) STRICT;
    """

  // A duty is done once for each occasion: an absent facility, account or period counts as one of its own.
  private static let calendar = """
    CREATE TABLE duty (
      entry INTEGER PRIMARY KEY NOT NULL REFERENCES journalEntry(sequence),
      duty TEXT NOT NULL CHECK (duty IN ('automaticIssuance', 'automaticSurrender', 'expiry', 'lapse', 'warning')),
      warning TEXT CHECK (warning IN ('expiry', 'deadline', 'renewal')),
      day TEXT NOT NULL CHECK (day \(date)),
      dueOn TEXT NOT NULL CHECK (dueOn \(date)),
      designation TEXT REFERENCES facility(designation),
      account TEXT REFERENCES account(number),
      period INTEGER,
      tonnes INTEGER NOT NULL CHECK (tonnes >= 0),
      daysAhead INTEGER CHECK (daysAhead >= 0),
      CHECK ((duty = 'warning') = (warning IS NOT NULL)),
      CHECK ((duty = 'warning') = (daysAhead IS NOT NULL)),
      CHECK (designation IS NOT NULL OR account IS NOT NULL)
    ) STRICT;
    CREATE UNIQUE INDEX dutyOnce ON duty(duty, coalesce(warning, ''), dueOn, coalesce(designation, ''),
      coalesce(account, ''), coalesce(period, 0), coalesce(daysAhead, 0));
    CREATE INDEX dutyByDay ON duty(day);
    CREATE INDEX dutyByFacility ON duty(designation, period) WHERE designation IS NOT NULL;
    CREATE INDEX dutyByAccount ON duty(account) WHERE account IS NOT NULL;
    CREATE TABLE closedDay (
      day TEXT PRIMARY KEY NOT NULL CHECK (day \(date)),
      entry INTEGER NOT NULL REFERENCES journalEntry(sequence)
    ) STRICT, WITHOUT ROWID;
    """
}

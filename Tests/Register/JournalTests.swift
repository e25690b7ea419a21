// The journal: appended only, proved by its hashes, and the tables are what it says.

import Foundation
import GRDB
import Programme
import Register
import TestSupport
import Testing

struct JournalTests {
  @Test(arguments: [
    "UPDATE journalEntry SET actor = 'someone' WHERE sequence = 3",
    "DELETE FROM journalEntry WHERE sequence = 3",
    "DELETE FROM journalEntry",
    """
    INSERT OR REPLACE INTO journalEntry
    SELECT sequence, recordedAt, effectiveOn, 'someone', caseID, kind, payload, previousHash, hash
    FROM journalEntry WHERE sequence = 3
    """,
    """
    REPLACE INTO journalEntry
    SELECT max(sequence) + 1, recordedAt, effectiveOn, actor, caseID, kind, payload, hash, hash FROM journalEntry
    """,
    """
    INSERT INTO journalEntry
    SELECT max(sequence) + 2, recordedAt, effectiveOn, actor, caseID, kind, payload, hash, previousHash
    FROM journalEntry
    """,
    """
    INSERT INTO journalEntry
    SELECT max(sequence) + 1, recordedAt, effectiveOn, actor, caseID, kind, payload, previousHash,
      '\(String(repeating: "a", count: 64))' FROM journalEntry
    """,
  ])
  func `the database refuses to change the journal's past`(sql: String) throws {
    let db = try SpecimenRegister.database()
    let before = try db.read { try Journal.head(in: $0).hash }
    #expect(throws: DatabaseError.self) { try db.write { try $0.execute(sql: sql) } }
    #expect(try db.read { try Journal.head(in: $0).hash } == before)
  }

  @Test(arguments: [
    ("a block over another's last serial", 1300, 1400, "130-100-8888-0"),
    ("a block around another", 1000, 2000, "130-100-8888-0"),
    ("a block inside another", 1150, 1160, "130-100-8888-0"),
    ("a block of an unknown account", 5000, 5001, "130-200-7777-0"),
  ])
  func `the database refuses a serial in two places`(row: (String, Int64, Int64, String)) throws {
    let db = try SpecimenRegister.database()
    let block = CreditBlock(
      serials: try SerialRange(areaCode: "130", first: row.1, last: row.2), account: try AccountNumber(row.3),
      creditType: .excess, origin: "8888", vintage: try FiscalYear(2021), issuedOn: FixedMoment.today)
    #expect(throws: DatabaseError.self, "\(row.0)") {
      try db.write {
        try Journal.append(
          [.creditsIssued(block)], by: "test", effectiveOn: FixedMoment.today, at: FixedMoment.instant, in: $0)
      }
    }
    #expect(try db.read { RegisterVerification.verify($0).ok }, "a refused change leaves nothing behind")
  }

  @Test func `the same serials of another area are other credits`() throws {
    let db = try SpecimenRegister.database()
    let block = CreditBlock(
      serials: try SerialRange("110-1101~110-1300"), account: try AccountNumber("130-200-0001-0"),
      creditType: .saitamaExcess, origin: "8888", vintage: try FiscalYear(2021), issuedOn: FixedMoment.today)
    _ = try db.write {
      try Journal.append(
        [.creditsIssued(block)], by: "test", effectiveOn: FixedMoment.today, at: FixedMoment.instant, in: $0)
    }
    #expect(try db.read { RegisterVerification.verify($0).ok })
  }

  @Test func `the hash is the stated layout, computed by hand`() throws {
    // The bytes below were hashed with Python's hashlib.sha256 from the documented layout.
    let db = try RegisterDatabase.inMemory()
    let entries = try db.write {
      try Journal.append(
        [.serialCounterSet(next: 20001)], by: "init", effectiveOn: FixedMoment.today, at: FixedMoment.instant, in: $0)
    }
    #expect(entries[0].payload == #"{"kind":"serialCounterSet","next":20001}"#)
    #expect(entries[0].previousHash == String(repeating: "0", count: 64))
    #expect(entries[0].hash == "0d73b49ba74482bf9edab5b18cb3dc2cc8444f578cc18d845c1bd784369b2d41")
  }

  @Test func `the names of the kinds of change never change`() {
    #expect(
      RegisterChange.Kind.allCases.map(\.rawValue) == [
        "personRecorded", "facilityRecorded", "accountOpened", "associationMade", "userRegistered", "passcodeIssued",
        "sealCertificateFiled", "creditsIssued", "creditsMoved", "transferEntered", "transferExecuted",
        "transferCancelled", "serialCounterSet", "verifierRecorded", "certificationRecorded",
        "officialRegistered",
        "accountChanged", "associationEnded", "userRevoked", "dutyDone", "dayClosed",
      ])
  }

  @Test func `what is read back is what was written`() throws {
    let db = try SpecimenRegister.database()
    let written = try SpecimenRegister.seed().changes(figures: SpecimenFigures.figures(), on: FixedMoment.today) {
      "hash of \($0)"
    }
    let head = Int64(written.count)
    let read = try db.read { db in try (1...head).map { try RegisterReader.fetchEntry($0, in: db)?.change() } }
    #expect(read == written)
    // The projections give the same values back, every optional field of the specimen's first person included.
    let persons = written.compactMap { if case .personRecorded(let person) = $0 { person } else { nil } }
    #expect(try db.read { try RegisterReader.persons(in: $0) } == persons)
    let facilities = written.compactMap { if case .facilityRecorded(let facility) = $0 { facility } else { nil } }
    let sorted = facilities.sorted { $0.designation < $1.designation }
    #expect(try db.read { try RegisterReader.facilities(in: $0) } == sorted)
    let verifiers = written.compactMap { if case .verifierRecorded(let verifier) = $0 { verifier } else { nil } }
    #expect(try db.read { try RegisterReader.verifiers(in: $0) } == verifiers)
    let certified = written.compactMap { if case .certificationRecorded(let fact) = $0 { fact } else { nil } }
    #expect(try db.read { try RegisterReader.certifications(in: $0) } == certified)
  }

  @Test func `an instant is kept to the millisecond`() throws {
    let db = try RegisterDatabase.inMemory()
    let instant = FixedMoment.instant.addingTimeInterval(0.0714)
    _ = try db.write {
      try Journal.append([.serialCounterSet(next: 1)], by: "init", effectiveOn: FixedMoment.today, at: instant, in: $0)
    }
    #expect(
      try db.read { try String.fetchOne($0, sql: "SELECT recordedAt FROM journalEntry") } == "2026-11-22T01:00:00.071Z")
    let entry = try db.read { try RegisterReader.fetchEntry(1, in: $0) }
    let read = try #require(entry?.recordedAt)
    #expect(abs(read.timeIntervalSince(FixedMoment.instant) - 0.071) < 0.000_001)
  }

  @Test func `a payload of an unknown kind is a corrupt row`() throws {
    let db = try SpecimenRegister.database()
    try tamper(db, "UPDATE journalEntry SET payload = '{\"kind\":\"accountPainted\"}' WHERE sequence = 5")
    let entry = try #require(try db.read { try RegisterReader.fetchEntry(5, in: $0) })
    #expect(throws: RegisterError.corrupt(table: "journalEntry", row: "5")) { try entry.change() }
  }

  @Test func `a passcode is issued to a user on record only`() throws {
    let db = try SpecimenRegister.database()
    let number = try UserNumber(kind: .generalHolder, running: 1)
    let user = RegisterUser(
      number: number, kind: .generalHolder, account: try AccountNumber("130-200-0001-0"),
      person: PersonID(rawValue: "P000002"))
    func append(_ change: RegisterChange) throws {
      _ = try db.write {
        try Journal.append([change], by: "test", effectiveOn: FixedMoment.today, at: FixedMoment.instant, in: $0)
      }
    }
    #expect(throws: RegisterError.unknownUser(number)) { try append(.passcodeIssued(user: number, hash: "h")) }
    try append(.userRegistered(user))
    #expect(try db.read { try RegisterReader.users(of: user.account, in: $0).map(\.hasPasscode) } == [false])
    try append(.passcodeIssued(user: number, hash: "h"))
    #expect(try db.read { try RegisterReader.fetchUser(number, in: $0)?.passcodeHash } == "h")
    let history = try db.read { try RegisterReader.history(of: user.account, in: $0) }
    #expect(history.suffix(2).map(\.kind) == [.userRegistered, .passcodeIssued])
    #expect(history.first?.kind == .accountOpened)
  }

  @Test func `the register can be asked as of a past day`() throws {
    let db = try SpecimenRegister.database()
    let account = try AccountNumber("130-100-8888-0")
    let figures = try SpecimenFigures.figures()
    func tonnes(_ iso: String) throws -> [Int64] {
      let date = try CivilDate(iso: iso)
      return try db.read { try RegisterHistory.asOf(date, in: $0) }.read {
        try RegisterReader.holdings(of: account, on: date, figures: figures, in: $0).map(\.tonnes.rawValue)
      }
    }
    #expect(try tonnes("2018-04-30") == [])
    #expect(try tonnes("2018-05-01") == [200])
    #expect(try tonnes("2023-05-01") == [200, 50])
    #expect(throws: RegisterError.unknownAccount(account)) { try tonnes("2015-05-31") }
    let past = try db.read { try RegisterHistory.asOf(try CivilDate(iso: "2016-06-01"), in: $0) }
    let history = try past.read { try RegisterReader.history(of: account, in: $0) }
    #expect(history.map(\.kind) == [.accountOpened, .associationMade])
  }

  @Test func `holdings say what the credits are good for`() throws {
    let db = try SpecimenRegister.database()
    func rows(_ number: String, _ iso: String) throws -> [String] {
      try db.read {
        try RegisterReader.holdings(
          of: AccountNumber(number), on: CivilDate(iso: iso), figures: SpecimenFigures.figures(), in: $0
        ).map { "\($0.block.serials) \($0.usablePeriods) \($0.expiresOn?.iso ?? "-") \($0.isTransferable)" }
      }
    }
    // Vintage 2016: periods 2 and 3, to 2026-09-30 (seed 000); issued here because its origin is the own facility.
    // Vintage 2021: periods 3 and 4; issued in 9999's account, so bought, and it never leaves 8888's.
    #expect(
      try rows("130-100-8888-0", "2026-09-30") == [
        "130-1101~130-1300 [2, 3] 2026-09-30 true", "130-20001~130-20050 [3, 4] 2031-09-30 false",
      ])
    #expect(try rows("130-100-8888-0", "2026-10-01")[0] == "130-1101~130-1300 [2, 3] 2026-09-30 false")
    // A certificate of fiscal 2009 counts for period 1 only.
    #expect(
      try rows("130-200-0001-0", "2016-09-30") == [
        "130-20051~130-20057 [1] 2016-09-30 true", "130-20058~130-20087 [3, 4] 2031-09-30 true",
      ])
  }

  @Test func `a file opens with the settings its guarantees rest on`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "register-\(UInt64.random(in: 0...(.max)))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("register.sqlite").path
    let pool = try RegisterDatabase.open(path: path)
    try pool.write { try SpecimenRegister.load(into: $0) }
    let settings = try pool.writeWithoutTransaction { db in
      try ["journal_mode", "synchronous", "foreign_keys", "recursive_triggers"].map {
        try String.fetchOne(db, sql: "PRAGMA \($0)") ?? ""
      }
    }
    #expect(settings == ["wal", "2", "1", "1"])
    try pool.close()
    let again = try RegisterDatabase.open(path: path)
    #expect(try again.read { RegisterVerification.verify($0).ok })
    try again.close()

    var other = DatabaseMigrator()
    RegisterSchema.register(in: &other)
    other.registerMigration("register-of-tomorrow") { db in try db.execute(sql: "CREATE TABLE unheardOf (id) ") }
    try RegisterDatabase.open(path: path, migrator: other).close()
    #expect(throws: RegisterError.otherVersion(path: path)) { try RegisterDatabase.open(path: path) }
  }
}

/// Changes the database past its triggers, as somebody with the file in hand could.
func tamper(_ db: DatabaseQueue, _ sql: String) throws {
  try db.writeWithoutTransaction { db in
    try db.execute(sql: "PRAGMA foreign_keys = OFF")
    let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
    try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
    try db.execute(sql: sql)
    try db.execute(sql: "PRAGMA ignore_check_constraints = OFF")
    for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    try db.execute(sql: "PRAGMA foreign_keys = ON")
  }
}

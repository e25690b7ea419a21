// Verification finds any change made past the journal, and says where.

import Foundation
import GRDB
import Programme
import Register
import TestSupport
import Testing

struct VerificationTests {
  @Test func `an untouched register proves itself`() throws {
    let db = try SpecimenRegister.database()
    let report = try db.read { RegisterVerification.verify($0) }
    #expect(report.ok, "\(report.checks.filter { !$0.ok })")
    #expect(report.entries == 28)
    #expect(report.head == (try db.read { try Journal.head(in: $0).hash }))
    #expect(report.checks.map(\.name).contains("projection.creditBlock"))
    #expect(try RegisterDatabase.inMemory().read { RegisterVerification.verify($0).ok }, "an empty register, too")
  }

  @Test func `every table of the register is proved`() throws {
    let db = try RegisterDatabase.inMemory()
    let tables = try db.read { db in
      try String.fetchAll(
        db,
        sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('grdb_migrations', 'journalEntry')")
    }
    let checks = try db.read { RegisterVerification.verify($0) }.checks.map(\.name).filter {
      $0.hasPrefix("projection.")
    }
    #expect(checks.sorted() == tables.map { "projection.\($0)" }.sorted())
  }

  @Test(arguments: [
    "recordedAt", "effectiveOn", "actor", "caseID", "kind", "payload", "previousHash", "hash",
  ])
  func `one byte of a journal entry changed is found`(column: String) throws {
    let db = try SpecimenRegister.database()
    // The last character becomes its neighbour; an absent case becomes one.
    let value =
      column == "caseID"
      ? "'C'" : "substr(\(column), 1, length(\(column)) - 1) || char(unicode(substr(\(column), -1)) + 1)"
    try tamper(db, "UPDATE journalEntry SET \(column) = \(value) WHERE sequence = 7")
    let report = try db.read { RegisterVerification.verify($0) }
    #expect(!report.ok)
    let chain = try #require(report.checks.first { $0.name == "chain" })
    #expect(chain.detail.hasPrefix("journalEntry 7: "))
  }

  @Test func `bytes behind a NUL are found`() throws {
    let db = try SpecimenRegister.database()
    try tamper(db, "UPDATE journalEntry SET actor = actor || char(0) || 'x' WHERE sequence = 2")
    try tamper(db, "UPDATE person SET name = name || char(0) || 'x' WHERE id = 'P000002'")
    let failed = try db.read { RegisterVerification.verify($0) }.checks.filter { !$0.ok }
    #expect(failed.contains { $0.name == "chain" && $0.detail.hasPrefix("journalEntry 2") })
    #expect(failed.contains { $0.detail == "person P000002: name is 見本管理組合法人\\0x, the journal says 見本管理組合法人" })
  }

  @Test func `a journal entry taken out or put in is found`() throws {
    let out = try SpecimenRegister.database()
    try tamper(out, "DELETE FROM journalEntry WHERE sequence = 9")
    let report = try out.read { RegisterVerification.verify($0) }
    #expect(report.checks.first { $0.name == "sequence" }?.detail == "journalEntry 9 is missing")
    #expect(report.checks.first { $0.name == "chain" }?.ok == false)

    let end = try SpecimenRegister.database()
    try tamper(end, "DELETE FROM journalEntry WHERE sequence = 28")
    #expect(try end.read { RegisterVerification.verify($0).ok } == false, "the last entry's rows have no entry")
  }

  @Test(arguments: [
    (
      "journalSubject", "UPDATE journalSubject SET key = 'P000009' WHERE kind = 'person' AND key = 'P000003'",
      "person P000003"
    ),
    ("person", "UPDATE person SET address = address || 'x' WHERE id = 'P000001'", "P000001: address"),
    ("facility", "UPDATE facility SET name = 'x' WHERE designation = '0021'", "0021: name"),
    (
      "facilityObligatedPerson", "DELETE FROM facilityObligatedPerson WHERE designation = '8888' AND position = 1",
      "8888 1 is missing"
    ),
    ("facilityYear", "UPDATE facilityYear SET tonnes = 1 WHERE year = 2021", "0021 emission 2021: tonnes"),
    (
      "account", "UPDATE account SET openedOn = '2015-06-02' WHERE number = '130-100-8888-0'",
      "130-100-8888-0: openedOn"
    ),
    (
      "accountHolder", "UPDATE accountHolder SET person = 'P000003' WHERE account = '130-200-0001-0'",
      "130-200-0001-0 0: person"
    ),
    ("association", "DELETE FROM association", "is missing"),
    (
      "registerUser",
      "INSERT INTO registerUser VALUES ('2000000019', 2, '130-200-0001-0', 'P000002', NULL, NULL, NULL, NULL, 1)",
      "2000000019 is not in the journal"
    ),
    ("filedSealCertificate", "UPDATE filedSealCertificate SET isOriginal = 0", "isOriginal"),
    ("creditBlock", "UPDATE creditBlock SET lastSerial = 1299 WHERE firstSerial = 1101", "130 1101: lastSerial"),
    ("serialCounter", "UPDATE serialCounter SET next = 1", "1: next"),
    ("verifier", "UPDATE verifier SET categories = '[1,3]'", "V1: categories"),
    ("certification", "UPDATE certification SET tonnes = 31", "tonnes"),
    ("closedDay", "INSERT INTO closedDay VALUES ('2026-11-21', 1)", "2026-11-21 is not in the journal"),
    (
      "duty",
      "INSERT INTO duty VALUES (1, 'lapse', NULL, '2026-09-30', '2026-09-30', NULL, '130-200-0001-0', NULL, 0, NULL)",
      "1 is not in the journal"
    ),
    ("official", "UPDATE official SET roles = '[\"approver\"]' WHERE id = 'shinsa'", "shinsa: roles"),
  ])
  func `a projected row changed is found in its table`(row: (table: String, sql: String, detail: String)) throws {
    let db = try SpecimenRegister.database()
    try tamper(db, row.sql)
    let failed = try db.read { RegisterVerification.verify($0) }.checks.filter {
      !$0.ok && $0.name.hasPrefix("projection")
    }
    #expect(failed.map(\.name) == ["projection.\(row.table)"])
    #expect(failed.first?.detail.contains(row.detail) == true, "\(failed)")
  }

  @Test(arguments: [
    ("serialsOnce", "UPDATE creditBlock SET lastSerial = 20052 WHERE firstSerial = 20001"),
    ("serialsCounted", "UPDATE creditBlock SET lastSerial = 1100 WHERE firstSerial = 1101"),
    ("issuedEqualsHeld", "DELETE FROM creditBlock WHERE firstSerial = 1101"),
    ("issuedEqualsPlaced", "UPDATE creditBlock SET vintage = 2019 WHERE firstSerial = 1101"),
    ("accountsBalance", "UPDATE creditBlock SET account = '130-100-9999-0' WHERE firstSerial = 1101"),
    (
      "blocksCanonical",
      "UPDATE creditBlock SET firstSerial = 1301, lastSerial = 1400 WHERE firstSerial = 20001; "
        + "UPDATE creditBlock SET origin = '8888', vintage = 2016, issuedOn = '2018-05-01', issuedIn = '130-100-8888-0' "
        + "WHERE firstSerial = 1301"
    ),
    ("reservedForWaitingTransfers", "UPDATE creditBlock SET transfer = 'T00000001' WHERE firstSerial = 1101"),
    (
      "waitingTransfersReserve",
      "INSERT INTO creditTransfer VALUES ('T00000001', '130-200-0001-0', '130-200-0001-0', 'waiting', 1, NULL)"
    ),
    ("usedWhereSurrendered", "UPDATE creditBlock SET usedFor = '0021', usedPeriod = 3 WHERE firstSerial = 1101"),
    ("surrenderedEqualsUsed", "UPDATE creditBlock SET usedFor = '0021', usedPeriod = 3 WHERE firstSerial = 1101"),
    (
      "matrixKept",
      "INSERT INTO creditMovement VALUES (9, 'surrender', '130-200-0001-0', '130-900-0001-0', 1, '0021', 3, NULL)"
    ),
    ("closedAccountsEmpty", "UPDATE account SET closedOn = '2026-01-01' WHERE number = '130-200-0001-0'"),
    (
      "oneHolderPerGeneralAccount",
      "INSERT INTO accountHolder VALUES ('130-200-0001-0', 1, 'P000001')"
    ),
    ("designatedAccountsHeld", "DELETE FROM accountHolder WHERE account = '130-100-9999-0'"),
  ])
  func `a broken invariant is named`(row: (name: String, sql: String)) throws {
    let db = try SpecimenRegister.database()
    try tamper(db, row.sql)
    let failed = try db.read { RegisterVerification.verify($0) }.checks.filter { !$0.ok }.map(\.name)
    #expect(failed.contains("invariant.\(row.name)"), "\(failed)")
  }

  @Test func `a missing trigger and a dangling reference are found`() throws {
    let db = try SpecimenRegister.database()
    try db.write { try $0.execute(sql: "DROP TRIGGER journalEntryStays") }
    let report = try db.read { RegisterVerification.verify($0) }
    #expect(report.checks.filter { !$0.ok }.map(\.detail) == ["journalEntryStays is missing"])
    try tamper(db, "UPDATE account SET manager = 'P9' WHERE number = '130-100-8888-0'")
    #expect(
      try db.read { RegisterVerification.verify($0) }.checks.first { $0.name == "sqlite.foreignKeys" }?.ok == false)
  }

  @Test func `a damaged row stops its reader, not the process`() throws {
    let db = try SpecimenRegister.database()
    try tamper(db, "UPDATE account SET openedOn = '2015-02-30', kind = 'other' WHERE number = '130-100-8888-0'")
    #expect(throws: RegisterError.corrupt(table: "account", row: "130-100-8888-0")) {
      try db.read { try RegisterReader.findAccount(AccountNumber("130-100-8888-0"), in: $0) }
    }
    try tamper(db, "UPDATE person SET contact = '{' WHERE id = 'P000001'")
    #expect(throws: RegisterError.corrupt(table: "person", row: "P000001")) {
      try db.read { try RegisterReader.persons(in: $0) }
    }
    #expect(try db.read { RegisterVerification.verify($0).ok } == false)
  }

  @Test func `any byte of the file changed is found or does not matter`() throws {
    // 60 changes of one byte that is not padding, from a seed: verification must report or pass, and never trap.
    // What may pass is what no reader of the register sees: the header's counters, remains in free space.
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "verify-\(UInt64.random(in: 0...(.max)))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("register.sqlite").path
    try SpecimenRegister.database().vacuum(into: path)
    let original = try Data(contentsOf: URL(fileURLWithPath: path))
    let places = original.indices.filter { original[$0] != 0 }
    let head = try DatabaseQueue(path: path).read { try Journal.head(in: $0).hash }
    var generator = SeededGenerator(seed: 20_261_122)
    var found = 0
    for _ in 0..<60 {
      var bytes = original
      let place = places[generator.below(places.count)]
      bytes[place] ^= UInt8(1 + generator.below(255))
      try bytes.write(to: URL(fileURLWithPath: path))
      do {
        let queue = try DatabaseQueue(path: path, configuration: RegisterDatabase.configuration())
        let report = try queue.read { RegisterVerification.verify($0) }
        if report.ok { #expect(report.head == head, "byte \(place)") } else { found += 1 }
        try queue.close()
      } catch is DatabaseError { found += 1 }
    }
    #expect(found > 50, "nearly every byte of the file carries content")
  }
}

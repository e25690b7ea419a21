// The proof of a register in which credits move: every table of credits, and journals that say what cannot be.

import Foundation
import GRDB
import Programme
import Register
import TestSupport
import Testing

/// The specimen register after some years of movements, one of each kind.
private enum MovedRegister {
  static let designated = "130-100-8888-0"
  static let general = "130-200-0001-0"
  static let other = "130-200-0002-0"

  static func place(_ place: GovernorPlace) throws -> AccountNumber {
    try SpecimenFigures.figures().accountNumbering.governorAccount(place)
  }

  static func serials(_ text: String) throws -> SerialSet {
    try SerialSet(text.split(separator: " ").map { try SerialRange(String($0)) })
  }

  static func database() throws -> DatabaseQueue {
    let db = try SpecimenRegister.database()
    let (from, to, third) = (try AccountNumber(designated), try AccountNumber(general), try AccountNumber(other))
    let user = RegisterUser(
      number: try UserNumber(kind: .generalHolder, running: 7), kind: .generalHolder, account: to,
      person: PersonID(rawValue: "P000002"))
    func transfer(_ running: Int, _ text: String) throws -> Transfer {
      Transfer(
        id: try TransferID(running: running), from: to, to: third, serials: try serials(text), declaredPrice: 500,
        enteredOn: FixedMoment.today)
    }
    let (first, second, waiting) = (
      try transfer(1, "130-1101~130-1110 130-1113~130-1120"), try transfer(2, "130-1111~130-1112"),
      try transfer(3, "130-1138~130-1140")
    )
    let cancelled = CreditMovement.cancellation(
      try serials("130-1131~130-1135"), from: to, to: try place(.cancellation), purpose: "見本大会")
    let holder = CreditMovement.SaitamaRecord(holder: PersonID(rawValue: "P000002"), certificate: "S-1")
    let changes: [RegisterChange] = [
      .accountOpened(
        Account(
          number: third, kind: .general, holders: [PersonID(rawValue: "P000001")], openedOn: FixedMoment.today)),
      .userRegistered(user),
      .creditsMoved(.designatedToGeneral(try serials("130-1101~130-1150"), from: from, to: to)),
      .transferEntered(first), .transferEntered(second), .transferEntered(waiting),
      .transferExecuted(
        TransferExecution(
          transfer: first.id, user: user.number,
          movement: .generalToGeneral(first.serials, from: to, to: third, declaredPrice: 500))),
      .transferCancelled(TransferCancellation(of: second, reason: "申出")),
      .creditsMoved(.generalToDesignated(try serials("130-1121~130-1130"), from: to, to: from)),
      .creditsMoved(
        .surrender(
          try serials("130-1121~130-1130"), from: from, to: try place(.surrender),
          use: .init(designation: try DesignationNumber("8888"), period: 3, trigger: .onArrival))),
      .creditsMoved(cancelled),
      .creditsMoved(.expiry(try serials("130-20051~130-20057"), from: to, to: try place(.expiry))),
      .creditsMoved(.movedOut(try serials("130-1136~130-1137"), from: to, to: try place(.saitama), holder)),
      .creditsMoved(.movedBack(try serials("130-1136~130-1136"), from: try place(.saitama), to: to, holder)),
    ]
    try db.write { db in
      let entries = try Journal.append(
        changes, by: "test", effectiveOn: FixedMoment.today, at: FixedMoment.instant, in: db)
      let entry = try #require(entries.first { $0.kind == .creditsMoved && $0.payload.contains("見本大会") })
      let back = CreditMovement.reversal(
        cancelled.serials, from: cancelled.to, to: cancelled.from,
        of: .init(entry: entry.sequence, reason: "誤記"))
      try Journal.append(
        [.creditsMoved(back)], by: "test", effectiveOn: FixedMoment.today, at: FixedMoment.instant, in: db)
    }
    return db
  }
}

struct LedgerTests {
  @Test func `a register in which credits moved in every way proves itself`() throws {
    let report = try MovedRegister.database().read { RegisterVerification.verify($0) }
    #expect(report.ok, "\(report.checks.filter { !$0.ok })")
    #expect(report.entries == 28 + 15)
  }

  @Test(arguments: [
    ("creditIssue", "UPDATE creditIssue SET basis = 'otherGas' WHERE firstSerial = 1101", "basis is otherGas"),
    ("creditIssue", "DELETE FROM creditIssue WHERE firstSerial = 1101", "is missing"),
    ("creditMovement", "UPDATE creditMovement SET tonnes = 49 WHERE tonnes = 50", "tonnes is 49, the journal says 50"),
    ("creditMovement", "DELETE FROM creditMovement WHERE kind = 'expiry'", "is missing"),
    (
      "creditMovement",
      "INSERT INTO creditMovement VALUES (1, 'expiry', '130-200-0001-0', '130-900-0003-0', 1, NULL, NULL, NULL)",
      "1 is not in the journal"
    ),
    (
      "creditTransfer", "UPDATE creditTransfer SET state = 'cancelled' WHERE id = 'T00000001'",
      "the journal says executed"
    ),
    (
      "creditTransfer", "UPDATE creditTransfer SET destination = '130-100-8888-0' WHERE id = 'T00000003'",
      "T00000003: destination"
    ),
    ("journalSerial", "DELETE FROM journalSerial WHERE firstSerial = 1121", "130"),
    ("journalSerial", "INSERT INTO journalSerial VALUES ('130', 5, 5, 5, 1)", "130 5 5 5 1 is not in the journal"),
    ("creditBlock", "UPDATE creditBlock SET isBound = 1 WHERE firstSerial = 1138", "1138: isBound is 1"),
    ("creditBlock", "UPDATE creditBlock SET transfer = NULL WHERE firstSerial = 1138", "1138: transfer is NULL"),
    ("creditBlock", "UPDATE creditBlock SET usedPeriod = 2 WHERE firstSerial = 1121", "1121: usedPeriod is 2"),
  ])
  func `a row of credits changed is found in its table`(row: (table: String, sql: String, detail: String)) throws {
    let db = try MovedRegister.database()
    try tamper(db, row.sql)
    let failed = try db.read { RegisterVerification.verify($0) }.checks.filter {
      !$0.ok && $0.name.hasPrefix("projection")
    }
    #expect(failed.map(\.name) == ["projection.\(row.table)"])
    #expect(failed.first?.detail.contains(row.detail) == true, "\(failed)")
  }

  /// Entries that a register which decides wrongly, or a hand in the file, could write: the proof names what is wrong
  /// with them, whatever the tables say.
  @Test(arguments: [
    ("creditsMoved", movement("cancellation", "130-1101~130-1101", to: "130-900-0002-0"), "not all free"),
    ("creditsMoved", movement("expiry", "130-20061~130-20061", from: "130-100-8888-0"), "not all free"),
    ("creditsMoved", movement("expiry", "130-1138~130-1138"), "not all free"),
    ("creditsMoved", movement("expiry", "130-9000000~130-9000000"), "not all on record"),
    (
      "creditsMoved", movement("movedOut", "130-20061~130-20061", saitama: "P000002"),
      "never move from general to expiry"
    ),
    (
      "creditsMoved", movement("movedOut", "130-20061~130-20061", to: "130-900-0005-0", saitama: "P000001"),
      "P000001 is not the holder of 130-200-0001-0"
    ),
    ("creditsMoved", movement("movedOut", "130-20061~130-20061", to: "130-900-0005-0"), "do not fit the kind"),
    (
      "creditsMoved", movement("expiry", "130-20061~130-20061", saitama: "P000002"), "do not fit the kind"
    ),
    ("certificationRecorded", certification(resting: "C-1"), "evidence C-1 is there already"),
    ("certificationRecorded", certification(resting: "C-2\",\"C-2"), "evidence C-2 is there already"),
    ("creditsIssued", issue(vintage: 2022, using: "C-1"), "certificate C-1 was certified for something else"),
    ("creditsIssued", issue(vintage: 2021, using: "C-1\",\"C-1"), "certificate C-1 was used before"),
    ("creditsIssued", issue(vintage: 2021, using: "C-9\",\"C-9"), "certificate C-9 was used before"),
    (
      "creditsMoved", movement("generalToGeneral", "130-20061~130-20061", to: "130-200-0002-0"),
      "only when it is executed"
    ),
    // The kinds of the matrix: no excess bought and moved in leaves again, nothing moves between strangers.
    (
      "creditsMoved",
      movement("designatedToGeneral", "130-1001~130-1001", from: "130-100-8888-0", to: "130-200-0002-0"),
      "130-200-0002-0 and 130-100-8888-0 are not associated"
    ),
    (
      "creditsMoved", movement("generalToDesignated", "130-20061~130-20061", to: "130-100-9999-0"),
      "130-200-0001-0 and 130-100-9999-0 are not associated"
    ),
    (
      "creditsMoved",
      movement(
        "surrender", "130-1001~130-1001", from: "130-100-8888-0", to: "130-900-0001-0",
        also: "\"surrender\":{\"designation\":\"0021\",\"period\":3,\"trigger\":\"application\"},"),
      "credits of another's account are used for 0021"
    ),
    // A reversal takes back one entry, all of it, the way it came, and once.
    (
      "creditsMoved", reversal(of: 1, "130-20061~130-20061", from: "130-200-0001-0", to: "130-900-0004-0"),
      "journalEntry 1 is not what it takes back"
    ),
    (
      "creditsMoved", reversal(of: 99, "130-20061~130-20061", from: "130-200-0001-0", to: "130-900-0004-0"),
      "a later entry is reversed"
    ),
    ("creditsMoved", movement("gift", "130-20061~130-20061"), "kind gift"),
    ("creditsMoved", movement("expiry", "130-20062~130-20062\",\"130-20061~130-20061"), "out of order"),
    ("creditsMoved", movement("expiry", "130-20061~130-20060"), "serials 130-20061~130-20060"),
    (
      "creditsMoved", movement("expiry", "130-20061~130-20061", from: "130-900-0001-0"), "never move from surrender"
    ),
    ("creditsMoved", movement("expiry", "130-20061~130-20061", also: "\"note\":\"x\","), "note"),
    (
      "creditsIssued",
      """
      {"block":{"account":"130-200-0001-0","creditType":"tokyoSME","issuedOn":"2026-11-22","origin":"02000011",\
      "serials":"130-1299~130-1400","vintage":2021},"kind":"creditsIssued"}
      """, "issued twice"
    ),
    ("transferCancelled", cancellation("T00000002"), "no such transfer waits"),
    ("transferCancelled", cancellation("T00000003"), "entered with other facts"),
    ("accountOpened", "{\"kind\":\"passcodeIssued\"}", "another kind"),
    ("accountPainted", "{\"kind\":\"accountPainted\"}", "no entry is of this kind"),
    ("dayClosed", "{\"day\":\"2026-11-22\",\"day\":\"2026-11-23\",\"kind\":\"dayClosed\"}", "unreadable"),
    ("dayClosed", "{\"day\":20261122,\"kind\":\"dayClosed\"}", "unreadable"),
    ("dayClosed", "{\"kind\":\"dayClosed\"}", "day is missing"),
  ])
  func `an entry that says what cannot be is named`(row: (kind: String, payload: String, detail: String)) throws {
    let db = try MovedRegister.database()
    try tamper(
      db,
      """
      INSERT INTO journalEntry SELECT sequence + 1, recordedAt, effectiveOn, actor, caseID, '\(row.kind)',
        '\(row.payload)', hash, printf('%064d', 1) FROM journalEntry ORDER BY sequence DESC LIMIT 1
      """)
    let report = try db.read { RegisterVerification.verify($0) }
    let replay = try #require(report.checks.first { $0.name == "replay" })
    #expect(replay.detail.hasPrefix("journalEntry 44: "), "\(replay.detail)")
    #expect(replay.detail.contains(row.detail), "\(replay.detail)")
  }

  static func movement(
    _ kind: String, _ serials: String, from: String = "130-200-0001-0", to: String = "130-900-0003-0",
    saitama: String? = nil, also: String = ""
  ) -> String {
    let purpose =
      (kind == "cancellation" ? "\"purpose\":\"x\"," : "")
      + (saitama.map { "\"saitama\":{\"holder\":\"\($0)\"}," } ?? "")
    return """
      {"kind":"creditsMoved","movement":{"from":"\(from)","kind":"\(kind)",\(also)\(purpose)"serials":["\(serials)"],\
      "to":"\(to)"}}
      """
  }

  static func reversal(of entry: Int, _ serials: String, from: String, to: String) -> String {
    movement("reversal", serials, from: from, to: to, also: "\"reversal\":{\"entry\":\(entry),\"reason\":\"x\"},")
  }

  static func certification(resting paper: String) -> String {
    """
    {"certification":{"certifiedOn":"2023-03-01","creditType":"tokyoSME","evidence":["\(paper)"],"holder":"P000002",\
    "project":"02000011","tonnes":5,"vintage":2021},"kind":"certificationRecorded"}
    """
  }

  static func issue(vintage: Int, using paper: String) -> String {
    """
    {"basis":{"certification":{"evidence":["\(paper)"]}},"block":{"account":"130-200-0001-0","creditType":"tokyoSME",\
    "issuedOn":"2026-11-22","origin":"02000011","serials":"130-90001~130-90005","vintage":\(vintage)},\
    "kind":"creditsIssued"}
    """
  }

  static func cancellation(_ id: String) -> String {
    """
    {"cancellation":{"from":"130-200-0001-0","reason":"x","serials":["130-1138~130-1139"],"to":"130-200-0002-0",\
    "transfer":"\(id)"},"kind":"transferCancelled"}
    """
  }

  @Test func `a statement joins two balances by its lines`() throws {
    let db = try MovedRegister.database()
    func statement(_ account: String, _ since: String, _ until: String) throws -> [String] {
      let statement = try db.read {
        try RegisterReader.statement(
          of: AccountNumber(account), since: CivilDate(iso: since), until: CivilDate(iso: until), in: $0)
      }
      func amounts(_ sums: [CreditType: Tonnes]) -> String {
        sums.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value.rawValue)" }
          .joined(separator: ", ")
      }
      let lines = statement.lines.map { line in
        "\(line.movement?.rawValue ?? "issue") \(line.creditType.rawValue) \(line.change) → \(line.balance.rawValue)"
      }
      return [amounts(statement.opening)] + lines + [amounts(statement.closing)]
    }
    // The specimen register issues 200 and 50 t of excess in 8888's account before 2026.
    #expect(
      try statement("130-100-8888-0", "2026-01-01", "2026-12-31") == [
        "excess 250", "designatedToGeneral excess -50 → 200", "generalToDesignated excess 10 → 210",
        "surrender excess -10 → 200", "excess 200",
      ])
    #expect(
      try statement("130-100-8888-0", "2018-05-01", "2018-05-01") == ["", "issue excess 200 → 200", "excess 200"])
    #expect(try statement("130-100-8888-0", "2010-01-01", "2010-12-31") == ["", ""])
  }
}

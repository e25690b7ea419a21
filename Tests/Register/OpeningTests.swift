// What an application to open accounts does to the register, and when it is refused.

import Foundation
import GRDB
import Programme
import Register
import TestSupport
import Testing

private let today = FixedMoment.today
private let mihon = PersonID(rawValue: "P000001")
private let union = PersonID(rawValue: "P000002")
private let hanako = PersonID(rawValue: "P000003")

private func facility(_ text: String) throws -> DesignationNumber { try DesignationNumber(text) }
private func account(_ text: String) throws -> AccountNumber { try AccountNumber(text) }

/// One line of the story: a request on the specimen register and the refusal it must get.
struct RefusalCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let request: @Sendable () throws -> AccountOpening
  let error: @Sendable () throws -> RegisterError
}

struct OpeningTests {
  private func decide(_ request: AccountOpening, on date: CivilDate = today) throws -> [RegisterChange] {
    try request.decide(on: date, figures: SpecimenFigures.figures(), snapshot: wholeSnapshot())
  }

  private func wholeSnapshot(_ db: DatabaseQueue? = nil) throws -> RegisterSnapshot {
    try (db ?? SpecimenRegister.database()).read { db in
      let numbers = try AccountKind.allCases.flatMap { try RegisterReader.accountRecords(of: $0, in: db) }.map(\.id)
      return try RegisterReader.snapshot(
        for: SnapshotQuery(
          names: Set(try RegisterReader.persons(in: db).map(\.name)),
          designations: Set(try RegisterReader.facilities(in: db).map(\.designation)), accounts: Set(numbers)), in: db)
    }
  }

  @Test func `the specimen application opens one designated and two general accounts`() throws {
    // The company's own form: designated account of 0021, two general accounts, three associations.
    let request = AccountOpening(
      designated: [.init(designation: try facility("0021"), holders: [.known(mihon)])],
      general: .init(holder: .known(mihon), openerKind: .obligatedCorporation, count: 2),
      associations: [
        .init(general: .provisional(1), designated: try account("130-100-0021-0")),
        .init(general: .provisional(1), designated: try account("130-100-8888-0")),
        .init(general: .provisional(2), designated: try account("130-100-9999-0")),
      ],
      sealCertificates: [
        .init(
          person: .known(mihon), issuedOn: try CivilDate(iso: "2026-11-01"), isOriginal: true, filedOn: today)
      ])
    let changes = try decide(request)
    #expect(
      changes.map(\.kind.rawValue) == [
        "accountOpened", "accountOpened", "accountOpened", "associationMade", "associationMade", "associationMade",
        "userRegistered", "userRegistered", "userRegistered", "sealCertificateFiled",
      ])
    let accounts = changes.compactMap { if case .accountOpened(let account) = $0 { account } else { nil } }
    // 130-200-0001-0 is on record.
    #expect(accounts.map(\.number.description) == ["130-100-0021-0", "130-200-0002-0", "130-200-0003-0"])
    #expect(accounts.allSatisfy { $0.expiresOn == nil }, "an obligated person's account does not lapse")
    let users = changes.compactMap { if case .userRegistered(let user) = $0 { user } else { nil } }
    // By hand: 1·10+1·2 = 12, 12 mod 11 = 1; 2·10+2·2 = 24, mod 11 = 2; 2·10+3·2 = 26, mod 11 = 4.
    #expect(users.map(\.number.rawValue) == ["1000000011", "2000000022", "2000000034"])
    #expect(users.map(\.number.running) == [1, 2, 3])

    // What was decided is what is applied, and the register proves itself afterwards.
    let db = try SpecimenRegister.database()
    _ = try db.write {
      try Journal.append(
        changes, by: "kessai", caseID: CaseID(rawValue: "C-2026-000001"), effectiveOn: today, at: FixedMoment.instant,
        in: $0)
    }
    let record = try db.read { try RegisterReader.findAccountRecord(account("130-100-0021-0"), in: $0) }
    #expect(record.holders.map(\.name) == ["株式会社東京見本"])
    #expect(record.facility?.name == "東京見本本社ビル")
    #expect(try db.read { try RegisterReader.entries(of: CaseID(rawValue: "C-2026-000001"), in: $0) }.count == 10)
    let report = try db.read { RegisterVerification.verify($0) }
    #expect(report.ok, "\(report.checks.filter { !$0.ok })")
  }

  @Test func `a person not on record is recorded once and holds the account`() throws {
    let person = PersonDetails(
      kind: .corporation, name: "新規商事（株）", address: "東京都中央区見本１－１",
      representative: .init(title: "総支配人", name: "新規 五郎"))
    var spelled = person
    spelled.name = "新規商事株式会社"
    spelled.address = "東京都中央区見本一丁目１番"
    let request = AccountOpening(
      general: .init(holder: .described(person), openerKind: .otherCorporation, count: 1),
      sealCertificates: [.init(person: .described(spelled), issuedOn: today, isOriginal: true, filedOn: today)])
    let changes = try decide(request)
    #expect(
      changes.map(\.kind.rawValue) == ["personRecorded", "accountOpened", "userRegistered", "sealCertificateFiled"])
    guard case .personRecorded(let recorded) = changes[0], case .accountOpened(let opened) = changes[1] else { return }
    #expect(recorded.id.rawValue == "P000004")
    #expect(opened.holders == [recorded.id])
    #expect(opened.expiresOn?.iso == "2031-09-30", "opened in fiscal 2026, period 4")
  }

  @Test func `a description in another spelling is the person on record`() throws {
    let described = PersonDetails(
      kind: .corporation, name: "㈱東京見本", address: "東京都新宿区見本町1-1-1", corporateNumber: "1234567890123")
    let request = AccountOpening(
      general: .init(holder: .described(described), openerKind: .obligatedCorporation, count: 1))
    guard case .accountOpened(let opened) = try decide(request)[0] else {
      Issue.record("the first change opens the account")
      return
    }
    #expect(opened.holders == [mihon])
  }

  @Test(arguments: [
    ("2026-11-22", OpenerKind.otherCorporation, "2031-09-30"),
    ("2026-05-01", .heir, "2031-09-30"),  // while period 3 is still being settled
    ("2025-03-31", .otherCorporation, "2026-09-30"),  // the last day of period 3
    ("2009-10-01", .offsetRecipient, "2016-09-30"),  // before the first period
    ("2026-11-22", .managerCorporation, "none"), ("2026-11-22", .obligatedIndividual, "none"),
  ])
  func `a general account lapses with the period it was opened in`(row: (String, OpenerKind, String)) throws {
    let expiry = try SpecimenFigures.figures().generalAccountExpiry(openedOn: CivilDate(iso: row.0), by: row.1)
    #expect((expiry?.iso ?? "none") == row.2)
  }

  @Test func `a day after the last period of the figures has no term`() throws {
    let late = try CivilDate(iso: "2030-04-01")
    let figures = try SpecimenFigures.figures()
    #expect(throws: RegisterError.periodUnknown(late)) {
      try figures.generalAccountExpiry(openedOn: late, by: .otherCorporation)
    }
  }

  /// In order of precedence: each request also breaks what stands further down, where the two can meet.
  static let refusals: [RefusalCase] = [
    .init(testDescription: "nothing asked", request: { AccountOpening() }, error: { .nothingRequested }),
    .init(
      testDescription: "no accounts, of nobody",
      request: {
        AccountOpening(
          general: .init(holder: .known(.init(rawValue: "P9")), openerKind: .otherCorporation, count: 0))
      }, error: { .accountCountImpossible(0) }),
    .init(
      testDescription: "unknown facility before the equivalent one and the unknown person",
      request: {
        AccountOpening(designated: [
          .init(designation: try facility("7777"), holders: [.known(hanako)]),
          .init(designation: try facility("1111"), holders: [.known(.init(rawValue: "P9"))]),
        ])
      }, error: { .facilityUnknown(try facility("1111")) }),
    .init(
      testDescription: "equivalent facility before the open account",
      request: {
        AccountOpening(designated: [
          .init(designation: try facility("8888"), holders: [.known(mihon)]),
          .init(designation: try facility("7777"), holders: [.known(hanako)]),
        ])
      }, error: { .facilityNotDesignated(try facility("7777")) }),
    .init(
      testDescription: "open account before the unknown person",
      request: {
        AccountOpening(designated: [
          .init(designation: try facility("8888"), holders: [.known(.init(rawValue: "P9"))])
        ])
      }, error: { .accountAlreadyOpen(try account("130-100-8888-0")) }),
    .init(
      testDescription: "one facility asked for twice",
      request: {
        AccountOpening(designated: [
          .init(designation: try facility("0021"), holders: [.known(mihon)]),
          .init(designation: try facility("0021"), holders: [.known(mihon)]),
        ])
      }, error: { .accountAlreadyOpen(try account("130-100-0021-0")) }),
    .init(
      testDescription: "no holder",
      request: { AccountOpening(designated: [.init(designation: try facility("0021"), holders: [])]) },
      error: { .holderMissing(try facility("0021")) }),
    .init(
      testDescription: "unknown person before the account that is not open",
      request: {
        AccountOpening(
          general: .init(holder: .known(.init(rawValue: "P9")), openerKind: .otherCorporation, count: 1),
          associations: [.init(general: .provisional(1), designated: try account("130-100-0021-0"))])
      }, error: { .unknownPerson(.init(rawValue: "P9")) }),
    .init(
      testDescription: "designated account neither open nor asked for, before the unknown 仮番号",
      request: {
        AccountOpening(associations: [.init(general: .provisional(3), designated: try account("130-100-0021-0"))])
      }, error: { .accountNotOpen(try account("130-100-0021-0")) }),
    .init(
      testDescription: "a general account where a designated one belongs",
      request: {
        AccountOpening(associations: [
          .init(
            general: .existing(try account("130-200-0001-0")), designated: try account("130-200-0001-0"))
        ])
      }, error: { .accountNotOpen(try account("130-200-0001-0")) }),
    .init(
      testDescription: "仮番号 3 of 2, before the unrelated holder",
      request: {
        AccountOpening(
          general: .init(holder: .known(hanako), openerKind: .offsetRecipient, count: 2),
          associations: [.init(general: .provisional(3), designated: try account("130-100-8888-0"))])
      }, error: { .provisionalNumberUnknown(3) }),
    .init(
      testDescription: "a pair that is associated",
      request: {
        AccountOpening(associations: [
          .init(
            general: .existing(try account("130-200-0001-0")), designated: try account("130-100-8888-0"))
        ])
      },
      error: { .alreadyAssociated(.existing(try account("130-200-0001-0")), try account("130-100-8888-0")) }),
    .init(
      testDescription: "a pair asked for twice, before the unrelated holder",
      request: {
        AccountOpening(
          general: .init(holder: .known(hanako), openerKind: .offsetRecipient, count: 1),
          associations: [
            .init(general: .provisional(1), designated: try account("130-100-8888-0")),
            .init(general: .provisional(1), designated: try account("130-100-8888-0")),
          ])
      }, error: { .alreadyAssociated(.provisional(1), try account("130-100-8888-0")) }),
    .init(
      testDescription: "a holder without relation to the designated account",
      request: {
        AccountOpening(
          general: .init(holder: .known(hanako), openerKind: .offsetRecipient, count: 1),
          associations: [.init(general: .provisional(1), designated: try account("130-100-8888-0"))])
      }, error: { .holderUnrelated(hanako, try account("130-100-8888-0")) }),
    .init(
      testDescription: "a holder who is not obligated for the facility",
      request: {
        AccountOpening(designated: [.init(designation: try facility("0021"), holders: [.known(union)])])
      }, error: { .holderUnrelated(union, try account("130-100-0021-0")) }),
  ]

  @Test(arguments: refusals)
  func `a refusal names its reason, the first in the order of precedence`(row: RefusalCase) throws {
    let (request, error) = (try row.request(), try row.error())
    #expect(throws: error) { try decide(request) }
  }

  @Test func `a series of numbers ends with a refusal`() throws {
    var snapshot = try wholeSnapshot()
    let figures = try SpecimenFigures.figures()
    let request = AccountOpening(
      general: .init(holder: .known(mihon), openerKind: .obligatedCorporation, count: 2))
    snapshot.nextGeneralAccount = 9998
    #expect(try request.decide(on: today, figures: figures, snapshot: snapshot).count == 4)
    snapshot.nextGeneralAccount = 9999
    #expect(throws: RegisterError.numberExhausted(.generalAccount)) {
      try request.decide(on: today, figures: figures, snapshot: snapshot)
    }
    snapshot.nextGeneralAccount = 1
    snapshot.nextUser = 99_999_999
    #expect(throws: RegisterError.numberExhausted(.registerUser)) {
      try request.decide(on: today, figures: figures, snapshot: snapshot)
    }
  }

  @Test func `a snapshot holds what is named and what belongs to it, and no more`() throws {
    let db = try SpecimenRegister.database()
    let snapshot = try db.read {
      try RegisterReader.snapshot(for: SnapshotQuery(names: ["見本 管理 組合法人"]), in: $0)
    }
    #expect(snapshot.facilities.keys.map(\.digits) == ["8888"])
    #expect(snapshot.accounts.keys.map(\.description).sorted() == ["130-100-8888-0", "130-200-0001-0"])
    #expect(snapshot.persons.keys.sorted() == [mihon, union])
    #expect(snapshot.associations.count == 1)
    #expect(snapshot.sealCertificates.map(\.person) == [mihon])
    #expect(snapshot.officials.count == 4)
    #expect(snapshot.nextGeneralAccount == 2)
    #expect(snapshot.nextPerson == 4)
    #expect(snapshot.nextUser == 1)
    let empty = try db.read { try RegisterReader.snapshot(for: SnapshotQuery(), in: $0) }
    #expect(empty.persons.isEmpty && empty.accounts.isEmpty && empty.facilities.isEmpty)
  }

  @Test func `a snapshot reads by index, never a whole table but the officials`() throws {
    let db = try SpecimenRegister.database()
    try db.write { db in
      // What SQLite runs is what it is asked to explain.
      nonisolated(unsafe) var statements: [String] = []
      db.trace { event in
        if case .statement(let statement) = event { statements.append(statement.expandedSQL) }
      }
      for query in [
        SnapshotQuery(names: ["株式会社東京見本"]), SnapshotQuery(designations: [try facility("8888")]),
        SnapshotQuery(accounts: [try account("130-200-0001-0")]),
      ] { _ = try RegisterReader.snapshot(for: query, in: db) }
      db.trace(options: [], nil)
      #expect(statements.count > 30)
      for sql in statements where sql.hasPrefix("SELECT") {
        let plan = try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
        #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN official") }, "\(sql)\n\(plan)")
      }
    }
  }
}

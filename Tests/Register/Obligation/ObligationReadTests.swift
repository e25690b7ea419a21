// The obligation as read from a register: entries in, status out. The specimen's facility 0021 is obligated from 2020
// with 10,000 t and category I-1; here it has its designated account and five years of emissions.

import Foundation
import GRDB
import Programme
import Register
import TestSupport
import Testing

struct ObligationReadTests {
  typealias Fixture = ObligationFixture

  private let designated: AccountNumber
  private let general: AccountNumber
  private let surrenderAccount: AccountNumber
  private let db: DatabaseQueue

  init() throws {
    designated = try AccountNumber(Fixture.designated)
    general = try AccountNumber("130-200-0002-0")
    let figures = try SpecimenFigures.figures()
    surrenderAccount = try figures.accountNumbering.governorAccount(.surrender)
    db = try SpecimenRegister.database()
    try append(
      "2020-06-01",
      [
        .facilityRecorded(try facility()),
        .accountOpened(
          Account(
            number: designated, kind: .designated, designation: try DesignationNumber("0021"),
            holders: [PersonID(rawValue: "P000001")], openedOn: try Fixture.day("2020-06-01"))),
        .accountOpened(
          Account(
            number: general, kind: .general, holders: [PersonID(rawValue: "P000001")],
            openerKind: .obligatedCorporation,
            openedOn: try Fixture.day("2020-06-01"))),
        .associationMade(
          Association(general: general, designated: designated, since: try Fixture.day("2020-06-01"))),
      ])
  }

  /// 37,600 t emitted against a cap of 36,500 t: short of 1,100 t, as on the screen of seed 000.
  private func facility() throws -> Facility {
    var facility = try Fixture.facility(emissions: [7520, 7520, 7520, 7520, 7520])
    facility.obligatedPersons = [PersonID(rawValue: "P000001")]
    facility.reliefs = [
      Facility.Relief(kind: .topLevel, firstYear: try FiscalYear(2030), lastYear: try FiscalYear(2034)),
      Facility.Relief(kind: .medical, firstYear: try FiscalYear(2031)),
    ]
    facility.categories = [
      Facility.YearCategory(year: try FiscalYear(2020), category: .officeOrDistrictHeat),
      Facility.YearCategory(year: try FiscalYear(2030), category: .factory),
    ]
    facility.specifiedFrom = nil
    return facility
  }

  private func append(_ date: String, _ changes: [RegisterChange]) throws {
    let day = try Fixture.day(date)
    try db.write { db in
      _ = try Journal.append(changes, by: "test", effectiveOn: day, at: FixedMoment.instant, in: db)
    }
  }

  private func status(_ date: String, period: Int? = 3, in queue: DatabaseQueue? = nil) throws -> ObligationStatus {
    let day = try Fixture.day(date)
    let designation = try DesignationNumber("0021")
    return try (queue ?? db).read { db in
      try RegisterReader.obligation(
        of: designation, period: period, on: day, figures: SpecimenFigures.figures(), in: db)
    }
  }

  private func serials(_ first: Int64, _ last: Int64) throws -> SerialSet {
    try SerialSet([SerialRange(areaCode: "130", first: first, last: last)])
  }

  private func surrender(_ first: Int64, _ last: Int64, _ trigger: CreditMovement.Surrender.Trigger) throws
    -> RegisterChange
  {
    .creditsMoved(
      .surrender(
        try serials(first, last), from: designated, to: surrenderAccount,
        use: CreditMovement.Surrender(designation: try DesignationNumber("0021"), period: 3, trigger: trigger)))
  }

  @Test func `what is on record of a facility by year comes back as it went in`() throws {
    let found = try db.read { try RegisterReader.findFacility(DesignationNumber("0021"), in: $0) }
    #expect(found == (try facility()))
  }

  @Test func `seed 000's shortage, from the first entry to the last`() throws {
    try append(
      "2021-01-05",
      [
        .creditsIssued(
          try Fixture.block(.excess, 500, vintage: 2018, from: 30_001, origin: "0021", issuedIn: Fixture.designated)),
        .creditsIssued(try Fixture.block(.tokyoSME, 700, vintage: 2021, from: 40_001, account: general.description)),
      ])
    let before = try status("2026-06-01")
    #expect(before.shortage == Tonnes(1100) && before.surrendered == .zero)
    #expect(before.holdings == [2: Tonnes(500)])
    #expect(before.excessIssued == .zero, "issued on the results of the second period")
    #expect(try status("2026-06-01", period: 2).excessIssued == Tonnes(500))
    let advice = try db.read { db in
      try RegisterReader.surrenderAdvice(for: before, figures: SpecimenFigures.figures(), in: db)
    }
    #expect(advice.steps.map(\.serials.description) == ["130-30001~130-30500", "130-40001~130-40600"])
    #expect(advice.steps.map(\.mustMove) == [false, true])

    try append(
      "2026-07-01",
      [
        .creditsMoved(.generalToDesignated(try serials(40_001, 40_600), from: general, to: designated)),
        try surrender(40_001, 40_600, .onArrival),
      ])
    let between = try status("2026-07-01")
    #expect(between.surrendered == Tonnes(600) && between.shortage == Tonnes(500))
    try append("2026-08-31", [try surrender(30_001, 30_500, .automatic)])
    let after = try status("2026-08-31")
    #expect(after.surrendered == Tonnes(1100) && after.shortage == .zero && after.isFulfilled)
    #expect(after.holdings == [:])
    #expect(after.surrenderedByType == [.tokyoSME: Tonnes(600), .excess: Tonnes(500)])
    #expect(after.input.surrendered.map(\.on.iso) == ["2026-07-01", "2026-08-31"])

    // As of the day before, the banked credits are where they were.
    let past = try db.read { try RegisterHistory.asOf(Fixture.day("2026-08-30"), in: $0) }
    let then = try status("2026-08-30", in: past)
    #expect(then.surrendered == Tonnes(600) && then.holdings == [2: Tonnes(500)])
  }

  @Test func `a surrender taken back no longer counts`() throws {
    try append(
      "2021-01-05",
      [
        .creditsIssued(try Fixture.block(.excess, 500, vintage: 2018, from: 30_001, origin: "0055"))
      ])
    try append("2026-08-31", [try surrender(30_001, 30_500, .automatic)])
    let entry = try db.read { try Journal.head(in: $0).sequence }
    #expect(try status("2026-08-31").surrendered == Tonnes(500))
    try append(
      "2026-09-01",
      [
        .creditsMoved(
          .reversal(
            try serials(30_001, 30_500), from: surrenderAccount, to: designated,
            of: CreditMovement.Reversal(entry: entry, reason: "誤入力")))
      ])
    let after = try status("2026-09-01")
    #expect(after.surrendered == .zero && after.shortage == Tonnes(1100))
    #expect(after.holdings == [2: Tonnes(500)])
    try append("2026-09-02", [try surrender(30_001, 30_200, .application)])
    #expect(try status("2026-09-02").surrendered == Tonnes(200))
  }

  @Test func `left to itself, the period that wants attention is shown`() throws {
    #expect(try status("2024-06-01", period: nil).period.number == 3)
    #expect(try status("2026-09-30", period: nil).period.number == 3)
    // Its deadline has passed, but it is not fulfilled.
    #expect(try status("2027-06-01", period: nil).period.number == 3)
    var met = try facility()
    met.emissions = met.emissions.map { Facility.YearTonnes(year: $0.year, tonnes: Tonnes(7000), fixedOn: $0.fixedOn) }
    try append("2026-09-01", [.facilityRecorded(met)])
    #expect(try status("2026-09-30", period: nil).period.number == 3)
    #expect(try status("2026-10-01", period: nil).period.number == 4)
    #expect(try status("2019-06-01", period: nil).period.number == 2, "before its obligation, the period of the day")
  }

  @Test func `what arrives is surrendered for the earliest period that is short, and not on a guess`() throws {
    func needs(_ date: String) throws -> [SurrenderNeed] {
      let day = try Fixture.day(date)
      return try db.read { db in
        try RegisterReader.surrenderNeeds(
          of: DesignationNumber("0021"), on: day, figures: SpecimenFigures.figures(), in: db)
      }
    }
    func need(_ period: Int, _ shortage: Int64, _ room: Int64) throws -> SurrenderNeed {
      SurrenderNeed(
        designation: try DesignationNumber("0021"), period: period, shortage: Tonnes(shortage),
        outOfTokyoRemaining: Tonnes(room))
    }
    #expect(try needs("2022-02-28") == [], "no results yet")
    #expect(try needs("2022-03-01") == [try need(3, 1100, 4500)])
    // Period 4 has begun, but without results of its own 7,520 t a year against a cap of 25,000 t are a guess.
    #expect(try needs("2026-06-01") == [try need(3, 1100, 4500)])
    var later = try facility()
    later.emissions.append(
      Facility.YearTonnes(year: try FiscalYear(2025), tonnes: Tonnes(7000), fixedOn: try Fixture.day("2027-03-01")))
    try append("2027-03-01", [.facilityRecorded(later)])
    // 5 x 7,000 - (50,000 - 25,000) = 10,000 t; a third of 25,000 t is 8,333.
    #expect(try needs("2027-03-01") == [try need(3, 1100, 4500), try need(4, 10_000, 8333)])
  }

  @Test func `a facility or a period that is not there is named`() throws {
    let nobody = try DesignationNumber("0404")
    #expect(throws: RegisterError.facilityUnknown(nobody)) {
      try db.read { db in
        try RegisterReader.obligation(
          of: nobody, on: Fixture.day("2026-06-01"), figures: SpecimenFigures.figures(), in: db)
      }
    }
    #expect(throws: ObligationError.periodUnknown(12)) { try status("2026-06-01", period: 12) }
  }

  @Test func `no query scans a table that grows with the register`() throws {
    let statements = Statements()
    let queue = db
    try queue.write { db in
      db.trace { event in if case .statement(let statement) = event { statements.add(statement.sql) } }
    }
    let status = try status("2026-06-01", period: nil)
    _ = try queue.read { try RegisterReader.surrenderAdvice(for: status, figures: SpecimenFigures.figures(), in: $0) }
    try queue.write { $0.trace(options: []) }
    let seen = statements.all.filter { $0.hasPrefix("SELECT") }
    #expect(seen.count >= 8)
    for sql in seen {
      let plan = try queue.read { db in
        let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
        statement.setUncheckedArguments([])
        return try Row.fetchAll(statement).compactMap { $0["detail"] as String? }
      }
      // A list within one entry is no table.
      #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("VIRTUAL TABLE") }, "\(sql)\n\(plan)")
    }
  }

  /// The SQL a connection ran; tracing happens on the connection's own queue.
  private final class Statements: @unchecked Sendable {
    private let lock = NSLock()
    private var sqls: Set<String> = []
    func add(_ sql: String) { _ = lock.withLock { sqls.insert(sql) } }
    var all: [String] { lock.withLock { sqls.sorted() } }
  }
}

// The calendar's duties of the summer of 2026, when the third period ends. Expected lines are worked by hand from
// TC-06 and TC-07 and from the dates 2026-09-30 (deadline), 2026-08-31 (30 days before) and 2026-07-02 (90 days before).

import GRDB
import Programme
import Register
import TestSupport
import Testing

struct CalendarTests {
  private static let summer = [
    "2026-06-10 automaticIssuance 0002 100-0002 1550t",
    "2026-07-02 warn-deadline 0001 100-0001 1100t 90d",
    "2026-07-02 warn-expiry - 100-0001 500t 90d",
    "2026-07-02 warn-expiry - 100-0003 40t 90d",
    "2026-07-02 warn-expiry - 200-0003 5t 90d",
    "2026-07-02 warn-renewal - 200-0002 0t 90d",
    "2026-07-02 warn-renewal - 200-0003 0t 90d",
    "2026-07-02 warn-renewal - 200-0004 0t 90d",
    "2026-08-31 automaticSurrender 0001 100-0001 500t",
    "2026-08-31 automaticSurrender 0002 100-0002 0t",
    "2026-08-31 warn-deadline 0001 100-0001 600t 30d",
    "2026-08-31 warn-expiry - 100-0003 40t 30d",
    "2026-08-31 warn-expiry - 200-0003 5t 30d",
    "2026-08-31 warn-renewal - 200-0002 0t 30d",
    "2026-08-31 warn-renewal - 200-0003 0t 30d",
    "2026-08-31 warn-renewal - 200-0004 0t 30d",
    "2026-09-30 expiry - 100-0003 40t",
    "2026-09-30 expiry - 200-0003 5t",
    "2026-09-30 lapse - 200-0002 0t",
    "2026-09-30 lapse - 200-0003 0t",
    "2026-09-30 lapse - 200-0004 8t",
  ]

  @Test func `a summer's duties fall due on their days, each once and in order`() throws {
    let desk = try CalendarDesk()
    let reports = try desk.close(until: "2026-10-31")
    // The first day settles what was settled before the register began: 0001's period has no excess.
    #expect(CalendarDesk.lines(reports) == ["2026-05-01 automaticIssuance 0001 100-0001 0t"] + Self.summer)
    // 2026-05-01 to 2026-10-31: 31 + 30 + 31 + 31 + 30 + 31.
    #expect(reports.count == 184)
    #expect(reports.flatMap(\.frozen) == [try CalendarDesk.account("200-0004")])
    #expect(reports.filter(\.needsPerson).map(\.day.iso) == ["2026-09-30"])
    #expect(try desk.faults() == [])
  }

  @Test func `the excess of a settled period is issued on the day it is settled (TC-06)`() throws {
    let desk = try CalendarDesk()
    try desk.close(until: "2026-06-09")
    #expect(try desk.status("0002", on: "2026-06-09").excessIssued == .zero)
    try desk.close(until: "2026-06-10")
    let after = try desk.status("0002", on: "2026-06-10")
    #expect(after.excessIssued == Tonnes(1550))
    #expect(after.excessIssuable == .zero)
    #expect(after.bankable == .zero)
    #expect(after.holdings[3] == Tonnes(1550))
    #expect(after.isFulfilled)
  }

  @Test func `what is banked is surrendered on 2026-08-31 (TC-07)`() throws {
    let desk = try CalendarDesk()
    try desk.close(until: "2026-07-31")
    // 600 t bought: moved to the designated account, they are used at once.
    let transfer = CreditTransfer(
      from: try CalendarDesk.account("200-0001"), to: try CalendarDesk.account("100-0001"),
      serials: try desk.db.read { db in
        try RegisterReader.holdings(
          of: CalendarDesk.account("200-0001"), on: FixedMoment.today, figures: desk.figures, in: db
        ).map(\.block.serials)
      })
    let need = SurrenderNeed(
      designation: try DesignationNumber("0001"), period: 3, shortage: Tonnes(1100), outOfTokyoRemaining: .zero)
    let changes = try transfer.decide(
      on: CalendarDesk.day("2026-08-10"), needs: [need], figures: desk.figures,
      snapshot: desk.db.read { try RegisterReader.creditSnapshot(for: transfer.query, in: $0) })
    try desk.append(changes, on: "2026-08-10")
    try desk.close(until: "2026-08-30")
    let before = try desk.status("0001", on: "2026-08-30")
    #expect([before.shortage, before.surrendered] == [Tonnes(500), Tonnes(600)])
    #expect(before.holdings[2] == Tonnes(500))

    try desk.close(until: "2026-08-31")
    let after = try desk.status("0001", on: "2026-08-31")
    #expect([after.shortage, after.surrendered] == [.zero, Tonnes(1100)])
    #expect(after.holdings[2] == nil)
    #expect(after.isFulfilled)
    // Nobody is warned of what is met.
    #expect(!CalendarDesk.lines(try desk.close(until: "2026-09-30")).contains { $0.contains("warn-deadline") })
    #expect(try desk.faults() == [])
  }

  @Test func `vintages of FY2015 to 2019 leave every account at the end of 2026-09-30, later ones stay`() throws {
    let desk = try CalendarDesk()
    try desk.close(until: "2026-09-29")
    #expect(try desk.holdings("100-0003") == [2: 40])
    try desk.close(until: "2026-09-30")
    #expect(try desk.holdings("100-0003") == [:])
    #expect(try desk.holdings("200-0003") == [:])
    #expect(try desk.holdings("200-0001") == [3: 600])
    #expect(try desk.holdings("200-0004") == [3: 8])
    let totals = try desk.db.read { try RegisterReader.totals(in: $0) }
    #expect(totals.first { $0.creditType == .excess }?.expired == Tonnes(40))
    #expect(totals.first { $0.creditType == .tokyoSME }?.expired == Tonnes(5))
  }

  @Test func `an account emptied by expiry closes the same night, one with credits left is frozen`() throws {
    let desk = try CalendarDesk()
    try desk.close(until: "2026-09-30")
    func status(_ number: String, _ date: String) throws -> AccountStatus {
      try desk.db.read { db in
        try RegisterReader.findAccount(CalendarDesk.account(number), in: db).status(on: CalendarDesk.day(date))
      }
    }
    #expect(try status("200-0002", "2026-09-30") == .open)
    #expect(try status("200-0002", "2026-10-01") == .closed)
    #expect(try status("200-0003", "2026-10-01") == .closed)
    #expect(try status("200-0004", "2026-10-01") == .frozen)
    #expect(try status("200-0005", "2026-10-01") == .open)
  }

  @Test func `a renewed account neither lapses nor is warned again`() throws {
    let desk = try CalendarDesk()
    try desk.close(until: "2026-07-02")
    let number = try CalendarDesk.account("200-0002")
    let renewal = try desk.db.read { db in
      try AccountRenewal(account: number).decide(
        on: CalendarDesk.day("2026-07-10"), figures: desk.figures,
        snapshot: RegisterReader.snapshot(for: SnapshotQuery(accounts: [number]), in: db))
    }
    try desk.append(renewal, on: "2026-07-10")
    let lines = CalendarDesk.lines(try desk.close(until: "2026-10-01"))
    #expect(!lines.contains { $0.contains("200-0002") }, "\(lines)")
  }

  @Test func `running twice changes nothing`() throws {
    let desk = try CalendarDesk()
    try desk.close(until: "2026-10-31")
    let journal = try desk.journal()
    #expect(try desk.close(until: "2026-10-31").isEmpty)
    #expect(try desk.close(until: "2026-08-31").isEmpty, "an earlier day is not done again")
    #expect(try desk.journal() == journal)
    var run = CalendarRun(figures: desk.figures, at: FixedMoment.instant)
    #expect(try desk.db.write { try run.close(CalendarDesk.day("2026-09-30"), in: $0) } == nil)
    #expect(throws: DatabaseError.self, "the schema refuses a day out of order too") {
      try desk.append([.dayClosed(try CalendarDesk.day("2026-09-30"))], on: "2026-09-30")
    }
  }

  @Test func `day by day writes the journal that one run writes`() throws {
    let atOnce = try CalendarDesk()
    try atOnce.close(until: "2026-10-05")
    let daily = try CalendarDesk()
    var day = try CalendarDesk.day("2026-05-01")
    while day <= (try CalendarDesk.day("2026-10-05")) {
      try daily.close(until: day.iso)
      day = day.adding(days: 1)
    }
    let weekly = try CalendarDesk()
    day = try CalendarDesk.day("2026-05-03")
    while day <= (try CalendarDesk.day("2026-10-05")) {
      try weekly.close(until: day.iso)
      day = day.adding(days: 7)
    }
    try weekly.close(until: "2026-10-05")
    // All was written at one fixed instant, so that not even sequence, hashes and instants differ.
    let heads = try [atOnce, daily, weekly].map { desk in try desk.db.read { try Journal.head(in: $0).hash } }
    #expect(try daily.journal() == atOnce.journal())
    #expect(heads[0] == heads[1])
    #expect(heads[0] == heads[2])
  }

  @Test func `a day that fails leaves nothing behind and is done by the next run`() throws {
    let desk = try CalendarDesk()
    try desk.close(until: "2026-08-30")
    let before = try desk.journal()
    struct Crash: Error {}
    var run = CalendarRun(figures: desk.figures, at: FixedMoment.instant)
    let day = try CalendarDesk.day("2026-08-31")
    #expect(throws: Crash.self) {
      try desk.db.write { db in
        _ = try run.close(day, in: db)
        throw Crash()
      }
    }
    #expect(try desk.journal() == before)
    // The same run, and any other, takes the day up again.
    let report = try #require(try desk.db.write { try run.close(day, in: $0) })
    #expect(CalendarDesk.lines([report]) == Self.summer.filter { $0.hasPrefix("2026-08-31") })
    try desk.close(until: "2026-10-31")
    let whole = try CalendarDesk()
    try whole.close(until: "2026-10-31")
    #expect(try desk.journal() == whole.journal())
  }

  @Test
  func
    `a run that comes late does what is overdue, warns of what is still ahead, and dates it no earlier than the last movement`()
    throws
  {
    // Nobody closed a day all summer; on 2026-09-05 something moved; the first run is that of 2026-09-10.
    let desk = try CalendarDesk()
    try desk.close(until: "2026-05-01")
    let serials = try SerialSet([SerialRange(areaCode: "130", first: 501, last: 501)])
    try desk.append(
      [
        .creditsMoved(
          .generalToDesignated(
            serials, from: CalendarDesk.account("200-0001"), to: CalendarDesk.account("100-0001")))
      ], on: "2026-09-05")
    let lines = CalendarDesk.lines(try desk.close(until: "2026-09-30"))
    #expect(lines.contains("2026-08-31 automaticSurrender 0001 100-0001 501t"))
    let dates = try desk.db.read { db in
      try String.fetchAll(
        db,
        sql: "SELECT effectiveOn FROM journalEntry WHERE kind = 'creditsMoved' AND actor = 'daily' ORDER BY sequence")
    }
    // The surrender of 2026-08-31 is booked on the first open day; the two expiries on their own.
    #expect(dates == ["2026-09-05", "2026-09-30", "2026-09-30"])
    #expect(try desk.faults() == [])
  }

  @Test func `what a late run issues stands from the day its ground was put on record, not before`() throws {
    // Nobody closed a day since May; the results of 0002 are put on record on 2026-09-08.
    let desk = try CalendarDesk()
    try desk.close(until: "2026-05-01")
    let designation = try DesignationNumber("0002")
    let statement = FacilityReport.Statement.emissions(
      try FiscalYear(2024), Tonnes(6990), fixedOn: try CalendarDesk.day("2026-06-09"))
    try desk.append(
      FacilityReport(of: designation, [statement]).decide(
        on: CalendarDesk.day("2026-09-08"), figures: desk.figures,
        facility: desk.db.read { try RegisterReader.fetchFacility(designation, in: $0) }), on: "2026-09-08")
    let lines = CalendarDesk.lines(try desk.close(until: "2026-09-10"))
    #expect(lines.contains("2026-06-09 automaticIssuance 0002 100-0002 1550t"))
    func issued(on date: String) throws -> Int64 {
      let day = try CalendarDesk.day(date)
      return try desk.db.read { try RegisterHistory.asOf(day, in: $0) }.read { db in
        try RegisterReader.statement(of: CalendarDesk.account("100-0002"), since: day, until: day, in: db)
          .closing.values.reduce(0) { $0 + $1.rawValue }
      }
    }
    #expect(try ["2026-06-09", "2026-09-07", "2026-09-08"].map(issued) == [0, 0, 1550])
    #expect(try desk.faults() == [])
  }

  @Test func `a duty the register refuses is reported, stays due, and stops no other`() throws {
    // Without its designated account 0002's excess has nowhere to go.
    let seed = SummerRegister.json.replacing(
      #"{"kind": "designated", "designation": "0002", "holders": ["P000002"], "openedOn": "2015-06-01"},"#, with: "")
    let desk = try CalendarDesk(seed)
    let reports = try desk.close(until: "2026-06-11")
    #expect(
      CalendarDesk.lines(reports) == [
        "2026-05-01 automaticIssuance 0001 100-0001 0t", "2026-06-10 REFUSED automaticIssuance accountMissing",
      ])
    try desk.append(
      [
        .accountOpened(
          Account(
            number: try CalendarDesk.account("100-0002"), kind: .designated,
            designation: try DesignationNumber("0002"), holders: [PersonID(rawValue: "P000002")],
            openedOn: try CalendarDesk.day("2026-06-12")))
      ], on: "2026-06-12")
    #expect(
      CalendarDesk.lines(try desk.close(until: "2026-06-13")) == ["2026-06-12 automaticIssuance 0002 100-0002 1550t"])
  }

  /// When the last year's emissions and the status as a whole were fixed, and from when the excess can be issued.
  struct Fixing: Sendable {
    let lastYear: String?
    let status: String?
    let settledOn: String?
  }

  static let fixings = [
    Fixing(lastYear: "2026-06-10", status: nil, settledOn: "2026-06-10"),
    Fixing(lastYear: nil, status: nil, settledOn: nil),
    // The status of the whole fixes the year that was never fixed by itself …
    Fixing(lastYear: nil, status: "2026-05-20", settledOn: "2026-05-20"),
    // … but nobody can rest on what was not reported yet.
    Fixing(lastYear: "2026-06-10", status: "2026-05-20", settledOn: "2026-06-10"),
    Fixing(lastYear: "2026-06-10", status: "2026-06-20", settledOn: "2026-06-10"),
  ]

  @Test(arguments: fixings)
  func `status, issuance and calendar agree from when on a period is settled`(fixing: Fixing) throws {
    let seed = SummerRegister.json.replacing(
      #""2024": {"tonnes": 6990, "fixedOn": "2026-06-10"}"#,
      with: #""2024": {"tonnes": 6990\#(fixing.lastYear.map { #", "fixedOn": "\#($0)""# } ?? "")}"#
    ).replacing(
      #""obligatedPersons": ["P000002"], "#,
      with: #""obligatedPersons": ["P000002"], \#(fixing.status.map { #""statusFixedOn": "\#($0)", "# } ?? "")"#)
    let desk = try CalendarDesk(seed)
    for day in ["2026-05-19", "2026-05-20", "2026-06-09", "2026-06-10", "2026-06-20"] {
      let isSettled = fixing.settledOn.map { $0 <= day } ?? false
      #expect(try desk.status("0002", on: day).isSettled == isSettled, "\(day)")
      let issuance = Issuance(
        into: try CalendarDesk.account("100-0002"), .excess, origin: "0002", vintage: try FiscalYear(2024),
        tonnes: Tonnes(1), basis: .excessAutomatic(period: 3))
      let snapshot = try desk.db.read { try RegisterReader.creditSnapshot(for: issuance.query, in: $0) }
      func decide() throws {
        _ = try issuance.decide(
          on: CalendarDesk.day(day), issuable: Tonnes(1), figures: desk.figures, snapshot: snapshot)
      }
      if isSettled {
        try decide()
      } else {
        #expect(throws: CreditRefusal.resultsNotFixed(try FiscalYear(2024)), "\(day)") { try decide() }
      }
    }
    let lines = CalendarDesk.lines(try desk.close(until: "2026-07-01")).filter { $0.contains("Issuance 0002") }
    #expect(lines == (fixing.settledOn.map { ["\($0) automaticIssuance 0002 100-0002 1550t"] } ?? []))
  }

  @Test func `a status fixed late moves the deadline, and with it the day of the surrender`() throws {
    // Fixed on 2026-05-20: 180 days later is 2026-11-16, 30 days before that 2026-10-17.
    let seed = SummerRegister.json.replacing(
      #""obligatedPersons": ["P000001"], "obligationFrom": 2020"#,
      with: #""obligatedPersons": ["P000001"], "statusFixedOn": "2026-05-20", "obligationFrom": 2020"#)
    let desk = try CalendarDesk(seed)
    let lines = CalendarDesk.lines(try desk.close(until: "2026-11-30")).filter { $0.contains(" 0001 ") }
    #expect(
      lines == [
        "2026-05-01 automaticIssuance 0001 100-0001 0t",
        // 2026-11-16 less 90 days.
        "2026-08-18 warn-deadline 0001 100-0001 1100t 90d",
        // The banked credits expired on 2026-09-30: no source lets them wait for a later deadline.
        "2026-10-17 automaticSurrender 0001 100-0001 0t",
        "2026-10-17 warn-deadline 0001 100-0001 1100t 30d",
      ])
    #expect(try desk.holdings("100-0001") == [:])
  }

  @Test func `a lead is the shortest within which a date lies`() throws {
    let due = try CalendarDesk.day("2026-09-30")
    let expected: [(String, Int?)] = [
      ("2026-07-01", nil), ("2026-07-02", 90), ("2026-08-30", 90), ("2026-08-31", 30), ("2026-09-29", 30),
      ("2026-09-30", nil), ("2026-10-01", nil),
    ]
    let leads = try SpecimenFigures.figures().warningLeadDays
    for (day, lead) in expected { #expect(try leads.lead(from: CalendarDesk.day(day), to: due) == lead) }
  }
}

// What the office accepts of a facility over the years, told line by line, and each refusal in its order.

import GRDB
import Programme
import Register
import TestSupport
import Testing

struct FacilityReportTests {
  private let designation: DesignationNumber
  private let figures: ProgrammeFigures
  private let db: DatabaseQueue

  init() throws {
    designation = try DesignationNumber("0021")
    figures = try SpecimenFigures.figures()
    db = try SpecimenRegister.database()
  }

  private func report(
    _ statements: [FacilityReport.Statement], on date: String, of designation: DesignationNumber? = nil
  ) throws {
    let report = FacilityReport(of: designation ?? self.designation, statements)
    let day = try CivilDate(iso: date)
    try db.write { db in
      let changes = try report.decide(
        on: day, figures: figures, facility: RegisterReader.fetchFacility(report.designation, in: db))
      try Journal.append(changes, by: "kessai", effectiveOn: day, at: FixedMoment.instant, in: db)
    }
  }

  private func status(period: Int? = nil, on date: String) throws -> ObligationStatus {
    let day = try CivilDate(iso: date)
    return try db.read { try RegisterHistory.asOf(day, in: $0) }.read {
      try RegisterReader.obligation(of: designation, period: period, on: day, figures: figures, in: $0)
    }
  }

  private func emissions(_ year: Int, _ tonnes: Int64, fixedOn: String? = nil) throws -> FacilityReport.Statement {
    .emissions(try FiscalYear(year), Tonnes(tonnes), fixedOn: try fixedOn.map { try CivilDate(iso: $0) })
  }

  private func refusal(_ refusal: FacilityRefusal) -> RegisterError { .facility(refusal) }

  @Test func `of several reasons the first is given, and nothing goes on record`() throws {
    let head = try db.read { try Journal.head(in: $0).sequence }
    let fixing = FacilityReport.Statement.statusFixed(try CivilDate(iso: "2026-03-01"))
    #expect(throws: RegisterError.nothingRequested) { try report([], on: "2026-05-01") }
    let unknown = try DesignationNumber("0404")
    #expect(throws: RegisterError.facilityUnknown(unknown)) {
      try report([emissions(2026, -1)], on: "2026-05-01", of: unknown)
    }
    #expect(throws: refusal(.amountNegative(try FiscalYear(2026)))) {
      try report([fixing, emissions(2026, -1)], on: "2026-05-01")
    }
    // A year is over on the day after its last.
    #expect(throws: refusal(.yearNotOver(try FiscalYear(2025)))) {
      try report([fixing, emissions(2025, 1, fixedOn: "2027-01-01")], on: "2026-03-31")
    }
    #expect(throws: refusal(.dayToCome(try CivilDate(iso: "2026-05-02")))) {
      try report(
        [emissions(2024, 1, fixedOn: "2026-05-02"), emissions(2022, 1, fixedOn: "2022-01-01")], on: "2026-05-01")
    }
    #expect(throws: refusal(.fixedTooEarly(try FiscalYear(2022)))) {
      try report([emissions(2022, 1, fixedOn: "2023-03-31"), fixing], on: "2026-05-01")
    }
    #expect(throws: refusal(.noPeriodOver(try CivilDate(iso: "2015-03-31")))) {
      try report([.statusFixed(try CivilDate(iso: "2015-03-31"))], on: "2026-05-01")
    }
    // The specimen has the emissions of fiscal 2020 and 2021 only.
    #expect(throws: refusal(.emissionsMissing(try FiscalYear(2022)))) { try report([fixing], on: "2026-05-01") }
    #expect(throws: refusal(.nothingChanges)) {
      try report([emissions(2020, 7500, fixedOn: "2021-11-30"), .planUnderReview(false)], on: "2026-05-01")
    }
    #expect(try db.read { try Journal.head(in: $0).sequence } == head)
  }

  @Test func `TC-01's years come in one by one, and the fixing settles the period`() throws {
    // 7,500 / 7,800 / 7,100 / 6,800 / 6,600: the slides' outline, 700 t below the cap of 36,500 t.
    try report([emissions(2021, 7800, fixedOn: "2022-11-30")], on: "2022-12-01")
    try report([emissions(2022, 7100, fixedOn: "2023-11-30")], on: "2023-12-01")
    try report([emissions(2023, 6800)], on: "2024-06-01")
    // Of the last year nobody knows yet: three years at what they were and 2024 as 2023 was.
    let before = try status(period: 3, on: "2024-06-01")
    #expect(before.emissionsTotal == Tonnes(29_200))
    #expect(before.projectedRemaining == Tonnes(6800))
    #expect(!before.isSettled)
    try report(
      [
        emissions(2023, 6800, fixedOn: "2024-11-29"), emissions(2024, 6600), .statusFixed(CivilDate(iso: "2026-05-01")),
      ],
      on: "2026-05-01")
    let after = try status(period: 3, on: "2026-05-01")
    #expect(after.emissionsTotal == Tonnes(35_800))
    #expect(after.cap == Tonnes(36_500))
    #expect(after.isSettled && after.isFulfilled)
    #expect(after.excessIssuable == Tonnes(700))
    // 180 days from 2026-05-01.
    #expect(after.deadline == (try CivilDate(iso: "2026-10-28")))
    // The days before stay as they were.
    #expect(try status(period: 3, on: "2024-06-01") == before)
    #expect(try db.read { RegisterVerification.verify($0) }.ok)
  }

  @Test func `base emissions, category and relief change from a year on, and not before`() throws {
    try report(
      [
        .baseEmissions(from: FiscalYear(2023), Tonnes(9000)), .category(from: FiscalYear(2022), .districtHeatUser),
        .relief(Facility.Relief(kind: .topLevel, firstYear: try FiscalYear(2024))),
      ], on: "2026-05-01")
    let years = try status(period: 3, on: "2026-05-01").years
    #expect(years.map(\.baseEmissions.rawValue) == [10_000, 10_000, 10_000, 9000, 9000])
    // 27 % of I-1, 25 % of I-2, half of it for a top-level facility.
    #expect(years.map(\.rate.percentText) == ["27", "27", "25", "25", "12.5"])
    // Stated again with its last year, the relief ends.
    let relief = Facility.Relief(kind: .topLevel, firstYear: try FiscalYear(2024), lastYear: try FiscalYear(2025))
    try report([.relief(relief)], on: "2026-05-02")
    #expect(try db.read { try RegisterReader.findFacility(designation, in: $0) }.reliefs == [relief])
    #expect(try db.read { RegisterVerification.verify($0) }.ok)
  }

  @Test func `the fixing of a period is not forgotten when the next one is fixed`() throws {
    let years = try (2020...2024).map { try emissions($0, 7000, fixedOn: "\($0 + 1)-11-30") }
    try report(years + [.statusFixed(CivilDate(iso: "2026-04-20"))], on: "2026-05-01")
    let later = try (2025...2029).map { try emissions($0, 4000, fixedOn: "\($0 + 1)-11-30") }
    try report(later + [.statusFixed(CivilDate(iso: "2031-05-01"))], on: "2031-05-02")
    for day in ["2026-05-01", "2031-05-02"] {
      let third = try status(period: 3, on: day)
      #expect(third.statusFixedOn == (try CivilDate(iso: "2026-04-20")))
      // 2026-04-20 and 180 days.
      #expect(third.deadline == (try CivilDate(iso: "2026-10-17")))
    }
    #expect(try status(period: 4, on: "2031-05-02").deadline == (try CivilDate(iso: "2031-10-28")))
    // Fixed anew, a period has its new day only.
    try report([.statusFixed(CivilDate(iso: "2031-06-01"))], on: "2031-06-02")
    #expect(
      try db.read { try RegisterReader.findFacility(designation, in: $0) }.statusFixings.map(\.iso)
        == ["2026-04-20", "2031-06-01"])
    #expect(try db.read { RegisterVerification.verify($0) }.ok)
  }
}

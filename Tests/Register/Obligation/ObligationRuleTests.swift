// Deadlines, rates, relief, rounding and the years an obligation is made of. Numbers worked by hand.

import Programme
import Register
import TestSupport
import Testing

struct ObligationRuleTests {
  typealias Fixture = ObligationFixture

  /// Seed 000 prints 2025-04-03 as the first day of fixing with 180 days of its own; arithmetic says 2026-04-03.
  @Test(arguments: [
    (nil, "2026-09-30", "not fixed yet"), ("2025-04-02", "2026-09-30", "the day before the printed one"),
    ("2025-04-03", "2026-09-30", "the printed day: never earlier than the general deadline"),
    ("2026-04-02", "2026-09-30", "179 days would end before it"),
    ("2026-04-03", "2026-09-30", "both readings meet here"), ("2026-04-04", "2026-10-01", "the first later deadline"),
    ("2026-09-30", "2027-03-29", "fixed on the last day"),
  ])
  func `the later of the general deadline and 180 days from the fixing holds`(
    fixedOn: String?, deadline: String, why: String
  ) throws {
    let facility = try Fixture.facility(
      emissions: [7000, 7000, 7000, 7000, 7000], statusFixedOn: fixedOn)
    #expect(try Fixture.status(facility, on: "2026-12-01").deadline == (try Fixture.day(deadline)), "\(why)")
  }

  @Test func `a fixing belongs to the period that ended last, and is not known before its day`() throws {
    let facility = try Fixture.facility(from: 2015, statusFixedOn: "2026-06-01")
    #expect(try Fixture.status(facility, period: 2, on: "2026-12-01").statusFixedOn == nil)
    #expect(try Fixture.status(facility, period: 3, on: "2026-12-01").deadline == (try Fixture.day("2026-11-28")))
    #expect(try Fixture.status(facility, period: 3, on: "2026-05-31").statusFixedOn == nil)
    #expect(try Fixture.status(facility, period: 4, on: "2026-12-01").deadline == (try Fixture.day("2031-09-30")))
  }

  @Test(arguments: [
    (FacilityCategory.officeOrDistrictHeat, [8, 17, 27, 50]), (.districtHeatUser, [6, 15, 25, 48]),
    (.factory, [6, 15, 25, 48]),
  ])
  func `the rates of the four periods`(category: FacilityCategory, percent: [Int64]) throws {
    for (index, points) in percent.enumerated() {
      let facility = try Fixture.facility(category: category, from: 2010)
      let status = try Fixture.status(facility, period: index + 1)
      #expect(status.years.map(\.rate) == Array(repeating: try Ratio(points, 100), count: 5))
      #expect(status.years.map(\.tier) == Array(repeating: index + 1, count: 5))
    }
  }

  /// Rates in percent by fiscal year for category I-1.
  @Test(arguments: [
    (2012, 2, ["8", "8", "17", "17", "17"], "part-way through period 1: 5 years of its rate, then the second's"),
    (2014, 2, ["8", "8", "8", "8", "17"], "the last year of period 1"),
    (2017, 2, ["8", "8", "8"], "in period 2: the first period's rate"),
    (2017, 3, ["8", "8", "17", "17", "17"], "five years later the second's"),
    (2022, 3, ["8", "8", "8"], "in period 3"), (2010, 3, ["27", "27", "27", "27", "27"], "from the very start"),
    (2012, 3, ["17", "17", "27", "27", "27"], "ten years after"),
  ])
  func `the rate of a new entrant climbs by fiscal year`(
    entry: Int, period: Int, percent: [String], why: String
  ) throws {
    let status = try Fixture.status(try Fixture.facility(from: entry, specifiedFrom: entry), period: period)
    #expect(status.years.map(\.rate.percentText) == percent, "\(why)")
  }

  @Test(arguments: [
    (ReliefKind.topLevel, "13.5", 1350), (.nearTopLevel, "20.25", 2025), (.medical, "25", 2500),
  ])
  func `relief lowers the rate of 27 %`(kind: ReliefKind, percent: String, obligation: Int64) throws {
    let facility = try Fixture.facility(reliefs: [Facility.Relief(kind: kind)])
    let status = try Fixture.status(facility)
    #expect(status.years[0].rate.percentText == percent)
    #expect(status.years[0].obligation == Tonnes(obligation))
  }

  @Test func `relief holds in its years only, and a hospital may be top-level too`() throws {
    let facility = try Fixture.facility(reliefs: [
      Facility.Relief(kind: .topLevel, firstYear: try FiscalYear(2021), lastYear: try FiscalYear(2022)),
      Facility.Relief(kind: .medical, firstYear: try FiscalYear(2022)),
    ])
    let status = try Fixture.status(facility)
    // 27; 27/2; (27 - 2)/2; 27 - 2 twice.
    #expect(status.years.map(\.rate.percentText) == ["27", "13.5", "12.5", "25", "25"])
    #expect(status.years.map(\.relief) == [nil, .topLevel, .topLevel, nil, nil])
    #expect(status.years.map(\.hasMedicalRelief) == [false, false, true, true, true])
  }

  @Test func `relief for hospitals changes nothing in periods the figures name none for`() throws {
    let facility = try Fixture.facility(from: 2015, reliefs: [Facility.Relief(kind: .medical)])
    #expect(try Fixture.status(facility, period: 2).years[0].rate.percentText == "17")
  }

  @Test func `base emissions and category change from a fiscal year on`() throws {
    var facility = try Fixture.facility()
    facility.baseEmissions.append(
      Facility.YearTonnes(year: try FiscalYear(2023), tonnes: Tonnes(8000), fixedOn: nil))
    facility.categories = [
      Facility.YearCategory(year: try FiscalYear(2020), category: .officeOrDistrictHeat),
      Facility.YearCategory(year: try FiscalYear(2022), category: .districtHeatUser),
    ]
    let status = try Fixture.status(facility)
    #expect(status.years.map(\.baseEmissions.rawValue) == [10_000, 10_000, 10_000, 8000, 8000])
    #expect(status.years.map(\.rate.percentText) == ["27", "27", "25", "25", "25"])
    #expect(status.obligationTotal == Tonnes(2700 + 2700 + 2500 + 2000 + 2000))
    #expect(status.cap == Tonnes(46_000 - 11_900))
  }

  @Test func `an uneven obligation drops its fraction each year, an order rounds it up`() throws {
    // 3,333 x 27 % = 899.91; 3,333 / 2 = 1,666.5; 5 x 899 = 4,495; 4,495 / 3 = 1,498.3; 1,001 x 1.3 = 1,301.3.
    let emissions: [Int64] = [2434, 2434, 2434, 2434, 2434 + 1001]
    let status = try Fixture.status(try Fixture.facility(base: 3333, emissions: emissions), on: "2026-12-01")
    #expect(status.years[0].obligation == Tonnes(899))
    #expect(status.years[0].excessLine == Tonnes(1666))
    #expect(status.obligationTotal == Tonnes(4495))
    #expect(status.outOfTokyoCeiling == Tonnes(1498))
    #expect(status.shortage == Tonnes(1001))
    #expect(status.orderAmount == Tonnes(1302))
  }

  @Test func `an obligation that starts late is made of the years from then`() throws {
    let status = try Fixture.status(try Fixture.facility(from: 2022, emissions: [7000, 7000]))
    #expect(status.years.map(\.year.startYear) == [2022, 2023, 2024])
    #expect(status.cap == Tonnes(30_000 - 8100))
    #expect(status.projectedRemaining == Tonnes(7000))
  }

  @Test func `a facility without an obligation has no years and nothing to fulfil`() throws {
    var facility = try Fixture.facility(emissions: [7000])
    facility.facilityClass = .equivalent
    let status = try Fixture.status(facility)
    #expect(!status.hasObligation && status.isFulfilled && !status.isSettled && !status.isOverdue)
    #expect(status.cap == .zero)
    #expect(try Fixture.status(try Fixture.facility(from: 2025), period: 3).years.isEmpty)
  }

  @Test func `emissions fixed later are not known yet, and provisional ones count but settle nothing`() throws {
    let facility = try Fixture.facility(emissions: [7000, 7100])
    #expect(try Fixture.status(facility, on: "2022-02-28").years.map(\.emissions) == [nil, nil, nil, nil, nil])
    #expect(try Fixture.status(facility, on: "2022-03-01").emissionsTotal == Tonnes(7000))
    let provisional = try Fixture.facility(emissions: [7000, 7000, 7000, 7000, 7000], fixed: false)
    let status = try Fixture.status(provisional)
    #expect(status.isComplete && status.isFulfilled && !status.isSettled)
    // The year under way on 2024-12-31 is fiscal 2024.
    #expect(try Fixture.status(provisional, on: "2024-12-31").years.last?.emissions == nil)
    let settled = try Fixture.facility(
      emissions: [7000, 7000, 7000, 7000, 7000], fixed: false, statusFixedOn: "2026-05-01")
    #expect(try Fixture.status(settled).isSettled)
  }

  @Test func `before the period's first results the year before it is projected`() throws {
    var facility = try Fixture.facility(from: 2015, emissions: [8000, 8000, 8000, 8000, 7900])
    let status = try Fixture.status(facility, period: 3, on: "2021-06-01")
    #expect(status.projectedRemaining == Tonnes(39_500))
    #expect(status.shortage == Tonnes(39_500 - 36_500))
    facility.emissions = []
    let blank = try Fixture.status(facility, period: 3, on: "2021-06-01")
    #expect(blank.projectedRemaining == nil)
    #expect(blank.shortage == .zero && !blank.isFulfilled)
  }

  @Test func `what cannot be stated is named`() throws {
    let figures = try SpecimenFigures.figures()
    func error(_ facility: Facility, _ period: Int) throws -> ObligationError? {
      let input = ObligationInput(facility: facility, period: period, date: try Fixture.day("2026-06-01"))
      return #expect(throws: ObligationError.self) { try ObligationStatus(input, figures: figures) }
    }
    let facility = try Fixture.facility()
    #expect(try error(facility, 9) == .periodUnknown(9))
    var baseless = facility
    baseless.baseEmissions = []
    #expect(try error(baseless, 3) == .baseEmissionsMissing(facility.designation, try FiscalYear(2020)))
    #expect(try error(try Fixture.facility(base: .max), 3) == .amountTooLarge(facility.designation))
  }
}

// The worked examples of the scheme, TC-01 to TC-07 and TC-14 to TC-18. Every expected number is typed from the
// authority's slides (as collected in the domain notes, "Worked examples"), none is computed.

import Programme
import Register
import TestSupport
import Testing

struct WorkedExampleTests {
  typealias Fixture = ObligationFixture

  @Test func `TC-01: 10,000 t at 27 % for five years bind to 13,500 t, and 35,800 t emitted are 700 below the cap`()
    throws
  {
    let facility = try Fixture.facility(emissions: [7500, 7800, 7100, 6800, 6600])
    let status = try Fixture.status(facility)
    #expect(status.obligationTotal == Tonnes(13_500))
    #expect(status.cap == Tonnes(36_500))
    #expect(status.emissionsTotal == Tonnes(35_800))
    #expect(status.isFulfilled)
    #expect(status.shortage == .zero)
    #expect(status.bankable == Tonnes(700))
    #expect(status.excessIssuable == Tonnes(700))
  }

  static func screenTC02() throws -> ObligationStatus {
    let facility = try ObligationFixture.facility(category: .districtHeatUser, emissions: [8000, 8000, 7800])
    return try ObligationFixture.status(
      facility, on: "2024-06-01", held: [try ObligationFixture.block(.tokyoSME, 500, vintage: 2019)])
  }

  @Test func `TC-02: the projection of the screen in the slides`() throws {
    let status = try Self.screenTC02()
    #expect(status.years.map(\.rate.percentText) == ["25", "25", "25", "25", "25"])
    #expect(status.baseTotal == Tonnes(50_000))
    #expect(status.years.map(\.obligation) == Array(repeating: Tonnes(2500), count: 5))
    #expect(status.obligationTotal == Tonnes(12_500))
    #expect(status.cap == Tonnes(37_500))
    #expect(status.years.map(\.emissions) == [Tonnes(8000), Tonnes(8000), Tonnes(7800), nil, nil])
    #expect(status.emissionsTotal == Tonnes(23_800))
    #expect(status.years.map(\.reduction) == [Tonnes(2000), Tonnes(2000), Tonnes(2200), nil, nil])
    #expect(status.reductionTotal == Tonnes(6200))
    #expect(status.years.map(\.excessIssuable) == [.zero, .zero, .zero, nil, nil])
    #expect(status.projectedRemaining == Tonnes(15_600))
    #expect(status.shortage == Tonnes(1900))
    #expect(status.bankable == .zero)
    #expect(status.holdings == [2: Tonnes(500)])
    #expect(!status.isFulfilled)
  }

  @Test func `TC-03: of a shortage of 1,900 t, with 500 t at hand, 1,400 t are to be bought`() throws {
    let status = try Self.screenTC02()
    #expect(status.procurement(held: Tonnes(500)) == Tonnes(1400))
    let advice = SurrenderAdvice(
      for: status, designated: status.input.held, associated: [], figures: try SpecimenFigures.figures())
    #expect(advice.stillNeeded == Tonnes(1400))
  }

  @Test func `TC-04: 7,000 t in year 1 leave 300 t issuable, and a year's reduction counts up to 5,000 t`() throws {
    let status = try Fixture.status(try Fixture.facility(emissions: [7000]), on: "2022-06-01")
    #expect(status.years[0].reduction == Tonnes(3000))
    #expect(status.years[0].obligation == Tonnes(2700))
    #expect(status.excessIssuable == Tonnes(300))
    #expect(status.years[0].excessLine == Tonnes(5000))
    // 9,000 t of reduction count as 5,000: 2,300 t are the most a year can give.
    let most = try Fixture.status(try Fixture.facility(emissions: [1000]), on: "2022-06-01")
    #expect(most.excessIssuable == Tonnes(2300))
  }

  @Test func `TC-05: nothing is issuable after year 1, and 600 t after year 2`() throws {
    // 17 % is the rate of offices in the second period.
    let first = try Fixture.facility(from: 2015, emissions: [8500])
    #expect(try Fixture.status(first, period: 2, on: "2017-06-01").excessIssuable == .zero)
    let second = try Fixture.facility(from: 2015, emissions: [8500, 7500])
    let status = try Fixture.status(second, period: 2, on: "2018-06-01")
    #expect(status.reductionTotal == Tonnes(4000))
    #expect(status.excessIssuable == Tonnes(600))
  }

  @Test(arguments: [(1100, 1430), (1400, 1820)])
  func `TC-14: an order is 1.3 times the shortage`(shortage: Int64, order: Int64) throws {
    // Cap 36,500: four years at 7,300 and the last above it by the shortage.
    let facility = try Fixture.facility(emissions: [7300, 7300, 7300, 7300, 7300 + shortage])
    let status = try Fixture.status(facility, on: "2026-10-01")
    #expect(status.shortage == Tonnes(shortage))
    #expect(status.orderAmount == Tonnes(order))
    #expect(status.isOverdue)
  }

  @Test func `TC-15: 1,000 MWh of power are 489 t, and 5,000 MWh of heat 300 t, under the old coefficients`() throws {
    let conversion = try SpecimenFigures.figures().renewableConversion
    let end = try Fixture.day("2024-12-31")
    let issued = try Fixture.day("2025-10-01")
    #expect(
      try conversion.tonnes(for: 1_000_000, of: .electricity, generationEndsOn: end, issuedOn: issued) == Tonnes(489))
    #expect(try conversion.tonnes(for: 5_000_000, of: .heat, generationEndsOn: end, issuedOn: issued) == Tonnes(300))
  }

  @Test(arguments: [(FacilityCategory.districtHeatUser, 12_500, 4166), (.officeOrDistrictHeat, 13_500, 4500)])
  func `TC-16: out-of-Tokyo credits cover a third of the obligation, without the fraction`(
    category: FacilityCategory, obligation: Int64, ceiling: Int64
  ) throws {
    let status = try Fixture.status(try Fixture.facility(category: category))
    #expect(status.obligationTotal == Tonnes(obligation))
    #expect(status.outOfTokyoCeiling == Tonnes(ceiling))
  }

  @Test func `TC-17: results to fiscal 2011 may be applied for until 2013-11-30, to 2012 from 2014-04 to 2014-11-30`()
    throws
  {
    let status = try Fixture.status(try Fixture.facility(from: 2010), period: 1, on: "2012-04-01")
    let windows = try status.issuanceWindows(under: SpecimenFigures.figures())
    #expect(windows[1].closesOn == (try Fixture.day("2013-11-30")))
    #expect(windows[2].opensUsuallyOn == (try Fixture.day("2014-04-01")))
    #expect(windows[2].closesOn == (try Fixture.day("2014-11-30")))
    // The whole period's results may be applied for until the end of the adjustment period.
    #expect(windows[4].closesOn == (try Fixture.day("2016-09-30")))
    // Excess credits were issuable from April 2012, when the first year's results were known.
    #expect(windows[0].opensUsuallyOn == (try Fixture.day("2012-04-01")))
  }

  @Test func `TC-18: the facility of the 2013 image, 3,500 t and 3,000 t emitted in fiscal 2010`() throws {
    let facility = try Fixture.facility(base: 3500, from: 2010, emissions: [3000])
    let status = try Fixture.status(
      facility, period: 1, on: "2012-10-10",
      issued: [try Fixture.amount(.excess, 100, on: "2012-10-01")],
      held: [
        try Fixture.block(.tokyoSME, 100, vintage: 2011), try Fixture.block(.excess, 200, vintage: 2010, from: 2001),
      ])
    #expect(status.years[0].baseEmissions == Tonnes(3500))
    #expect(status.years[0].emissions == Tonnes(3000))
    #expect(status.years[0].reduction == Tonnes(500))
    #expect(status.holdings == [1: Tonnes(300)])
    #expect(status.excessIssued == Tonnes(100))
    // 8 % of 3,500 t are 280 t, so 220 t exceed it, of which 100 t are issued.
    #expect(status.excessIssuable == Tonnes(120))
  }
}

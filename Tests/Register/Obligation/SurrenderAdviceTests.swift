// Which credits to surrender first; a shortage of 1,000 t throughout, on 2026-08-01.

import Programme
import Register
import TestSupport
import Testing

struct SurrenderAdviceTests {
  typealias Fixture = ObligationFixture

  private func status(surrendered: [ObligationInput.DatedCredits] = []) throws -> ObligationStatus {
    let facility = try Fixture.facility(base: 2000, emissions: [1460, 1460, 1460, 1460, 2460])
    let status = try Fixture.status(facility, on: "2026-08-01", surrendered: surrendered)
    try #require(status.shortage == Tonnes(1000 - surrendered.reduce(0) { $0 + $1.tonnes.rawValue }))
    return status
  }

  private func advice(
    _ designated: [CreditBlock], _ associated: [CreditBlock] = [],
    surrendered: [ObligationInput.DatedCredits] = []
  ) throws -> SurrenderAdvice {
    SurrenderAdvice(
      for: try status(surrendered: surrendered), designated: designated, associated: associated,
      figures: try SpecimenFigures.figures())
  }

  private func taken(_ advice: SurrenderAdvice) -> [String] {
    advice.steps.map { "\($0.serials.description) \($0.mustMove ? "move" : "own")" }
  }

  @Test func `the designated account's own come first, of them what expires first`() throws {
    let advice = try advice(
      [
        Fixture.block(.tokyoSME, 300, vintage: 2021, from: 1), Fixture.block(.excess, 300, vintage: 2018, from: 1001),
      ],
      [
        Fixture.block(.tokyoSME, 300, vintage: 2017, from: 2001, account: Fixture.general),
        Fixture.block(.tokyoSME, 300, vintage: 2022, from: 3001, account: Fixture.general),
      ])
    #expect(
      taken(advice) == [
        "130-1001~130-1300 own", "130-1~130-300 own", "130-2001~130-2300 move", "130-3001~130-3100 move",
      ])
    #expect(advice.passedOver.map(\.reason) == [.notNeeded])
    #expect(advice.passedOver.map(\.serials.description) == ["130-3101~130-3300"])
    #expect(advice.stillNeeded == .zero)
  }

  @Test func `what the period cannot use, and what has expired, is passed over with its reason`() throws {
    let advice = try advice([
      Fixture.block(.tokyoSME, 10, vintage: 2012, from: 1),
      Fixture.block(.renewableOther, 10, vintage: 2009, from: 101),
      Fixture.block(.tokyoSME, 10, vintage: 2026, from: 201),
      Fixture.block(.otherGas, 10, vintage: 2021, from: 301, origin: "9999"),
    ])
    #expect(advice.steps.isEmpty)
    #expect(advice.stillNeeded == Tonnes(1000))
    let reasons = Dictionary(uniqueKeysWithValues: advice.passedOver.map { ($0.serials.first, $0.reason) })
    #expect(
      reasons == [
        1: .notUsable(periods: [1, 2]), 101: .notUsable(periods: [1]), 201: .notUsable(periods: [4, 5]),
        301: .otherFacility("9999"),
      ])
  }

  @Test func `second-period credits expire after 2026-09-30, even where the facility's own deadline is later`() throws {
    var facility = try Fixture.facility(base: 2000, emissions: [1460, 1460, 1460, 1460, 2460])
    facility.statusFixedOn = try Fixture.day("2026-06-01")
    let status = try Fixture.status(facility, on: "2026-10-15")
    #expect(status.deadline == (try Fixture.day("2026-11-28")) && !status.isOverdue)
    let advice = SurrenderAdvice(
      for: status, designated: [try Fixture.block(.excess, 10, vintage: 2019)], associated: [],
      figures: try SpecimenFigures.figures())
    #expect(advice.passedOver.map(\.reason) == [.expired(try Fixture.day("2026-09-30"))])
  }

  @Test func `out-of-Tokyo credits are used up to a third of the obligation, and before others`() throws {
    // 2,000 t at 27 % for five years bind to 2,700 t, a third of which is 900 t.
    let blocks = [
      try Fixture.block(.tokyoSME, 200, vintage: 2021, from: 1),
      try Fixture.block(.outOfTokyo, 2000, vintage: 2021, from: 1001),
    ]
    let first = try advice(blocks)
    #expect(taken(first) == ["130-1001~130-1900 own", "130-1~130-100 own"])
    #expect(first.passedOver.map(\.reason) == [.overCeiling, .notNeeded])
    let earlier = try advice(blocks, surrendered: [try Fixture.amount(.outOfTokyo, 850, on: "2026-07-01")])
    #expect(taken(earlier) == ["130-1001~130-1050 own", "130-1~130-100 own"])
  }

  @Test func `of equal expiry, what cannot be sold goes before the facility's own excess`() throws {
    let advice = try advice([
      Fixture.block(.excess, 600, vintage: 2018, from: 1, origin: "0021", issuedIn: Fixture.designated),
      Fixture.block(.excess, 600, vintage: 2019, from: 1001, origin: "0055", issuedIn: "130-100-0055-0"),
    ])
    #expect(taken(advice) == ["130-1001~130-1600 own", "130-1~130-400 own"])
  }

  @Test func `a facility that is not short uses none of its banked credits`() throws {
    let met = try Fixture.status(
      try Fixture.facility(emissions: [7300, 7300, 7300, 7300, 7300]), on: "2026-08-01")
    let advice = SurrenderAdvice(
      for: met, designated: [try Fixture.block(.excess, 500, vintage: 2018)], associated: [],
      figures: try SpecimenFigures.figures())
    #expect(advice.steps.isEmpty)
    #expect(advice.passedOver.map(\.reason) == [.notNeeded])
  }
}

// Random facilities from printed seeds against what the scheme says in words, computed another way round.

import Programme
import Register
import TestSupport
import Testing

struct ObligationPropertyTests {
  typealias Fixture = ObligationFixture

  /// A random facility with everything that may vary, and a random amount surrendered and issued.
  private func input(_ generator: inout SeededGenerator) throws -> ObligationInput {
    let from = 2018 + generator.below(5)
    let count = generator.below(8)
    let base = Int64(generator.below(20_000))
    var facility = try Fixture.facility(
      base: base, category: FacilityCategory.allCases[generator.below(3)], from: from,
      emissions: (0..<count).map { _ in Int64(generator.below(Int(base) + 2000)) },
      specifiedFrom: generator.below(3) == 0 ? from : nil)
    if generator.below(2) == 0 {
      facility.baseEmissions.append(
        Facility.YearTonnes(year: try FiscalYear(2022), tonnes: Tonnes(Int64(generator.below(20_000))), fixedOn: nil))
      facility.baseEmissions.sort { $0.year < $1.year }
    }
    if generator.below(2) == 0 { facility.reliefs = [Facility.Relief(kind: ReliefKind.allCases[generator.below(3)])] }
    func amounts(_ types: [CreditType]) throws -> [ObligationInput.DatedCredits] {
      try (0..<generator.below(3)).map { _ in
        try Fixture.amount(
          types[generator.below(types.count)], Int64(1 + generator.below(3000)), on: "202\(generator.below(7))-06-01")
      }
    }
    return ObligationInput(
      facility: facility, period: 3, date: try Fixture.day("2026-0\(1 + generator.below(9))-15"),
      surrendered: try amounts(CreditType.allCases), excessIssued: try amounts([.excess]))
  }

  @Test(arguments: [1, 20_26, 0xC0FFEE] as [UInt64])
  func `fulfilled means that emissions less what was surrendered plus what was issued lie within the cap`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let figures = try SpecimenFigures.figures()
    var seen = (fulfilled: 0, short: 0, open: 0)
    for round in 0..<400 {
      let input = try input(&generator)
      let status = try ObligationStatus(input, figures: figures)
      let why: Comment = "seed \(seed), round \(round)"
      let surrendered = input.surrendered.reduce(0) { $0 + $1.tonnes.rawValue }
      let issued = input.excessIssued.reduce(0) { $0 + $1.tonnes.rawValue }
      let known = status.years.compactMap(\.emissions?.rawValue)
      let cap = status.years.reduce(0) { $0 + $1.baseEmissions.rawValue - $1.obligation.rawValue }
      #expect(status.cap.rawValue == cap, why)
      #expect(status.surrendered.rawValue + status.otherGasSurrendered.rawValue == surrendered, why)
      if known.count == status.years.count {
        #expect(status.isFulfilled == (known.reduce(0, +) - surrendered + issued <= cap), why)
        if status.isFulfilled { seen.fulfilled += 1 } else { seen.short += 1 }
        // Exactly the shortage more, and not a tonne less, fulfils it.
        for less in [0, 1] as [Int64] where !status.isFulfilled {
          var more = input
          more.surrendered.append(
            try Fixture.amount(.tokyoSME, status.shortage.rawValue - less, on: "2026-01-15"))
          #expect(try ObligationStatus(more, figures: figures).isFulfilled == (less == 0), why)
        }
        // Issuing all that is issuable leaves nothing issuable or bankable.
        #expect(status.bankable == status.excessIssuable, why)
        var all = input
        all.excessIssued.append(try Fixture.amount(.excess, status.excessIssuable.rawValue, on: "2026-01-15"))
        let after = try ObligationStatus(all, figures: figures)
        #expect(after.excessIssuable == .zero && after.bankable == .zero, why)
        if surrendered == 0, status.isFulfilled { #expect(after.isFulfilled, why) }
      } else {
        seen.open += 1
        #expect(!status.isFulfilled, why)
      }
      #expect(status.shortage == .zero || status.bankable == .zero, why)
      #expect(status.outOfTokyoCeiling.rawValue * 3 <= status.obligationTotal.rawValue, why)
      #expect((status.outOfTokyoCeiling.rawValue + 1) * 3 > status.obligationTotal.rawValue, why)
      #expect(status.orderAmount.rawValue * 10 >= status.shortage.rawValue * 13, why)
      #expect((status.orderAmount.rawValue - 1) * 10 < status.shortage.rawValue * 13 || status.shortage == .zero, why)
      for year in status.years {
        let ceiling = year.baseEmissions.rawValue * year.rate.numerator
        #expect(year.obligation.rawValue * year.rate.denominator <= ceiling, why)
        #expect((year.obligation.rawValue + 1) * year.rate.denominator > ceiling, why)
      }
    }
    #expect(seen.fulfilled > 20 && seen.short > 20 && seen.open > 20, "every outcome is met: \(seen)")
  }

  @Test(arguments: [7, 31_337] as [UInt64])
  func `advice covers the shortage with usable credits or says what is missing, and splits no serial`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let figures = try SpecimenFigures.figures()
    for round in 0..<300 {
      let why: Comment = "seed \(seed), round \(round)"
      let status = try ObligationStatus(try input(&generator), figures: figures)
      var blocks: [CreditBlock] = []
      for index in 0..<generator.below(6) {
        blocks.append(
          try Fixture.block(
            CreditType.allCases[generator.below(8)], Int64(1 + generator.below(2000)),
            vintage: 2008 + generator.below(20),
            from: Int64(1 + index * 10_000), account: generator.below(2) == 0 ? Fixture.designated : Fixture.general,
            origin: generator.below(2) == 0 ? "0021" : "02000011"))
      }
      let advice = SurrenderAdvice(
        for: status, designated: blocks.filter { $0.account.description == Fixture.designated },
        associated: blocks.filter { $0.account.description == Fixture.general }, figures: figures)
      let used = advice.steps.reduce(0) { $0 + $1.tonnes.rawValue }
      #expect(used + advice.stillNeeded.rawValue == status.shortage.rawValue, why)
      // Steps and what is passed over are the blocks, each serial once.
      let parts = advice.steps.map(\.serials) + advice.passedOver.map(\.serials)
      #expect(parts.reduce(0) { $0 + $1.tonnes.rawValue } == blocks.reduce(0) { $0 + $1.serials.tonnes.rawValue }, why)
      for part in parts {
        #expect(blocks.filter { $0.serials.first <= part.first && part.last <= $0.serials.last }.count == 1, why)
      }
      let outside = advice.steps.filter { $0.creditType == .outOfTokyo }.reduce(0) { $0 + $1.tonnes.rawValue }
      #expect(outside <= status.outOfTokyoRoom.rawValue, why)
      for step in advice.steps {
        #expect((2015...2024).contains(step.vintage.startYear), why)
        #expect(step.creditType != .otherGas || !step.mustMove, why)
      }
      if advice.stillNeeded > .zero {
        #expect(!advice.passedOver.contains { $0.reason == .notNeeded }, why)
      }
    }
  }
}

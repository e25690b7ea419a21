import Foundation
import Programme
import Testing

@testable import Forms

/// What `programme.yaml` ships about obligations. Expected values are typed from the authority's slides.
struct ObligationFiguresTests {
  private func shipped() throws -> ProgrammeFigures {
    try ProgrammeFigures.load(path: ShippedForms.folder + "/programme.yaml")
  }

  @Test func `rates, shares, factors and days are those of the slides`() throws {
    let figures = try shipped()
    #expect(figures.periods.map { $0.rates["I-1"] } == [800, 1700, 2700, 5000])
    #expect(figures.periods.map { $0.rates["I-2"] } == [600, 1500, 2500, 4800])
    #expect(figures.periods.map { $0.rates["II"] } == [600, 1500, 2500, 4800])
    for period in figures.periods {
      let day = period.firstDay
      #expect(figures.obligation.excessLine.value(on: day) == (try Ratio(1, 2)))
      #expect(figures.obligation.outOfTokyoShare.value(on: day) == (try Ratio(1, 3)))
      #expect(figures.obligation.orderFactor.value(on: day) == (try Ratio(13, 10)))
      #expect(figures.obligation.lateFixingDays.value(on: day) == 180)
      #expect(figures.obligation.automaticSurrenderLeadDays.value(on: day) == 30)
    }
    #expect(figures.obligation.newEntrants.yearsPerTier == 5)
    let factors = figures.obligation.reliefs.filter { $0.fromPeriod == 1 }.map { ($0.kind, $0.factor) }
    #expect(factors.map(\.0) == [.topLevel, .nearTopLevel])
    #expect(factors.map(\.1) == [try Ratio(1, 2), try Ratio(3, 4)])
    #expect(
      figures.renewableConversion.oldCoefficients.map(\.tonnesPerUnit) == [try Ratio("0.489"), try Ratio("0.060")])
  }

  struct Term: Sendable {
    let type: CreditType
    let vintage: Int
    let periods: [Int]
    let expiry: String?
  }

  static let terms = [
    Term(type: .renewableOther, vintage: 2009, periods: [1], expiry: "2016-09-30"),
    Term(type: .excess, vintage: 2010, periods: [1, 2], expiry: "2021-09-30"),
    Term(type: .excess, vintage: 2014, periods: [1, 2], expiry: "2021-09-30"),
    Term(type: .tokyoSME, vintage: 2019, periods: [2, 3], expiry: "2026-09-30"),
    Term(type: .renewableConverted, vintage: 2021, periods: [3, 4], expiry: "2031-09-30"),
    Term(type: .excess, vintage: 2025, periods: [4, 5], expiry: nil),
    Term(type: .excess, vintage: 2009, periods: [], expiry: nil),
  ]

  @Test(arguments: terms)
  func `vintages are usable in their period and the next`(term: Term) throws {
    let figures = try shipped()
    let year = try FiscalYear(term.vintage)
    #expect(figures.usablePeriods(of: term.type, vintage: year) == term.periods)
    #expect(figures.expiry(of: term.type, vintage: year)?.iso == term.expiry)
  }

  @Test func `every figure that no source states says so`() throws {
    let figures = try shipped()
    #expect(figures.obligation.rounding.source.contains("inferred"))
    #expect(figures.periods[3].source.contains("inferred"))
    #expect(figures.warningLeadDays.days == [90, 30])
    #expect(figures.warningLeadDays.source.contains("inferred"))
    #expect(figures.obligation.reliefs.filter { $0.kind == .medical }.allSatisfy { $0.source.contains("inferred") })
  }

  @Test(arguments: [
    ("rates: {I-1: 1700, I-2: 1500, II: 1500}", "rates: {I-1: 1700, II: 1500}", "category I-2 has no rate"),
    ("rates: {I-1: 1700, ", "rates: {I-1: 17000, ", "category I-1 has no rate"),
    ("yearsPerTier: 5", "yearsPerTier: 0", "cannot be used"), ("factor: 1/2", "factor: 3/2", "cannot be used"),
    ("factor: 1/2", "factor: 1/2, points: 5", "cannot be used"), ("factor: 1/2", "factor: half", "is not a fraction"),
    ("points: 200", "points: 20000", "cannot be used"), ("value: 180", "value: -1", "cannot be used"),
    ("{obligation: down", "{obligation: sideways", "bad value"),
    ("days: [90, 30]", "days: [30, 90]", "the longest first"), ("days: [90, 30]", "days: [90, 0]", "at least 1 day"),
    (
      "- {from: 2010-04-01, value: 13/10",
      "- {from: 2010-04-01, value: 1, source: x}\n    - {from: 2010-04-01, value: 13/10", "not in order"
    ),
    ("earlyCertificates: {", "earlyCertificates: {extra: 1, ", "unknown key"),
  ])
  func `faulty figures are refused`(old: String, new: String, reason: String) throws {
    let text = try String(contentsOfFile: ShippedForms.folder + "/programme.yaml", encoding: .utf8)
    let faulty = text.replacing(old, with: new, maxReplacements: 1)
    try #require(faulty != text)
    let error = #expect(throws: YAMLDocumentError.self) {
      try ProgrammeFigures.decode(YAMLDocument(text: faulty, file: "programme.yaml"))
    }
    #expect(error?.line != nil)
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }
}

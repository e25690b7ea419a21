// Whether excess credits may be issued on application, told as a story of one facility with 7,000 t a year.

import Programme
import Register
import TestSupport
import Testing

struct ExcessIssueTests {
  typealias Fixture = ObligationFixture

  private func answer(_ facility: Facility, on date: String, period: Int = 3, issued: Int64 = 0) throws -> ExcessIssue {
    let amounts = issued == 0 ? [] : [try Fixture.amount(.excess, issued, on: "2022-06-01")]
    let status = try Fixture.status(facility, period: period, on: date, issued: amounts)
    return try status.excessIssue(under: SpecimenFigures.figures())
  }

  private func described(_ issue: ExcessIssue) -> String {
    switch issue {
    case .permitted(let tonnes, let window): "\(tonnes.rawValue) t on \(window.yearCount) until \(window.closesOn)"
    case .refused(.noObligation): "no obligation"
    case .refused(.planUnderReview): "under review"
    case .refused(.emissionsNotFixed(let year)): "\(year.startYear) not fixed"
    case .refused(.windowClosed(let window)): "closed on \(window.closesOn)"
    case .refused(.nothingIssuable(let window)): "nothing on \(window.yearCount)"
    }
  }

  /// Emissions are fixed on 1 March of the second year after theirs.
  @Test(arguments: [
    ("2022-02-28", "2020 not fixed", "the first results are under examination"),
    ("2022-03-01", "300 t on 1 until 2022-11-30", "the first results are fixed"),
    ("2022-11-30", "300 t on 1 until 2022-11-30", "the last day before the next plan"),
    ("2022-12-01", "closed on 2022-11-30", "the next plan is in, its results not fixed"),
    ("2023-03-01", "600 t on 2 until 2023-11-30", "two years' results"),
    ("2025-06-01", "1200 t on 4 until 2025-11-30", "four years' results, after the period's end"),
    ("2026-03-01", "1500 t on 5 until 2026-09-30", "the whole period, until the end of the adjustment period"),
    ("2026-10-01", "closed on 2026-09-30", "after it"),
  ])
  func `a facility that emits 7,000 t of 7,300 each year`(date: String, expected: String, why: String) throws {
    let facility = try Fixture.facility(emissions: [7000, 7000, 7000, 7000, 7000])
    #expect(described(try answer(facility, on: date)) == expected, "\(why)")
  }

  @Test func `what is issued already is not issued again`() throws {
    let facility = try Fixture.facility(emissions: [7000, 7000])
    #expect(described(try answer(facility, on: "2023-06-01", issued: 300)) == "300 t on 2 until 2023-11-30")
    #expect(described(try answer(facility, on: "2023-06-01", issued: 600)) == "nothing on 2")
    #expect(described(try answer(facility, on: "2022-10-01", issued: 300)) == "nothing on 1")
  }

  @Test func `a plan under review comes before all but the lack of an obligation`() throws {
    let facility = try Fixture.facility(emissions: [7000], isPlanUnderReview: true)
    #expect(described(try answer(facility, on: "2022-06-01")) == "under review")
    #expect(described(try answer(facility, on: "2022-02-01")) == "under review")
    var equivalent = facility
    equivalent.facilityClass = .equivalent
    #expect(described(try answer(equivalent, on: "2022-06-01")) == "no obligation")
  }

  @Test func `a later year's deficit eats up an earlier year's excess`() throws {
    let facility = try Fixture.facility(emissions: [7000, 7800])
    #expect(described(try answer(facility, on: "2023-06-01")) == "nothing on 2")
  }
}

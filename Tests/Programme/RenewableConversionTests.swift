// Which coefficient applies. Source of the expected values: seed 001's table of generation period and year of issue.

import Programme
import TestSupport
import Testing

struct RenewableConversionTests {
  private func conversion() throws -> RenewableConversion { try SpecimenFigures.figures().renewableConversion }

  @Test(arguments: [
    ("2025-03-31", 2025, RenewableConversion.Scheme.old, "ends in period 3, issued in fiscal 2025"),
    ("2025-03-31", 2026, .new, "ends in period 3, issued in fiscal 2026"),
    ("2025-04-01", 2025, .new, "ends in period 4, issued in fiscal 2025"),
    ("2025-04-01", 2026, .new, "ends in period 4, issued in fiscal 2026"), ("2012-03-31", 2013, .old, "long ago"),
  ])
  func `old and new coefficients`(end: String, year: Int, scheme: RenewableConversion.Scheme, why: String) throws {
    let found = try conversion().scheme(generationEndsOn: CivilDate(iso: end), issuedIn: FiscalYear(year))
    #expect(found == scheme, "\(why)")
  }

  @Test(arguments: [
    ("2024-12-31", 2025, false), ("2025-04-01", 2025, true), ("2026-03-31", 2025, true), ("2024-12-31", 2026, true),
    ("2025-03-31", 2025, false),
  ])
  func `biomass must be shown to be sustainable`(end: String, year: Int, needed: Bool) throws {
    let found = try conversion().needsSustainability(
      generationEndsOn: CivilDate(iso: end), appliedIn: FiscalYear(year))
    #expect(found == needed)
  }

  @Test func `fractions of a tonne are dropped`() throws {
    let end = try CivilDate(iso: "2024-12-31")
    let issued = try CivilDate(iso: "2025-10-01")
    // 2,045 kWh x 0.489 t/MWh = 1.000005 t; one kWh less is 0.999516 t.
    let conversion = try conversion()
    #expect(try conversion.tonnes(for: 2045, of: .electricity, generationEndsOn: end, issuedOn: issued) == Tonnes(1))
    #expect(try conversion.tonnes(for: 2044, of: .electricity, generationEndsOn: end, issuedOn: issued) == Tonnes(0))
  }

  @Test func `a coefficient that is not published is named, not guessed`() throws {
    let date = try CivilDate(iso: "2026-10-01")
    #expect(throws: RenewableConversionError.unpublished(.electricity, try FiscalYear(2026))) {
      try conversion().tonnes(for: 1, of: .electricity, generationEndsOn: date, issuedOn: date)
    }
    #expect(throws: RenewableConversionError.negative(-1)) {
      try conversion().tonnes(for: -1, of: .heat, generationEndsOn: date, issuedOn: date)
    }
  }
}

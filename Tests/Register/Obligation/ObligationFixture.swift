import Programme
import Register
import TestSupport

/// Facilities and credits for tests of the obligation, in few words.
enum ObligationFixture {
  static let designated = "130-100-0021-0"
  static let general = "130-200-0001-0"

  static func day(_ iso: String) throws -> CivilDate { try CivilDate(iso: iso) }

  /// The facility 0021, obligated from the first year of emissions given, which are fixed unless `fixed` says otherwise.
  static func facility(
    base: Int64 = 10_000, category: FacilityCategory = .officeOrDistrictHeat, from: Int = 2020,
    emissions: [Int64] = [], fixed: Bool = true, reliefs: [Facility.Relief] = [], specifiedFrom: Int? = nil,
    statusFixedOn: String? = nil, isPlanUnderReview: Bool = false
  ) throws -> Facility {
    Facility(
      designation: try DesignationNumber("0021"), name: "見本", address: "見本町", facilityClass: .specified,
      category: category, obligatedPersons: [], obligationFrom: try FiscalYear(from),
      specifiedFrom: try specifiedFrom.map { try FiscalYear($0) }, reliefs: reliefs,
      baseEmissions: [Facility.YearTonnes(year: try FiscalYear(from), tonnes: Tonnes(base), fixedOn: nil)],
      emissions: try emissions.enumerated().map { index, tonnes in
        // The plan with a year's emissions is due the November after it and reviewed by March.
        Facility.YearTonnes(
          year: try FiscalYear(from + index), tonnes: Tonnes(tonnes),
          fixedOn: fixed ? try CivilDate(year: from + index + 2, month: 3, day: 1) : nil)
      }, isPlanUnderReview: isPlanUnderReview, statusFixedOn: try statusFixedOn.map(day))
  }

  /// The status of a facility on a day.
  static func status(
    _ facility: Facility, period: Int = 3, on date: String = "2026-06-01",
    surrendered: [ObligationInput.DatedCredits] = [], issued: [ObligationInput.DatedCredits] = [],
    held: [CreditBlock] = []
  ) throws -> ObligationStatus {
    try ObligationStatus(
      ObligationInput(
        facility: facility, period: period, date: day(date), surrendered: surrendered, excessIssued: issued, held: held),
      figures: SpecimenFigures.figures())
  }

  static func amount(
    _ type: CreditType, _ tonnes: Int64, on date: String
  ) throws -> ObligationInput.DatedCredits { ObligationInput.DatedCredits(type, Tonnes(tonnes), on: try day(date)) }

  /// A block beginning at a serial.
  static func block(
    _ type: CreditType, _ tonnes: Int64, vintage: Int, from first: Int64 = 1001, account: String = designated,
    origin: String = "02000011", issuedIn: String? = nil
  ) throws -> CreditBlock {
    CreditBlock(
      serials: try SerialRange(areaCode: "130", first: first, last: first + tonnes - 1),
      account: try AccountNumber(account), creditType: type, origin: origin, vintage: try FiscalYear(vintage),
      issuedOn: try day("2020-01-06"), issuedIn: try issuedIn.map { try AccountNumber($0) })
  }
}

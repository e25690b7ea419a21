@testable import Programme
import TestSupport

/// The programme's figures as the tests know them; the same numbers as the published ones, written down a second time.
enum FiguresFixture {
  /// The figures.
  static func figures() throws -> ProgrammeFigures {
    func day(_ iso: String) throws -> CivilDate { try CivilDate(iso: iso) }
    func always(_ value: Int) throws -> [EffectiveFigure] {
      [EffectiveFigure(from: try day("2010-04-01"), value: value, source: "test")]
    }
    func era(_ name: String, _ initial: String, _ romanised: String, _ from: String, _ until: String?) throws -> Era {
      Era(name: name, initial: initial, romanised: romanised, from: try day(from), until: try until.map(day))
    }
    func period(_ number: Int, _ first: Int, _ deadline: String) throws -> CompliancePeriod {
      CompliancePeriod(
        number: number, firstYear: try FiscalYear(first), lastYear: try FiscalYear(first + 4),
        deadline: try day(deadline), rates: [:], source: "test")
    }
    func exemption(_ ground: String, _ name: String, until: String? = nil) throws -> FeeExemption {
      FeeExemption(
        ground: ground, name: LocalizedText(ja: name, en: ground), needsProof: true, from: try day("2010-04-01"),
        until: try until.map(day), source: "test")
    }
    return ProgrammeFigures(
      edition: "test",
      eras: try EraTable([
        try era("平成", "H", "Heisei", "1989-01-08", "2019-04-30"), try era("令和", "R", "Reiwa", "2019-05-01", nil),
      ]), erasSource: "test",
      periods: [
        try period(1, 2010, "2016-09-30"), try period(2, 2015, "2021-09-30"), try period(3, 2020, "2026-09-30"),
        try period(4, 2025, "2031-09-30"),
      ],
      obligation: try SpecimenFigures.figures().obligation, creditTerms: try SpecimenFigures.figures().creditTerms,
      renewableConversion: try SpecimenFigures.figures().renewableConversion,
      accountNumbering: AccountNumbering(
        areaCode: "130", designatedClass: "100", generalClass: "200", governorClass: "900",
        governorBodies: GovernorBodies(
          surrender: "0001", cancellation: "0002", expiry: "0003", issuance: "0004", saitama: "0005"), branch: "0",
        from: try day("2010-04-01"), source: "test"),
      creditTypes: [], planDeadline: YearlyDay(month: 11, day: 30, from: try day("2010-04-01"), source: "test"),
      openerKinds: try OpenerKind.allCases.map { kind in
        let exempt: Set<OpenerKind> = [
          .obligatedCorporation, .obligatedIndividual, .managerCorporation, .managerIndividual,
        ]
        let byFacilities: Set<OpenerKind> = [.obligatedCorporation, .obligatedIndividual, .managerCorporation]
        return OpenerKindFigures(
          kind: kind, name: LocalizedText(ja: "種類\(kind.rawValue)", en: "kind \(kind.rawValue)"),
          limit: byFacilities.contains(kind) ? .facilities : .fixed(1), isFeeExempt: exempt.contains(kind),
          from: try day("2013-01-23"), source: "test")
      },
      generalAccountFee: try always(13_400), designatedAccountFee: try always(0),
      feeExemptions: [
        try exemption("government", "国・地方公共団体"),
        try exemption("smallBusiness", "中小企業者等", until: "2015-03-31"),
        try exemption("publicAssistance", "生活保護受給者"), try exemption("residenceTaxExempt", "特別区民税・市町村税非課税者"),
      ],
      certificateMonths: try always(6), applicationAgeMonths: try always(3), standardProcessingDays: try always(30),
      warningLeadDays: WarningLeads(days: [90, 30], source: "test"), mailAttachmentBytes: try always(2_097_152),
      holidays: [
        Holiday(date: try day("2026-11-03"), name: "文化の日"), Holiday(date: try day("2026-11-23"), name: "勤労感謝の日"),
      ], holidaysSource: "test")
  }
}

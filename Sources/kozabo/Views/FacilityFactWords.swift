import Programme
import Register

extension RegisterWords {
  static func sentence(_ refusal: FacilityRefusal) -> LocalizedText {
    switch refusal {
    case .amountNegative(let year):
      LocalizedText(ja: "\(year.startYear)年度の量が負の値です。", en: "The amount for FY\(year.startYear) is below zero.")
    case .yearNotOver(let year):
      LocalizedText(
        ja: "\(year.startYear)年度は終わっていないため、排出量を記録できません。",
        en: "FY\(year.startYear) is not over yet; its emissions cannot be put on record.")
    case .dayToCome(let day):
      LocalizedText(ja: "確定日 \(day) は先の日付です。", en: "The day of fixing, \(day), lies in the future.")
    case .fixedTooEarly(let year):
      LocalizedText(
        ja: "\(year.startYear)年度の排出量の確定日が年度の終わる前です。",
        en: "The emissions of FY\(year.startYear) cannot have been fixed before the year was over.")
    case .noPeriodOver(let day):
      LocalizedText(
        ja: "\(day) までに終わった計画期間がないため、義務履行状況を確定できません。",
        en: "No compliance period was over by \(day), so that no status can have been fixed.")
    case .emissionsMissing(let year):
      LocalizedText(
        ja: "\(year.startYear)年度の排出量が記録されていないため、義務履行状況を確定できません。",
        en: "The status cannot be fixed: the emissions of FY\(year.startYear) are not on record.")
    case .nothingChanges: LocalizedText(ja: "登録内容に変更はありません。", en: "Nothing on record would change.")
    }
  }
}

/// The facts of a facility for people and for JSON.
extension FacilityFact {
  /// The stable name.
  var kind: String {
    switch self {
    case .facilityClass: "class"
    case .obligatedPersons: "obligatedPersons"
    case .obligationFrom: "obligationFrom"
    case .specifiedFrom: "specifiedFrom"
    case .category: "category"
    case .relief: "relief"
    case .baseEmissions: "baseEmissions"
    case .emissions: "emissions"
    case .planUnderReview: "planUnderReview"
    case .statusFixedOn: "statusFixedOn"
    }
  }

  /// The fiscal year it is about, or holds from.
  var year: FiscalYear? {
    switch self {
    case .obligationFrom(let year), .specifiedFrom(let year): year
    case .category(_, let year): year
    case .relief(let relief): relief.firstYear
    case .baseEmissions(let figure), .emissions(let figure): figure.year
    case .facilityClass, .obligatedPersons, .planUnderReview, .statusFixedOn: nil
    }
  }

  /// The amount, where it is one.
  var tonnes: Tonnes? {
    switch self {
    case .baseEmissions(let figure), .emissions(let figure): figure.tonnes
    case .facilityClass, .obligatedPersons, .obligationFrom, .specifiedFrom, .category, .relief, .planUnderReview,
      .statusFixedOn:
      nil
    }
  }

  /// The day it was fixed.
  var fixedOn: CivilDate? {
    switch self {
    case .baseEmissions(let figure), .emissions(let figure): figure.fixedOn
    case .statusFixedOn(let day): day
    case .facilityClass, .obligatedPersons, .obligationFrom, .specifiedFrom, .category, .relief, .planUnderReview: nil
    }
  }

  /// What it says.
  /// - Parameter persons: those whose names are known; another is told by the identifier.
  func text(naming persons: [Person] = []) -> LocalizedText {
    switch self {
    case .facilityClass(let kind):
      switch kind {
      case .designated: LocalizedText(ja: "事業所の種別: 指定地球温暖化対策事業所", en: "class: designated")
      case .specified: LocalizedText(ja: "事業所の種別: 特定地球温暖化対策事業所", en: "class: specified")
      case .equivalent: LocalizedText(ja: "事業所の種別: 指定相当地球温暖化対策事業所", en: "class: designated-equivalent")
      }
    case .obligatedPersons(let obligated): Self.words(obligated, naming: persons)
    case .obligationFrom(let year):
      LocalizedText(ja: "削減義務の開始年度: \(year.startYear)年度", en: "obligation from FY\(year.startYear)")
    case .specifiedFrom(let year):
      LocalizedText(ja: "特定地球温暖化対策事業所となった年度: \(year.startYear)年度", en: "specified from FY\(year.startYear)")
    case .category(let category, let year):
      LocalizedText(
        ja: "事業所区分: \(category.screenName.ja)" + (year.map { "（\($0.startYear)年度から）" } ?? ""),
        en: "category: \(category.screenName.en)" + (year.map { " from FY\($0.startYear)" } ?? ""))
    case .relief(let relief): Self.words(relief)
    case .baseEmissions(let figure):
      LocalizedText(
        ja: "基準排出量（\(figure.year.startYear)年度から）: \(Self.amount(figure))t-CO2",
        en: "base emissions from FY\(figure.year.startYear): \(Self.amount(figure)) t-CO2")
    case .emissions(let figure):
      LocalizedText(
        ja: "特定温室効果ガス排出量（\(figure.year.startYear)年度）: \(Self.amount(figure))t-CO2"
          + (figure.fixedOn.map { "（\($0)確定）" } ?? "（未確定）"),
        en: "emissions of FY\(figure.year.startYear): \(Self.amount(figure)) t-CO2"
          + (figure.fixedOn.map { ", fixed on \($0)" } ?? ", not fixed"))
    case .planUnderReview(let isUnderReview):
      isUnderReview
        ? LocalizedText(ja: "地球温暖化対策計画書: 審査中", en: "plan: under review")
        : LocalizedText(ja: "地球温暖化対策計画書: 審査中のものなし", en: "plan: none under review")
    case .statusFixedOn(let day):
      LocalizedText(ja: "義務履行状況の確定: \(day)", en: "obligation status fixed on \(day)")
    }
  }

  private static func words(_ obligated: [PersonID], naming persons: [Person]) -> LocalizedText {
    let names = obligated.map { id in persons.first { $0.id == id }?.name ?? id.rawValue }
    return LocalizedText(
      ja: "指定地球温暖化対策事業者: \(names.joined(separator: "、"))",
      en: "obligated persons: \(names.joined(separator: ", "))")
  }

  private static func amount(_ figure: Facility.YearTonnes) -> String {
    ObligationTable.Cell.tonnes(figure.tonnes).text(in: .ja)
  }

  private static func words(_ relief: Facility.Relief) -> LocalizedText {
    let years = [relief.firstYear, relief.lastYear].map { $0.map { String($0.startYear) } ?? "" }
    let isBounded = relief.firstYear != nil || relief.lastYear != nil
    return LocalizedText(
      ja: "緩和措置: \(relief.kind.screenName.ja)" + (isBounded ? "（\(years[0])～\(years[1])年度）" : ""),
      en: "relief: \(relief.kind.screenName.en)" + (isBounded ? ", FY\(years[0]) to \(years[1])" : ""))
  }
}

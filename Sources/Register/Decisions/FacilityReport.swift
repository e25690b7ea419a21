public import Programme

/// What the office has accepted of a facility and puts on record: emissions from year to year, base emissions and their
/// changes (変更), category, relief, the review of the plan, and the fixing (確定) of the obligation status.
///
/// These come out of other procedures (計画書, 基準排出量, トップレベル); the register keeps their outcome. A figure stated
/// again replaces the one on record; the entry that stated the old one stays, so any past day has the figure of that day.
/// Source: 01-scheme sections 2 to 6, 07-screens section 14 (the officials' functions are inferred).
public struct FacilityReport: Hashable, Sendable {
  /// The facility.
  public let designation: DesignationNumber
  /// What is stated, applied in this order.
  public let statements: [Statement]

  /// One thing stated.
  public enum Statement: Hashable, Sendable {
    /// 特定温室効果ガス排出量 of a fiscal year, with the day it was fixed, if it was.
    case emissions(FiscalYear, Tonnes, fixedOn: CivilDate?)
    /// 基準排出量 from a fiscal year on.
    case baseEmissions(from: FiscalYear, Tonnes)
    /// 事業所区分 from a fiscal year on.
    case category(from: FiscalYear, FacilityCategory)
    /// A relief with its years; one of the same kind from the same year on is replaced, which is how it ends.
    case relief(Facility.Relief)
    /// Whether the 計画書 is under review.
    case planUnderReview(Bool)
    /// The day the obligation status was fixed of the period that was over last by then.
    case statusFixed(CivilDate)
  }

  /// A report.
  public init(of designation: DesignationNumber, _ statements: [Statement]) {
    self.designation = designation
    self.statements = statements
  }

  /// The facility anew, as an entry of its own.
  /// - Throws: the first reason that applies: nothing stated, unknown facility, then ``FacilityRefusal`` in its order.
  public func decide(
    on date: CivilDate, figures: ProgrammeFigures, facility known: Facility?
  ) throws(RegisterError) -> [RegisterChange] {
    if statements.isEmpty { throw .nothingRequested }
    guard let known else { throw .facilityUnknown(designation) }
    try check(on: date)
    var facility = known
    for statement in statements { try apply(statement, to: &facility, figures) }
    for case .statusFixed(let day) in statements { try checkResults(of: facility, by: day, on: date, figures) }
    if facility == known { throw .facility(.nothingChanges) }
    return [.facilityRecorded(facility)]
  }

  /// What the statements themselves say.
  private func check(on date: CivilDate) throws(RegisterError) {
    for statement in statements {
      switch statement {
      case .emissions(let year, let tonnes, _), .baseEmissions(let year, let tonnes):
        if tonnes < .zero { throw .facility(.amountNegative(year)) }
      case .category, .relief, .planUnderReview, .statusFixed: continue
      }
    }
    for case .emissions(let year, _, _) in statements where date <= year.lastDay {
      throw .facility(.yearNotOver(year))
    }
    for statement in statements {
      switch statement {
      case .emissions(_, _, let day?), .statusFixed(let day): if date < day { throw .facility(.dayToCome(day)) }
      case .emissions, .baseEmissions, .category, .relief, .planUnderReview: continue
      }
    }
    for case .emissions(let year, _, let day?) in statements where day <= year.lastDay {
      throw .facility(.fixedTooEarly(year))
    }
  }

  private func apply(
    _ statement: Statement, to facility: inout Facility, _ figures: ProgrammeFigures
  ) throws(RegisterError) {
    switch statement {
    case .emissions(let year, let tonnes, let fixedOn):
      let figure = Facility.YearTonnes(year: year, tonnes: tonnes, fixedOn: fixedOn)
      facility.emissions = (facility.emissions.filter { $0.year != year } + [figure]).sorted { $0.year < $1.year }
    case .baseEmissions(let year, let tonnes):
      let figure = Facility.YearTonnes(year: year, tonnes: tonnes, fixedOn: nil)
      let others = facility.baseEmissions.filter { $0.year != year }
      facility.baseEmissions = (others + [figure]).sorted { $0.year < $1.year }
    case .category(let year, let category):
      var changes = facility.categories.filter { $0.year != year }
      // The first change on record says what held before all of them: until now that was the one category there is.
      if changes.isEmpty,
        let first = [facility.obligationFrom, figures.periods.first?.firstYear].compactMap(\.self).min(),
        first < year
      {
        changes = [Facility.YearCategory(year: first, category: facility.category)]
      }
      changes.append(Facility.YearCategory(year: year, category: category))
      facility.categories = changes.sorted { $0.year < $1.year }
      facility.category = facility.categories.last?.category ?? category
    case .relief(let relief):
      facility.reliefs.removeAll { $0.kind == relief.kind && $0.firstYear == relief.firstYear }
      facility.reliefs.append(relief)
    case .planUnderReview(let isUnderReview): facility.isPlanUnderReview = isUnderReview
    case .statusFixed(let day):
      guard let period = Self.period(overBy: day, figures) else { throw .facility(.noPeriodOver(day)) }
      // Fixed anew, the period has the new day only.
      let others = facility.statusFixings.filter { Self.period(overBy: $0, figures) != period }
      let all = (others + [day]).sorted()
      facility.statusFixedOn = all.last
      facility.earlierFixings = all.count > 1 ? Array(all.dropLast()) : nil
    }
  }

  private func checkResults(
    of facility: Facility, by day: CivilDate, on date: CivilDate, _ figures: ProgrammeFigures
  ) throws(RegisterError) {
    guard let period = Self.period(overBy: day, figures), let from = facility.obligationFrom else { return }
    for year in period.years where from <= year && facility.emissions(in: year, on: date) == nil {
      throw .facility(.emissionsMissing(year))
    }
  }

  private static func period(overBy day: CivilDate, _ figures: ProgrammeFigures) -> CompliancePeriod? {
    figures.periods.last { $0.lastDay < day }
  }
}

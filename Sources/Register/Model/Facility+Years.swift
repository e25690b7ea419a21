public import Programme

extension Facility {
  /// 事業所区分 in a fiscal year: that of the latest change not after it, of the first change before all of them.
  public func category(in year: FiscalYear) -> FacilityCategory {
    (categories.last { $0.year <= year } ?? categories.first)?.category ?? category
  }

  /// トップレベル事業所の認定区分 in a fiscal year; of several the one on record last.
  public func topLevelRelief(in year: FiscalYear) -> ReliefKind? {
    reliefs.last { $0.kind != .medical && $0.holds(in: year) }?.kind
  }

  /// Whether 医療施設緩和措置 holds in a fiscal year.
  public func hasMedicalRelief(in year: FiscalYear) -> Bool {
    reliefs.contains { $0.kind == .medical && $0.holds(in: year) }
  }

  /// 基準排出量 of a fiscal year; nil when none is on record for it or an earlier one.
  public func baseEmissions(in year: FiscalYear) -> Tonnes? { baseEmissions.last { $0.year <= year }?.tonnes }

  /// 特定温室効果ガス排出量 of a fiscal year as known on a day; nil while nobody can know it.
  ///
  /// A figure that was fixed later was reported later, too; one that was never fixed is known once its year is over.
  public func emissions(in year: FiscalYear, on date: CivilDate) -> YearTonnes? {
    emissions.last { $0.year == year && ($0.fixedOn.map { $0 <= date } ?? (year.lastDay < date)) }
  }

  /// Whether a fiscal year's emissions are fixed (確定) as known on a day: they are known, and the year itself was fixed
  /// or the status of its whole period.
  ///
  /// What an obligation calls settled and what an issuance may rest on are both answered here.
  public func hasFixedEmissions(
    in year: FiscalYear, of period: CompliancePeriod, on date: CivilDate, figures: ProgrammeFigures
  ) -> Bool {
    guard let known = emissions(in: year, on: date) else { return false }
    return known.fixedOn != nil || statusFixedOn(for: period, on: date, figures: figures) != nil
  }

  /// The days the obligation status was fixed, of all periods, in order.
  public var statusFixings: [CivilDate] { (earlierFixings ?? []) + (statusFixedOn.map { [$0] } ?? []) }

  /// The day the obligation status of a period was fixed, as known on a day; nil while it is not.
  ///
  /// A fixing belongs to the period that had ended last by then; of several the last counts.
  public func statusFixedOn(for period: CompliancePeriod, on date: CivilDate, figures: ProgrammeFigures) -> CivilDate? {
    let next = figures.period(period.number + 1)?.lastDay
    return statusFixings.last { day in
      day <= date && period.lastDay < day && (next.map { day <= $0 } ?? true)
    }
  }
}

import Programme

/// 削減義務率: which rate a facility has in a fiscal year, and why.
struct ReductionRate: Hashable {
  /// The number of the period whose rate applies.
  let tier: Int
  let category: FacilityCategory
  let relief: ReliefKind?
  let hasMedicalRelief: Bool
  /// The rate after any relief.
  let rate: Ratio

  /// The rate of a facility in a fiscal year of a period.
  ///
  /// Points come off the period's rate before a factor multiplies what is left; that order is inferred, and only a
  /// hospital that is also top-level can show it. A relief the figures name nothing for changes nothing.
  /// - Throws: ``ObligationError/rateMissing(_:period:)``.
  init(
    of facility: Facility, in year: FiscalYear, _ period: CompliancePeriod, figures: ProgrammeFigures
  ) throws(ObligationError) {
    tier = figures.obligation.newEntrants.tier(of: year, in: period.number, entry: facility.specifiedFrom)
    category = facility.category(in: year)
    relief = facility.topLevelRelief(in: year)
    hasMedicalRelief = facility.hasMedicalRelief(in: year)
    let missing = ObligationError.rateMissing(category, period: tier)
    guard let number = figures.period(tier)?.rates[category.rawValue], let full = try? Ratio(tenThousandths: number)
    else { throw missing }
    func figure(_ kind: ReliefKind?) -> ReliefFigure? {
      figures.obligation.reliefs.filter { $0.kind == kind && $0.fromPeriod <= period.number }
        .max { $0.fromPeriod < $1.fromPeriod }
    }
    var rate = full
    for relief in [hasMedicalRelief ? figure(.medical) : nil, figure(relief)] {
      guard let relief else { continue }
      if let points = relief.points {
        guard let off = try? Ratio(tenThousandths: points), let lowered = rate.lowered(by: off) else { throw missing }
        rate = lowered
      }
      if let factor = relief.factor {
        guard let product = rate.multiplied(by: factor) else { throw missing }
        rate = product
      }
    }
    self.rate = rate
  }
}

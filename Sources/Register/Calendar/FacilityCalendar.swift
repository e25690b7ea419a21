public import Programme

/// The days that matter for one facility's obligation of one period, told from what is on record of the facility alone.
///
/// Nothing here needs credits or a database: it says *when* to look, the obligation status then says *whether* there is
/// anything to do.
public struct FacilityCalendar: Hashable, Sendable {
  /// The facility.
  public let designation: DesignationNumber
  /// The period.
  public let period: CompliancePeriod
  /// The first day on which obligation and emissions of the whole period are settled; nil while nobody can say.
  public let settledOn: CivilDate?
  private let facility: Facility
  private let figures: ProgrammeFigures

  /// The calendar; nil for a facility that has no obligation in the period.
  public init?(_ facility: Facility, _ period: CompliancePeriod, figures: ProgrammeFigures) {
    guard facility.facilityClass != .equivalent, let first = facility.obligationFrom, first <= period.lastYear else {
      return nil
    }
    designation = facility.designation
    self.period = period
    self.facility = facility
    self.figures = figures
    settledOn = Self.settled(facility, period, from: max(first, period.firstYear), figures)
  }

  /// 義務履行期限 as known on a day: a status fixed late moves it, from the day it is fixed on.
  public func deadline(on date: CivilDate) -> CivilDate {
    figures.deadline(
      of: period, fixedOn: facility.statusFixedOn(for: period, on: date, figures: figures))
  }

  /// Whether 超過削減量 are issued automatically: the period is settled, and its deadline has not passed.
  ///
  /// Later a person decides; periods that were over before the register began stay as they were left.
  public func isIssuanceDue(on date: CivilDate) -> Bool {
    guard let settledOn else { return false }
    return settledOn <= date && date <= deadline(on: date)
  }

  /// Whether banked credits are surrendered automatically: settled, and within so many days before the deadline.
  public func isSurrenderDue(on date: CivilDate) -> Bool {
    let deadline = deadline(on: date)
    guard let settledOn, settledOn <= date, date <= deadline,
      let day = figures.automaticSurrenderDay(of: period, deadline: deadline)
    else { return false }
    return day <= date
  }

  /// The warning that is due on a day: the shortest lead within which the deadline lies; nil when it is further or past.
  public func warningDue(on date: CivilDate) -> Int? {
    figures.warningLeadDays.lead(from: date, to: deadline(on: date))
  }

  /// The days on which something may fall due, or come to be known that changes what is due; on all others nothing
  /// new can be found as long as nobody writes to the register.
  public var days: Set<CivilDate> {
    var days = Set(facility.emissions.filter { period.contains($0.year) }.map { Self.knownOn($0) })
    days.formUnion(facility.statusFixings)
    days.formUnion([settledOn, period.lastDay.adding(days: 1)].compactMap(\.self))
    let deadlines = Set(([period.lastDay] + days).map { deadline(on: $0) })
    for deadline in deadlines {
      days.formUnion(figures.warningLeadDays.days.map { deadline.adding(days: -$0) })
      if let day = figures.automaticSurrenderDay(of: period, deadline: deadline) { days.insert(day) }
    }
    return days
  }

  /// The day from which a year's emissions are known, as ``Facility/emissions(in:on:)`` knows them.
  private static func knownOn(_ figure: Facility.YearTonnes) -> CivilDate {
    figure.fixedOn ?? figure.year.lastDay.adding(days: 1)
  }

  private static func settled(
    _ facility: Facility, _ period: CompliancePeriod, from first: FiscalYear, _ figures: ProgrammeFigures
  ) -> CivilDate? {
    var known: [CivilDate] = []
    var fixed: [CivilDate] = []
    for year in period.years where first <= year {
      let emissions = facility.emissions.filter { $0.year == year }
      guard let earliest = emissions.map(knownOn).min() else { return nil }
      known.append(earliest)
      if let day = emissions.compactMap(\.fixedOn).min() { fixed.append(day) }
    }
    guard let allKnown = known.max() else { return nil }
    let allFixed = fixed.count == known.count ? fixed.max() : nil
    // Either the status as a whole was fixed, or each year was; the earlier of the two settles the period.
    let status = facility.statusFixings.compactMap { day in
      facility.statusFixedOn(for: period, on: day, figures: figures)
    }.min()
    return [status.map { max($0, allKnown) }, allFixed.map { max($0, allKnown) }].compactMap(\.self).min()
  }
}

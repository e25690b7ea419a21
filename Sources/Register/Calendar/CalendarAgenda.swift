public import GRDB
public import Programme

/// When to look at what: the days of all facilities and periods, read once for a run over many days.
///
/// It is as good as the journal it was read from. ``CalendarDay`` looks at everything again when somebody else has
/// written meanwhile, so a run of many days and many runs of a day find the same.
public struct CalendarAgenda: Sendable {
  /// The calendars, by designation number and then period.
  let facilities: [FacilityCalendar]
  private let byDay: [CivilDate: [Int]]
  /// Days on which credits of some vintage expire.
  private let expiryDays: Set<CivilDate>
  /// Days on which it is warned of them.
  private let warningDays: Set<CivilDate>

  /// The agenda of a register.
  public init(figures: ProgrammeFigures, in db: Database) throws {
    facilities = try RegisterReader.facilities(in: db).flatMap { facility in
      figures.periods.compactMap { FacilityCalendar(facility, $0, figures: figures) }
    }
    var byDay: [CivilDate: [Int]] = [:]
    for (index, calendar) in facilities.enumerated() {
      for day in calendar.days { byDay[day, default: []].append(index) }
    }
    self.byDay = byDay
    expiryDays = Set(figures.periods.map(\.deadline))
    warningDays = Set(
      figures.periods.flatMap { period in
        figures.warningLeadDays.days.map { period.deadline.adding(days: -$0) }
      })
  }

  /// The facilities and periods to look at on a day.
  func facilities(on day: CivilDate, all: Bool) -> [FacilityCalendar] {
    all ? facilities : (byDay[day] ?? []).sorted().map { facilities[$0] }
  }

  /// Whether credits may expire at the end of a day.
  func isExpiryDay(_ day: CivilDate) -> Bool { expiryDays.contains(day) }

  /// Whether a warning of credits that expire may fall due on a day.
  func isExpiryWarningDay(_ day: CivilDate) -> Bool { warningDays.contains(day) }
}

import GRDB
public import Programme
public import Register

/// A run of `daily`: the days that were closed, and what was done on each.
public struct DailyRun: Hashable, Sendable {
  /// The first day that was to be closed; it lies after ``until`` when all were closed before.
  public let from: CivilDate
  /// The last day asked for.
  public let until: CivilDate
  /// One report for each day closed, in order.
  public let days: [DayReport]
  /// Whom each duty done concerns, as the register knew them when its day was closed.
  public let concerned: [DutyRecord: [Person]]
}

extension Office {
  /// Does the calendar's duties, day by day, from the day after the last one done to a date.
  ///
  /// Each day is one transaction: its duties and the note that it is closed are there together or not at all, so a run
  /// that is cut short is taken up again by the next. The first run of an office begins with the day it was set up. A
  /// day that is over for the register (`until` lies before it) is not done again: running twice changes nothing.
  /// - Parameters:
  ///   - until: the last day; the business date when nil, which is never passed unless asked for.
  ///   - willClose: called before each day with its number and the number of all days.
  /// - Throws: ``OfficeError/busy(_:)``, `RegisterError.corrupt`, errors of the database. Days closed before stay.
  public func daily(
    until: CivilDate? = nil, moment: Moment, willClose: (_ index: Int, _ count: Int) -> Void = { _, _ in }
  ) throws -> DailyRun {
    let until = until ?? moment.today
    let from = try read { db in try CalendarRun.firstDay(until: until, in: db) }
    var run = CalendarRun(figures: figures, at: moment.instant)
    var days: [DayReport] = []
    var concerned: [DutyRecord: [Person]] = [:]
    let count = until.daysSince1970 - from.daysSince1970 + 1
    for index in 0..<max(0, count) {
      willClose(index, count)
      let closed = try write { db in
        try run.close(from.adding(days: index), in: db).map { report in
          (report, try report.done.map { ($0, try RegisterReader.persons(concernedBy: $0, in: db)) })
        }
      }
      guard let (report, people) = closed else { continue }
      days.append(report)
      concerned.merge(people) { $1 }
    }
    return DailyRun(from: from, until: until, days: days, concerned: concerned)
  }
}

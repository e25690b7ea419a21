public import Foundation
public import GRDB
public import Programme

/// A run over many days: closes them one after the other, each in a transaction of the caller's.
public struct CalendarRun: Sendable {
  private let figures: ProgrammeFigures
  private let instant: Date
  private var agenda: (content: CalendarAgenda, head: Int64)?

  /// A run at an instant, which all its entries bear.
  public init(figures: ProgrammeFigures, at instant: Date) {
    self.figures = figures
    self.instant = instant
  }

  /// The first day a run has to close: the one after the last closed; in a new register the day it was set up, but no
  /// day after `until`.
  public static func firstDay(until: CivilDate, in db: Database) throws -> CivilDate {
    if let last = try RegisterReader.lastClosedDay(in: db) { return last.adding(days: 1) }
    return min(try RegisterReader.openingDay(in: db) ?? until, until)
  }

  /// Closes a day; nil when it, or a later one, is closed already.
  ///
  /// When the caller's transaction rolls back, the run goes on with a fresh look at everything.
  /// - Throws: as ``CalendarDay/close(_:agenda:looksAtAll:figures:at:in:)``.
  public mutating func close(_ day: CivilDate, in db: Database) throws -> DayReport? {
    if let last = try RegisterReader.lastClosedDay(in: db), day <= last { return nil }
    let head = try Journal.head(in: db).sequence
    let known = agenda.flatMap { $0.head == head ? $0.content : nil }
    agenda = nil
    let content = try known ?? CalendarAgenda(figures: figures, in: db)
    let report = try CalendarDay.close(
      day, agenda: content, looksAtAll: known == nil, figures: figures, at: instant, in: db)
    agenda = (content, try Journal.head(in: db).sequence)
    return report
  }
}

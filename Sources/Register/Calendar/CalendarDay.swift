public import Foundation
public import GRDB
public import Programme

/// Closes a day: does every duty of the calendar that is due on it, and puts on record that it did.
public enum CalendarDay {
  /// Who the entries name.
  public static let actor = "daily"

  /// Does the duties of a day in the order of ``CalendarDuty``, each in the order of facilities and accounts, and closes
  /// the day, in the caller's transaction. What happens at the end of a day (expiry, lapse) happens within it.
  ///
  /// A duty the register refuses is reported and stays due; it never stops the others.
  /// - Parameters:
  ///   - looksAtAll: whether everything is looked at, and not only what the agenda has for the day: on the first day of
  ///     a run, and whenever somebody else has written since the agenda was read.
  /// - Throws: ``RegisterError/corrupt(table:row:)`` and errors of the database; the transaction must then roll back.
  public static func close(
    _ day: CivilDate, agenda: CalendarAgenda, looksAtAll: Bool, figures: ProgrammeFigures, at instant: Date,
    in db: Database
  ) throws -> DayReport {
    var closing = DayClosing(day: day, figures: figures, instant: instant, db: db)
    let facilities = agenda.facilities(on: day, all: looksAtAll)
    for calendar in facilities where calendar.isIssuanceDue(on: day) { try closing.issue(calendar) }
    for calendar in facilities where calendar.isSurrenderDue(on: day) { try closing.surrender(calendar) }
    // Credits issued today may be of a vintage that is over already.
    let looksAtCredits = looksAtAll || closing.hasIssued
    if looksAtCredits || agenda.isExpiryDay(day) { try closing.expire() }
    try closing.lapse()
    for calendar in facilities { try closing.warnOfDeadline(calendar) }
    if looksAtCredits || agenda.isExpiryWarningDay(day) { try closing.warnOfExpiry() }
    try closing.warnOfRenewal()
    try closing.append([.dayClosed(day)], effectiveOn: day)
    return closing.report
  }
}

/// A day under way.
private struct DayClosing {
  let day: CivilDate
  let figures: ProgrammeFigures
  let instant: Date
  let db: Database
  var report: DayReport
  var hasIssued = false

  init(day: CivilDate, figures: ProgrammeFigures, instant: Date, db: Database) {
    self.day = day
    self.figures = figures
    self.instant = instant
    self.db = db
    report = DayReport(day: day)
  }

  mutating func append(_ changes: [RegisterChange], effectiveOn date: CivilDate) throws {
    try Journal.append(changes, by: CalendarDay.actor, effectiveOn: date, at: instant, in: db)
    report.entries += changes.count
  }

  // MARK: Automatic issuance and surrender

  mutating func issue(_ calendar: FacilityCalendar) throws {
    guard let settledOn = calendar.settledOn, try !isDone(.automaticIssuance, calendar) else { return }
    guard let status = try status(of: calendar, for: .automaticIssuance) else { return }
    let record = DutyRecord(
      duty: .automaticIssuance, day: day, dueOn: settledOn, designation: calendar.designation,
      account: try account(of: calendar)?.number, period: calendar.period.number, tonnes: status.excessIssuable)
    guard status.excessIssuable > .zero, let vintage = status.years.last?.year else { return try finish(record) }
    guard let account = record.account else { return refuse(.automaticIssuance, calendar, nil, .accountMissing) }
    // The whole excess bears the year with whose results the period is settled; all years of a period expire together.
    let issuance = Issuance(
      into: account, .excess, origin: calendar.designation.digits, vintage: vintage, tonnes: status.excessIssuable,
      basis: .excessAutomatic(period: calendar.period.number))
    let snapshot = try RegisterReader.creditSnapshot(for: issuance.query, in: db)
    let date = try openBooks(snapshot, calendar)
    do {
      let changes = try issuance.decide(
        on: date, issuable: status.excessIssuable, figures: figures, snapshot: snapshot)
      try append(changes, effectiveOn: date)
      hasIssued = true
      try finish(record)
    } catch let refusal as CreditRefusal {
      refuse(.automaticIssuance, calendar, account, .register(.creditRefused(refusal)))
    }
  }

  mutating func surrender(_ calendar: FacilityCalendar) throws {
    guard try !isDone(.automaticSurrender, calendar) else { return }
    guard let status = try status(of: calendar, for: .automaticSurrender) else { return }
    let account = try account(of: calendar)
    func record(_ tonnes: Tonnes) -> DutyRecord {
      DutyRecord(
        duty: .automaticSurrender, day: day, dueOn: status.deadline, designation: calendar.designation,
        account: account?.number, period: calendar.period.number, tonnes: tonnes)
    }
    // A facility that is not short cannot use its banked credits itself (seed 003).
    if status.shortage == .zero { return try finish(record(.zero)) }
    guard let account else { return refuse(.automaticSurrender, calendar, nil, .accountMissing) }
    let surrender = Surrender(automaticallyFrom: account.number)
    let snapshot = try RegisterReader.creditSnapshot(for: surrender.query, in: db)
    let date = try openBooks(snapshot, calendar)
    do {
      let changes = try surrender.decide(
        on: date,
        need: SurrenderNeed(status), figures: figures, snapshot: snapshot)
      try append(changes, effectiveOn: date)
      try finish(record(Self.tonnes(moved: changes)))
    } catch let refusal as CreditRefusal {
      refuse(.automaticSurrender, calendar, account.number, .register(.creditRefused(refusal)))
    }
  }

  // MARK: The end of the day

  mutating func expire() throws {
    // The last day of use is a day of use: what lies in the accounts when it is over is taken away.
    let next = day.adding(days: 1)
    guard let dueOn = figures.periods.map(\.deadline).filter({ $0 <= day }).max() else { return }
    for number in try RegisterReader.accountsWithExpiredCredits(on: next, figures: figures, in: db) {
      let expiry = CreditExpiry(in: number)
      let snapshot = try RegisterReader.creditSnapshot(for: expiry.query, in: db)
      do {
        let changes = try expiry.decide(
          on: max(next, openBooks(snapshot)), figures: figures, snapshot: snapshot)
        if changes.isEmpty { continue }
        try append(changes, effectiveOn: openBooks(snapshot))
        try finish(
          DutyRecord(duty: .expiry, day: day, dueOn: dueOn, account: number, tonnes: Self.tonnes(moved: changes)))
      } catch let refusal as CreditRefusal {
        refuse(.expiry, nil, number, .register(.creditRefused(refusal)))
      }
    }
  }

  mutating func lapse() throws {
    for account in try RegisterReader.accountsEnding(from: nil, through: day, in: db) {
      let snapshot = try RegisterReader.snapshot(for: SnapshotQuery(accounts: [account.number]), in: db)
      do {
        let changes = try AccountClosure(account: account.number).lapse(on: day, snapshot: snapshot)
        try append(changes, effectiveOn: day)
        if case .accountChanged(let change) = changes.last, change.reason == .frozen {
          report.frozen.append(account.number)
        }
        try finish(
          DutyRecord(
            duty: .lapse, day: day, dueOn: account.expiresOn ?? day, account: account.number,
            tonnes: snapshot.standings[account.number]?.tonnes ?? .zero))
      } catch let error as RegisterError where !error.isCorrupt {
        refuse(.lapse, nil, account.number, .register(error))
      }
    }
  }

  // MARK: Warnings

  mutating func warnOfDeadline(_ calendar: FacilityCalendar) throws {
    guard let lead = calendar.warningDue(on: day) else { return }
    let dueOn = calendar.deadline(on: day)
    let done = try RegisterReader.duties(of: calendar.designation, period: calendar.period.number, in: db)
    if Self.isWarned(of: .deadline, dueOn, lead, done) { return }
    guard let status = try status(of: calendar, for: .warning) else { return }
    // Who has met the obligation need not be warned of its deadline.
    if status.isFulfilled, calendar.settledOn.map({ $0 <= day }) == true { return }
    try finish(
      DutyRecord(
        duty: .warning, warning: .deadline, day: day, dueOn: dueOn, designation: calendar.designation,
        account: try account(of: calendar)?.number, period: calendar.period.number, tonnes: status.shortage,
        daysAhead: lead))
  }

  mutating func warnOfExpiry() throws {
    let furthest = figures.warningLeadDays.longest
    for (account, lastDay, tonnes) in try RegisterReader.expiring(
      from: day.adding(days: 1), through: day.adding(days: furthest), figures: figures, in: db)
    {
      guard let lead = figures.warningLeadDays.lead(from: day, to: lastDay),
        try !Self.isWarned(of: .expiry, lastDay, lead, RegisterReader.duties(of: account, in: db))
      else { continue }
      try finish(
        DutyRecord(
          duty: .warning, warning: .expiry, day: day, dueOn: lastDay, account: account, tonnes: tonnes,
          daysAhead: lead))
    }
  }

  mutating func warnOfRenewal() throws {
    let furthest = figures.warningLeadDays.longest
    for account in try RegisterReader.accountsEnding(
      from: day.adding(days: 1), through: day.adding(days: furthest), in: db)
    {
      guard let lastDay = account.expiresOn, let lead = figures.warningLeadDays.lead(from: day, to: lastDay),
        try !Self.isWarned(of: .renewal, lastDay, lead, RegisterReader.duties(of: account.number, in: db))
      else { continue }
      try finish(
        DutyRecord(
          duty: .warning, warning: .renewal, day: day, dueOn: lastDay, account: account.number, daysAhead: lead))
    }
  }

  // MARK: What the duties share

  /// The first day on which a movement can be dated: a day that was left behind is caught up with, but the books of
  /// days before the last movement are closed.
  private func openBooks(_ snapshot: CreditSnapshot) -> CivilDate { max(day, snapshot.lastMovementOn ?? day) }

  /// The same, and nothing rests on the figures of a facility before the day they were put on record.
  private func openBooks(_ snapshot: CreditSnapshot, _ calendar: FacilityCalendar) throws -> CivilDate {
    let recordedOn = try RegisterReader.recordingDay(of: calendar.designation, in: db)
    return max(openBooks(snapshot), recordedOn ?? day)
  }

  private func account(of calendar: FacilityCalendar) throws -> Account? {
    try RegisterReader.accounts("designation = ?", [calendar.designation.digits], db).first {
      $0.status(on: day) == .open
    }
  }

  private mutating func status(of calendar: FacilityCalendar, for duty: CalendarDuty) throws -> ObligationStatus? {
    do {
      return try RegisterReader.obligation(
        of: calendar.designation, period: calendar.period.number, on: day, figures: figures, in: db)
    } catch let error as ObligationError {
      refuse(duty, calendar, nil, .obligation(error))
      return nil
    }
  }

  private func isDone(_ duty: CalendarDuty, _ calendar: FacilityCalendar) throws -> Bool {
    try RegisterReader.duties(of: calendar.designation, period: calendar.period.number, in: db)
      .contains { $0.duty == duty }
  }

  /// Whether a warning was given before, with this lead or a shorter one.
  private static func isWarned(
    of warning: DutyRecord.Warning, _ dueOn: CivilDate, _ lead: Int, _ done: [DutyRecord]
  ) -> Bool {
    done.contains { record in
      record.warning == warning && record.dueOn == dueOn && (record.daysAhead.map { $0 <= lead } ?? false)
    }
  }

  /// Puts a duty on record; one whose occasion is on record already (credits brought back by a reversal expire once
  /// more) is only reported.
  private mutating func finish(_ record: DutyRecord) throws {
    report.done.append(record)
    if try !RegisterReader.isOnRecord(record, in: db) { try append([.dutyDone(record)], effectiveOn: day) }
  }

  private mutating func refuse(
    _ duty: CalendarDuty, _ calendar: FacilityCalendar?, _ account: AccountNumber?, _ reason: DayReport.Reason
  ) {
    report.refused.append(
      DayReport.Refused(duty: duty, designation: calendar?.designation, account: account, reason: reason))
  }

  private static func tonnes(moved changes: [RegisterChange]) -> Tonnes {
    Tonnes(changes.compactMap { $0.movement?.tonnes.rawValue }.reduce(0, +))
  }
}

extension RegisterError {
  /// Whether stored data is damaged: nothing may be done on it.
  fileprivate var isCorrupt: Bool {
    if case .corrupt = self { return true }
    return false
  }
}

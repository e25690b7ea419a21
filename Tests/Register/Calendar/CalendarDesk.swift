import Foundation
import GRDB
import Programme
import Register
import TestSupport

/// The ``SummerRegister`` and what becomes of it as its days are closed.
struct CalendarDesk {
  let db: DatabaseQueue
  let figures: ProgrammeFigures

  init(_ json: String = SummerRegister.json) throws {
    figures = try SpecimenFigures.figures()
    db = try RegisterDatabase.inMemory()
    let seed = try JSONDecoder().decode(RegisterSeed.self, from: Data(json.utf8))
    let changes = try seed.datedChanges(figures: figures, on: Self.day("2026-05-01")) { $0 }
    try db.write { _ = try Journal.append(changes, by: "init", at: FixedMoment.instant, in: $0) }
  }

  static func day(_ text: String) throws -> CivilDate { try CivilDate(iso: text) }
  static func account(_ text: String) throws -> AccountNumber { try AccountNumber("130-\(text)-0") }

  /// Closes the days up to one, as the office does: one transaction a day.
  @discardableResult
  func close(until: String) throws -> [DayReport] {
    let until = try Self.day(until)
    var run = CalendarRun(figures: figures, at: FixedMoment.instant)
    var reports: [DayReport] = []
    var day = try db.read { try CalendarRun.firstDay(until: until, in: $0) }
    while day <= until {
      if let report = try db.write({ try run.close(day, in: $0) }) { reports.append(report) }
      day = day.adding(days: 1)
    }
    return reports
  }

  /// What was done, a line a duty: day, duty or warning, facility, account, tonnes, days ahead.
  static func lines(_ reports: [DayReport]) -> [String] {
    reports.flatMap { report in
      report.done.map { duty in
        var words = [report.day.iso, duty.warning.map { "warn-\($0.rawValue)" } ?? duty.duty.rawValue]
        words += [
          duty.designation?.digits ?? "-", duty.account.map { String($0.description.dropFirst(4).dropLast(2)) } ?? "-",
        ]
        words.append("\(duty.tonnes.rawValue)t")
        if let ahead = duty.daysAhead { words.append("\(ahead)d") }
        return words.joined(separator: " ")
      } + report.refused.map { "\(report.day.iso) REFUSED \($0.duty.rawValue) \($0.reason)" }
    }
  }

  func append(_ changes: [RegisterChange], on date: String) throws {
    try db.write {
      _ = try Journal.append(changes, by: "kessai", effectiveOn: Self.day(date), at: FixedMoment.instant, in: $0)
    }
  }

  /// The tonnes in an account, by the period of the vintage.
  func holdings(_ account: String) throws -> [Int: Int64] {
    try db.read { db in
      try RegisterReader.holdings(
        of: Self.account(account), on: FixedMoment.today, figures: figures, in: db
      ).reduce(into: [:]) { $0[$1.usablePeriods.first ?? 0, default: 0] += $1.tonnes.rawValue }
    }
  }

  func status(_ designation: String, on date: String) throws -> ObligationStatus {
    try db.read { db in
      try RegisterReader.obligation(
        of: DesignationNumber(designation), period: 3, on: Self.day(date), figures: figures, in: db)
    }
  }

  func faults() throws -> [String] {
    try db.read { RegisterVerification.verify($0) }.checks.filter { !$0.ok }.map { "\($0.name): \($0.detail)" }
  }

  /// The journal without what differs from run to run or from chunk to chunk: place, instant and hashes.
  func journal() throws -> [String] {
    try db.read { db in
      try Row.fetchAll(db, sql: "SELECT effectiveOn, actor, kind, payload FROM journalEntry ORDER BY sequence").map {
        "\($0["effectiveOn"] as String) \($0["actor"] as String) \($0["kind"] as String) \($0["payload"] as String)"
      }
    }
  }
}

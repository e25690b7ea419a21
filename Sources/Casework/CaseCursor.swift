import Examination
import Forms
import Foundation
import GRDB
import Programme
import Register

/// Cases as they are read from the database, one after the other: an office has more of them than fit in memory.
final class CaseCursor {
  private let rows: RowCursor
  private let events: Statement
  private let pool = TextPool()

  /// - Parameter condition: which cases, and in which order.
  init(_ condition: String, _ arguments: StatementArguments = [], in db: Database) throws {
    // Prepared for this reading alone: a cursor of the same statement may be under way further out.
    rows = try Row.fetchCursor(
      db.makeStatement(
        sql: """
          SELECT id, submissionID, formID, edition, applicant, receivedOn, resembles FROM caseRecord \(condition)
          """), arguments: arguments)
    events = try db.makeStatement(
      sql: """
        SELECT number, kind, actor, actedOn, recordedAt, payload FROM caseEvent WHERE caseID = ? ORDER BY number
        """)
  }

  /// The next case; nil when there is none any more.
  func next() throws -> CaseRecord? {
    guard let row = try rows.next() else { return nil }
    let id: String = row[0]
    let happened = try Array(Row.fetchCursor(events, arguments: [id]).map { try self.event($0, of: id) })
    return try CaseRecord(
      id: CaseID(rawValue: id), submission: SubmissionID(rawValue: row[1]), formID: FormID(rawValue: row[2]),
      edition: row[3], applicant: row[4], receivedOn: CaseStore.civilDate(row[5], table: "caseRecord", row: id),
      resembles: (row[6] as String?).map(CaseID.init(rawValue:)), events: happened)
  }

  private func event(_ row: Row, of id: String) throws -> CaseEvent {
    let number: Int = row[0]
    let name = "\(id)/\(number)"
    guard let instant = UTCInstant.instant(row[4]) else {
      throw CaseworkError.corrupt(table: "caseEvent", row: name)
    }
    return CaseEvent(
      number: number, action: try CaseAction(kind: row[1], payload: row[5], row: name, pool: pool),
      actor: row[2], actedOn: try CaseStore.civilDate(row[3], table: "caseEvent", row: name), recordedAt: instant)
  }
}

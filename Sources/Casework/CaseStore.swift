import Examination
import Forms
import Foundation
public import GRDB
import Programme
public import Register

/// Cases and submissions in the database: the one door of this target to its tables. Rows are only added.
public enum CaseStore {
  // MARK: Reading

  /// A case by its id.
  /// - Throws: ``CaseworkError/caseUnknown(_:)``.
  public static func findCase(_ id: CaseID, in db: Database) throws -> CaseRecord {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM caseRecord WHERE id = ?", arguments: [id.rawValue]) else {
      throw CaseworkError.caseUnknown(id)
    }
    let events = try Row.fetchAll(
      db, sql: "SELECT * FROM caseEvent WHERE caseID = ? ORDER BY number", arguments: [id.rawValue])
    return try record(row, events: events)
  }

  /// All cases, in the order of their ids.
  public static func cases(in db: Database) throws -> [CaseRecord] {
    try records(where: "1", in: db)
  }

  /// The cases that something can still happen to, in the order of their ids.
  public static func openCases(in db: Database) throws -> [CaseRecord] {
    try records(
      where: """
        NOT EXISTS (SELECT 1 FROM caseEvent WHERE caseID = caseRecord.id AND kind IN ('applied', 'rejected', 'withdrawn'))
        """, in: db)
  }

  private static func records(where condition: String, in db: Database) throws -> [CaseRecord] {
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM caseRecord WHERE \(condition) ORDER BY id")
    let events = try Row.fetchAll(
      db,
      sql: """
        SELECT caseEvent.* FROM caseEvent JOIN caseRecord ON caseRecord.id = caseID WHERE \(condition)
        ORDER BY caseID, number
        """)
    let byCase = Dictionary(grouping: events) { $0["caseID"] as String }
    return try rows.map { try record($0, events: byCase[$0["id"]] ?? []) }
  }

  private static func record(_ row: Row, events: [Row]) throws -> CaseRecord {
    let id: String = row["id"]
    return try CaseRecord(
      id: CaseID(rawValue: id), submission: SubmissionID(rawValue: row["submissionID"]),
      formID: FormID(rawValue: row["formID"]), edition: row["edition"], applicant: row["applicant"],
      receivedOn: try civilDate(row["receivedOn"], table: "caseRecord", row: id),
      resembles: (row["resembles"] as String?).map(CaseID.init(rawValue:)), events: try events.map(event))
  }

  private static func event(_ row: Row) throws -> CaseEvent {
    let number: Int = row["number"]
    let name = "\(row["caseID"] as String)/\(number)"
    guard let instant = UTCInstant.instant(row["recordedAt"]) else {
      throw CaseworkError.corrupt(table: "caseEvent", row: name)
    }
    return CaseEvent(
      number: number, action: try CaseAction(kind: row["kind"], payload: row["payload"], row: name),
      actor: row["actor"], actedOn: try civilDate(row["actedOn"], table: "caseEvent", row: name), recordedAt: instant)
  }

  static func civilDate(_ text: String, table: String, row: String) throws -> CivilDate {
    do { return try CivilDate(iso: text) } catch { throw CaseworkError.corrupt(table: table, row: row) }
  }

  /// The file a case was made from; nil when there is no such case.
  public static func fetchFile(of id: CaseID, in db: Database) throws -> SubmissionFile? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT submissionFile.* FROM caseRecord JOIN submissionFile USING (submissionID)
          WHERE caseRecord.id = ? AND disposition = 'case' AND submissionFile.caseID <= caseRecord.id
          ORDER BY submissionFile.caseID DESC LIMIT 1
          """), arguments: [id.rawValue]
    ).map(file)
  }
}

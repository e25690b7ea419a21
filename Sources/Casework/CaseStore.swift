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
    var found: CaseRecord?
    try eachRecord("WHERE id = ?", [id.rawValue], in: db) { found = $0 }
    guard let found else { throw CaseworkError.caseUnknown(id) }
    return found
  }

  /// All cases, in the order of their ids.
  public static func cases(in db: Database) throws -> [CaseRecord] {
    var cases: [CaseRecord] = []
    try eachCase(in: db) { cases.append($0) }
    return cases
  }

  /// Hands on every case, in the order of their ids, one at a time: an office has more of them than fit in memory.
  public static func eachCase(in db: Database, _ body: (CaseRecord) throws -> Void) throws {
    try eachRecord("ORDER BY id", [], in: db, body)
  }

  /// Hands on the cases that something can still happen to, in the order of their ids, one at a time.
  public static func eachOpenCase(in db: Database, _ body: (CaseRecord) throws -> Void) throws {
    try eachRecord(
      """
      WHERE NOT EXISTS (SELECT 1 FROM caseEvent WHERE caseID = caseRecord.id
        AND kind IN ('applied', 'rejected', 'withdrawn')) ORDER BY id
      """, [], in: db, body)
  }

  private static func eachRecord(
    _ condition: String, _ arguments: StatementArguments, in db: Database, _ body: (CaseRecord) throws -> Void
  ) throws {
    // Prepared for this call alone: a cursor of the same statement may be under way further out.
    let statement = try db.makeStatement(
      sql: """
        SELECT id, submissionID, formID, edition, applicant, receivedOn, resembles FROM caseRecord \(condition)
        """)
    let events = try db.makeStatement(
      sql: """
        SELECT number, kind, actor, actedOn, recordedAt, payload FROM caseEvent WHERE caseID = ? ORDER BY number
        """)
    let pool = TextPool()
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    while let row = try rows.next() {
      let id: String = row[0]
      let happened = try Array(Row.fetchCursor(events, arguments: [id]).map { try event($0, of: id, pool: pool) })
      try body(
        CaseRecord(
          id: CaseID(rawValue: id), submission: SubmissionID(rawValue: row[1]), formID: FormID(rawValue: row[2]),
          edition: row[3], applicant: row[4], receivedOn: try civilDate(row[5], table: "caseRecord", row: id),
          resembles: (row[6] as String?).map(CaseID.init(rawValue:)), events: happened))
    }
  }

  /// An event, from the columns in the order of ``eachRecord(_:_:in:_:)``.
  private static func event(_ row: Row, of id: String, pool: TextPool) throws -> CaseEvent {
    let number: Int = row[0]
    let name = "\(id)/\(number)"
    guard let instant = UTCInstant.instant(row[4]) else {
      throw CaseworkError.corrupt(table: "caseEvent", row: name)
    }
    return CaseEvent(
      number: number, action: try CaseAction(kind: row[1], payload: row[5], row: name, pool: pool),
      actor: row[2], actedOn: try civilDate(row[3], table: "caseEvent", row: name), recordedAt: instant)
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

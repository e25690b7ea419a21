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
    let cursor = try CaseCursor(condition, arguments, in: db)
    while let record = try cursor.next() { try body(record) }
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

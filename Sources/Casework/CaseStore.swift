import Examination
import Forms
import Foundation
public import GRDB
public import Intake
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
      receivedOn: try civilDate(row["receivedOn"], table: "caseRecord", row: id), events: try events.map(event))
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

  private static func civilDate(_ text: String, table: String, row: String) throws -> CivilDate {
    do { return try CivilDate(iso: text) } catch { throw CaseworkError.corrupt(table: table, row: row) }
  }

  /// A submission with its files; nil when there is none of that id.
  public static func fetchSubmission(_ id: SubmissionID, in db: Database) throws -> Submission? {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM submission WHERE id = ?", arguments: [id.rawValue])
    else { return nil }
    guard let channel = Channel(rawValue: row["channel"]) else {
      throw CaseworkError.corrupt(table: "submission", row: id.rawValue)
    }
    let files = try Row.fetchAll(
      db, sql: "SELECT * FROM submissionFile WHERE submissionID = ? ORDER BY position", arguments: [id.rawValue])
    return Submission(
      id: id, channel: channel, source: row["source"], sender: row["sender"],
      receivedOn: try civilDate(row["receivedOn"], table: "submission", row: id.rawValue), files: try files.map(file),
      cases: try String.fetchAll(
        db, sql: "SELECT id FROM caseRecord WHERE submissionID = ? ORDER BY id", arguments: [id.rawValue]
      ).map(CaseID.init(rawValue:)))
  }

  /// The file a case was made from; nil when there is no such case.
  public static func fetchFile(of id: CaseID, in db: Database) throws -> SubmissionFile? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT submissionFile.* FROM caseRecord JOIN submissionFile USING (submissionID)
        WHERE caseRecord.id = ? AND disposition = 'case' AND submissionFile.caseID <= caseRecord.id
        ORDER BY submissionFile.caseID DESC LIMIT 1
        """, arguments: [id.rawValue]
    ).map(file)
  }

  /// The files that wait for a person, the oldest first; not those that made a case when they came in again.
  public static func quarantinedFiles(in db: Database) throws -> [SubmissionFile] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM submissionFile WHERE disposition = 'quarantined' AND NOT EXISTS (
          SELECT 1 FROM submissionFile AS later WHERE later.sha256 = submissionFile.sha256 AND later.disposition = 'case')
        ORDER BY id
        """
    ).map(file)
  }

  /// The arrival of some bytes that counts: the one that made a case, else the first; nil when they have never come in.
  public static func firstArrival(of fingerprint: Fingerprint, in db: Database) throws -> SubmissionFile? {
    let arrivals = try arrivals(of: fingerprint, in: db)
    return arrivals.first { $0.disposition == .case } ?? arrivals.first
  }

  /// Every arrival of some bytes, the first one first.
  static func arrivals(of fingerprint: Fingerprint, in db: Database) throws -> [SubmissionFile] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM submissionFile WHERE sha256 = ? ORDER BY id", arguments: [fingerprint.hex]
    ).map(file)
  }

  /// Every fingerprint that was ever recorded, sorted: what the store must hold.
  public static func fingerprints(in db: Database) throws -> [Fingerprint] {
    try String.fetchAll(
      db, sql: "SELECT DISTINCT sha256 FROM submissionFile WHERE sha256 IS NOT NULL ORDER BY sha256"
    ).map { hex in
      guard let fingerprint = Fingerprint(hex: hex) else {
        throw CaseworkError.corrupt(table: "submissionFile", row: hex)
      }
      return fingerprint
    }
  }

  private static func file(_ row: Row) throws -> SubmissionFile {
    let id: Int64 = row["id"]
    guard let kind = FileKind(rawValue: row["kind"]),
      let disposition = SubmissionFile.Disposition(rawValue: row["disposition"])
    else { throw CaseworkError.corrupt(table: "submissionFile", row: String(id)) }
    var reason: LocalizedText?
    if let ja = row["reasonJa"] as String?, let en = row["reasonEn"] as String? {
      reason = LocalizedText(ja: ja, en: en)
    }
    return SubmissionFile(
      id: id, submission: SubmissionID(rawValue: row["submissionID"]), name: row["name"], sha256: row["sha256"],
      bytes: row["bytes"], kind: kind, disposition: disposition,
      caseID: (row["caseID"] as String?).map(CaseID.init(rawValue:)), reason: reason)
  }

  // MARK: Writing

  /// Adds an event to a case, numbered after its last one.
  static func append(
    _ action: CaseAction, to id: CaseID, by actor: String, on date: CivilDate, at instant: Date, in db: Database
  ) throws {
    let last = try Int.fetchOne(
      db, sql: "SELECT coalesce(max(number), 0) FROM caseEvent WHERE caseID = ?", arguments: [id.rawValue])
    try db.execute(
      sql:
        "INSERT INTO caseEvent (caseID, number, kind, actor, actedOn, recordedAt, payload) VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        id.rawValue, (last ?? 0) + 1, action.kind, actor, date.iso, UTCInstant.text(instant), try action.payload(),
      ])
  }

  /// The id the next submission of a year gets.
  static func nextSubmissionID(year: Int, in db: Database) throws -> SubmissionID {
    SubmissionID(rawValue: try nextID(prefix: "S", year: year, table: "submission", in: db))
  }

  /// The id the next case of a year gets.
  static func nextCaseID(year: Int, in db: Database) throws -> CaseID {
    CaseID(rawValue: try nextID(prefix: "C", year: year, table: "caseRecord", in: db))
  }

  private static func nextID(prefix: String, year: Int, table: String, in db: Database) throws -> String {
    let stem = "\(prefix)-\(year)-"
    let last = try Int.fetchOne(
      db, sql: "SELECT max(CAST(substr(id, ?) AS INTEGER)) FROM \(table) WHERE id GLOB ?",
      arguments: [stem.count + 1, "\(stem)*"])
    let digits = String((last ?? 0) + 1)
    return stem + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}

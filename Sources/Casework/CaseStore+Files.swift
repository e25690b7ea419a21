import Forms
public import GRDB
public import Intake
import Programme
public import Register

/// Submissions, their arrivals and their files in the database.
extension CaseStore {
  /// A submission with its files; nil when there is none of that id.
  public static func fetchSubmission(_ id: SubmissionID, in db: Database) throws -> Submission? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM submission WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id.rawValue]) else { return nil }
    guard let channel = Channel(rawValue: row["channel"]) else {
      throw CaseworkError.corrupt(table: "submission", row: id.rawValue)
    }
    let files = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM submissionFile WHERE submissionID = ? ORDER BY position"),
      arguments: [id.rawValue])
    return Submission(
      id: id, channel: channel, source: row["source"], sender: row["sender"], messageID: row["messageID"],
      receivedOn: try civilDate(row["receivedOn"], table: "submission", row: id.rawValue), files: try files.map(file),
      cases: try String.fetchAll(
        db.cachedStatement(sql: "SELECT id FROM caseRecord WHERE submissionID = ? ORDER BY id"),
        arguments: [id.rawValue]
      ).map(CaseID.init(rawValue:)))
  }

  /// A submission that a row names.
  /// - Throws: ``CaseworkError/corrupt(table:row:)`` when it is not there.
  static func findSubmission(_ id: SubmissionID, in db: Database) throws -> Submission {
    guard let submission = try fetchSubmission(id, in: db) else {
      throw CaseworkError.corrupt(table: "submission", row: id.rawValue)
    }
    return submission
  }

  /// The file of a number; nil when there is none.
  public static func fetchFile(number: Int64, in db: Database) throws -> SubmissionFile? {
    try Row.fetchOne(db, sql: "SELECT * FROM submissionFile WHERE id = ?", arguments: [number]).map(file)
  }

  /// The arrival of some bytes that counts: the one that made a case, else the first; nil when they have never come in.
  public static func firstArrival(of fingerprint: Fingerprint, in db: Database) throws -> SubmissionFile? {
    let arrivals = try arrivals(of: fingerprint, in: db)
    return arrivals.first { $0.disposition == .case } ?? arrivals.first
  }

  /// Every arrival of some bytes, the first one first.
  static func arrivals(of fingerprint: Fingerprint, in db: Database) throws -> [SubmissionFile] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM submissionFile WHERE sha256 = ? ORDER BY id"),
      arguments: [fingerprint.hex]
    ).map(file)
  }

  /// Every fingerprint that was ever recorded, sorted: what the store must hold.
  public static func fingerprints(in db: Database) throws -> [Fingerprint] {
    try String.fetchAll(
      db,
      sql: """
        SELECT sha256 FROM submissionFile WHERE sha256 IS NOT NULL
        UNION SELECT sha256 FROM repeatFile WHERE sha256 IS NOT NULL ORDER BY 1
        """
    ).map { hex in
      guard let fingerprint = Fingerprint(hex: hex) else {
        throw CaseworkError.corrupt(table: "submissionFile", row: hex)
      }
      return fingerprint
    }
  }

  /// The files that came in again with the bytes or the values of a case's file, the first one first.
  public static func duplicates(of id: CaseID, in db: Database) throws -> [SubmissionFile] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT * FROM submissionFile WHERE caseID = ? AND disposition = 'duplicate' ORDER BY id"),
      arguments: [id.rawValue]
    ).map(file)
  }

  static func file(_ row: Row) throws -> SubmissionFile {
    let id: Int64 = row["id"]
    let sameBy = row["sameBy"] as String?
    guard let kind = FileKind(rawValue: row["kind"]),
      let disposition = SubmissionFile.Disposition(rawValue: row["disposition"]),
      sameBy == nil || sameBy.flatMap(SubmissionFile.Sameness.init(rawValue:)) != nil
    else { throw CaseworkError.corrupt(table: "submissionFile", row: String(id)) }
    var reason: LocalizedText?
    if let ja = row["reasonJa"] as String?, let en = row["reasonEn"] as String? {
      reason = LocalizedText(ja: ja, en: en)
    }
    return SubmissionFile(
      id: id, submission: SubmissionID(rawValue: row["submissionID"]), arrival: ArrivalID(rawValue: row["arrivalID"]),
      parent: row["parentID"], members: row["members"], name: row["name"], sha256: row["sha256"], bytes: row["bytes"],
      kind: kind, disposition: disposition, caseID: (row["caseID"] as String?).map(CaseID.init(rawValue:)),
      sameBy: sameBy.flatMap(SubmissionFile.Sameness.init(rawValue:)), isLocked: row["isLocked"],
      isUnscanned: (row["scan"] as String?)?.hasPrefix("failed ") == true, reason: reason)
  }
}

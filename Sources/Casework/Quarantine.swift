import Foundation
public import GRDB
import Intake
import Programme
import Register

/// The files that wait for a person, and how their wait ends.
public enum Quarantine {
  /// How the wait of a file ended.
  public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// A password opened it.
    case unlocked
    /// A person decided that nothing is to be done with it; the file is kept.
    case discarded
  }

  /// The files that wait, the oldest first; not those that made a case when they came in again, nor those that could not
  /// be scanned and were when they came in again: what became of them then counts.
  public static func files(in db: Database) throws -> [SubmissionFile] {
    try Row.fetchAll(db, sql: "SELECT * FROM submissionFile WHERE \(isWaiting) ORDER BY id").map(CaseStore.file)
  }

  /// A file that waits.
  /// - Throws: ``CaseworkError/notQuarantined(_:)`` when none of that number does.
  public static func find(_ id: Int64, in db: Database) throws -> SubmissionFile {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM submissionFile WHERE id = ? AND \(isWaiting)", arguments: [id])
    else { throw CaseworkError.notQuarantined(id) }
    return try CaseStore.file(row)
  }

  /// The locked files that one password opens: those in a container, or the file alone, in the order of the envelope.
  ///
  /// - Returns: the file whose bytes are in the store (the container, else the file itself) and all that wait behind it.
  public static func locked(with file: SubmissionFile, in db: Database) throws -> (
    opened: SubmissionFile, waiting: [SubmissionFile]
  ) {
    var outer = file
    while outer.sha256 == nil, let parent = outer.parent, let found = try CaseStore.fetchFile(number: parent, in: db) {
      outer = found
    }
    let inside = try Row.fetchAll(
      db,
      sql: """
        WITH RECURSIVE inside (id) AS (
          SELECT ? UNION SELECT submissionFile.id FROM submissionFile JOIN inside ON parentID = inside.id)
        SELECT * FROM submissionFile WHERE id IN (SELECT id FROM inside) AND isLocked = 1 AND \(isWaiting) ORDER BY id
        """, arguments: [outer.id]
    ).map(CaseStore.file)
    return (outer, inside)
  }

  /// A person decided that nothing is to be done with a file; its bytes stay in the store.
  /// - Throws: ``CaseworkError/notQuarantined(_:)``.
  public static func discard(
    _ id: Int64, reason: String, by actor: String = Actor.reception, moment: Reception.Moment, in db: Database
  ) throws {
    let file = try find(id, in: db)
    try CaseStore.endQuarantine(of: file.id, .discarded, reason: reason, by: actor, moment: moment, in: db)
  }

  private static let isWaiting = """
    disposition = 'quarantined' AND NOT EXISTS (SELECT 1 FROM quarantineEnd WHERE fileID = submissionFile.id)
      AND NOT EXISTS (
        SELECT 1 FROM submissionFile AS later WHERE later.sha256 = submissionFile.sha256 AND (
          later.disposition = 'case' OR (submissionFile.scan GLOB 'failed ?*' AND later.id > submissionFile.id
            AND (later.scan IS NULL OR later.scan NOT GLOB 'failed ?*'))))
    """
}

extension CaseStore {
  static func endQuarantine(
    of id: Int64, _ outcome: Quarantine.Outcome, reason: String, by actor: String, moment: Reception.Moment,
    in db: Database
  ) throws {
    try db.execute(
      sql:
        "INSERT INTO quarantineEnd (fileID, outcome, reason, actor, actedOn, recordedAt) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [id, outcome.rawValue, reason, actor, moment.actedOn.iso, UTCInstant.text(moment.instant)])
  }
}

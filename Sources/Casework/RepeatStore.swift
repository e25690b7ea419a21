import Forms
import GRDB
import Intake
import Programme
import Register

/// Envelopes in which everything has come in before, in the database: rows of their own, so that what made the cases
/// stays as it was recorded, and the books of the day count them all the same.
enum RepeatStore {
  /// Whether an envelope that stays where it is, in a mailbox or a watched folder, was seen there before.
  static func isSeenAgain(_ envelope: IncomingEnvelope, in db: Database) throws -> Bool {
    let fingerprint = envelope.files.first?.fingerprint?.hex
    return try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM submissionFile JOIN arrival ON arrival.id = arrivalID
              WHERE sha256 IS ?1 AND arrival.source = ?2)
            OR EXISTS (SELECT 1 FROM repeatFile JOIN repeatArrival ON repeatArrival.id = repeatID
              WHERE sha256 IS ?1 AND repeatArrival.source = ?2)
          """), arguments: [fingerprint, envelope.source]) ?? false
  }

  /// Writes an envelope down of which nothing is news.
  static func insert(
    _ envelope: IncomingEnvelope, known: KnownFiles, moment: Reception.Moment, in db: Database
  ) throws {
    guard let first = known.known.first else { preconditionFailure("something of a repeated envelope is known") }
    try db.cachedStatement(
      sql: """
        INSERT INTO repeatArrival (submissionID, channel, source, receivedOn, recordedAt, files)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      first.submission.rawValue, envelope.channel.rawValue, envelope.source, moment.receivedOn.iso,
      UTCInstant.text(moment.instant), envelope.files.count,
    ])
    let number = db.lastInsertedRowID
    if let medium = envelope.medium {
      try CaseStore.insert(medium, table: "repeatMedium", key: number, moment, in: db)
    }
    for (index, file) in envelope.files.enumerated() {
      var reason = Filing.duplicateReason(of: known[index] ?? first, file)
      var disposition = SubmissionFile.Disposition.duplicate
      if case .ignored(let dismissal) = file.content { (disposition, reason) = (.ignored, dismissal) }
      try db.cachedStatement(
        sql: """
          INSERT INTO repeatFile (repeatID, position, parent, members, name, sha256, bytes, kind, disposition, twinID,
            scan, reasonJa, reasonEn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        number, index + 1, file.parent.map { $0 + 1 }, file.members, file.name, file.fingerprint?.hex, file.byteCount,
        file.kind.rawValue, disposition.rawValue, known[index]?.id, CaseStore.scanText(file.scan), reason.ja, reason.en,
      ])
    }
  }

  /// The envelopes of a day, in the order of recording.
  static func day(_ date: CivilDate, in db: Database) throws -> [Arrival] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, submissionID, channel, files,
          (SELECT count(*) FROM repeatFile WHERE repeatID = repeatArrival.id) AS onRecord
        FROM repeatArrival WHERE receivedOn = ? ORDER BY id
        """, arguments: [date.iso]
    ).map { row in
      guard let channel = Channel(rawValue: row["channel"]) else {
        throw CaseworkError.corrupt(table: "repeatArrival", row: String(row["id"] as Int64))
      }
      return Arrival(
        id: row["id"], submission: SubmissionID(rawValue: row["submissionID"]), channel: channel,
        filesIn: row["files"], onRecord: row["onRecord"])
    }
  }

  /// An envelope that came in again.
  struct Arrival {
    let id: Int64
    let submission: SubmissionID
    let channel: Channel
    let filesIn: Int
    let onRecord: Int
  }

  /// The files of a day's envelopes, in the order of recording, by the number of their envelope.
  static func files(on date: CivilDate, in db: Database) throws -> [(arrival: Int64, file: RepeatedFile)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT repeatFile.*, twin.caseID AS twinCase, repeatArrival.submissionID FROM repeatFile
        JOIN repeatArrival ON repeatArrival.id = repeatID LEFT JOIN submissionFile AS twin ON twin.id = twinID
        WHERE repeatArrival.receivedOn = ? ORDER BY repeatID, position
        """, arguments: [date.iso]
    ).map { row in
      guard let kind = FileKind(rawValue: row["kind"]),
        let disposition = SubmissionFile.Disposition(rawValue: row["disposition"])
      else {
        throw CaseworkError.corrupt(table: "repeatFile", row: "\(row["repeatID"] as Int64)/\(row["position"] as Int)")
      }
      return (
        row["repeatID"],
        RepeatedFile(
          position: row["position"], parent: row["parent"], members: row["members"], name: row["name"],
          sha256: row["sha256"], bytes: row["bytes"], kind: kind, disposition: disposition, twin: row["twinID"],
          submission: SubmissionID(rawValue: row["submissionID"]),
          caseID: (row["twinCase"] as String?).map(CaseID.init(rawValue:)),
          reason: LocalizedText(ja: row["reasonJa"], en: row["reasonEn"]))
      )
    }
  }
}

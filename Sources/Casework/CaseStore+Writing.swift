import Forms
import Foundation
import GRDB
import Intake
import Programme
import Register

/// Rows are only added; each function runs in the caller's transaction.
extension CaseStore {
  /// Why an arrival was recorded.
  enum Cause: String {
    /// It is the envelope that made the submission.
    case received
    /// It is a second mail of the submission.
    case joined
    /// It is what a password opened.
    case unlocked
  }

  static func insertSubmission(
    _ id: SubmissionID, _ envelope: IncomingEnvelope, moment: Reception.Moment, in db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO submission (id, channel, source, sender, messageID, receivedOn, recordedAt)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id.rawValue, envelope.channel.rawValue, envelope.source, envelope.mail?.sender, envelope.mail?.messageID,
      moment.receivedOn.iso, UTCInstant.text(moment.instant),
    ])
  }

  /// Writes an arrival down, and the medium it is.
  static func insertArrival(
    of envelope: IncomingEnvelope, cause: Cause, to id: SubmissionID, moment: Reception.Moment, in db: Database
  ) throws -> ArrivalID {
    let mail = envelope.mail
    try db.cachedStatement(
      sql: """
        INSERT INTO arrival (submissionID, cause, channel, source, sender, messageID, threadIDs, subjectKey, receivedOn,
          recordedAt, files) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id.rawValue, cause.rawValue, envelope.channel.rawValue, envelope.source, mail?.sender, mail?.messageID,
      try listText(mail?.references ?? []), mail?.subjectKey, moment.receivedOn.iso,
      UTCInstant.text(moment.instant), envelope.files.count,
    ])
    let arrival = ArrivalID(rawValue: db.lastInsertedRowID)
    if let medium = envelope.medium { try insert(medium, table: "medium", key: arrival.rawValue, moment, in: db) }
    return arrival
  }

  /// Writes down the medium that an arrival, or one of a known envelope, is; `table` is the one of its kind.
  static func insert(
    _ medium: MediumFacts, table: String, key: Int64, _ moment: Reception.Moment, in db: Database
  ) throws {
    // The first column is that of the key, whatever the table calls it.
    try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
      key, medium.label, medium.bytes, medium.sha256, medium.digestOf.rawValue, medium.unreadableSectors,
      moment.actedOn.iso, medium.keptAt, medium.destroyOn.iso,
    ])
  }

  /// A list as the database holds it.
  private static func listText(_ list: [String]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return String(decoding: try encoder.encode(list), as: UTF8.self)
  }

  /// The number of the last file of a submission; 0 when it has none yet.
  static func lastPosition(of id: SubmissionID, in db: Database) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT coalesce(max(position), 0) FROM submissionFile WHERE submissionID = ?"),
      arguments: [id.rawValue]) ?? 0
  }

  /// Writes a file down; gives its number.
  static func insertFile(_ file: IncomingFile, _ filed: FiledAs, place: FilePlace, in db: Database) throws -> Int64 {
    let words = [filed.reason, file.note].compactMap(\.self)
    let reason = words.isEmpty ? nil : (ja: words.map(\.ja).joined(), en: words.map(\.en).joined(separator: " "))
    try db.cachedStatement(
      sql: """
        INSERT INTO submissionFile (submissionID, arrivalID, position, parentID, members, name, sha256, bytes, kind,
          disposition, caseID, sameBy, isLocked, scan, reasonJa, reasonEn)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      place.submission.rawValue, place.arrival.rawValue, place.position, place.parent, file.members, file.name,
      file.fingerprint?.hex, file.byteCount, file.kind.rawValue, filed.disposition.rawValue, filed.caseID?.rawValue,
      filed.sameBy?.rawValue, filed.isLocked, scanText(file.scan), reason?.ja, reason?.en,
    ])
    return db.lastInsertedRowID
  }

  static func scanText(_ verdict: ClamdScanner.Verdict?) -> String? {
    switch verdict {
    case .clean: "clean"
    case .infected(let signature): "infected \(signature)"
    case .failed(let reason): "failed \(reason)"
    case nil: nil
    }
  }

  /// Makes a case of a form, marked with the earlier one it looks like.
  static func insertCase(
    _ form: IncomingForm, submission: SubmissionID, receivedOn: CivilDate, moment: Reception.Moment, in db: Database
  ) throws -> CaseID {
    let id = try nextCaseID(year: receivedOn.year, in: db)
    let content = form.content
    try db.cachedStatement(
      sql: """
        INSERT INTO caseRecord (id, submissionID, formID, edition, applicant, receivedOn, contentDigest, likenessKey,
          concerns, resembles) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id.rawValue, submission.rawValue, form.form.formID.rawValue, form.form.edition,
      form.form.text("applicant.name") ?? "", receivedOn.iso, content.digest, content.likenessKey,
      try listText(content.concerns),
      try likeness(of: content, on: receivedOn, days: moment.likenessDays, in: db)?.rawValue,
    ])
    try insertEvent(
      kind: CaseAction.received.kind, payload: CaseAction.received.payload(), number: 1, of: id, by: Actor.reception,
      on: moment.actedOn, at: moment.instant, in: db)
    try insertEvent(
      kind: "extracted", payload: form.payload, number: 2, of: id, by: Actor.kozabo, on: moment.actedOn,
      at: moment.instant, in: db)
    return id
  }

  /// The case that says exactly the same and has not been rejected or withdrawn; nil when there is none.
  static func livingCase(saying digest: String, in db: Database) throws -> CaseID? {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id FROM caseRecord WHERE contentDigest = ? AND NOT EXISTS (
            SELECT 1 FROM caseEvent WHERE caseID = caseRecord.id AND kind IN ('rejected', 'withdrawn'))
          ORDER BY id LIMIT 1
          """), arguments: [digest]
    ).map(CaseID.init(rawValue:))
  }

  /// The latest earlier case of the same form, applicant and period that came in within the set days and is not about
  /// other facilities; nil when there is none.
  private static func likeness(of content: FormContent, on date: CivilDate, days: Int, in db: Database) throws
    -> CaseID?
  {
    guard let key = content.likenessKey else { return nil }
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT id, concerns FROM caseRecord WHERE likenessKey = ? AND receivedOn BETWEEN ? AND ?
          ORDER BY receivedOn DESC, id DESC
          """),
      arguments: [key, date.adding(days: -days).iso, date.adding(days: days).iso])
    while let row = try rows.next() {
      let id: String = row["id"]
      let bytes = Data((row["concerns"] as String).utf8)
      let concerns: [String]
      // Whatever the decoder finds wrong, only Kozabo wrote this text: the row is damaged, and the row is what to look at.
      do { concerns = try JSONDecoder().decode([String].self, from: bytes) } catch {
        throw CaseworkError.corrupt(table: "caseRecord", row: id)
      }
      if FormContent.overlap(content.concerns, concerns) { return CaseID(rawValue: id) }
    }
    return nil
  }

  /// Adds an event to a case, numbered after its last one.
  static func append(
    _ action: CaseAction, to id: CaseID, by actor: String, on date: CivilDate, at instant: Date, in db: Database
  ) throws {
    let last = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT coalesce(max(number), 0) FROM caseEvent WHERE caseID = ?"),
      arguments: [id.rawValue])
    try insertEvent(
      kind: action.kind, payload: action.payload(), number: (last ?? 0) + 1, of: id, by: actor, on: date, at: instant,
      in: db)
  }

  private static func insertEvent(
    kind: String, payload: String, number: Int, of id: CaseID, by actor: String, on date: CivilDate, at instant: Date,
    in db: Database
  ) throws {
    try db.cachedStatement(
      sql:
        "INSERT INTO caseEvent (caseID, number, kind, actor, actedOn, recordedAt, payload) VALUES (?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [id.rawValue, number, kind, actor, date.iso, UTCInstant.text(instant), payload])
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
    // Six digits sort as numbers do; from 1,000,000 on every id must be looked at.
    let newest = try String.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM \(table) WHERE id > ? AND id <= ? ORDER BY id DESC LIMIT 1"),
      arguments: [stem, stem + "999999"])
    var last = newest.flatMap { Int($0.dropFirst(stem.count)) } ?? 0
    if last >= 999_999 || (newest?.count ?? 0) > stem.count + 6 {
      last =
        try Int.fetchOne(
          db, sql: "SELECT max(CAST(substr(id, ?) AS INTEGER)) FROM \(table) WHERE id GLOB ?",
          arguments: [stem.count + 1, "\(stem)*"]) ?? 0
    }
    return stem + FixedDigits.text(last + 1, width: 6)
  }
}

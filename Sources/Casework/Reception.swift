import Examination
public import Foundation
public import GRDB
import Forms
import Intake
public import Programme
import Register

/// Takes a submission onto the books: one transaction for one envelope, so that all of it is recorded or nothing.
public enum Reception {
  /// What came of an envelope.
  public enum Result: Hashable, Sendable {
    /// It was recorded.
    case recorded(Submission)
    /// Every file in it had come in before; nothing was recorded. Holds what the files are on record as.
    case duplicate([SubmissionFile])
  }

  /// Records an envelope whose files are safe in the store of originals.
  ///
  /// A file whose bytes have made a case before makes none again: it is recorded as a duplicate of that case. One that
  /// was only set aside before, and holds a form now that more forms are known, makes its case. An envelope in which
  /// everything has come in before is not recorded a second time.
  /// - Returns: the submission as recorded, or the earlier arrivals of its files.
  /// - Throws: database errors; then nothing was recorded.
  public static func record(
    _ files: [IncomingFile], channel: Channel, source: String, sender: String?, receivedOn: CivilDate,
    actedOn: CivilDate, at instant: Date, in db: Database
  ) throws -> Result {
    let arrivals = try files.map { try arrival(of: $0, in: db) }
    // A file nobody could read is always news; one that computers leave on discs never is.
    let news = zip(files, arrivals).filter { file, arrival in
      if case .ignored = file.content { false } else { arrival == nil }
    }
    if news.isEmpty, arrivals.contains(where: { $0 != nil }) { return .duplicate(arrivals.compactMap(\.self)) }

    let id = try CaseStore.nextSubmissionID(year: receivedOn.year, in: db)
    try db.execute(
      sql: "INSERT INTO submission (id, channel, source, sender, receivedOn, recordedAt) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [id.rawValue, channel.rawValue, source, sender, receivedOn.iso, UTCInstant.text(instant)])

    var position = 0
    func insert(
      _ file: IncomingFile, _ disposition: SubmissionFile.Disposition, case caseID: CaseID? = nil,
      reason: LocalizedText? = nil
    ) throws {
      position += 1
      try db.execute(
        sql: """
          INSERT INTO submissionFile (submissionID, position, name, sha256, bytes, kind, disposition, caseID, reasonJa,
            reasonEn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id.rawValue, position, file.name, file.fingerprint?.hex, file.byteCount, file.kind.rawValue,
          disposition.rawValue, caseID?.rawValue, reason?.ja, reason?.en,
        ])
    }

    // Cases first, so that the envelope's other files can be filed with them.
    var made: [Home] = []
    var seen: [Fingerprint: CaseID] = [:]
    var cases: [Int: CaseID] = [:]
    for (index, file) in files.enumerated() where arrivals[index] == nil {
      guard case .forms(let forms) = file.content, let fingerprint = file.fingerprint, seen[fingerprint] == nil
      else { continue }
      for form in forms {
        let caseID = try CaseStore.nextCaseID(year: receivedOn.year, in: db)
        try db.execute(
          sql: """
            INSERT INTO caseRecord (id, submissionID, formID, edition, applicant, receivedOn)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            caseID.rawValue, id.rawValue, form.form.formID.rawValue, form.form.edition,
            form.form.text("applicant.name") ?? "", receivedOn.iso,
          ])
        try CaseStore.append(.received, to: caseID, by: Actor.reception, on: actedOn, at: instant, in: db)
        try CaseStore.append(
          .extracted(Extraction(form: form.form, file: form.file, needsPaper: form.needsPaper)), to: caseID,
          by: Actor.kozabo, on: actedOn, at: instant, in: db)
        seen[fingerprint] = seen[fingerprint] ?? caseID
        cases[index] = cases[index] ?? caseID
        made.append(Home(folder: folder(of: file.name), id: caseID))
      }
    }
    let known = zip(files, arrivals).compactMap { file, arrival in
      arrival.flatMap { $0.disposition == .case ? $0.caseID : nil }.map { Home(folder: folder(of: file.name), id: $0) }
    }

    for (index, file) in files.enumerated() {
      if let caseID = cases[index] {
        try insert(file, .case, case: caseID)
      } else if case .ignored(let reason) = file.content {
        try insert(file, .ignored, reason: reason)
      } else if let arrival = arrivals[index], !isNewAttachment(file, beside: made) {
        try insert(file, .duplicate, case: arrival.caseID, reason: duplicateReason(of: arrival))
      } else if let fingerprint = file.fingerprint, let twin = seen[fingerprint] {
        try insert(file, .duplicate, case: twin, reason: twinReason(twin))
      } else {
        switch file.content {
        case .quarantined(let reason): try insert(file, .quarantined, reason: reason)
        case .attachment:
          try insert(file, .attached, case: owner(of: file, made: made, known: known))
        case .forms, .ignored:
          preconditionFailure("a readable form makes a case, and dismissed files were recorded above")
        }
      }
    }
    guard let submission = try CaseStore.fetchSubmission(id, in: db) else {
      throw CaseworkError.corrupt(table: "submission", row: id.rawValue)
    }
    return .recorded(submission)
  }

  /// A case and the folder of the envelope its workbook lies in.
  private struct Home {
    let folder: Substring
    let id: CaseID
  }

  /// The earlier arrival of a file's bytes that leaves nothing more to do with them; nil when there is none.
  ///
  /// What was set aside or filed before does not count for a form: it has made no case yet.
  private static func arrival(of file: IncomingFile, in db: Database) throws -> SubmissionFile? {
    guard let fingerprint = file.fingerprint else { return nil }
    let arrivals = try CaseStore.arrivals(of: fingerprint, in: db)
    return switch file.content {
    case .forms: arrivals.first { $0.disposition == .case }
    case .attachment: arrivals.first { $0.disposition == .attached }
    case .quarantined: arrivals.first { $0.disposition != .ignored }
    case .ignored: arrivals.first
    }
  }

  /// Whether a file belongs to a new case although its bytes are known: one certificate can go with two applications.
  private static func isNewAttachment(_ file: IncomingFile, beside made: [Home]) -> Bool {
    guard case .attachment = file.content else { return false }
    return made.contains { $0.folder == folder(of: file.name) }
  }

  /// The case an attachment is filed with: the one in its folder, else the only one of the envelope, new cases before
  /// known ones; nil where several could be meant.
  private static func owner(of file: IncomingFile, made: [Home], known: [Home]) -> CaseID? {
    let folder = folder(of: file.name)
    let candidates = [made.filter { $0.folder == folder }, known.filter { $0.folder == folder }, made, known]
    guard let homes = candidates.first(where: { !$0.isEmpty }) else { return nil }
    return homes.count == 1 ? homes[0].id : nil
  }

  private static func folder(of name: String) -> Substring {
    name.lastIndex(of: "/").map { name[..<$0] } ?? ""
  }

  private static func duplicateReason(of arrival: SubmissionFile) -> LocalizedText {
    let where_ = arrival.caseID?.rawValue ?? arrival.submission.rawValue
    return LocalizedText(
      ja: "同一のファイルが既に提出されています（\(where_)）。", en: "The same file has come in before (\(where_)).")
  }

  private static func twinReason(_ twin: CaseID) -> LocalizedText {
    LocalizedText(
      ja: "同じ封筒に同一のファイルがもう一つあります（\(twin.rawValue)）。",
      en: "The envelope holds the same file twice (\(twin.rawValue)).")
  }
}

/// Who does what no named official does.
public enum Actor {
  /// The reception desk.
  public static let reception = "reception"
  /// The program itself.
  public static let kozabo = "kozabo"
}

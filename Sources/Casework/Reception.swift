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
  /// A file whose bytes have made a case before makes none again: it is recorded as a duplicate of that case. An
  /// envelope in which everything has come in before is not recorded a second time.
  /// - Returns: the submission as recorded, or the earlier arrivals of its files.
  /// - Throws: database errors; then nothing was recorded.
  public static func record(
    _ files: [IncomingFile], channel: Channel, source: String, sender: String?, receivedOn: CivilDate,
    actedOn: CivilDate, at instant: Date, in db: Database
  ) throws -> Result {
    let arrivals = try files.map { file in
      try file.fingerprint.flatMap { try CaseStore.firstArrival(of: $0, in: db) }
    }
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
    var made: [(folder: Substring, id: CaseID)] = []
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
        made.append((folder(of: file.name), caseID))
      }
    }

    for (index, file) in files.enumerated() {
      if let caseID = cases[index] {
        try insert(file, .case, case: caseID)
      } else if case .ignored(let reason) = file.content {
        try insert(file, .ignored, reason: reason)
      } else if let arrival = arrivals[index] {
        try insert(file, .duplicate, case: arrival.caseID, reason: duplicateReason(of: arrival))
      } else if let fingerprint = file.fingerprint, let twin = seen[fingerprint] {
        try insert(file, .duplicate, case: twin, reason: twinReason(twin))
      } else {
        switch file.content {
        case .quarantined(let reason): try insert(file, .quarantined, reason: reason)
        case .attachment:
          let beside = made.filter { $0.folder == folder(of: file.name) }
          let owners = beside.isEmpty ? made : beside
          try insert(file, .attached, case: owners.count == 1 ? owners[0].id : nil)
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

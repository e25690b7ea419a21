import Examination
import Forms
import GRDB
import Intake
import Programme
import Register

/// Finds for every file of an arrival what becomes of it, and writes it down: cases first, so that the envelope's other
/// files can be filed with them.
struct Filing {
  private let files: [IncomingFile]
  private let known: KnownFiles
  private let submission: SubmissionID
  private let arrival: ArrivalID
  private let parent: Int64?
  private let receivedOn: CivilDate
  private let moment: Reception.Moment

  /// - Parameters:
  ///   - parent: the file on record that everything here came out of; nil when it came by itself.
  ///   - receivedOn: the day the submission came in, which is that of its cases, whenever they can be read.
  init(
    _ files: [IncomingFile], known: KnownFiles, submission: SubmissionID, arrival: ArrivalID, parent: Int64? = nil,
    receivedOn: CivilDate? = nil, moment: Reception.Moment
  ) {
    self.files = files
    self.known = known
    self.submission = submission
    self.arrival = arrival
    self.parent = parent
    self.receivedOn = receivedOn ?? moment.receivedOn
    self.moment = moment
  }

  /// A case and the folder of the envelope its workbook lies in.
  private struct Home {
    let folder: Substring
    let id: CaseID
  }

  /// What the forms of one file came to.
  private enum FormsResult {
    case made(CaseID)
    case sameContent(CaseID)
  }

  func run(in db: Database) throws {
    var made: [Home] = []
    var seen: [Fingerprint: CaseID] = [:]
    var results: [Int: FormsResult] = [:]
    for (index, file) in files.enumerated() where known[index] == nil {
      guard case .forms(let forms) = file.content, let fingerprint = file.fingerprint, seen[fingerprint] == nil
      else { continue }
      for form in forms {
        if let twin = try CaseStore.livingCase(saying: form.content.digest, in: db) {
          results[index] = results[index] ?? .sameContent(twin)
          continue
        }
        let id = try CaseStore.insertCase(
          form, submission: submission, receivedOn: receivedOn, moment: moment, in: db)
        // A file is that of the first case it makes, whatever its other forms come to.
        if case .made? = results[index] {} else { results[index] = .made(id) }
        made.append(Home(folder: folder(of: file.name), id: id))
      }
      switch results[index] {
      case .made(let id), .sameContent(let id): seen[fingerprint] = id
      case nil: break
      }
    }
    let earlier = files.indices.compactMap { index -> Home? in
      guard let file = known[index], file.disposition == .case || file.sameBy == .content else { return nil }
      return file.caseID.map { Home(folder: folder(of: files[index].name), id: $0) }
    }

    var position = try CaseStore.lastPosition(of: submission, in: db)
    var rows: [Int64] = []
    for (index, file) in files.enumerated() {
      position += 1
      rows.append(
        try CaseStore.insertFile(
          file, filed(file, at: index, results: results, seen: seen, made: made, earlier: earlier),
          place: FilePlace(
            submission: submission, arrival: arrival, position: position, parent: file.parent.map { rows[$0] } ?? parent
          ),
          in: db))
    }
  }

  private func filed(
    _ file: IncomingFile, at index: Int, results: [Int: FormsResult], seen: [Fingerprint: CaseID], made: [Home],
    earlier: [Home]
  ) -> FiledAs {
    switch results[index] {
    case .made(let id): return FiledAs(.case, case: id)
    case .sameContent(let twin):
      return FiledAs(.duplicate, case: twin, sameBy: .content, reason: Self.contentReason(twin))
    case nil: break
    }
    if case .ignored(let reason) = file.content { return FiledAs(.ignored, reason: reason) }
    // Whoever sends something infected must be told, whoever else has sent it before.
    if let arrival = known[index], !isNewAttachment(file, beside: made), !file.isInfected {
      return FiledAs(
        .duplicate, case: arrival.caseID, sameBy: .bytes, reason: Self.duplicateReason(of: arrival, file))
    }
    if let fingerprint = file.fingerprint, let twin = seen[fingerprint] {
      return FiledAs(.duplicate, case: twin, sameBy: .bytes, reason: Self.twinReason(twin))
    }
    switch file.content {
    case .quarantined(let reason): return FiledAs(.quarantined, reason: reason)
    case .locked(let reason): return FiledAs(.quarantined, isLocked: true, reason: reason)
    case .attachment: return FiledAs(.attached, case: owner(of: file, made: made, earlier: earlier))
    case .forms, .ignored:
      preconditionFailure("a readable form makes a case or has a twin, and dismissed files were recorded above")
    }
  }

  /// Whether a file belongs to a new case although its bytes are known: one certificate can go with two applications.
  private func isNewAttachment(_ file: IncomingFile, beside made: [Home]) -> Bool {
    guard case .attachment = file.content else { return false }
    return made.contains { $0.folder == folder(of: file.name) }
  }

  /// The case an attachment is filed with: the one in its folder, else the only one of the envelope, new cases before
  /// known ones; nil where several could be meant.
  private func owner(of file: IncomingFile, made: [Home], earlier: [Home]) -> CaseID? {
    let folder = folder(of: file.name)
    let candidates = [made.filter { $0.folder == folder }, earlier.filter { $0.folder == folder }, made, earlier]
    guard let homes = candidates.first(where: { !$0.isEmpty }) else { return nil }
    return homes.count == 1 ? homes[0].id : nil
  }

  private func folder(of name: String) -> Substring {
    name.lastIndex(of: "/").map { name[..<$0] } ?? ""
  }

  /// That a file is on record already, and where; and what is wrong with it, where something is.
  static func duplicateReason(of arrival: SubmissionFile, _ file: IncomingFile) -> LocalizedText {
    let where_ = arrival.caseID?.rawValue ?? arrival.submission.rawValue
    let words = LocalizedText(
      ja: "同一のファイルが既に提出されています（\(where_)）。", en: "The same file has come in before (\(where_)).")
    switch file.content {
    case .quarantined(let reason), .locked(let reason):
      return LocalizedText(ja: words.ja + reason.ja, en: words.en + " " + reason.en)
    case .forms, .attachment, .ignored: return words
    }
  }

  private static func twinReason(_ twin: CaseID) -> LocalizedText {
    LocalizedText(
      ja: "同じ封筒に同一のファイルがもう一つあります（\(twin.rawValue)）。",
      en: "The envelope holds the same file twice (\(twin.rawValue)).")
  }

  private static func contentReason(_ twin: CaseID) -> LocalizedText {
    LocalizedText(
      ja: "保存し直されていますが、記載内容は既に提出されたもの（\(twin.rawValue)）と同じです。",
      en: "It was saved anew, but every value in it is that of an application that came in before (\(twin.rawValue)).")
  }
}

/// What becomes of a file.
struct FiledAs {
  let disposition: SubmissionFile.Disposition
  let caseID: CaseID?
  let sameBy: SubmissionFile.Sameness?
  let isLocked: Bool
  let reason: LocalizedText?

  init(
    _ disposition: SubmissionFile.Disposition, case caseID: CaseID? = nil, sameBy: SubmissionFile.Sameness? = nil,
    isLocked: Bool = false, reason: LocalizedText? = nil
  ) {
    self.disposition = disposition
    self.caseID = caseID
    self.sameBy = sameBy
    self.isLocked = isLocked
    self.reason = reason
  }
}

/// Where a file stands on the books.
struct FilePlace {
  let submission: SubmissionID
  let arrival: ArrivalID
  let position: Int
  let parent: Int64?
}

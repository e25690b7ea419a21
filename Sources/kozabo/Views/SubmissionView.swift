import Casework
import Intake
import Programme
import Register

/// What `receive` says in JSON; the keys are promised to scripts.
struct ReceiveView: Encodable {
  let submissions: [SubmissionView]
  let quarantined: Int
  let durationSeconds: Double
}

/// One submission in JSON.
struct SubmissionView: Encodable {
  @OrNull var id: String?
  let channel: String
  let source: String
  @OrNull var sender: String?
  let receivedOn: String
  let duplicate: Bool
  let files: [FileView]
  let cases: [String]

  /// An arrival that was recorded: its files, and the cases they made.
  init(_ submission: Submission, arrival: ArrivalID, source: String, language: Language) {
    let arrived = submission.files.filter { $0.arrival >= arrival }
    let made = Set(arrived.filter { $0.disposition == .case }.compactMap(\.caseID))
    id = submission.id.rawValue
    channel = submission.channel.rawValue
    self.source = source
    sender = submission.sender
    receivedOn = submission.receivedOn.iso
    duplicate = false
    files = arrived.map { FileView($0, language: language) }
    // A file with several forms is on record with the first case it made.
    let isWhole = arrived.count == submission.files.count
    cases = (isWhole ? submission.cases : submission.cases.filter(made.contains)).map(\.rawValue)
  }

  /// An envelope whose files had all come in before: its files as they are on record.
  init(duplicateOf files: [SubmissionFile], source: String, channel: Channel, receivedOn: CivilDate, language: Language)
  {
    id = files.first?.submission.rawValue
    self.channel = channel.rawValue
    self.source = source
    sender = nil
    self.receivedOn = receivedOn.iso
    duplicate = true
    self.files = files.map { FileView($0, disposition: "duplicate", language: language) }
    cases = []
  }
}

/// One file of a submission in JSON.
struct FileView: Encodable {
  let id: Int64
  let name: String
  @OrNull var sha256: String?
  @OrNull var bytes: Int?
  let kind: String
  let disposition: String
  @OrNull var parent: Int64?
  @OrNull var sameBy: String?
  let locked: Bool
  @OrNull var `case`: String?
  @OrNull var reason: String?

  init(_ file: SubmissionFile, disposition: String? = nil, language: Language) {
    id = file.id
    name = file.name
    sha256 = file.sha256
    bytes = file.bytes
    kind = file.kind.rawValue
    self.disposition = disposition ?? file.disposition.rawValue
    parent = file.parent
    sameBy = file.sameBy?.rawValue
    locked = file.isLocked
    `case` = file.caseID?.rawValue
    reason = file.reason?.text(in: language)
  }

  /// A file that came in again, under the number of its twin on record.
  init(_ file: RepeatedFile, language: Language) {
    id = file.twin ?? 0
    name = file.name
    sha256 = file.sha256
    bytes = file.bytes
    kind = file.kind.rawValue
    disposition = file.disposition.rawValue
    parent = nil
    sameBy = file.disposition == .duplicate ? SubmissionFile.Sameness.bytes.rawValue : nil
    locked = false
    `case` = file.caseID?.rawValue
    reason = file.reason.text(in: language)
  }

  /// What became of files, for people.
  static func table(_ views: [FileView], options: GlobalOptions) -> TextTable {
    var table = TextTable([
      options.say("ファイル", "file"), options.say("扱い", "became"), options.say("案件", "case"),
      options.say("理由", "reason"),
    ])
    for view in views {
      let disposition = SubmissionFile.Disposition(rawValue: view.disposition)
      table.add([
        short(view.name), disposition?.words.text(in: options.language) ?? view.disposition, view.case ?? "",
        view.reason ?? "",
      ])
    }
    return table
  }

  /// A name as a table shows it: of a very long one, as senders of harm make them, the beginning and the end.
  static func short(_ name: String) -> String {
    name.count <= 120 ? name : "\(name.prefix(80))…\(name.suffix(39))"
  }
}

extension SubmissionFile.Disposition {
  /// In words.
  var words: LocalizedText {
    switch self {
    case .case: LocalizedText(ja: "案件", en: "case")
    case .attached: LocalizedText(ja: "添付", en: "attached")
    case .quarantined: LocalizedText(ja: "要確認", en: "quarantined")
    case .duplicate: LocalizedText(ja: "重複", en: "duplicate")
    case .ignored: LocalizedText(ja: "対象外", en: "ignored")
    }
  }
}

import Casework
import Programme
import Register

/// The books of a day in JSON.
struct IntakeView: Encodable {
  let date: String
  let closes: Bool
  let channels: [LineView]
  let total: LineView
  let waiting: Int
  let remarks: [FileView]
  let media: [MediumView]
  let faults: [FaultView]

  struct LineView: Encodable {
    @OrNull var channel: String?
    let arrivals: Int
    let filesIn: Int
    let cases: Int
    let attached: Int
    let quarantined: Int
    let duplicates: Int
    let ignored: Int

    init(_ lines: [IntakeBook.Line], channel: String?) {
      func sum(_ disposition: SubmissionFile.Disposition) -> Int {
        lines.reduce(0) { $0 + ($1.counts[disposition] ?? 0) }
      }
      self.channel = channel
      arrivals = lines.reduce(0) { $0 + $1.arrivals }
      filesIn = lines.reduce(0) { $0 + $1.filesIn }
      cases = sum(.case)
      attached = sum(.attached)
      quarantined = sum(.quarantined)
      duplicates = sum(.duplicate)
      ignored = sum(.ignored)
    }

    /// The figures in the order of the table.
    var figures: [String] {
      [arrivals, filesIn, cases, attached, quarantined, duplicates, ignored].map(String.init)
    }
  }

  struct MediumView: Encodable {
    let submission: String
    let source: String
    @OrNull var label: String?
    let bytes: Int
    let sha256: String
    let digestOf: String
    let unreadableSectors: Int
    let readOn: String
    let keptAt: String
    let destroyOn: String
    /// Whether a disc of the same content had come in before.
    let again: Bool

    init(_ medium: MediumRecord) {
      submission = medium.submission.rawValue
      source = medium.source
      label = medium.facts.label
      bytes = medium.facts.bytes
      sha256 = medium.facts.sha256
      digestOf = medium.facts.digestOf.rawValue
      unreadableSectors = medium.facts.unreadableSectors
      readOn = medium.readOn.iso
      keptAt = medium.facts.keptAt
      destroyOn = medium.facts.destroyOn.iso
      again = medium.isRepeat
    }
  }

  struct FaultView: Encodable {
    let what: String
    @OrNull var file: Int64?
    @OrNull var submission: String?
    @OrNull var sha256: String?
    let message: String

    init(_ fault: IntakeBook.Fault, language: Language) {
      message = fault.words.text(in: language)
      switch fault {
      case .arrival(_, let submission, _, _):
        what = "arrival"
        self.submission = submission.rawValue
      case .container(let file, _, _, _):
        what = "container"
        self.file = file
      case .bytesMissing(let file, _, let sha256):
        what = "bytesMissing"
        self.file = file
        self.sha256 = sha256
      case .unrecorded(let sha256, _):
        what = "unrecorded"
        self.sha256 = sha256
      }
    }
  }

  init(_ book: IntakeBook, language: Language) {
    date = book.date.iso
    closes = book.closes
    channels = book.lines.map { LineView([$0], channel: $0.channel.rawValue) }
    total = LineView(book.lines, channel: nil)
    waiting = book.waiting
    remarks =
      book.remarks.map { FileView($0, language: language) } + book.repeats.map { FileView($0, language: language) }
    media = book.media.map(MediumView.init)
    faults = book.faults.map { FaultView($0, language: language) }
  }
}

extension IntakeBook.Fault {
  /// What is wrong and what to do, in words.
  var words: LocalizedText {
    switch self {
    case .arrival(_, let submission, let filesIn, let onRecord):
      LocalizedText(
        ja: "提出 \(submission.rawValue): 届いた \(filesIn) ファイルに対し、記録は \(onRecord) 件です。kozabo verify で確認してください。",
        en: "Submission \(submission.rawValue): \(filesIn) files came in, \(onRecord) are on record; run kozabo verify."
      )
    case .container(let file, let name, let members, let onRecord):
      LocalizedText(
        ja: "#\(file) \(name): 中の \(members) ファイルに対し、記録は \(onRecord) 件です。kozabo verify で確認してください。",
        en: "#\(file) \(name): it holds \(members) files, \(onRecord) are on record; run kozabo verify.")
    case .bytesMissing(let file, let name, let sha256):
      LocalizedText(
        ja: "#\(file) \(name): 原本 \(sha256.prefix(12))… が保管庫にありません。控えから戻してください。",
        en: "#\(file) \(name): the original \(sha256.prefix(12))… is not in the store; restore it from a backup.")
    case .unrecorded(let sha256, let bytes):
      LocalizedText(
        ja: "保管庫の \(sha256.prefix(12))…（\(bytes)バイト）はどの提出にも記録されていません。途中で止まった受付をもう一度行ってください。",
        en: "\(sha256.prefix(12))… (\(bytes) bytes) lies in the store and on no book; receive again what was cut short."
      )
    }
  }
}

extension Channel {
  /// In words.
  var words: LocalizedText {
    switch self {
    case .cdR: LocalizedText(ja: "CD-R", en: "CD-R")
    case .email: LocalizedText(ja: "電子メール", en: "e-mail")
    case .online: LocalizedText(ja: "オンライン", en: "online")
    case .counter: LocalizedText(ja: "窓口", en: "counter")
    case .usb: LocalizedText(ja: "USBメモリ", en: "USB memory")
    case .mo: LocalizedText(ja: "MO", en: "MO disc")
    case .floppy: LocalizedText(ja: "フロッピーディスク", en: "floppy disk")
    }
  }
}

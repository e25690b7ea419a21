public import Examination
public import Forms
public import Intake
public import Programme

/// An envelope as far as it was understood before anything is recorded; its bytes are safe in the store of originals.
public struct IncomingEnvelope: Sendable {
  /// How it came.
  public var channel: Channel
  /// Where it was taken from.
  public var source: String
  /// Whether it stays where it was taken from and is seen there again: a message in a mailbox, a thing in a watched
  /// folder. What a person hands in is handed in again.
  public var isStanding = false
  /// The e-mail it is; nil for what came otherwise.
  public var mail: MailFacts?
  /// The disc it is; nil for what came otherwise.
  public var medium: MediumFacts?
  /// Its files, containers before what they hold.
  public var files: [IncomingFile]

  /// An envelope.
  public init(
    channel: Channel, source: String, mail: MailFacts? = nil, medium: MediumFacts? = nil, files: [IncomingFile]
  ) {
    self.channel = channel
    self.source = source
    self.mail = mail
    self.medium = medium
    self.files = files
  }
}

/// What is known of an e-mail, as far as it tells which mails belong together.
public struct MailFacts: Hashable, Sendable {
  /// The sender's address, in lower case.
  public var sender: String?
  /// The Message-ID.
  public var messageID: String?
  /// The messages it answers or follows, from References and In-Reply-To.
  public var references: [String]
  /// The subject without what answering and forwarding put before it, for comparing; nil when there is none.
  public var subjectKey: String?

  /// An e-mail.
  public init(sender: String?, messageID: String?, references: [String] = [], subjectKey: String? = nil) {
    self.sender = sender
    self.messageID = messageID
    self.references = references
    self.subjectKey = subjectKey
  }
}

/// A line of the media ledger (媒体管理簿): one disc or image that came in.
public struct MediumFacts: Hashable, Sendable {
  /// The label of the volume; nil when it has none.
  public var label: String?
  /// The bytes of the image, or of all files where only the files were read.
  public var bytes: Int
  /// The SHA-256 of what ``digestOf`` says.
  public var sha256: String
  /// What was digested.
  public var digestOf: DigestOf
  /// Sectors that could not be read.
  public var unreadableSectors: Int
  /// Where the medium is kept.
  public var keptAt: String
  /// The day from which it is to be destroyed.
  public var destroyOn: CivilDate

  /// What the digest of a medium covers.
  public enum DigestOf: String, Hashable, Sendable, Codable, CaseIterable {
    /// Every byte of the image.
    case image
    /// The names and fingerprints of the files of a mounted disc, in order.
    case files
  }

  /// A medium.
  public init(
    label: String?, bytes: Int, sha256: String, digestOf: DigestOf, unreadableSectors: Int, keptAt: String,
    destroyOn: CivilDate
  ) {
    self.label = label
    self.bytes = bytes
    self.sha256 = sha256
    self.digestOf = digestOf
    self.unreadableSectors = unreadableSectors
    self.keptAt = keptAt
    self.destroyOn = destroyOn
  }
}

/// A file of an envelope as far as it was understood before anything is recorded.
public struct IncomingFile: Sendable {
  /// Its name inside the envelope.
  public let name: String
  /// Its fingerprint, once its bytes are safe in the store; nil when they could not be read.
  public let fingerprint: Fingerprint?
  /// Its size in bytes; nil when it could not be read.
  public let byteCount: Int?
  /// What its bytes are.
  public let kind: FileKind
  /// What is to become of it.
  public let content: Content
  /// The index in the envelope of the container or message it was in; nil when it lay in the envelope itself.
  public let parent: Int?
  /// How many files lie directly in it, as the container's own directory says; nil for what is no container.
  public let members: Int?
  /// What the scanner said of it; nil when none was asked.
  public let scan: ClamdScanner.Verdict?
  /// What a person should know of it whatever becomes of it; nil for nothing.
  public let note: LocalizedText?

  /// Whether it is what the sender of an e-mail wrote to the reader.
  public var isLetter = false
  /// Whether the scanner found something in it.
  var isInfected: Bool { if case .infected = scan { true } else { false } }
  /// Whether the scanner could not be asked about it.
  var isUnscanned: Bool { if case .failed = scan { true } else { false } }

  /// What is to become of a file.
  public enum Content: Sendable {
    /// It holds filled-in forms; each makes a case.
    case forms([IncomingForm])
    /// It goes with the cases of its envelope.
    case attachment
    /// It cannot be used as it is; a person must look, and the reason says at what.
    case quarantined(LocalizedText)
    /// It waits for a password.
    case locked(LocalizedText)
    /// Nobody sent it on purpose.
    case ignored(LocalizedText)
  }

  /// A file.
  public init(
    name: String, fingerprint: Fingerprint?, byteCount: Int?, kind: FileKind, content: Content, parent: Int? = nil,
    members: Int? = nil, scan: ClamdScanner.Verdict? = nil, note: LocalizedText? = nil
  ) {
    self.name = name
    self.fingerprint = fingerprint
    self.byteCount = byteCount
    self.kind = kind
    self.content = content
    self.parent = parent
    self.members = members
    self.scan = scan
    self.note = note
  }
}

/// A filled-in form found in a file.
public struct IncomingForm: Sendable {
  /// The form with its fields.
  public let form: FilledForm
  /// The file it came in.
  public let file: FileFacts
  /// Whether the sealed original must follow on paper.
  public let needsPaper: Bool
  /// What it says, for telling whether it has been said before.
  public let content: FormContent
  /// The event as it is stored; made here so that the one who writes need not make it.
  let payload: String

  /// A form.
  public init(form: FilledForm, file: FileFacts, needsPaper: Bool) throws {
    self.form = form
    self.file = file
    self.needsPaper = needsPaper
    content = FormContent(of: form)
    payload = try ExtractionText.text(of: Extraction(form: form, file: file, needsPaper: needsPaper))
  }
}

public import Examination
public import Forms
public import Intake
public import Programme
public import Register

/// The ways by which data files come in. Source: rules FILE-02 and FILE-03.
public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
  /// CD-R in the envelope.
  case cdR = "cd-r"
  /// Attached to an e-mail.
  case email = "e-mail"
  /// Uploaded by a registered user.
  case online
  /// Handed in at the counter.
  case counter
  /// USB memory.
  case usb
  /// Magneto-optical disc.
  case mo
  /// Floppy disk.
  case floppy
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

  /// What is to become of a file.
  public enum Content: Sendable {
    /// It holds filled-in forms; each makes a case.
    case forms([IncomingForm])
    /// It goes with the cases of its envelope.
    case attachment
    /// It cannot be used as it is; a person must look, and the reason says at what.
    case quarantined(LocalizedText)
    /// Nobody sent it on purpose.
    case ignored(LocalizedText)
  }

  /// A file.
  public init(name: String, fingerprint: Fingerprint?, byteCount: Int?, kind: FileKind, content: Content) {
    self.name = name
    self.fingerprint = fingerprint
    self.byteCount = byteCount
    self.kind = kind
    self.content = content
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

  /// A form.
  public init(form: FilledForm, file: FileFacts, needsPaper: Bool) {
    self.form = form
    self.file = file
    self.needsPaper = needsPaper
  }
}

/// A submission: what one envelope brought, and what became of every file in it.
public struct Submission: Hashable, Sendable {
  /// The id.
  public let id: SubmissionID
  /// How it came.
  public let channel: Channel
  /// Where it was taken from.
  public let source: String
  /// Who sent it, where the envelope says so.
  public let sender: String?
  /// The day it came in.
  public let receivedOn: CivilDate
  /// Its files in the order of the envelope.
  public let files: [SubmissionFile]
  /// The cases it made, in their order; a file with several forms makes several.
  public let cases: [CaseID]
}

/// A file of a submission and what became of it.
public struct SubmissionFile: Hashable, Sendable {
  /// The number under which quarantined files are called up.
  public let id: Int64
  /// The submission.
  public let submission: SubmissionID
  /// Its name inside the envelope.
  public let name: String
  /// Its fingerprint; nil when its bytes could not be read.
  public let sha256: String?
  /// Its size.
  public let bytes: Int?
  /// What its bytes are.
  public let kind: FileKind
  /// What became of it.
  public let disposition: Disposition
  /// The case it made, belongs to, or is a duplicate of.
  public let caseID: CaseID?
  /// Why it is quarantined, ignored or a duplicate.
  public let reason: LocalizedText?

  /// What can become of a file.
  public enum Disposition: String, Hashable, Sendable, Codable, CaseIterable {
    /// It made a case.
    case `case`
    /// It was filed with a case or the submission.
    case attached
    /// It waits for a person.
    case quarantined
    /// The same bytes had come in before.
    case duplicate
    /// Nobody sent it on purpose.
    case ignored
  }
}

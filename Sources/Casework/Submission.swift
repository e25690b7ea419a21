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
  /// The Message-ID of the e-mail it came as.
  public let messageID: String?
  /// The day it came in.
  public let receivedOn: CivilDate
  /// Its files in the order of the envelope; those of later arrivals behind them.
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
  /// The arrival it came with.
  public let arrival: ArrivalID
  /// The number of the container or message it was in; nil when it lay in the envelope itself.
  public let parent: Int64?
  /// How many files the container itself says it holds; nil for what is none, and where it could not be told.
  public let members: Int?
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
  /// What a duplicate has in common with its twin; nil for all others.
  public let sameBy: Sameness?
  /// Whether it waits for a password.
  public let isLocked: Bool
  /// Whether the scanner could not be asked about it, so that it was not opened.
  public let isUnscanned: Bool
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
    /// The same bytes, or the same values saved anew, had come in before.
    case duplicate
    /// Nobody sent it on purpose.
    case ignored
  }

  /// What two files can have in common.
  public enum Sameness: String, Hashable, Sendable, Codable, CaseIterable {
    /// Every byte.
    case bytes
    /// Every value of the form, though the file was saved anew.
    case content
  }
}

/// The number of an arrival: what came at one time and was recorded in one transaction.
public struct ArrivalID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
  /// The number, counted from 1 over all years.
  public let rawValue: Int64

  /// A number.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// Orders by recording.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

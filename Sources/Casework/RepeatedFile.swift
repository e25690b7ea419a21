public import Intake
public import Programme
public import Register

/// A file of an envelope in which everything had come in before.
public struct RepeatedFile: Hashable, Sendable {
  /// Its number within the envelope, from 1.
  public let position: Int
  /// The position of the container or message it was in; nil when it lay in the envelope itself.
  public let parent: Int?
  /// How many files the container itself says it holds; nil for what is none.
  public let members: Int?
  /// Its name inside the envelope.
  public let name: String
  /// Its fingerprint; nil when its bytes could not be read, now as before.
  public let sha256: String?
  /// Its size.
  public let bytes: Int?
  /// What its bytes are.
  public let kind: FileKind
  /// `duplicate`, or `ignored` for what nobody sent on purpose.
  public let disposition: SubmissionFile.Disposition
  /// The number of the file on record with the same bytes; nil for one that could not be read.
  public let twin: Int64?
  /// The submission that the envelope is known from.
  public let submission: SubmissionID
  /// The case its twin made or belongs to.
  public let caseID: CaseID?
  /// What it is a duplicate of, or why nobody needs it.
  public let reason: LocalizedText
}

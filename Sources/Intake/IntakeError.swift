/// Why an envelope, or one file of it, cannot be taken in. In order of precedence.
public enum IntakeError: Error, Hashable, Sendable {
  /// There is nothing at the path.
  case notFound(path: String)
  /// The system refused to read; holds its reason.
  case unreadable(path: String, reason: String)
  /// The envelope is of a kind that is not taken in.
  case unsupported(path: String, kind: FileKind)
  /// There is no file in the envelope.
  case empty(path: String)
  /// The folder holds more files, or is nested deeper, than ``IntakeLimits`` allows.
  case tooMany(path: String, limit: String, allowed: Int)
  /// The file is larger than ``IntakeLimits`` allows.
  case tooLarge(path: String, bytes: Int, allowed: Int)
  /// The store of originals cannot be written; holds the system's reason.
  case storeNotWritable(path: String, reason: String)
  /// The store has no such original.
  case originalMissing(Fingerprint)
  /// An original in the store no longer has the bytes it came with.
  case originalChanged(Fingerprint)
}

extension IntakeError {
  /// Why something that was there could not be read.
  var readingReason: String {
    if case .unreadable(_, let reason) = self { reason } else { "it vanished while it was read" }
  }
}

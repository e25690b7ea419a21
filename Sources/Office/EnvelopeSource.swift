public import Intake

/// Something to be taken in as one envelope.
public enum EnvelopeSource: Sendable {
  /// A folder or a file that a person named.
  case path(String)
  /// A folder or a file that was found where others put things; no link is followed there.
  case found(String)
  /// One of the many messages of a Maildir or an mbox.
  case stored(StoredMessage)
  /// A message that has just come into a Maildir.
  case message(Maildir, Maildir.Entry)
  /// Bytes that came another way: a message on standard input.
  case bytes([UInt8], fileName: String, source: String)

  /// Where it was taken from, as shown and recorded.
  public var name: String {
    switch self {
    case .path(let path), .found(let path): path
    case .stored(let message): message.name
    case .message(let folder, let entry): "\(folder.path)/\(entry.unique)"
    case .bytes(_, _, let source): source
    }
  }

  /// Whether it stays where it is when it has been received: a message in a mailbox.
  var isInMailbox: Bool {
    switch self {
    case .stored, .message: true
    case .path, .found, .bytes: false
    }
  }

  /// How many bytes it has where it lies, as far as that can be told without reading it.
  func byteCount(limits: IntakeLimits) -> Int {
    switch self {
    case .path(let path), .found(let path): Envelope.byteCount(at: path, limits: limits)
    case .stored(let message): message.byteCount
    case .message(let folder, let entry): folder.byteCount(of: entry)
    case .bytes(let bytes, _, _): bytes.count
    }
  }

  /// The envelopes at a path: every message of a Maildir or mbox is one, anything else is one by itself.
  ///
  /// - Throws: ``IntakeError`` when a mail folder cannot be listed, or an mbox not be read.
  public static func all(at path: String, limits: IntakeLimits) throws(IntakeError) -> [EnvelopeSource] {
    try StoredMessage.all(at: path, limits: limits)?.map(EnvelopeSource.stored) ?? [.path(path)]
  }

  /// One message on standard input.
  public static func standardInput(_ bytes: [UInt8]) -> EnvelopeSource {
    // A mail server may put an mbox's `From ` line before the message it delivers; it is no part of it.
    let messages = Mbox.isLikely(bytes) ? Mbox.messages(in: bytes) : []
    return .bytes(messages.count == 1 ? messages[0] : bytes, fileName: "message.eml", source: "-")
  }

  /// The envelope to be opened.
  func envelope(limits: IntakeLimits) throws(IntakeError) -> Envelope {
    switch self {
    case .path(let path): return try Envelope(at: path, limits: limits)
    case .found(let path): return try Envelope(at: path, isNamed: false, limits: limits)
    case .stored(let message):
      // Another program may have taken it away since the folder was looked at.
      guard let bytes = try message.read(limits: limits) else { throw .notFound(path: name) }
      return Envelope(bytes: bytes, name: name, limits: limits)
    case .message(let folder, let entry):
      guard let bytes = try folder.bytes(of: entry, limits: limits) else { throw .notFound(path: name) }
      return Envelope(bytes: bytes, name: entry.unique, limits: limits)
    case .bytes(let bytes, let fileName, _): return Envelope(bytes: bytes, name: fileName, limits: limits)
    }
  }
}

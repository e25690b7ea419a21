/// One e-mail message: who sent it, what it says, and every part of it.
///
/// GMime finds the parts and reads the bytes and the date; names, subjects and addresses are read by our own code (see
/// ``GMimeReader``).
public struct MailMessage: Sendable {
  /// Who it is from, as its author says; nil when the header says nothing.
  public let from: MailAddress?
  /// Who sent it in the author's stead; nil for most.
  public let sender: MailAddress?
  /// When it was written, in seconds since 1970-01-01 00:00 UTC, by the sender's clock.
  public let sentSeconds: Int64?
  /// What the message is called, without the angle brackets.
  public let messageID: String?
  /// The messages it answers.
  public let inReplyTo: [String]
  /// The thread it belongs to, the oldest first.
  public let references: [String]
  /// The subject, decoded; empty when there is none.
  public let subject: String
  /// Its parts in their order, those of multiparts within multiparts among them.
  public let parts: [MailPart]
  /// Whether there are lines in it that belong to none of the parts, where a header is broken.
  public let hasStrayLines: Bool

  /// Reads a message.
  ///
  /// - Parameter bytes: all of it, line breaks of any kind.
  /// - Throws: ``MailError/notAMessage``, or ``MailError/limit(_:allowed:)`` when it has more header bytes, parts or
  ///   levels than the limits allow.
  public init(_ bytes: [UInt8], limits: IntakeLimits = .standard) throws(MailError) {
    let structure = try MailStructure(bytes, limits: limits)
    parts = structure.leaves.map(MailPart.init)
    hasStrayLines = structure.hasStrayLines
    let headers = structure.headers
    guard headers.fields.contains(where: { Self.usualFields.contains($0.name) }) else { throw .notAMessage }
    from = headers.raw("from").flatMap(MailAddress.init(header:))
    sender = headers.raw("sender").flatMap(MailAddress.init(header:))
    sentSeconds = headers.text("date").flatMap(MailDate.seconds)
    messageID = Self.identifiers(headers.raw("message-id")).first
    inReplyTo = Self.identifiers(headers.raw("in-reply-to"))
    references = Self.identifiers(headers.raw("references"))
    subject = headers.text("subject") ?? ""
  }

  /// Whether bytes without a telling name look like a message: they begin with at least two fields a message has.
  public static func isLikely(_ bytes: [UInt8]) -> Bool {
    let hasMark = bytes.starts(with: MailText.byteOrderMark)
    guard let first = bytes.dropFirst(hasMark ? 3 : 0).first, first > 0x20, first < 0x7F else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      let end = min(buffer.count, 64 << 10)
      let headers: MailHeaders
      do { headers = try MailHeaders(buffer, from: 0, to: end, limit: end) } catch {
        // Beyond a limit within these few bytes: whatever it is, it does not look like a message.
        return false
      }
      return Set(headers.fields.map(\.name)).intersection(usualFields).count >= 2
    }
  }

  /// What the sender wrote: the plain texts without a name, or, when there are none, the HTML ones without their marks.
  public var bodyText: String {
    let bodies = parts.filter(\.isBody)
    let plain = bodies.filter { $0.contentType == "text/plain" }.map(\.text)
    let texts = plain.contains { !MailText.trimmed($0).isEmpty } ? plain : bodies.map { MailHTML.text(of: $0.text) }
    return texts.joined(separator: "\n")
  }

  /// The bytes attached to it: of all its parts but the letter itself, and of the files that stand in the letter.
  public var attachedByteCount: Int {
    parts.reduce(0) { count, part in
      guard part.isBody else { return count + part.bytes.count }
      return EmbeddedFiles.find(in: part.bytes).reduce(count) { $0 + $1.bytes.count }
    }
  }

  /// Whether the message ended before its last part did.
  public var isCutOff: Bool { parts.last?.isCutOff ?? false }

  /// The fields that tell a message from a text with colons in it, in lower case.
  static let usualFields: Set = [
    "from", "to", "date", "subject", "message-id", "received", "return-path", "mime-version", "content-type",
    "delivered-to", "sender", "reply-to", "x-mailer", "content-transfer-encoding", "cc",
  ]

  /// The identifiers between angle brackets; a bare one when there are no brackets.
  private static func identifiers(_ raw: [UInt8]?) -> [String] {
    guard let raw else { return [] }
    let text = MailText.trimmed(String(decoding: EncodedWords.unfolded(raw), as: UTF8.self))
    guard text.contains("<") else { return text.split(separator: " ").prefix(1).map(String.init) }
    return text.split(separator: "<").compactMap { piece in
      piece.firstIndex(of: ">").map { MailText.trimmed(String(piece[..<$0])) }
    }.filter { !$0.isEmpty }
  }
}

extension EnvelopeReader {
  /// Hands on the parts of a message, the messages of an mbox, or what winmail.dat holds.
  func openMail(
    _ bytes: [UInt8], format: FileFormat, layers: [Parcel.Layer]
  ) throws(Failure) -> Parcel.Outcome {
    let messages = layers.count { [.message, .outlookMessage, .tnef].contains($0.format) }
    guard messages <= limits.messageNesting else { return .limit(.messageNesting, allowed: limits.messageNesting) }
    let members: [Member]
    var isCutOff = false
    var hasStrayLines = false
    do throws(MailError) {
      switch format {
      case .mailbox: members = try Self.messages(of: bytes, limits)
      case .tnef:
        let tnef = try TNEF(bytes, limits: limits)
        (members, isCutOff) = (tnef.members, tnef.isCutOff)
      default:
        let message = try MailMessage(bytes, limits: limits)
        (members, isCutOff, hasStrayLines) = (message.members, message.isCutOff, message.hasStrayLines)
      }
    } catch {
      switch error {
      case .limit(let limit, let allowed): return .limit(limit, allowed: allowed)
      case .notAMessage: return .unreadable(reason: "it has no header a message has")
      case .notTNEF: return .unreadable(reason: "it is no winmail.dat, or its beginning is broken")
      }
    }
    for member in members {
      var size = 0
      if case .bytes(let bytes) = member.content { size = bytes.count }
      if let limit = budget.countFile() ?? budget.countBytes(size) {
        return .limit(limit, allowed: limits.allowed(limit))
      }
      try handle(member, in: layers)
    }
    // What there was has been handed on; that something is missing a person must know.
    if isCutOff { return .unreadable(reason: "it breaks off before its end") }
    if hasStrayLines { return .unreadable(reason: "a header in it is broken, and some lines belong to no part") }
    return .opened(members: members.count)
  }

  private static func messages(of bytes: [UInt8], _ limits: IntakeLimits) throws(MailError) -> [Member] {
    let messages = Mbox.extents(in: bytes)
    guard messages.count <= limits.parts else { throw .limit(.parts, allowed: limits.parts) }
    return messages.enumerated().map { index, extent in
      Member(
        name: MemberName(raw: [], decoded: "message-\(index + 1).eml"), bytes: Mbox.message(extent, of: bytes))
    }
  }
}

extension MailMessage {
  /// Its parts as an envelope hands them on, and behind a text the files that stand in it.
  var members: [Member] {
    parts.enumerated().flatMap { index, part -> [Member] in
      let name = part.shownName(number: index + 1)
      let own = Member(
        name: MemberName(raw: Array((part.fileName ?? "").utf8), decoded: name),
        hint: Parcel.Hint(contentType: part.contentType, disposition: part.disposition, isLetter: part.isBody),
        bytes: part.bytes)
      guard part.isBody else { return [own] }
      return [own]
        + EmbeddedFiles.find(in: part.bytes).map { Member(name: MemberName(raw: $0.rawName), bytes: $0.bytes) }
    }
  }
}

extension TNEF {
  /// What it holds as an envelope hands it on: the text first, then the attachments.
  var members: [Member] {
    var members: [Member] = []
    func add(_ name: String, named raw: String? = nil, _ type: String?, _ bytes: [UInt8]) {
      members.append(
        Member(
          name: MemberName(raw: Array((raw ?? "").utf8), decoded: name), hint: Parcel.Hint(contentType: type),
          bytes: bytes))
    }
    if let plainText, !plainText.isEmpty { add("body.txt", "text/plain", Array(plainText.utf8)) }
    if let html { add("body.html", "text/html", html) }
    if let richText { add("body.rtf", "text/rtf", richText) }
    for (index, attachment) in attachments.enumerated() {
      let isMessage = attachment.bytes.starts(with: [0x78, 0x9F, 0x3E, 0x22])
      add(
        attachment.name ?? "attachment-\(index + 1).\(isMessage ? "dat" : "bin")", named: attachment.name,
        attachment.contentType, attachment.bytes)
    }
    return members
  }
}

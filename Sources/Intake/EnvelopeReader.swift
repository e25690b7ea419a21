/// Walks through an envelope: numbers what it finds, looks into containers and messages, and hands on every parcel.
///
/// One container and one member of it are in memory at a time. Nothing an envelope does makes it stop: what cannot be
/// read is handed on as a parcel that says why.
struct EnvelopeReader<Failure: Error> {
  let limits: IntakeLimits
  let passwords: [String]
  let budget: IntakeBudget
  let scanner: ClamdScanner?
  let take: (Parcel) throws(Failure) -> Void

  /// Takes what lies in `parent`, or in the envelope itself: a container's members come before the container, whose
  /// outcome is known only then; its number is the lower one all the same.
  func handle(_ member: Member, in layers: [Parcel.Layer] = []) throws(Failure) {
    let number = budget.nextNumber()
    let name = (layers.map(\.name) + [member.name]).joined(separator: "/")
    // Before anything else looks at the bytes, to tell their format even.
    var scan: ClamdScanner.Verdict?
    switch member.content {
    case .bytes(let bytes): scan = scanner?.scan(bytes)
    case .image(let image): scan = scanner?.scan(image)
    case .none: break
    }
    var outcome = member.outcome
    switch scan {
    case .infected(let signature): outcome = .infected(signature: signature)
    case .failed(let reason): outcome = .notScanned(reason: reason)
    case .clean, nil: break
    }
    let format: FileFormat
    switch member.content {
    case _ where scan != nil && scan != .clean: format = .unknown
    case .bytes(let bytes): format = FileFormat(of: bytes, name: member.name)
    case .image(let image): format = image.format
    case .none: format = .unknown
    }
    if case .taken = outcome {
      outcome = try open(
        member, format: format,
        layers: layers + [Parcel.Layer(number: number, name: member.name, format: format)])
    }
    try take(
      Parcel(
        number: number, parent: layers.last?.number, origin: layers, name: name, rawName: member.rawName,
        nameIssues: member.nameIssues, hint: member.hint, format: format, content: member.content, outcome: outcome,
        scan: scan))
  }

  /// Hands on what lies in a container or message; its own parcel is the last of `layers`.
  private func open(
    _ member: Member, format: FileFormat, layers: [Parcel.Layer]
  ) throws(Failure) -> Parcel.Outcome {
    switch format {
    case .zip, .iso9660:
      let archives = layers.count { $0.format == .zip || $0.format == .iso9660 }
      guard archives <= limits.nesting else { return .limit(.nesting, allowed: limits.nesting) }
      return try openArchive(member.content, layers: layers)
    case .message, .mailbox, .tnef:
      guard case .bytes(let bytes) = member.content else { return .taken }
      return try openMail(bytes, format: format, layers: layers)
    case .udf, .rawDisc, .smime, .sevenZip, .rar, .lzh, .gzip, .tar, .cabinet, .program, .outlookMessage:
      return .notOpened
    case .workbook, .attachment, .unknown: return .taken
    }
  }

  private func openArchive(
    _ content: Parcel.Content, layers: [Parcel.Layer]
  ) throws(Failure) -> Parcel.Outcome {
    let take = { (member: Member) throws(Failure) in try handle(member, in: layers) }
    switch content {
    case .none: return .taken
    case .image(let image):
      return try openImage({ () throws(IntakeError) in try image.source() }, take: take)
    case .bytes(let bytes) where layers.last?.format == .iso9660:
      return try openImage({ () throws(IntakeError) in ByteSource(bytes) }, take: take)
    case .bytes(let bytes):
      return try ZipMembers(
        limits: limits, budget: budget, passwords: ZipPasswords.candidates(passwords), take: take
      ).visit(bytes)
    }
  }

  private func openImage(
    _ source: @escaping () throws(IntakeError) -> ByteSource, take: @escaping (Member) throws(Failure) -> Void
  ) throws(Failure) -> Parcel.Outcome {
    let disc = { () throws(IntakeError) in try source().asDisc(most: limits.imageBytes) }
    let found: DiscDirectory.Finding
    do {
      found = DiscDirectory.look(at: try disc(), limits: limits)
    } catch {
      return .unreadable(reason: error.readingReason)
    }
    if let fault = found.fault { return .malicious(reason: fault) }
    return try StreamedMembers(limits: limits, budget: budget, take: take)
      .visit(disc, format: found.hasReadableRockRidge ? .iso9660 : .iso9660WithoutRockRidge)
  }
}

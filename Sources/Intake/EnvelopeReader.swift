/// Walks through an envelope: numbers what it finds, looks into containers and messages, and hands on every parcel.
///
/// One container and one member of it are in memory at a time. Nothing an envelope does makes it stop: what cannot be
/// read is handed on as a parcel that says why.
struct EnvelopeReader<Failure: Error> {
  let limits: IntakeLimits
  let passwords: [String]
  let budget: IntakeBudget
  let take: (Parcel) throws(Failure) -> Void

  /// Takes what lies in `parent`, or in the envelope itself: a container's members come before the container, whose
  /// outcome is known only then; its number is the lower one all the same.
  func handle(_ member: Member, in layers: [Parcel.Layer] = []) throws(Failure) {
    let number = budget.nextNumber()
    let name = (layers.map(\.name) + [member.name]).joined(separator: "/")
    let format: FileFormat
    switch member.content {
    case .bytes(let bytes): format = FileFormat(of: bytes, name: member.name)
    case .image: format = .iso9660
    case .none: format = .unknown
    }
    var outcome = member.outcome
    if case .taken = outcome {
      outcome = try open(
        member, format: format,
        layers: layers + [Parcel.Layer(number: number, name: member.name, format: format)])
    }
    try take(
      Parcel(
        number: number, parent: layers.last?.number, origin: layers, name: name, rawName: member.rawName,
        nameIssues: member.nameIssues, hint: member.hint, format: format, content: member.content, outcome: outcome))
  }

  /// Hands on what lies in a container or message; its own parcel is the last of `layers`.
  private func open(
    _ member: Member, format: FileFormat, layers: [Parcel.Layer]
  ) throws(Failure) -> Parcel.Outcome {
    switch format {
    case .zip, .iso9660: return .taken
    case .message, .mailbox, .tnef: return .taken
    case .udf, .sevenZip, .rar, .lzh, .gzip, .tar, .cabinet, .outlookMessage: return .notOpened
    case .workbook, .attachment, .program, .unknown: return .taken
    }
  }
}

/// What a disc image holds, or a zip without a directory, as libarchive comes by it: on a disc, in the order of sectors.
struct StreamedMembers<Failure: Error> {
  let limits: IntakeLimits
  let budget: IntakeBudget
  let take: (Member) throws(Failure) -> Void

  private struct Walk {
    var headers = 0
    var members = 0
    var isEncrypted = false
    var damage: String?
    var stopped: IntakeLimits.Name?
    /// Second names of files, by the first ones.
    var twins: [[UInt8]: [MemberName]] = [:]
  }

  /// Hands on the members, and says what came of the whole.
  func visit(
    _ open: () throws(IntakeError) -> ByteSource, format: ArchiveReader.Format
  ) throws(Failure) -> Parcel.Outcome {
    var walk = Walk()
    var damage = try pass(open, format: format, &walk) { header, reader, walk throws(Failure) in
      let name = MemberName(raw: header.rawName, longest: limits.nameBytes)
      if let fault = header.fault {
        walk.damage = walk.damage ?? fault
        return header.rawName.isEmpty ? () : try count(Member(name: name, outcome: .unreadable(reason: fault)), &walk)
      }
      switch header.type {
      case .folder: break
      case .link:
        if let first = header.twin {
          walk.twins[first, default: []].append(name)
        } else {
          try count(Member(name: name, outcome: .link(target: header.linkTarget)), &walk)
        }
      case .special: try count(Member(name: name, outcome: .special), &walk)
      case .file: try handOn([name], header, reader, &walk)
      }
    }
    if !walk.twins.isEmpty, walk.stopped == nil {
      // Two names of one place on the disc are two files for whoever looks at it.
      let again = try pass(open, format: format, &walk) { header, reader, walk throws(Failure) in
        guard header.type == .file, let names = walk.twins.removeValue(forKey: header.rawName) else { return }
        try handOn(names, header, reader, &walk)
      }
      damage = damage ?? again
    }
    for name in walk.twins.values.joined().sorted(by: { $0.raw.lexicographicallyPrecedes($1.raw) }) {
      try count(Member(name: name, outcome: .unreadable(reason: "the file it is a second name of is not there")), &walk)
    }
    if let stopped = walk.stopped { return .limit(stopped, allowed: limits.allowed(stopped)) }
    if let damage = damage ?? walk.damage { return .unreadable(reason: damage) }
    return walk.isEncrypted ? .encrypted : .opened(members: walk.members)
  }

  /// Goes through the members once; what made it end early, if anything.
  private func pass(
    _ open: () throws(IntakeError) -> ByteSource, format: ArchiveReader.Format, _ walk: inout Walk,
    _ visit: (ArchiveReader.Header, ArchiveReader, inout Walk) throws(Failure) -> Void
  ) throws(Failure) -> String? {
    let source: ByteSource
    let reader: ArchiveReader
    do {
      source = try open()
    } catch {
      return error.readingReason
    }
    do {
      reader = try ArchiveReader(source, format: format)
    } catch {
      return Self.words(error)
    }
    var faults = 0
    while walk.stopped != .files {
      let header: ArchiveReader.Header
      do {
        guard let found = try reader.next() else { break }
        header = found
      } catch {
        // A header that cannot be understood is passed over once or twice; a disc full of them is none.
        faults += 1
        if case .member = error, faults < 16 { continue }
        return Self.words(error)
      }
      if budget.isOverTime { walk.stopped = walk.stopped ?? .seconds }
      try visit(header, reader, &walk)
      // Folders without end come from a disc that points into itself.
      walk.headers += 1
      if walk.headers > limits.files * 4 { walk.stopped = .files }
    }
    if !source.unreadable.isEmpty {
      return "sectors cannot be read: \(SectorRuns(source.unreadable))"
    }
    return faults == 0 ? nil : "\(faults) entries of its directory cannot be understood"
  }

  /// Unpacks the member the reader stands at, under each of its names.
  private func handOn(
    _ names: [MemberName], _ header: ArchiveReader.Header, _ reader: ArchiveReader, _ walk: inout Walk
  ) throws(Failure) {
    reader.forget()
    var outcome = Parcel.Outcome.taken
    var bytes: [UInt8] = []
    if let stopped = walk.stopped {
      outcome = .limit(stopped, allowed: limits.allowed(stopped))
    } else {
      do {
        switch try MemberUnpacker(limits: limits, budget: budget).unpack(reader, size: header.size, packedSize: nil) {
        case .bytes(let unpacked): bytes = unpacked
        case .refused(let refusal): outcome = refusal
        case .stop(let limit):
          walk.stopped = limit
          outcome = .limit(limit, allowed: limits.allowed(limit))
        }
      } catch {
        if case .needsPassword = error {
          outcome = .encrypted
          walk.isEncrypted = true
        } else {
          outcome = .unreadable(reason: Self.words(error))
        }
      }
      if case .taken = outcome, !reader.touchedUnreadable.isEmpty {
        outcome = .unreadable(
          reason: "it lies on sectors that cannot be read: \(SectorRuns(reader.touchedUnreadable))")
      }
    }
    for name in names {
      try count(outcome == .taken ? Member(name: name, bytes: bytes) : Member(name: name, outcome: outcome), &walk)
    }
  }

  /// Hands a member on, unless it is one too many.
  private func count(_ member: Member, _ walk: inout Walk) throws(Failure) {
    if let limit = budget.countFile(), walk.stopped == nil { walk.stopped = limit }
    guard walk.stopped != .files else { return }
    walk.members += 1
    try take(member)
  }

  private static func words(_ error: ArchiveReader.Failure) -> String {
    switch error {
    case .needsPassword: "it needs a password"
    case .member(let reason), .archive(let reason): reason
    }
  }
}

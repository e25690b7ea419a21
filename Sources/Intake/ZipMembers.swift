/// What a zip holds, in the order its members lie in the file.
struct ZipMembers<Failure: Error> {
  let limits: IntakeLimits
  let budget: IntakeBudget
  let passwords: [[UInt8]]
  let take: (Member) throws(Failure) -> Void

  /// Hands on the members, and says what came of the zip.
  func visit(_ bytes: [UInt8]) throws(Failure) -> Parcel.Outcome {
    guard let directory = ZipDirectory(bytes, most: limits.files) else {
      // Cut short, perhaps: what stands before the cut can be had.
      return try StreamedMembers(limits: limits, budget: budget, take: take).visit(
        { () throws(IntakeError) in ByteSource(bytes) }, format: .zip)
    }
    if directory.count > limits.files { return .limit(.files, allowed: limits.files) }
    if let fault = directory.fault { return .malicious(reason: fault) }

    var lanes = [ZipLane(bytes, password: nil)] + passwords.map { ZipLane(bytes, password: $0) }
    var worst = Parcel.Outcome.opened(members: 0)
    var members = 0
    var stopped: IntakeLimits.Name?
    for (index, entry) in directory.entries.enumerated() where !entry.isFolder {
      if let limit = budget.countFile(), stopped == nil { stopped = limit }
      if stopped == .files { break }
      members += 1
      let name = entry.name(longest: limits.nameBytes)
      if let stopped {
        try take(Member(name: name, outcome: .limit(stopped, allowed: limits.allowed(stopped))))
        continue
      }
      switch result(of: entry, at: index, lanes: &lanes) {
      case .bytes(let bytes): try take(Member(name: name, bytes: bytes))
      case .refused(let outcome):
        if outcome == .encrypted { worst = .encrypted }
        try take(Member(name: name, outcome: outcome))
      case .stop(let limit):
        stopped = limit
        try take(Member(name: name, outcome: .limit(limit, allowed: limits.allowed(limit))))
      }
    }
    if let stopped { return .limit(stopped, allowed: limits.allowed(stopped)) }
    if case .encrypted = worst { return worst }
    return .opened(members: members)
  }

  private func result(
    of entry: ZipDirectory.Entry, at index: Int, lanes: inout [ZipLane]
  ) -> MemberUnpacker.Result {
    if entry.isSpecial { return .refused(.special) }
    // libarchive 3.6.2 unpacks these wrongly, with the right password too. 0 is stored, 8 deflated.
    if entry.isAES, ![0, 8].contains(entry.method) {
      return .refused(.unreadable(reason: "compression method \(entry.method) under AES encryption is not read"))
    }
    let unpacker = MemberUnpacker(limits: limits, budget: budget)
    do {
      return try lanes[0].result(of: entry, at: index, by: unpacker)
    } catch {
      switch error {
      case .member(let reason), .archive(let reason): return .refused(.unreadable(reason: reason))
      case .needsPassword: break
      }
    }
    for number in lanes.indices.dropFirst() {
      if budget.isOverTime { return .stop(.seconds) }
      do {
        let result = try lanes[number].result(of: entry, at: index, by: unpacker)
        // One password usually opens all of them: it is the first to be tried on the next.
        lanes.insert(lanes.remove(at: number), at: 1)
        return result
      } catch {
        // The old encryption takes one wrong password in 256 for right; the checksum then says that it was not.
        continue
      }
    }
    return .refused(.encrypted)
  }
}

/// A reader of a zip that goes forward only, with one password.
struct ZipLane {
  private let bytes: [UInt8]
  private let password: [UInt8]?
  private var reader: ArchiveReader?
  /// The member the reader goes to next.
  private var next = 0

  init(_ bytes: [UInt8], password: [UInt8]?) {
    self.bytes = bytes
    self.password = password
  }

  /// Unpacks the member at an index, which must be above those asked for before.
  mutating func result(
    of entry: ZipDirectory.Entry, at index: Int, by unpacker: MemberUnpacker
  ) throws(ArchiveReader.Failure) -> MemberUnpacker.Result {
    do {
      return try attempt(entry, at: index, by: unpacker)
    } catch {
      // One damaged member does not take those behind it along: they are looked for anew.
      if case .archive = error { reader = nil }
      throw error
    }
  }

  private mutating func attempt(
    _ entry: ZipDirectory.Entry, at index: Int, by unpacker: MemberUnpacker
  ) throws(ArchiveReader.Failure) -> MemberUnpacker.Result {
    let reader: ArchiveReader
    if let open = self.reader {
      reader = open
    } else {
      reader = try ArchiveReader(ByteSource(bytes), format: .zip, password: password)
      self.reader = reader
      next = 0
    }
    var header: ArchiveReader.Header?
    while next <= index {
      next += 1
      do {
        header = try reader.next()
      } catch {
        // A member passed over may be as bad as it likes.
        if case .member = error, next <= index { continue }
        throw error
      }
      if header == nil { throw .archive("it has fewer members than its directory says") }
    }
    guard let header else { throw .archive("it has fewer members than its directory says") }
    guard agrees(header, entry) else { throw .member("the zip's directory says otherwise than the member itself") }
    switch header.type {
    case .link: return .refused(.link(target: header.linkTarget))
    case .special: return .refused(.special)
    case .file, .folder: break
    }
    return try unpacker.unpack(reader, size: entry.size, packedSize: entry.packedSize)
  }

  /// Whether libarchive stands at the member the directory means.
  private func agrees(_ header: ArchiveReader.Header, _ entry: ZipDirectory.Entry) -> Bool {
    if header.rawName == entry.rawName || header.rawName == entry.unicodeName { return true }
    // It composes letters, and stops at a NUL.
    return MemberName(raw: header.rawName).shown == entry.name(longest: .max).shown
      || entry.rawName.starts(with: header.rawName) || header.size == entry.size
  }
}

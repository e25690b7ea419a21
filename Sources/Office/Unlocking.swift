public import Casework
import Intake
import Programme

/// What a password brought out of a quarantined file, not recorded yet.
struct Unlocked: Sendable {
  /// The file on record whose bytes were opened.
  let source: SubmissionFile
  /// The quarantined files that wait no longer.
  let ended: [SubmissionFile]
  /// What came out.
  let envelope: IncomingEnvelope
}

extension Office {
  /// Opens a quarantined file and goes on with its reception: what is in it joins its submission, new forms make cases.
  ///
  /// The passwords are tried in their order, are in memory for this call alone, and are written nowhere.
  /// - Throws: ``CaseworkError/notQuarantined(_:)``, ``CaseworkError/notLocked(_:)``,
  ///   ``OfficeError/passwordDoesNotOpen(_:name:)``; then nothing was changed.
  public func unlock(_ id: Int64, passwords: [String], by actor: String = "reception", moment: Moment) throws
    -> Submission
  {
    guard let lock = try store.enter() else { throw OfficeError.busy(path) }
    defer { withExtendedLifetime(lock) {} }
    let file = try read { db in try Quarantine.find(id, in: db) }
    guard let unlocked = try unlocked(file, passwords: passwords, moment: moment) else {
      throw OfficeError.passwordDoesNotOpen(id, name: file.name)
    }
    return try write { db in
      // Somebody else may have opened it meanwhile.
      _ = try Quarantine.find(id, in: db)
      return try Reception.recordUnlocked(
        unlocked.envelope, from: unlocked.source, ending: unlocked.ended, reason: "password", by: actor,
        moment: receptionMoment(moment), in: db)
    }
  }

  /// A person decided that nothing is to be done with a quarantined file.
  public func discard(_ id: Int64, reason: String, moment: Moment) throws {
    try write { db in try Quarantine.discard(id, reason: reason, moment: receptionMoment(moment), in: db) }
  }

  /// Tries passwords on a locked file; nil when none opens anything.
  func unlocked(_ file: SubmissionFile, passwords: [String], moment: Moment) throws -> Unlocked? {
    let (source, waiting, submission) = try read { db in
      let (source, waiting) = try Quarantine.locked(with: file, in: db)
      return (source, waiting, try CaseStore.fetchSubmission(file.submission, in: db))
    }
    guard !waiting.isEmpty, let fingerprint = source.sha256.flatMap(Fingerprint.init(hex:)), let submission else {
      throw CaseworkError.notLocked(file.id)
    }
    let intake = EnvelopeIntake(
      lexicon: try lexicon, figures: figures, store: store, channel: submission.channel,
      reception: settings.reception, receivedOn: submission.receivedOn)
    let opened = try intake.read(
      Envelope(bytes: try store.bytes(of: fingerprint), name: source.name, limits: settings.intake),
      passwords: passwords, mailBytes: try attachedBytes(ofMailWith: file))
    return Self.newlyOpened(in: opened, source: source, waiting: waiting)
  }

  /// The bytes attached to the e-mail a file came with; nil when it came otherwise.
  private func attachedBytes(ofMailWith file: SubmissionFile) throws -> Int? {
    let mail = try read { db in
      // What a password opened before hangs on the file it came out of, and that on the mail.
      var outermost = file
      while let parent = outermost.parent, let found = try CaseStore.fetchFile(number: parent, in: db) {
        outermost = found
      }
      return try MailArrival.mail(of: outermost, in: db)?.mail
    }
    guard let mail else { return nil }
    return try message(mail)?.attachedByteCount
  }

  /// What of an opened container or workbook could not be read before.
  private static func newlyOpened(
    in envelope: IncomingEnvelope, source: SubmissionFile, waiting: [SubmissionFile]
  ) -> Unlocked? {
    let isLocked = envelope.files.map { file in if case .locked = file.content { true } else { false } }
    guard envelope.files.first?.members != nil || envelope.files.count > 1 else {
      guard isLocked == [false] else { return nil }
      let file = envelope.files[0]
      var opened = envelope
      opened.files = [
        IncomingFile(
          name: source.name, fingerprint: file.fingerprint, byteCount: file.byteCount, kind: file.kind,
          content: file.content, note: file.note)
      ]
      return Unlocked(source: source, ended: waiting, envelope: opened)
    }
    // The container itself and what could be read before are on record; members that wait have no bytes there.
    let names = Set(waiting.filter { $0.id != source.id }.map(\.name))
    // Opened by itself it no longer knows the folder or message it lay in.
    let around = source.name.lastIndex(of: "/").map { source.name[...$0] } ?? ""
    var chosen: [Int] = []
    for (index, file) in envelope.files.enumerated() where index > 0 && !isLocked[index] {
      let isInside = file.parent.map(chosen.contains) ?? false
      if isInside || (file.fingerprint != nil && names.contains(around + file.name)) { chosen.append(index) }
    }
    guard !chosen.isEmpty else { return nil }
    let places = Dictionary(uniqueKeysWithValues: chosen.enumerated().map { ($1, $0) })
    var opened = envelope
    opened.medium = nil
    opened.files = chosen.map { index in
      let file = envelope.files[index]
      return IncomingFile(
        name: around + file.name, fingerprint: file.fingerprint, byteCount: file.byteCount, kind: file.kind,
        content: file.content, parent: file.parent.flatMap { places[$0] }, members: file.members, note: file.note)
    }
    let openedNames = Set(opened.files.map(\.name))
    let ended = waiting.filter { openedNames.contains($0.name) || ($0.id == source.id && !isLocked[0]) }
    return Unlocked(source: source, ended: ended, envelope: opened)
  }
}

import Casework
import Examination
import Forms
import Intake
import Programme
import Workbook

/// Understands an envelope: keeps every byte of it in the store, then reads the forms in it. Writes to no book, so that
/// any number of envelopes can be read at once.
struct EnvelopeIntake: Sendable {
  /// The forms, their words folded once for all envelopes.
  let lexicon: FormLexicon
  /// The programme's figures.
  let figures: ProgrammeFigures
  /// The store of originals.
  let store: OriginalStore
  /// How it came; nil to tell it from what it is: an e-mail, or else a disc.
  let channel: Channel?
  /// The settings of the reception.
  let reception: ReceptionSettings
  /// The day it came in.
  let receivedOn: CivilDate

  /// A parcel whose bytes are in the store, or on their way there.
  private struct Kept {
    let parcel: Parcel
    let bytes: Int?
    let fingerprint: Fingerprint?
    let survey: DiscSurvey?
  }

  /// A parcel as far as it is understood before the whole envelope is known.
  private struct Draft {
    let kept: Kept
    let content: Content

    var parcel: Parcel { kept.parcel }
    var bytes: Int? { kept.bytes }
    var fingerprint: Fingerprint? { kept.fingerprint }
    var survey: DiscSurvey? { kept.survey }
    /// What was read of a workbook.
    var reading: FormReading? { if case .forms(let reading, _) = content { reading } else { nil } }

    enum Content {
      case settled(IncomingFile.Content)
      case forms(FormReading, WorkbookFile)
    }
  }

  /// Reads an envelope whole.
  ///
  /// - Parameters:
  ///   - passwords: tried on what needs one.
  ///   - mailBytes: the bytes attached to the e-mail that what is opened came with, when it is no e-mail itself.
  /// - Throws: ``IntakeError`` when the one file it is cannot be read, or the store not be written. What cannot be read
  ///   in an envelope of several files is no error: it is to be quarantined with the reason.
  func read(_ envelope: Envelope, passwords: [String] = [], mailBytes: Int? = nil) throws -> IncomingEnvelope {
    var kept: [Kept] = []
    let delivery = store.delivery()
    let scanner = reception.clamdSocket.isEmpty ? nil : ClamdScanner(socket: reception.clamdSocket)
    try envelope.open(passwords: passwords, scanner: scanner) { parcel throws(IntakeError) in
      if envelope.isSingleFile, parcel.parent == nil { try Self.checkIsReadable(parcel, path: envelope.source) }
      kept.append(try keep(parcel, by: delivery))
    }
    // No form is read before every byte of the envelope is safe.
    try delivery.finish()
    kept.sort { $0.parcel.number < $1.parcel.number }
    let drafts = settlingFormless(
      joiningAnnexes(kept.map { Draft(kept: $0, content: content(of: $0.parcel, passwords: passwords)) }))
    let mail = envelope.isSingleFile ? drafts.first.flatMap { Self.message($0.parcel) } : nil
    let channel = self.channel ?? (mail == nil ? .cdR : .email)
    let places = Dictionary(uniqueKeysWithValues: drafts.enumerated().map { ($1.parcel.number, $0) })
    // Where only what was attached is handed in, its own bytes are those of the e-mail.
    let handedIn = drafts.reduce(0) { $0 + ($1.parcel.parent == nil ? $1.bytes ?? 0 : 0) }
    let attachedBytes = channel == .email ? mail?.attachedByteCount ?? mailBytes ?? handedIn : nil
    return IncomingEnvelope(
      channel: channel, source: envelope.source, mail: mail.map(MailFacts.init),
      medium: medium(of: envelope, drafts, channel: channel),
      files: try drafts.map { draft in
        var file = IncomingFile(
          name: draft.parcel.name, fingerprint: draft.fingerprint, byteCount: draft.bytes, kind: draft.parcel.kind,
          content: try content(of: draft, channel: channel, mailBytes: attachedBytes),
          parent: draft.parcel.parent.flatMap { places[$0] }, members: Self.members(of: draft.parcel),
          scan: draft.parcel.scan, note: IntakeWords.note(draft.parcel.nameIssues))
        file.isLetter = draft.parcel.hint?.isLetter ?? false
        return file
      })
  }

  /// A fault of a file that is the whole envelope is one of the envelope.
  private static func checkIsReadable(_ parcel: Parcel, path: String) throws(IntakeError) {
    switch parcel.outcome {
    case .unreadable(let reason) where parcel.byteCount == nil: throw .unreadable(path: path, reason: reason)
    case .tooLarge(let bytes, let allowed) where parcel.byteCount == nil:
      throw .tooLarge(path: path, bytes: bytes, allowed: allowed)
    case .taken, .opened, .encrypted, .unreadable, .link, .special, .tooLarge, .limit, .malicious, .infected,
      .notScanned, .notOpened:
      break
    }
  }

  /// The e-mail a parcel is; nil when it is none, or one that cannot be read.
  private static func message(_ parcel: Parcel) -> MailMessage? {
    guard parcel.format == .message else { return nil }
    do { return try MailMessage(parcel.bytes) } catch { return nil }
  }

  /// How many files lie in a container that was opened whole.
  private static func members(of parcel: Parcel) -> Int? {
    if case .opened(let members) = parcel.outcome { members } else { nil }
  }

  /// The line of the media ledger: for an image of a disc, and for a folder that stands for one.
  private func medium(of envelope: Envelope, _ drafts: [Draft], channel: Channel) -> MediumFacts? {
    let destroyOn = receivedOn.adding(days: reception.mediaKeptDays)
    if envelope.isSingleFile {
      guard let survey = drafts.first?.survey else { return nil }
      return MediumFacts(
        label: survey.label, bytes: survey.byteCount, sha256: survey.fingerprint.hex, digestOf: .image,
        unreadableSectors: survey.unreadableSectors.count, keptAt: reception.mediaKeptAt, destroyOn: destroyOn)
    }
    guard [.cdR, .mo, .floppy].contains(channel) else { return nil }
    let lying = drafts.filter { $0.parcel.parent == nil }
    var digest = FolderDigest()
    for draft in lying { digest.add(rawName: draft.parcel.rawName, draft.fingerprint) }
    return MediumFacts(
      label: nil, bytes: lying.reduce(0) { $0 + ($1.bytes ?? 0) },
      sha256: digest.fingerprint.hex, digestOf: .files, unreadableSectors: 0,
      keptAt: reception.mediaKeptAt, destroyOn: destroyOn)
  }

  // MARK: Forms over several files

  /// Reads forms anew whose annexes lie in other files of the envelope, where only one form can own them.
  ///
  /// A file of nothing but such annexes then goes with the cases; one of whose annexes nobody owns waits for a person.
  private func joiningAnnexes(_ drafts: [Draft]) -> [Draft] {
    var drafts = drafts
    let read = drafts.indices.compactMap { index -> (draft: Int, reading: FormReading, workbook: WorkbookFile)? in
      guard case .forms(let reading, let workbook) = drafts[index].content else { return nil }
      return (index, reading, workbook)
    }
    guard read.contains(where: { !$0.reading.result.looseAnnexes.isEmpty }) else { return drafts }
    let matches = AnnexMatching.match(read.map(\.reading.result))
    for (place, owner) in read.enumerated() {
      let own = matches.filter { $0.form.file == place }
      guard !own.isEmpty else { continue }
      var annexes: [Int: [AnnexFile]] = [:]
      for match in own {
        annexes[match.form.form, default: []].append(
          AnnexFile(
            fileName: drafts[read[match.file].draft].parcel.name, workbook: WorkbookMap(read[match.file].workbook),
            sheets: [match.sheetKey: match.sheet]))
      }
      let reading = FormReading(workbook: owner.workbook, lexicon: lexicon, eras: figures.eras, annexes: annexes)
      drafts[owner.draft] = Draft(kept: drafts[owner.draft].kept, content: .forms(reading, owner.workbook))
    }
    for (place, annex) in read.enumerated() where annex.reading.result.forms.isEmpty {
      let loose = annex.reading.result.looseAnnexes
      let owned = matches.filter { $0.file == place }.map(\.sheet)
      guard !loose.isEmpty, loose.allSatisfy({ owned.contains($0.name) }) else { continue }
      drafts[annex.draft] = Draft(kept: drafts[annex.draft].kept, content: .settled(.attachment))
    }
    return drafts
  }

  // MARK: One parcel

  private func keep(_ parcel: Parcel, by delivery: StoreDelivery) throws(IntakeError) -> Kept {
    var fingerprint: Fingerprint?
    var survey: DiscSurvey?
    switch parcel.content {
    case .bytes(let bytes): fingerprint = try delivery.add(bytes)
    case .image(let image):
      survey = try store.keep(image)
      fingerprint = survey?.fingerprint
    case .none: break
    }
    return Kept(
      parcel: parcel, bytes: fingerprint == nil ? nil : parcel.byteCount, fingerprint: fingerprint, survey: survey)
  }

  private func content(of parcel: Parcel, passwords: [String]) -> Draft.Content {
    switch parcel.scan {
    case .infected, .failed: break
    case .clean, nil:
      if let dismissal = parcel.dismissal { return .settled(.ignored(IntakeWords.reason(dismissal))) }
    }
    if let reason = IntakeWords.reason(parcel.outcome, format: parcel.format) {
      return .settled(parcel.outcome == .encrypted ? .locked(reason) : .quarantined(reason))
    }
    if case .opened(let members) = parcel.outcome {
      return .settled(
        members == 0 && parcel.kind == .container ? .quarantined(IntakeWords.emptyContainer) : .attachment)
    }
    switch parcel.kind {
    case .workbook: return workbook(parcel.bytes, passwords: passwords)
    case .attachment: return .settled(.attachment)
    case .message, .container, .unknown: return .settled(.quarantined(IntakeWords.reason(parcel.kind)))
    }
  }

  private func workbook(_ bytes: [UInt8], passwords: [String]) -> Draft.Content {
    for password in [nil] + passwords.map(Optional.some) {
      do {
        let workbook = try WorkbookFile.open(bytes, password: password)
        let reading = FormReading(workbook: workbook, lexicon: lexicon, eras: figures.eras)
        return .forms(reading, workbook)
      } catch {
        // The first refusal says what the file is; that a password does not fit is no news.
        switch error {
        case .needsPassword, .wrongPassword: continue
        case .notAWorkbook, .damagedArchive, .unsafe, .limitExceeded, .missingPart, .damagedPart, .cannotRead,
          .cannotWrite:
          return .settled(.quarantined(IntakeWords.reason(error)))
        }
      }
    }
    return .settled(.locked(IntakeWords.reason(WorkbookError.needsPassword)))
  }

  /// What becomes of the workbooks without a form: attached when a form of the envelope asks for it, else quarantined.
  private func settlingFormless(_ drafts: [Draft]) -> [Draft] {
    // Most envelopes have none, and what all forms ask for is long.
    guard drafts.contains(where: { $0.reading?.forms.isEmpty == true }) else { return drafts }
    let forms = drafts.flatMap { draft in
      (draft.reading?.forms ?? []).compactMap { lexicon.definition($0.form.formID, edition: $0.form.edition) }
    }
    let enclosures = Enclosures(of: forms, among: lexicon.definitions)
    return drafts.map { draft in
      guard let reading = draft.reading, reading.forms.isEmpty else { return draft }
      let isAskedFor = enclosures.contain(reading.firstTexts)
      return Draft(kept: draft.kept, content: .settled(isAskedFor ? .attachment : .quarantined(reading.absence)))
    }
  }

  private func content(of draft: Draft, channel: Channel, mailBytes: Int?) throws -> IncomingFile.Content {
    switch draft.content {
    case .settled(let content): return content
    case .forms(let reading, let workbook):
      return .forms(
        try reading.forms.map { found in
          let definition = lexicon.definition(found.form.formID, edition: found.form.edition)
          return try IncomingForm(
            form: found.form,
            file: FileFacts(
              name: draft.parcel.name, channel: channel.rawValue, format: workbook.format.rawValue,
              hasMacros: workbook.hasMacros, externalLinks: workbook.externalLinks,
              formulasWithoutValue: found.formulasWithoutValue, checkCodes: found.checkCodes, mailBytes: mailBytes,
              formsInFile: reading.forms.count, nameIssues: draft.parcel.nameIssues.map(\.rawValue)),
            // What may come online needs no sealed original (published page on online submission); SEAL-09 asks whether
            // the applicant has opted in.
            needsPaper: !(channel == .online && definition?.onlineAccounts.isEmpty == false))
        })
    }
  }
}

extension MailFacts {
  /// What tells which mails belong together.
  init(_ message: MailMessage) {
    let topic = MailThread.topic(of: message.subject)
    self.init(
      sender: message.from?.key ?? message.sender?.key, messageID: message.messageID,
      references: message.references + message.inReplyTo, subjectKey: topic.isEmpty ? nil : topic)
  }
}

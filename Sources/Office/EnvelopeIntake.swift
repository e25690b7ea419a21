import Casework
import Examination
import Forms
import Intake
import Programme
import Workbook

/// Understands an envelope: keeps every byte of it in the store, then reads the forms in it. Writes to no book, so that
/// any number of envelopes can be read at once.
struct EnvelopeIntake: Sendable {
  /// The forms.
  let catalogue: FormCatalogue
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

  /// A parcel as far as it is understood before the whole envelope is known.
  private struct Draft {
    let parcel: Parcel
    let bytes: Int?
    let fingerprint: Fingerprint?
    let content: Content

    enum Content {
      case settled(IncomingFile.Content)
      case forms(FormReading, WorkbookFile)
    }
  }

  /// Reads an envelope whole.
  ///
  /// - Parameter passwords: tried on what needs one.
  /// - Throws: ``IntakeError`` when the one file it is cannot be read, or the store not be written. What cannot be read
  ///   in an envelope of several files is no error: it is to be quarantined with the reason.
  func read(_ envelope: Envelope, passwords: [String] = []) throws -> IncomingEnvelope {
    var drafts: [Draft] = []
    try envelope.open(passwords: passwords) { parcel throws(IntakeError) in
      if envelope.isSingleFile, parcel.parent == nil { try Self.checkIsReadable(parcel, path: envelope.source) }
      drafts.append(try draft(of: parcel, passwords: passwords))
    }
    drafts.sort { $0.parcel.number < $1.parcel.number }
    let channel = self.channel ?? (Self.isMail(drafts.first?.parcel) && envelope.isSingleFile ? .email : .cdR)
    let places = Dictionary(uniqueKeysWithValues: drafts.enumerated().map { ($1.parcel.number, $0) })
    let mailBytes = channel == .email ? Self.attachedBytes(drafts.map(\.parcel)) : nil
    return IncomingEnvelope(
      channel: channel, source: envelope.source, medium: medium(of: envelope, drafts, channel: channel),
      files: try drafts.map { draft in
        IncomingFile(
          name: draft.parcel.name, fingerprint: draft.fingerprint, byteCount: draft.bytes, kind: draft.parcel.kind,
          content: try content(of: draft, channel: channel, mailBytes: mailBytes),
          parent: draft.parcel.parent.flatMap { places[$0] }, members: Self.members(of: draft.parcel))
      })
  }

  /// A fault of a file that is the whole envelope is one of the envelope.
  private static func checkIsReadable(_ parcel: Parcel, path: String) throws(IntakeError) {
    switch parcel.outcome {
    case .unreadable(let reason) where parcel.byteCount == nil: throw .unreadable(path: path, reason: reason)
    case .tooLarge(let bytes, let allowed) where parcel.byteCount == nil:
      throw .tooLarge(path: path, bytes: bytes, allowed: allowed)
    case .taken, .opened, .encrypted, .unreadable, .link, .special, .tooLarge, .limit, .malicious, .notOpened: break
    }
  }

  private static func isMail(_ parcel: Parcel?) -> Bool { parcel?.format == .message }

  /// How many files lie in a container that was opened whole.
  private static func members(of parcel: Parcel) -> Int? {
    if case .opened(let members) = parcel.outcome { members } else { nil }
  }

  /// The bytes attached to an e-mail (rule FILE-01): what has a name or is no text, nothing counted twice.
  private static func attachedBytes(_ parcels: [Parcel]) -> Int {
    let messages = Set(parcels.filter { $0.format == .message }.map(\.number))
    return parcels.reduce(0) { sum, parcel in
      guard let parent = parcel.parent, messages.contains(parent), parcel.format != .message else { return sum }
      let isBody = parcel.rawName.isEmpty && (parcel.hint?.contentType?.hasPrefix("text/") ?? false)
      return isBody ? sum : sum + (parcel.byteCount ?? 0)
    }
  }

  /// The line of the media ledger: for a folder that stands for a disc, and for an image of one.
  private func medium(of envelope: Envelope, _ drafts: [Draft], channel: Channel) -> MediumFacts? {
    guard [.cdR, .mo, .floppy].contains(channel), !envelope.isSingleFile else { return nil }
    let lying = drafts.filter { $0.parcel.parent == nil }
    let lines = lying.map { "\($0.fingerprint?.hex ?? "-")  \($0.parcel.name)\n" }
    return MediumFacts(
      label: nil, bytes: lying.reduce(0) { $0 + ($1.bytes ?? 0) },
      sha256: Fingerprint(of: Array(lines.joined().utf8)).hex, digestOf: .files, unreadableSectors: 0,
      keptAt: reception.mediaKeptAt, destroyOn: receivedOn.adding(days: reception.mediaKeptDays))
  }

  // MARK: One parcel

  private func draft(of parcel: Parcel, passwords: [String]) throws(IntakeError) -> Draft {
    let fingerprint: Fingerprint?
    switch parcel.content {
    case .bytes(let bytes): fingerprint = try store.keep(bytes)
    case .image, .none: fingerprint = nil
    }
    return Draft(
      parcel: parcel, bytes: fingerprint == nil ? nil : parcel.byteCount, fingerprint: fingerprint,
      content: content(of: parcel, passwords: passwords))
  }

  private func content(of parcel: Parcel, passwords: [String]) -> Draft.Content {
    if let dismissal = parcel.dismissal { return .settled(.ignored(IntakeWords.reason(dismissal))) }
    if let reason = IntakeWords.reason(parcel.outcome, format: parcel.format) {
      return .settled(parcel.outcome == .encrypted ? .locked(reason) : .quarantined(reason))
    }
    if case .opened = parcel.outcome { return .settled(.attachment) }
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
        let reading = FormReading(workbook: workbook, catalogue: catalogue, eras: figures.eras)
        return reading.forms.isEmpty ? .settled(.quarantined(reading.absence)) : .forms(reading, workbook)
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

  private func content(of draft: Draft, channel: Channel, mailBytes: Int?) throws -> IncomingFile.Content {
    switch draft.content {
    case .settled(let content): return content
    case .forms(let reading, let workbook):
      return .forms(
        try reading.forms.map { found in
          let definition = catalogue.definition(found.form.formID, edition: found.form.edition)
          return try IncomingForm(
            form: found.form,
            file: FileFacts(
              name: draft.parcel.name, channel: channel.rawValue, format: workbook.format.rawValue,
              hasMacros: workbook.hasMacros, externalLinks: workbook.externalLinks,
              formulasWithoutValue: found.formulasWithoutValue, checkCodes: found.checkCodes, mailBytes: mailBytes,
              formsInFile: reading.forms.count, nameIssues: draft.parcel.nameIssues.map(\.rawValue)),
            // What may come online needs no sealed original (published page on online submission); SEAL-09 asks whether
            // the applicant has opted in.
            needsPaper: !(channel == .online && definition?.channels.contains(Channel.online.rawValue) == true))
        })
    }
  }
}

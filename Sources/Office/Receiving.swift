public import Casework
import Examination
import Forms
import Intake
public import Programme
import Workbook

extension Office {
  /// Takes one envelope in.
  ///
  /// The bytes of every file are safe in the store before anything about them is recorded; then the submission, its
  /// files and its cases are recorded in one transaction. Killed at any moment and run again, the same cases result.
  /// - Throws: ``IntakeError`` when the envelope itself, or the one file it is, cannot be read. A file in a folder that
  ///   cannot be read, and any that cannot be understood, is no error: it is recorded as quarantined with the reason.
  public func receive(
    _ path: String, channel: Channel, receivedOn: CivilDate?, moment: Moment, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Reception.Result {
    let envelope = try Envelope(at: path, limits: settings.intake)
    // Held until the transaction is over: whoever finds the store left alone may clear up in it.
    guard let lock = try store.enter() else { throw OfficeError.busy(self.path) }
    defer { withExtendedLifetime(lock) {} }
    var files: [IncomingFile] = []
    for (index, file) in envelope.files.enumerated() {
      files.append(try take(file, channel: channel, isAll: envelope.isSingleFile))
      progress(index + 1, envelope.files.count)
    }
    return try write { db in
      try Reception.record(
        files, channel: channel, source: envelope.source, sender: nil, receivedOn: receivedOn ?? moment.today,
        actedOn: moment.today, at: moment.instant, in: db)
    }
  }

  private func take(_ file: EnvelopeFile, channel: Channel, isAll: Bool) throws -> IncomingFile {
    let bytes: [UInt8]
    do {
      bytes = try file.read()
    } catch {
      if isAll { throw error }
      return IncomingFile(
        name: file.name, fingerprint: nil, byteCount: nil, kind: .unknown,
        content: .quarantined(IntakeWords.reason(error)))
    }
    let fingerprint = try store.keep(bytes)
    let kind = FileKind(of: bytes, name: file.name)
    let content: IncomingFile.Content
    if let dismissal = file.dismissal {
      content = .ignored(IntakeWords.reason(dismissal))
    } else {
      switch kind {
      case .workbook: content = workbookContent(bytes, name: file.name, channel: channel)
      case .attachment: content = .attachment
      case .message, .container, .unknown: content = .quarantined(IntakeWords.reason(kind))
      }
    }
    return IncomingFile(
      name: file.name, fingerprint: fingerprint, byteCount: bytes.count, kind: kind, content: content)
  }

  private func workbookContent(_ bytes: [UInt8], name: String, channel: Channel) -> IncomingFile.Content {
    do {
      let workbook = try WorkbookFile.open(bytes)
      let reading = FormReading(workbook: workbook, catalogue: catalogue, eras: figures.eras)
      guard !reading.forms.isEmpty else { return .quarantined(reading.absence) }
      return .forms(
        reading.forms.map { found in
          IncomingForm(
            form: found.form,
            file: FileFacts(
              name: name, channel: channel.rawValue, format: workbook.format.rawValue,
              hasMacros: workbook.hasMacros, externalLinks: workbook.externalLinks,
              formulasWithoutValue: found.formulasWithoutValue,
              checkCodes: found.checkCodes),
            // Neither opening form can be handed in online: the sealed original must follow (seed 001, 提出物).
            needsPaper: true)
        })
    } catch {
      return .quarantined(IntakeWords.reason(error))
    }
  }
}

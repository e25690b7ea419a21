import Casework
import Intake
import Programme

/// A file and its password often come by two mails (PPAP): whichever comes second, both become one submission when the
/// one opens the other.
extension Office {
  /// Records an e-mail together with the one on record that it makes a pair with; nil when there is none, or the password
  /// does not fit, so that the e-mail is recorded like any other.
  func recordWithPassword(_ envelope: IncomingEnvelope, on receivedOn: CivilDate, at moment: Moment) throws
    -> Reception.Result?
  {
    guard let sender = envelope.mail?.sender, let bytes = envelope.files.first?.fingerprint,
      envelope.files.first?.kind == .message
    else { return nil }
    // Whatever came in before is recorded as what it is: a duplicate.
    guard try read({ db in try CaseStore.firstArrival(of: bytes, in: db) }) == nil else { return nil }
    // Without an earlier mail of the sender there is nothing to pair it with, and the message need not be read again.
    let days = settings.reception.passwordDays
    let hasOthers = try !read { db in
      try MailArrival.mails(from: sender, around: receivedOn, days: days, in: db).isEmpty
    }
    guard hasOthers else { return nil }
    let isLocked = envelope.files.contains { if case .locked = $0.content { true } else { false } }
    let message: MailMessage
    let original = try store.bytes(of: bytes)
    do { message = try MailMessage(original, limits: settings.intake) } catch { return nil }
    let receivedMoment = receptionMoment(moment, receivedOn: receivedOn)
    return isLocked
      ? try openWithEarlierMail(
        envelope, original, message: message, sender: sender, moment: receivedMoment, at: moment)
      : try openEarlierFile(envelope, message: message, sender: sender, moment: receivedMoment, at: moment)
  }

  /// The password came first: the files are opened while they are received, and join its submission.
  private func openWithEarlierMail(
    _ envelope: IncomingEnvelope, _ original: [UInt8], message: MailMessage, sender: String,
    moment: Reception.Moment, at outer: Moment
  ) throws -> Reception.Result? {
    for mail in try passwordMails(for: message, from: sender, on: moment.receivedOn) {
      let intake = EnvelopeIntake(
        lexicon: try lexicon, figures: figures, store: store, channel: envelope.channel,
        reception: settings.reception, receivedOn: moment.receivedOn)
      let opened = try intake.read(
        Envelope(bytes: original, name: envelope.source, limits: settings.intake), passwords: mail.candidates)
      let stillLocked = opened.files.contains { if case .locked = $0.content { true } else { false } }
      guard !stillLocked else { continue }
      return try write { db in
        try Reception.record(opened, joining: mail.mail.submission, moment: moment, in: db)
      }
    }
    return nil
  }

  /// The files came first: they wait in the quarantine, and this e-mail joins their submission when it opens them.
  private func openEarlierFile(
    _ envelope: IncomingEnvelope, message: MailMessage, sender: String, moment: Reception.Moment, at outer: Moment
  ) throws -> Reception.Result? {
    let candidates = PasswordCandidates.find(in: message.bodyText, subject: message.subject)
    guard !candidates.isEmpty else { return nil }
    for (mail, _) in try relatedMails(to: message, from: sender, on: moment.receivedOn) {
      let locked = try read { db in
        try Quarantine.files(in: db).filter { $0.isLocked && $0.arrival == mail.message.arrival }
      }
      // A message may bring several locked files; each is opened by itself.
      var unlocked: [Unlocked] = []
      var ended: Set<Int64> = []
      for file in locked where !ended.contains(file.id) {
        guard let found = try self.unlocked(file, passwords: candidates, moment: outer) else { continue }
        ended.formUnion(found.ended.map(\.id))
        unlocked.append(found)
      }
      guard !unlocked.isEmpty else { continue }
      return try write { db in
        let result = try Reception.record(envelope, joining: mail.submission, moment: moment, in: db)
        guard case .recorded(_, let arrival) = result else { return result }
        var submission: Submission?
        for found in unlocked {
          submission = try Reception.recordUnlocked(
            found.envelope, from: found.source, ending: found.ended, reason: "password from a mail",
            by: Actor.kozabo, moment: moment, in: db)
        }
        return submission.map { .recorded($0, arrival) } ?? result
      }
    }
    return nil
  }
}

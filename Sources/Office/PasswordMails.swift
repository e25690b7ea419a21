public import Casework
import Intake
import Programme

/// An e-mail that may hold the password of a quarantined file.
public struct PasswordMail: Hashable, Sendable {
  /// The e-mail on record.
  public let mail: MailArrival
  /// Its subject.
  public let subject: String
  /// What in it may be a password, the likeliest first. For trying; not to be written anywhere.
  public let candidates: [String]
}

extension Office {
  /// The e-mails of the same sender and thread that may hold the password of a file, the latest first; earlier ones and
  /// later ones, within the days of the settings.
  public func passwordMails(for file: SubmissionFile) throws -> [PasswordMail] {
    guard let (own, sender) = try read({ db in try MailArrival.mail(of: file, in: db) }), let sender else { return [] }
    guard let message = try message(own) else { return [] }
    return try passwordMails(for: message, from: sender, on: own.receivedOn).filter { $0.mail.message != own.message }
  }

  /// The same for a message that need not be on record yet.
  func passwordMails(for message: MailMessage, from sender: String, on date: CivilDate) throws -> [PasswordMail] {
    try relatedMails(to: message, from: sender, on: date).compactMap { mail, other in
      let candidates = PasswordCandidates.find(in: other.bodyText, subject: other.subject)
      return candidates.isEmpty ? nil : PasswordMail(mail: mail, subject: other.subject, candidates: candidates)
    }
  }

  /// The e-mails on record of one sender that belong to a message.
  func relatedMails(to message: MailMessage, from sender: String, on date: CivilDate) throws -> [(
    MailArrival, MailMessage
  )] {
    let days = settings.reception.passwordDays
    let mails = try read { db in try MailArrival.mails(from: sender, around: date, days: days, in: db) }
    return try mails.compactMap { mail in
      guard let other = try self.message(mail), MailThread.belongTogether(message, other, hours: days * 24)
      else { return nil }
      return (mail, other)
    }
  }

  /// The message of a mail on record; nil when it cannot be read as one.
  func message(_ mail: MailArrival) throws -> MailMessage? {
    guard let fingerprint = mail.message.sha256.flatMap(Fingerprint.init(hex:)) else { return nil }
    let bytes = try store.bytes(of: fingerprint)
    do { return try MailMessage(bytes, limits: settings.intake) } catch { return nil }
  }
}

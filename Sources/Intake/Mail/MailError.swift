/// Why a message, or what Outlook packed into winmail.dat, cannot be read. In order of precedence.
public enum MailError: Error, Hashable, Sendable {
  /// It has no header a message has.
  case notAMessage
  /// It is no TNEF, or its first attribute is broken already.
  case notTNEF
  /// A limit was reached; nothing of it is used.
  case limit(IntakeLimits.Name, allowed: Int)
}

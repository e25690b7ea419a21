// The fuzzer of Intake's mail: bytes in, and nothing but parts or a typed error out.
//
// The first byte says what the rest is: `H` a header's text, `A` an address, `P` a header with parameters, `T` a
// winmail.dat, `B` the text of a mail with a password; any other begins a message or an mbox.

import FuzzDriver

@testable import Intake

/// The entry point by the name SwiftPM gives it.
@_cdecl("MailFuzzer_main")
public func fuzzerMain(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  FuzzDriver.run(count, arguments) { start, length in
    MailFuzzing.run(Array(UnsafeBufferPointer(start: start, count: length)))
    return 0
  }
}

/// What one input must not do.
enum MailFuzzing {
  private static let limits: IntakeLimits = {
    var limits = IntakeLimits.standard
    limits.fileBytes = 1 << 20
    limits.totalBytes = 4 << 20
    limits.parts = 100
    limits.seconds = 4
    return limits
  }()

  static func run(_ input: [UInt8]) {
    let rest = Array(input.dropFirst())
    switch input.first {
    case UInt8(ascii: "H"): _ = EncodedWords.decode(rest)
    case UInt8(ascii: "A"): _ = MailAddress(header: rest)
    case UInt8(ascii: "P"):
      let header = HeaderParameters(rest)
      _ = (header.text("filename"), header.text("name"), header.bytes("boundary"), header.text("charset"))
    case UInt8(ascii: "T"): readTNEF(rest)
    case UInt8(ascii: "B"):
      let candidates = PasswordCandidates.find(in: TextEncoding.guess(rest).text)
      precondition(candidates.count <= 12 && candidates.allSatisfy { !$0.isEmpty }, "a candidate that is none")
    default: readMessage(input)
    }
  }

  private static func readTNEF(_ bytes: [UInt8]) {
    guard let tnef = try? TNEF(bytes, limits: limits) else { return }
    for attachment in tnef.attachments {
      precondition(attachment.bytes.count <= bytes.count, "an attachment larger than the file")
    }
  }

  private static func readMessage(_ bytes: [UInt8]) {
    if let message = try? MailMessage(bytes, limits: limits) {
      let decoded = message.parts.reduce(0) { $0 + $1.bytes.count }
      precondition(decoded <= bytes.count, "more bytes came out than went in")
      _ = (message.bodyText, MailThread.topic(of: message.subject))
      precondition(MailThread.belongTogether(message, message, hours: 1) || message.from == nil || isUntitled(message))
    }
    precondition(Mbox.messages(in: bytes).reduce(0) { $0 + $1.count } <= bytes.count, "more mail came out than went in")
    Envelope(bytes: bytes, name: "mail.eml", limits: limits).open { (parcel: Parcel) in
      if case .limit(.seconds, _) = parcel.outcome { preconditionFailure("it takes too long") }
    }
  }

  private static func isUntitled(_ message: MailMessage) -> Bool {
    message.messageID == nil && (message.sentSeconds == nil || MailThread.topic(of: message.subject).isEmpty)
      || (message.from?.address.isEmpty ?? true)
  }
}

import Foundation

/// E-mails as a mail program sends them, put together from their parts.
struct MailBuilder {
  var from = "Taro Mihon <taro@mihon.example.jp>"
  var subject: String
  var messageID: String
  var references: [String] = []
  var body = "添付のとおり申請します。"
  var attachments: [(name: String, bytes: Data)] = []

  /// The message as it goes over the wire.
  var bytes: [UInt8] {
    var lines = [
      "From: \(from)", "To: torihiki@example.jp", "Subject: =?UTF-8?B?\(Data(subject.utf8).base64EncodedString())?=",
      "Message-ID: <\(messageID)>", "Date: Fri, 20 Nov 2026 10:00:00 +0900", "MIME-Version: 1.0",
    ]
    if !references.isEmpty { lines.append("References: \(references.map { "<\($0)>" }.joined(separator: " "))") }
    lines += [
      "Content-Type: multipart/mixed; boundary=\"b\"", "", "--b", "Content-Type: text/plain; charset=UTF-8",
      "Content-Transfer-Encoding: base64", "", Data(body.utf8).base64EncodedString(options: .lineLength76Characters),
    ]
    for attachment in attachments {
      lines += [
        "--b", "Content-Type: application/octet-stream",
        "Content-Disposition: attachment; filename=\"\(attachment.name)\"", "Content-Transfer-Encoding: base64", "",
        attachment.bytes.base64EncodedString(options: .lineLength76Characters),
      ]
    }
    return Array((lines + ["--b--", ""]).joined(separator: "\r\n").utf8)
  }
}

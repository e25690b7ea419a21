import Foundation
import Testing

@testable import Intake

struct MailMessageTests {
  private static func message(_ text: String) throws -> MailMessage { try MailMessage(Array(text.utf8)) }

  private static let mixed = """
    From: =?UTF-8?B?6KaL5pysIOWkqumDjg==?= <Taro@example.jp>
    Sender: mailer@example.jp
    Date: Wed, 18 Nov 2026 09:30:00 +0900
    Message-ID: <1@example.jp>
    In-Reply-To: <0@metro.example.jp>
    References: <a@example.jp> <0@metro.example.jp>
    Subject: =?UTF-8?B?55Sz6KuL?=
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="=_b"

    This is a multi-part message in MIME format.
    --=_b
    Content-Type: multipart/alternative; boundary="=_a"

    --=_a
    Content-Type: text/plain; charset=utf-8

    本文
    --=_a
    Content-Type: text/html; charset=utf-8

    <p>本文</p>
    --=_a--

    --=_b
    Content-Type: application/octet-stream; name="a.xlsx"
    Content-Disposition: attachment; filename="b.xlsx"
    Content-Transfer-Encoding: base64

    AAEC
    /w==

    --=_b
    Content-Type: text/plain
    Content-Disposition: inline

    PK\u{3}\u{4}
    --=_b--
    epilogue
    """

  @Test func `a message gives its sender, thread, subject and every part`() throws {
    let message = try Self.message(Self.mixed)
    #expect(message.from == MailAddress(name: "見本 太郎", address: "Taro@example.jp"))
    #expect(message.sender?.address == "mailer@example.jp")
    #expect(message.sentSeconds == 1_794_961_800)
    #expect(message.messageID == "1@example.jp")
    #expect(message.inReplyTo == ["0@metro.example.jp"])
    #expect(message.references == ["a@example.jp", "0@metro.example.jp"])
    #expect(message.subject == "申請")
    #expect(message.bodyText == "本文")
    #expect(message.parts.map(\.contentType) == ["text/plain", "text/html", "application/octet-stream", "text/plain"])
    #expect(message.parts.map(\.fileName) == [nil, nil, "b.xlsx", nil])
    #expect(message.parts[2].bytes == [0, 1, 2, 255])
    #expect(!message.isCutOff)
  }

  @Test func `a part without a name that holds a file is data, whatever it is declared to be`() throws {
    let message = try Self.message(Self.mixed)
    #expect(message.parts.map(\.isBody) == [true, true, false, false])
    #expect(
      message.parts.enumerated().map { $1.shownName(number: $0 + 1) } == [
        "body.txt", "body.html", "b.xlsx", "part-4.zip",
      ])
  }

  /// The lines of `Cat` are those of the uuencode article of Wikipedia.
  @Test(arguments: [
    ("Hello.\n\nbegin 644 cat.txt\n#0V%T\n`\nend\n", ["cat.txt": "Cat"], "as the standard has it"),
    ("begin 0644 申請 書.txt\r\n#0V%T\r\n \r\nend\r\nBye.\r\n", ["申請 書.txt": "Cat"], "a blank before the end, CR LF"),
    ("begin 644 a\n#0V%T\n\nend\n\nbegin 600 b\n#0V%T\n", ["a": "Cat", "b": "Cat"], "two, the last cut off"),
    ("We begin 644 units.\nbegin 644 now\nThis is a sentence.\n", [:], "a text about a beginning"),
  ])
  func `a file that stands in the text as lines is handed on`(
    text: String, files: [String: String], why: String
  ) throws {
    let message = try Self.message("From: a@example.jp\nTo: b@example.jp\nSubject: x\n\n" + text)
    let found = message.members.dropFirst().map { ($0.name, $0.content) }
    #expect(found.map(\.0) == files.keys.sorted(), "\(why)")
    #expect(message.attachedByteCount == 3 * files.count, "\(why)")
    for (name, content) in found {
      guard case .bytes(let bytes) = content else { continue }
      #expect(String(decoding: bytes, as: UTF8.self) == files[name], "\(why)")
    }
  }

  @Test func `line breaks of any kind give the same parts`() throws {
    let bytes = try Self.message(Self.mixed).parts.map(\.bytes)
    for ending in ["\r\n", "\r"] {
      let other = try Self.message(Self.mixed.replacing("\n", with: ending))
      #expect(other.parts.map { $0.bytes.filter { $0 != 13 && $0 != 10 } } == bytes.map { $0.filter { $0 != 10 } })
    }
  }

  @Test func `a message cut off keeps what there is and says so`() throws {
    let text = Self.mixed
    let end = try #require(text.range(of: "/w=="))
    let message = try Self.message(String(text[..<end.lowerBound]))
    #expect(message.isCutOff)
    #expect(message.parts.last?.bytes == [0, 1, 2])
    var outcome: Parcel.Outcome?
    Envelope(bytes: Array(text[..<end.lowerBound].utf8), name: "mail").open { (parcel: Parcel) in
      if parcel.parent == nil { outcome = parcel.outcome }
    }
    #expect(outcome == .unreadable(reason: "it breaks off before its end"))
  }

  @Test func `an outer boundary ends inner parts, and a boundary that never comes leaves one part`() throws {
    let text = """
      From: a@example.jp
      Content-Type: multipart/mixed; boundary=o

      --o
      Content-Type: multipart/mixed; boundary=i

      --i

      first
      --o
      Content-Type: multipart/mixed; boundary=never

      second
      --o--
      """
    let message = try Self.message(text)
    #expect(message.parts.map { String(decoding: $0.bytes, as: UTF8.self) } == ["first", "second"])
  }

  @Test func `a message within a message is one part, opened by the envelope`() throws {
    let text = """
      From: a@example.jp
      Subject: Fwd
      Content-Type: multipart/mixed; boundary=o

      --o
      Content-Type: message/rfc822

      From: b@example.jp
      Subject: inner
      Content-Type: application/octet-stream; name="=?utf-8?B?55Sz6KuLLnBkZg==?="
      Content-Transfer-Encoding: base64

      JVBERi0=
      --o--
      """
    var found: [String] = []
    Envelope(bytes: Array(text.utf8), name: "mail").open { (parcel: Parcel) in
      found.append("\(parcel.number) \(parcel.name) \(parcel.format) \(parcel.outcome)")
    }
    #expect(
      found.sorted() == [
        "0 mail message opened(members: 1)", "1 mail/part-1.eml message opened(members: 1)",
        "2 mail/part-1.eml/申請.pdf attachment taken",
      ])
  }

  @Test func `headers, parts and levels have limits`() throws {
    var limits = IntakeLimits.standard
    limits.headerBytes = 100
    #expect(throws: MailError.limit(.headerBytes, allowed: 100)) {
      try MailMessage(Array("From: a\nTo: \(String(repeating: "x,", count: 100))\n\n".utf8), limits: limits)
    }
    limits = .standard
    limits.parts = 2
    #expect(throws: MailError.limit(.parts, allowed: 2)) {
      let parts = String(repeating: "--b\n\nx\n", count: 3)
      return try MailMessage(
        Array("From: a\nContent-Type: multipart/mixed; boundary=b\n\n\(parts)".utf8), limits: limits)
    }
    let deep = (0..<20_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
    #expect(throws: MailError.limit(.partDepth, allowed: 50)) { try Self.message("From: a\n" + deep) }
    let nested = String(repeating: "From: a\nContent-Type: message/rfc822\n\n", count: 100)
    var outcomes: [Parcel.Outcome] = []
    Envelope(bytes: Array(nested.utf8), name: "m.eml").open { (parcel: Parcel) in outcomes.append(parcel.outcome) }
    #expect(outcomes.contains(.limit(.messageNesting, allowed: IntakeLimits.standard.messageNesting)))
  }

  /// Multiparts within each other, a text in the innermost.
  private static func nested(_ count: Int) -> String {
    let around = (0..<count).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
    let ends = (0..<count).reversed().map { "\n--b\($0)--" }.joined()
    return "From: a\n" + around + "\ntext" + ends
  }

  @Test(arguments: [250, 1000]) func `a message nested to the limit is read, one level more is refused`(limit: Int)
    throws
  {
    var limits = IntakeLimits.standard
    (limits.multiparts, limits.partDepth) = (limit, limit)
    let message = try MailMessage(Array(Self.nested(limit).utf8), limits: limits)
    #expect(message.parts.map(\.text) == ["text"])
    #expect(!message.isCutOff)
    limits.partDepth = 5000
    #expect(throws: MailError.limit(.partDepth, allowed: 5000)) {
      try MailMessage(Array(Self.nested(limit + 1).utf8), limits: limits)
    }
  }

  @Test func `a message nested deeper than GMime goes is refused, not overrun`() {
    var limits = IntakeLimits.standard
    (limits.multiparts, limits.partDepth) = (3000, 3000)
    #expect(throws: MailError.limit(.partDepth, allowed: 3000)) {
      try MailMessage(Array(Self.nested(2000).utf8), limits: limits)
    }
  }

  @Test func `a field of thousands of parameters is refused before GMime compares them`() {
    for ending in ["\n", "\r\n", "\r"] {
      let text = "From: a\nContent-Type: text/plain" + (0..<5000).map { ";\n a\($0)=b" }.joined() + "\n\nx"
      #expect(throws: MailError.limit(.headerBytes, allowed: IntakeLimits.standard.headerBytes)) {
        try Self.message(text.replacing("\n", with: ending))
      }
    }
  }

  @Test(arguments: [
    ("no blank line after the header", "From: a\nTo: b\nHello there\n\nworld\n", ["Hello there\n\nworld\n"]),
    (
      "no blank line after a part's header",
      "From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\nHello there\nNote: x\n\ny\n--b--",
      ["Hello there\nNote: x\n\ny"]
    ),
    (
      "a part without any header", "From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nHello there\n\nx\n--b--",
      ["Hello there\n\nx"]
    ),
    ("no line break at the end of a header", "From: a\nTo: b\nHello", ["Hello"]),
    (
      "a boundary that never comes, line breaks and zeros kept",
      "From: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nx\u{0}\r\ny\nz", ["x\u{0}\r\ny\nz"]
    ),
    ("zeros in a text", "From: a\n\nx\u{0}y", ["x\u{0}y"]),
    (
      "uuencode", "From: a\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 a.txt\n#0V%T\n`\nend\n", ["Cat"]
    ),
    ("an old Macintosh", "From: a\rTo: b\r\rx\ry", ["x\ry"]),
  ]) func `nothing is lost of a message with`(why: String, text: String, parts: [String]) throws {
    let message = try Self.message(text)
    #expect(message.parts.map { String(decoding: $0.bytes, as: UTF8.self) } == parts, "\(why)")
    #expect(!message.hasStrayLines, "\(why)")
  }

  @Test func `lines that belong to no part are told of`() throws {
    let text = "From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nHello there\n--b\n\nx\n--b--"
    #expect(try Self.message(text).hasStrayLines)
    var outcome: Parcel.Outcome?
    Envelope(bytes: Array(text.utf8), name: "mail.eml").open { (parcel: Parcel) in
      if parcel.parent == nil { outcome = parcel.outcome }
    }
    #expect(outcome == .unreadable(reason: "a header in it is broken, and some lines belong to no part"))
  }

  @Test func `bytes that are no message are refused`() {
    #expect(throws: MailError.notAMessage) { try Self.message("") }
    #expect(throws: MailError.notAMessage) { try Self.message("Hello\n\nworld") }
    #expect(throws: MailError.notAMessage) { try Self.message("Note: bring the form\n\n") }
    #expect(!MailMessage.isLikely(Array("Subject: only one\n\n".utf8)))
    #expect(!MailMessage.isLikely([]))
    #expect(MailMessage.isLikely(Array("Received: x\nDate: y\n\n".utf8)))
  }

  @Test func `the text of HTML is its text`() {
    let html = "<html><style>p{}</style><body><p>パスワード：&nbsp;<b>a&lt;b&#33;</b><br>次の行</p>1 < 2</body></html>"
    #expect(MailHTML.text(of: html).split(separator: "\n").map { String($0) } == ["パスワード： a<b!", "次の行", "1 < 2"])
  }

  /// From a printed seed, so that a failure can be had again.
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func `bytes changed at random give a message or one error`(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let original = Array(Self.mixed.utf8)
    for _ in 0..<500 {
      var bytes = original
      for _ in 0..<(1 + next(20)) {
        switch next(4) {
        case 0: bytes[next(bytes.count)] = UInt8(next(256))
        case 1: bytes.removeSubrange(next(bytes.count)...)
        case 2:
          let start = next(bytes.count)
          bytes.insert(contentsOf: bytes[start..<min(bytes.count, start + 60)], at: next(bytes.count))
        default: bytes[next(bytes.count)] = Array("-=?\";\n\\(<".utf8)[next(9)]
        }
        if bytes.isEmpty { bytes = [0] }
      }
      if let message = try? MailMessage(bytes) {
        #expect(message.parts.reduce(0) { $0 + $1.bytes.count } <= bytes.count)
        _ = (message.bodyText, PasswordCandidates.find(in: message.bodyText))
      }
    }
  }
}

/// What Outlook packs into winmail.dat (application/ms-tnef): the attachments, and the text once more.
///
/// Read by our own code, not by libytnef: version 2.0 writes its complaints to standard output, where our JSON goes,
/// reads memory nobody has set, and gives up the whole file at the first property it does not like.
/// Source: Microsoft, [MS-OXTNEF], sections 2.1.1 to 2.1.3.
public struct TNEF: Sendable {
  /// One attachment.
  public struct Attachment: Sendable {
    /// Its name; nil when it has none.
    public let name: String?
    /// The declared type, when there is one.
    public let contentType: String?
    /// Its bytes; those of a message within the message are a TNEF again.
    public let bytes: [UInt8]
  }

  /// The subject; empty when there is none.
  public let subject: String
  /// The plain text; nil when there is none.
  public let plainText: String?
  /// The text as HTML, bytes as they are; nil when there is none.
  public let html: [UInt8]?
  /// The text as RTF; nil when there is none.
  public let richText: [UInt8]?
  /// The attachments in their order.
  public let attachments: [Attachment]
  /// Whether the file ended, or became unreadable, before its end.
  public let isCutOff: Bool

  /// Reads a file.
  ///
  /// - Throws: ``MailError/notTNEF``, or ``MailError/limit(_:allowed:)`` for more attachments than parts are allowed.
  public init(_ bytes: [UInt8], limits: IntakeLimits = .standard) throws(MailError) {
    var reader = Reader()
    isCutOff = try reader.read(bytes, limits)
    let message = reader.message
    subject = message.text(0x37, codePage: reader.codePage) ?? reader.subject ?? ""
    plainText = message.text(0x1000, codePage: reader.codePage) ?? reader.body
    html = message.bytes(0x1013).map { Array($0.bytes) }.flatMap { $0.isEmpty ? nil : $0 }
    richText = message.bytes(0x1009).flatMap { CompressedRTF.decompress($0.bytes, limit: limits.fileBytes) }
    let codePage = reader.codePage
    attachments = reader.attachments.flatMap { $0.attachments(codePage: codePage) }
  }

  /// A text up to its first NUL: Microsoft's strings carry theirs along.
  static func untilNUL(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text.unicodeScalars.prefix { $0 != "\0" })
    return String(view)
  }

  /// What has been read of an attachment.
  private struct Draft {
    var title: [UInt8]?
    var transportName: [UInt8]?
    var data: ArraySlice<UInt8>?
    var properties = MAPIProperties([])

    /// One, or two where an object has both its data and a picture of itself.
    func attachments(codePage: TextEncoding) -> [Attachment] {
      let names = [
        properties.text(0x3707, codePage: codePage), transportName.map { untilNUL(codePage.decode($0).text) },
        title.map { untilNUL(codePage.decode($0).text) }, properties.text(0x3704, codePage: codePage),
        properties.text(0x3001, codePage: codePage),
      ]
      let object = properties.bytes(0x3701)
      // An object begins with 16 bytes that say what it is: a message in TNEF, or an OLE document.
      let content = object.map { $0.type == MAPIProperties.object ? $0.bytes.dropFirst(16) : $0.bytes }
      let name = names.lazy.compactMap { $0.map(MailText.trimmed) }.first { !$0.isEmpty }
      let type = properties.text(0x370E, codePage: codePage).flatMap { $0.isEmpty ? nil : $0.lowercased() }
      var contents = [data ?? [], content ?? []].filter { !$0.isEmpty }
      if contents.count == 2, contents[0] == contents[1] { contents.removeLast() }
      if contents.isEmpty { contents = [[]] }
      return contents.map { Attachment(name: name, contentType: type, bytes: Array($0)) }
    }
  }

  private struct Reader {
    var codePage = TextEncoding.ascii
    var subject: String?
    var body: String?
    var message = MAPIProperties([])
    var attachments: [Draft] = []

    /// - Returns: whether something was left that could not be read.
    mutating func read(_ bytes: [UInt8], _ limits: IntakeLimits) throws(MailError) -> Bool {
      var input = LittleEndian(bytes[...])
      guard input.number(bytes: 4) == 0x223E_9F78, input.take(2) != nil else { throw .notTNEF }
      var isFirst = true
      while input.left > 0 {
        let start = input.position
        // A level, an attribute, its length, its data, a checksum; behind the last one, with some programs, a few zeros.
        guard let level = input.number(bytes: 1), level == 1 || level == 2, let attribute = input.number(bytes: 4),
          let length = input.number(bytes: 4), let data = input.take(length)
        else {
          if isFirst { throw .notTNEF }
          return !bytes[start...].allSatisfy { $0 == 0 || $0 == 0x0A || $0 == 0x0D || $0 == 0x1A }
        }
        isFirst = false
        if input.take(2) == nil { return true }
        if level == 1 {
          readMessage(attribute & 0xFFFF, data)
        } else {
          if attribute & 0xFFFF == 0x9002 {
            guard attachments.count < limits.parts else { throw .limit(.parts, allowed: limits.parts) }
            attachments.append(Draft())
          }
          if !attachments.isEmpty { readAttachment(attribute & 0xFFFF, data) }
        }
      }
      return false
    }

    private mutating func readMessage(_ attribute: Int, _ data: ArraySlice<UInt8>) {
      switch attribute {
      case 0x9007:
        var input = LittleEndian(data)
        if let number = input.number(bytes: 4) { codePage = Self.codePage(number) }
      case 0x8004: subject = untilNUL(codePage.decode(Array(data)).text)
      case 0x800C: body = untilNUL(codePage.decode(Array(data)).text)
      case 0x9003: message = MAPIProperties(data)
      default: break
      }
    }

    private mutating func readAttachment(_ attribute: Int, _ data: ArraySlice<UInt8>) {
      let last = attachments.count - 1
      switch attribute {
      case 0x8010: attachments[last].title = Array(data)
      case 0x9001: attachments[last].transportName = Array(data)
      case 0x800F: attachments[last].data = data
      case 0x9005: attachments[last].properties = MAPIProperties(data)
      default: break
      }
    }

    private static func codePage(_ number: Int) -> TextEncoding {
      switch number {
      case 65001: .utf8
      case 50220, 50221, 50222: .jis
      default: TextEncoding(label: "CP\(number)") ?? .ascii
      }
    }
  }
}

/// One part of a message that is not itself made of parts: a text, a file, a message within the message.
///
/// Every part is data until it proves to be the text of the message: neither the disposition nor the absence of a name
/// keeps a workbook from being one.
public struct MailPart: Sendable {
  /// The file name, decoded; nil when the part has none.
  public let fileName: String?
  /// The declared type in lower case, `text/plain` when none was.
  public let contentType: String
  /// The declared charset of a text; nil when none was.
  public let charset: String?
  /// The declared disposition in lower case, `attachment` or `inline`; nil when none was.
  public let disposition: String?
  /// The part's bytes, as they were before the mail program wrote them as lines.
  public let bytes: [UInt8]
  /// Whether it is what the sender wrote to the reader: plain text or HTML without a name, not sent as an attachment,
  /// and by its bytes no file of a known format.
  public let isBody: Bool
  /// Whether the message ended before the part did.
  public let isCutOff: Bool

  init(_ leaf: MailStructure.Leaf) {
    let type = leaf.headers.parameters("content-type")
    let disposition = leaf.headers.parameters("content-disposition")
    // RFC 2045, section 5.2: what is no type at all is plain text. A multipart that has no parts is only text too.
    let declared = type.map { $0.value.contains("/") ? $0.value : leaf.defaultType } ?? leaf.defaultType
    contentType = leaf.isUnparted || declared.hasPrefix("multipart/") ? "text/plain" : declared
    charset = type?.text("charset")
    self.disposition = disposition.flatMap { $0.value.isEmpty ? nil : $0.value }
    let name = [disposition?.text("filename"), type?.text("name")].lazy.compactMap { $0.map(MailText.trimmed) }
      .first { !$0.isEmpty }
    fileName = name
    // No way of writing a part of parts but as it is (RFC 2045, section 6.4).
    let way =
      leaf.isUnparted
      ? nil : leaf.headers.text("content-transfer-encoding").map { $0.prefix { $0 != " " && $0 != ";" } }
    bytes = TransferEncoding.decoded(leaf.content, label: way.map(String.init) ?? "")
    isCutOff = leaf.isCutOff
    isBody =
      name == nil && (contentType == "text/plain" || contentType == "text/html") && self.disposition != "attachment"
      && FileFormat(of: bytes, name: "") == .unknown
  }

  /// The text of a part that is text, in its charset, or in the one its bytes speak for when that does not fit.
  public var text: String {
    guard let charset, let encoding = TextEncoding(label: charset) else { return TextEncoding.guess(bytes).text }
    let declared = encoding.decode(bytes)
    if declared.isWhole { return declared.text }
    let guessed = TextEncoding.guess(bytes)
    // ISO-8859-1 takes any bytes: it is no better guess than what was declared.
    return guessed.isWhole && MemberName.decoded(bytes) != nil ? guessed.text : declared.text
  }

  /// The name to show: the file name, or one made of what the bytes or the declared type say and the part's place.
  ///
  /// - Parameter number: its place, from 1.
  func shownName(number: Int) -> String {
    if let fileName { return fileName }
    if isBody { return contentType == "text/html" ? "body.html" : "body.txt" }
    return "part-\(number).\(Self.suffix(of: bytes) ?? Self.suffixes[contentType] ?? "bin")"
  }

  private static func suffix(of bytes: [UInt8]) -> String? {
    switch FileFormat(of: bytes, name: "") {
    case .workbook: bytes.starts(with: "PK".utf8) ? "xlsx" : "xls"
    case .zip: "zip"
    case .message: "eml"
    case .mailbox: "mbox"
    case .iso9660, .udf: "iso"
    case .tnef: "dat"
    case .smime: "p7m"
    case .outlookMessage, .rawDisc, .sevenZip, .rar, .lzh, .gzip, .tar, .cabinet, .program, .attachment, .unknown: nil
    }
  }

  private static let suffixes = [
    "text/plain": "txt", "text/html": "html", "text/csv": "csv", "text/calendar": "ics", "text/rtf": "rtf",
    "message/rfc822": "eml", "message/delivery-status": "txt", "message/disposition-notification": "txt",
    "text/rfc822-headers": "txt", "application/pdf": "pdf", "application/rtf": "rtf", "image/jpeg": "jpg",
    "image/png": "png", "image/gif": "gif", "image/tiff": "tif", "application/ms-tnef": "dat",
    "application/vnd.ms-tnef": "dat", "application/zip": "zip", "application/x-zip-compressed": "zip",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx", "application/vnd.ms-excel": "xls",
    "application/vnd.ms-excel.sheet.macroenabled.12": "xlsm", "application/pkcs7-signature": "p7s",
    "application/x-pkcs7-signature": "p7s", "application/pkcs7-mime": "p7m", "application/x-pkcs7-mime": "p7m",
  ]
}

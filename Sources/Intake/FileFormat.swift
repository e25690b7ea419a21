/// The format of a file, told from its bytes; the name only breaks ties that bytes leave open.
public enum FileFormat: String, Hashable, Sendable, Codable, CaseIterable {
  /// An Excel file of any kind, or something that wants to be one.
  case workbook
  /// A zip archive.
  case zip
  /// A disc image with an ISO 9660 file system, Joliet, Rock Ridge and UDF bridge discs counted in.
  case iso9660
  /// A disc image with nothing but a UDF file system, as Windows' "like a USB flash drive" writes it.
  case udf
  /// A copy of a disc with the sectors' own checksums in it (.bin, .mdf): no file system starts where one should.
  case rawDisc
  /// One e-mail message as it went over the wire.
  case message
  /// A file of many messages, each after a `From ` line (mbox).
  case mailbox
  /// Outlook's message file (.msg).
  case outlookMessage
  /// Outlook's winmail.dat (TNEF).
  case tnef
  /// A mail, or a part of one, that S/MIME has encrypted or put into its signature (.p7m).
  case smime
  /// A 7z archive.
  case sevenZip
  /// A RAR archive.
  case rar
  /// An LHA archive (.lzh).
  case lzh
  /// Something compressed by gzip.
  case gzip
  /// A tar archive.
  case tar
  /// A Windows cabinet (.cab).
  case cabinet
  /// A Windows program; self-extracting archives are such.
  case program
  /// A document, picture or text that belongs to an application.
  case attachment
  /// Nothing that is known.
  case unknown

  /// Looks at a file's bytes.
  ///
  /// - Parameters:
  ///   - bytes: the whole file, or at least its first 64 KiB.
  ///   - name: the file's name as sent.
  public init(of bytes: [UInt8], name: String) {
    let signs = ByteSigns(bytes)
    let suffix = Self.suffix(of: name)
    let hasWorkbookName = ["xlsx", "xlsm", "xls", "xlsb", "ods"].contains(suffix)
    if signs.start(with: [0x50, 0x4B, 0x03, 0x04]) || signs.start(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = Self.zipOrDocument(bytes, hasWorkbookName: hasWorkbookName)
    } else if signs.start(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = Self.compound(bytes, suffix: suffix)
    } else if let image = signs.discImage {
      self = image
    } else if let packed = signs.archive {
      self = packed
    } else if signs.isSMIME, suffix != "p7s" {
      self = .smime
    } else if signs.isDocumentOrPicture {
      // A PDF renamed to .xlsx was meant as the data file: it must be looked at, not filed away.
      self = hasWorkbookName ? .workbook : .attachment
    } else if hasWorkbookName {
      self = .workbook
    } else if suffix == "msg" {
      // No OLE2: a message that somebody saved under Outlook's name.
      self = MailMessage.isLikely(bytes) ? .message : .outlookMessage
    } else if Mbox.isLikely(bytes) {
      self = .mailbox
    } else if suffix == "eml" {
      self = .message
    } else if Self.texts.contains(suffix) {
      self = .attachment
    } else {
      // A mail server gives messages no telling names.
      self = MailMessage.isLikely(bytes) ? .message : .unknown
    }
  }

  /// Texts that go with mails, appointments, cards and signatures among them.
  private static let texts: Set = [
    "txt", "csv", "html", "htm", "md", "xml", "json", "svg", "ics", "vcf", "asc", "sig", "p7s",
  ]

  private static func suffix(of name: String) -> String {
    name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }

  /// Office files are zips: their directory names their parts. A zip that was only called .xlsx is a zip.
  private static func zipOrDocument(_ bytes: [UInt8], hasWorkbookName: Bool) -> FileFormat {
    guard let directory = ZipDirectory(bytes, most: mostParts), !directory.entries.isEmpty else {
      // Cut short, or only the first bytes of it: the names also stand before each part, uncompressed.
      if hasWorkbookName || ByteSigns.contains(Array("xl/workbook.".utf8), in: bytes) { return .workbook }
      return ByteSigns.contains(Array("word/document.xml".utf8), in: bytes)
        || ByteSigns.contains(Array("ppt/presentation.xml".utf8), in: bytes) ? .attachment : .zip
    }
    let names = Set(
      directory.entries.map {
        String(decoding: $0.rawName, as: UTF8.self).lowercased().replacing("\\", with: "/")
      })
    if names.contains("[content_types].xml") {
      return hasWorkbookName || names.contains { $0.hasPrefix("xl/") } ? .workbook : .attachment
    }
    if names.contains("mimetype"), names.contains("content.xml") { return hasWorkbookName ? .workbook : .attachment }
    // Excel reads a package without its table of types no more than we do; the reader says so.
    return names.contains { $0.hasPrefix("xl/workbook.") } ? .workbook : .zip
  }

  /// Whether bytes are such as no computer leaves anywhere by itself: a zip, a workbook's included, or an OLE2 file with
  /// the streams of one (Thumbs.db is OLE2 too).
  static func isMadeByPeople(_ bytes: [UInt8]) -> Bool {
    let signs = ByteSigns(bytes)
    if signs.start(with: [0x50, 0x4B, 0x03, 0x04]) { return true }
    guard signs.start(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) else { return false }
    return ["Workbook", "EncryptedPackage"].contains { stream in
      ByteSigns.contains(stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, in: bytes)
    }
  }

  /// More parts than any Office file has.
  private static let mostParts = 20_000

  /// OLE2 holds .xls, password-protected Office files, and also Word files and Outlook messages; the names of its streams
  /// stand in it in UTF-16.
  private static func compound(_ bytes: [UInt8], suffix: String) -> FileFormat {
    func holds(_ stream: String) -> Bool {
      ByteSigns.contains(stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, in: bytes)
    }
    switch suffix {
    case "msg": return .outlookMessage
    // Word, PowerPoint, Ichitaro (一太郎).
    case "doc", "ppt", "docx", "pptx", "jtd", "jtdc": return .attachment
    case "xls", "xlsx", "xlsm", "xlsb": return .workbook
    default:
      if holds("__properties_version1.0") { return .outlookMessage }
      return holds("WordDocument") || holds("PowerPoint Document") ? .attachment : .workbook
    }
  }
}

/// What stands at known places of some bytes.
struct ByteSigns {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func start(with signature: [UInt8], at offset: Int = 0) -> Bool {
    bytes.count >= offset + signature.count && bytes[offset..<offset + signature.count].elementsEqual(signature)
  }

  /// ISO 9660 or UDF. Source: ECMA-119, 8; ECMA-167, part 2, 8.3: descriptors of 2048 bytes from sector 16 on.
  var discImage: FileFormat? {
    var isUDF = false
    for sector in 16..<32 {
      let offset = sector * 2048 + 1
      if start(with: Array("CD001".utf8), at: offset) { return .iso9660 }
      if start(with: Array("NSR02".utf8), at: offset) || start(with: Array("NSR03".utf8), at: offset) { isUDF = true }
    }
    // Sectors of 2352 bytes, 16 or 24 of them before the data.
    let isRaw = [16, 24].contains { start(with: Array("CD001".utf8), at: 16 * 2352 + $0 + 1) }
    return isUDF ? .udf : isRaw ? .rawDisc : nil
  }

  /// PDF, JPEG, PNG, TIFF, GIF, BMP, WebP, HEIC, RTF, DocuWorks (.xdw).
  var isDocumentOrPicture: Bool {
    let beginnings: [[UInt8]] = [
      Array("%PDF-".utf8), [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], Array("II*\0".utf8), [0x4D, 0x4D, 0x00, 0x2A],
      Array("GIF8".utf8), Array("{\\rtf".utf8), [0x60, 0x0E, 0x82],
    ]
    if beginnings.contains(where: { start(with: $0) }) { return true }
    if start(with: Array("RIFF".utf8)), start(with: Array("WEBP".utf8), at: 8) { return true }
    if start(with: Array("BM".utf8)), start(with: [0, 0, 0, 0], at: 6) { return true }
    return start(with: Array("ftyp".utf8), at: 4)
      && ["heic", "heix", "mif1"].contains { start(with: Array($0.utf8), at: 8) }
  }

  /// Whether it is CMS data, signed or enveloped. Source: RFC 5652, 5.1 and 6.1; RFC 8551, 3.2.
  var isSMIME: Bool {
    // A sequence, its length in one to five bytes, then the object identifier 1.2.840.113549.1.7.2 or .3.
    guard start(with: [0x30]) else { return false }
    return (2...6).contains { offset in
      [2, 3].contains { start(with: [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, $0], at: offset) }
    }
  }

  /// Archives that are recognised.
  var archive: FileFormat? {
    if start(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) { return .sevenZip }
    if start(with: Array("Rar!\u{1A}\u{07}".utf8)) { return .rar }
    // "-lh5-", "-lzs-" at the third byte.
    if bytes.count > 21, bytes[2] == 0x2D, bytes[3] == 0x6C, bytes[4] == 0x68 || bytes[4] == 0x7A, bytes[6] == 0x2D {
      return .lzh
    }
    if start(with: [0x1F, 0x8B, 0x08]) { return .gzip }
    if start(with: Array("ustar".utf8), at: 257) { return .tar }
    if start(with: Array("MSCF\0\0\0\0".utf8)) { return .cabinet }
    if start(with: Array("MZ".utf8)) { return .program }
    if start(with: [0x78, 0x9F, 0x3E, 0x22]) { return .tnef }
    return nil
  }

  static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
    guard let first = needle.first, bytes.count >= needle.count else { return false }
    return bytes.withUnsafeBufferPointer { haystack in
      var index = 0
      let end = haystack.count - needle.count
      while index <= end {
        if haystack[index] == first {
          var matched = 1
          while matched < needle.count, haystack[index + matched] == needle[matched] { matched += 1 }
          if matched == needle.count { return true }
        }
        index += 1
      }
      return false
    }
  }
}

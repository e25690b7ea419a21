/// What a file is, told from its bytes; the name only breaks ties that bytes leave open.
public enum FileKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// An Excel file, or something that wants to be one.
  case workbook
  /// A document, picture or text that belongs to an application.
  case attachment
  /// An e-mail message.
  case message
  /// An archive or disc image.
  case container
  /// Nothing that is known.
  case unknown

  /// Looks at a file's first bytes.
  ///
  /// - Parameters:
  ///   - bytes: the whole file, or at least its first 64 KiB.
  ///   - name: the file's name as sent.
  public init(of bytes: [UInt8], name: String) {
    func starts(with signature: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + signature.count && bytes[offset..<offset + signature.count].elementsEqual(signature)
    }
    let lowerName = name.lowercased()
    let hasWorkbookName = [".xlsx", ".xlsm", ".xls", ".xlsb"].contains { lowerName.hasSuffix($0) }
    if starts(with: [0x50, 0x4B, 0x03, 0x04]) || starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      // Office files are zips whose directory names their parts; the names stand uncompressed in the bytes.
      if hasWorkbookName || Self.contains(Array("xl/workbook.".utf8), in: bytes) {
        self = .workbook
      } else if Self.contains(Array("word/document.xml".utf8), in: bytes)
        || Self.contains(Array("ppt/presentation.xml".utf8), in: bytes)
      {
        self = .attachment
      } else {
        self = .container
      }
    } else if starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      // OLE2 holds .xls, password-protected .xlsx, and also Word files and Outlook messages.
      if lowerName.hasSuffix(".msg") {
        self = .message
      } else if lowerName.hasSuffix(".doc") || lowerName.hasSuffix(".ppt") {
        self = .attachment
      } else {
        self = .workbook
      }
    } else if starts(with: Array("CD001".utf8), at: 0x8001) {
      self = .container
    } else if starts(with: Array("%PDF-".utf8)) || starts(with: [0xFF, 0xD8, 0xFF])
      || starts(with: [0x89, 0x50, 0x4E, 0x47]) || starts(with: Array("II*\0".utf8))
      || starts(with: [0x4D, 0x4D, 0x00, 0x2A])
    {
      // A PDF renamed to .xlsx was meant as the data file: it must be looked at, not filed away.
      self = hasWorkbookName ? .workbook : .attachment
    } else if hasWorkbookName {
      self = .workbook
    } else if lowerName.hasSuffix(".eml") {
      self = .message
    } else if [".txt", ".csv", ".html", ".htm", ".md"].contains(where: { lowerName.hasSuffix($0) }) {
      self = .attachment
    } else {
      self = .unknown
    }
  }

  private static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
    guard bytes.count >= needle.count else { return false }
    return bytes.withUnsafeBufferPointer { haystack in
      var index = 0
      let end = haystack.count - needle.count
      while index <= end {
        if haystack[index] == needle[0] {
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

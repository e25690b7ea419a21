/// What a file is to the office: how it is taken in.
public enum FileKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// An Excel file, or something that wants to be one.
  case workbook
  /// A document, picture or text that belongs to an application.
  case attachment
  /// An e-mail message, or many.
  case message
  /// An archive or disc image.
  case container
  /// Nothing that is known.
  case unknown

  /// Looks at a file's first bytes; see ``FileFormat/init(of:name:)``.
  public init(of bytes: [UInt8], name: String) { self.init(FileFormat(of: bytes, name: name)) }

  /// What a file of a format is to the office.
  public init(_ format: FileFormat) {
    self =
      switch format {
      case .workbook: .workbook
      case .attachment: .attachment
      case .message, .mailbox, .outlookMessage, .smime: .message
      case .zip, .iso9660, .udf, .rawDisc, .tnef, .sevenZip, .rar, .lzh, .gzip, .tar, .cabinet: .container
      case .program, .unknown: .unknown
      }
  }
}

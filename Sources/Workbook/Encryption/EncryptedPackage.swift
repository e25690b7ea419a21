/// The package inside a workbook with a password to open (読み取りパスワード).
///
/// Such a file is an OLE2 container with two streams: `EncryptionInfo` says how, `EncryptedPackage` holds the .xlsx.
/// Source: [MS-OFFCRYPTO] 2.3.4 (ECMA-376 document encryption), 2.3.4.4 (the package's length before it).
struct EncryptedPackage {
  static let infoPart = "EncryptionInfo"
  static let packagePart = "EncryptedPackage"

  /// The password of workbooks nobody gave one: Excel tries it unasked, and writes it for "read-only recommended" books.
  /// Source: [MS-OFFCRYPTO] 2.3.7.
  static let defaultPassword = "VelvetSweatshop"

  private let info: [UInt8]
  private let package: [UInt8]
  private let limits: ReadingLimits

  /// - Throws: ``WorkbookError/notAWorkbook(_:)`` with `oleEncrypted` when the container cannot be opened or lacks a stream.
  init(container bytes: [UInt8], limits: ReadingLimits) throws(WorkbookError) {
    // A container whose directory names a package but cannot be followed is no more than that.
    guard let container = try? OLEContainer(bytes: bytes), container.contains(Self.infoPart),
      container.contains(Self.packagePart)
    else { throw .notAWorkbook(.oleEncrypted) }
    info = try container.stream(Self.infoPart)
    package = try container.stream(Self.packagePart)
    self.limits = limits
  }

  /// The bytes of the .xlsx.
  /// - Throws: ``WorkbookError/needsPassword`` when there is none and the default does not fit,
  ///   ``WorkbookError/wrongPassword``, ``WorkbookError/notAWorkbook(_:)`` for encryption of another kind, a limit, or
  ///   ``WorkbookError/damagedPart(_:reason:)`` when the streams contradict themselves.
  func decrypted(password: String?) throws(WorkbookError) -> [UInt8] {
    let scheme = try scheme()
    for candidate in [password, Self.defaultPassword] {
      guard let candidate else { continue }
      if let plain = try scheme.decrypt(package, password: candidate) { return plain }
      try limits.checkTime(part: Self.infoPart)
    }
    throw password == nil ? .needsPassword : .wrongPassword
  }

  private func scheme() throws(WorkbookError) -> any EncryptionScheme {
    guard info.count >= 8 else { throw .damagedPart(Self.infoPart, reason: .unreadable("it is cut short")) }
    let major = LittleEndian.uint16(info, at: 0)
    let minor = LittleEndian.uint16(info, at: 2)
    switch (major, minor) {
    case (4, 4): return try AgileEncryption(descriptor: Array(info[8...]), limits: limits)
    case (2...4, 2): return try StandardEncryption(info: info)
    // Extensible encryption (3.3, 4.3) names a provider of somebody's own; nothing can be said of it.
    default: throw .notAWorkbook(.oleEncrypted)
    }
  }

  /// The package's length as the stream states it before the ciphertext.
  /// - Throws: ``WorkbookError/damagedPart(_:reason:)`` when the stream is shorter than that.
  static func statedLength(of stream: [UInt8]) throws(WorkbookError) -> Int {
    guard stream.count >= 8 else { throw .damagedPart(packagePart, reason: .unreadable("it is cut short")) }
    let length = LittleEndian.uint64(stream, at: 0)
    guard length <= UInt64(stream.count - 8) else {
      throw .damagedPart(packagePart, reason: .unreadable("\(length) bytes stated, \(stream.count - 8) there"))
    }
    return Int(length)
  }
}

/// One way of encrypting a package.
protocol EncryptionScheme {
  /// The package, or nil when the password is not the right one.
  func decrypt(_ stream: [UInt8], password: String) throws(WorkbookError) -> [UInt8]?
}

/// Numbers as these streams hold them; the caller has checked the length.
enum LittleEndian {
  static func uint16(_ bytes: [UInt8], at offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }

  static func uint32(_ bytes: [UInt8], at offset: Int) -> Int {
    uint16(bytes, at: offset) | uint16(bytes, at: offset + 2) << 16
  }

  static func uint64(_ bytes: [UInt8], at offset: Int) -> UInt64 {
    UInt64(uint32(bytes, at: offset)) | UInt64(uint32(bytes, at: offset + 4)) << 32
  }
}

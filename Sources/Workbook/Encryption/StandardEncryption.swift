/// Encryption as Excel 2007 writes it: AES block by block (ECB), SHA-1, 50,000 rounds; nothing proves the content whole.
///
/// Source: [MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9, 2.3.2 (header), 2.3.3 (verifier).
struct StandardEncryption: EncryptionScheme {
  private let keyBytes: Int
  private let salt: [UInt8]
  private let verifier: [UInt8]
  private let verifierHash: [UInt8]

  private static let rounds = 50_000
  private static let aesAlgorithms = [0x660E: 16, 0x660F: 24, 0x6610: 32]

  /// - Parameter info: the whole `EncryptionInfo` stream.
  /// - Throws: ``WorkbookError/notAWorkbook(_:)`` for RC4 and unknown providers, ``WorkbookError/damagedPart(_:reason:)``.
  init(info: [UInt8]) throws(WorkbookError) {
    // Version (4), flags (4), length of the header, the header, the verifier.
    guard info.count >= 12 else { throw Self.damage("it is cut short") }
    let headerLength = LittleEndian.uint32(info, at: 8)
    let start = 12 + headerLength
    guard (32...4096).contains(headerLength), info.count >= start + 4 + 16 + 16 + 4 + 32 else {
      throw Self.damage("its header of \(headerLength) bytes does not fit")
    }
    let flags = LittleEndian.uint32(info, at: 12)
    let algorithm = LittleEndian.uint32(info, at: 20)
    let hash = LittleEndian.uint32(info, at: 24)
    let keyBits = LittleEndian.uint32(info, at: 28)
    let isAES = flags & 0x20 != 0
    // 0 means "as the flags say", which for AES is AES-128 and SHA-1.
    guard isAES, hash == 0x8004 || hash == 0,
      let keyBytes = algorithm == 0 ? 16 : Self.aesAlgorithms[algorithm]
    else { throw .notAWorkbook(.oleEncrypted) }
    guard keyBits == keyBytes * 8 || keyBits == 0 else { throw Self.damage("a key of \(keyBits) bits") }
    guard LittleEndian.uint32(info, at: start) == 16 else { throw Self.damage("its salt is not 16 bytes") }
    self.keyBytes = keyBytes
    salt = Array(info[(start + 4)..<(start + 20)])
    verifier = Array(info[(start + 20)..<(start + 36)])
    verifierHash = Array(info[(start + 40)..<(start + 72)])
  }

  func decrypt(_ stream: [UInt8], password: String) throws(WorkbookError) -> [UInt8]? {
    let key = AESKey(key(password: password))
    guard let secret = AESCipher.decryptBlocks(verifier[...], key: key),
      let hash = AESCipher.decryptBlocks(verifierHash[...], key: key)
    else { throw Self.damage("its verifier does not fit") }
    guard PasswordHash.sha1.digest(secret) == Array(hash.prefix(20)) else { return nil }
    let length = try EncryptedPackage.statedLength(of: stream)
    // Some writers leave bytes after the last whole block.
    let blocks = (stream.count - 8) / 16 * 16
    guard length <= blocks, let plain = AESCipher.decryptBlocks(stream[8..<(8 + blocks)], key: key) else {
      throw .damagedPart(EncryptedPackage.packagePart, reason: .unreadable("its length is no whole number of blocks"))
    }
    return Array(plain.prefix(length))
  }

  /// 2.3.4.7: the stretched hash with block number 0, then the derivation of CryptDeriveKey.
  private func key(password: String) -> [UInt8] {
    let stretched = PasswordHash.sha1.stretched(password: password, salt: salt, rounds: Self.rounds)
    let hash = PasswordHash.sha1.digest(stretched, [0, 0, 0, 0])
    func half(_ pad: UInt8) -> [UInt8] {
      var block = [UInt8](repeating: pad, count: 64)
      for (index, byte) in hash.enumerated() { block[index] ^= byte }
      return PasswordHash.sha1.digest(block)
    }
    return Array((half(0x36) + half(0x5C)).prefix(keyBytes))
  }

  private static func damage(_ reason: String) -> WorkbookError {
    .damagedPart(EncryptedPackage.infoPart, reason: .unreadable(reason))
  }
}

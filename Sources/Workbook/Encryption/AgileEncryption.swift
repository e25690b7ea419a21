internal import Foundation

/// Encryption as Excel 2010 and later write it: AES in CBC over segments of 4096 bytes, with a keyed digest over all.
///
/// Source: [MS-OFFCRYPTO] 2.3.4.11 to 2.3.4.15.
struct AgileEncryption: EncryptionScheme {
  private let descriptor: AgileDescriptor

  private static let segmentBytes = 4096
  // The block keys of 2.3.4.13 and 2.3.4.14.
  private static let verifierInputKey: [UInt8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79]
  private static let verifierHashKey: [UInt8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E]
  private static let keyValueKey: [UInt8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6]
  private static let integrityKeyKey: [UInt8] = [0x5F, 0xB2, 0xAD, 0x01, 0x0C, 0xB9, 0xE1, 0xF6]
  private static let integrityValueKey: [UInt8] = [0xA0, 0x67, 0x7F, 0x02, 0xB2, 0x2C, 0x84, 0x33]

  init(descriptor xml: [UInt8], limits: ReadingLimits) throws(WorkbookError) {
    descriptor = try AgileDescriptor.parse(xml, limits: limits)
  }

  func decrypt(_ stream: [UInt8], password: String) throws(WorkbookError) -> [UInt8]? {
    guard let secret = try packageKey(password: password) else { return nil }
    let key = AESKey(secret)
    try checkIntegrity(of: stream, key: key)
    let length = try EncryptedPackage.statedLength(of: stream)
    var plain: [UInt8] = []
    plain.reserveCapacity(stream.count)
    var segment = 0
    var start = 8
    while start < stream.count, plain.count < length {
      // A last segment may carry bytes beyond its last block.
      let count = min(Self.segmentBytes, stream.count - start) / 16 * 16
      let number = withUnsafeBytes(of: UInt32(truncatingIfNeeded: segment).littleEndian) { Array($0) }
      guard count > 0,
        let piece = AESCipher.decryptChained(stream[start..<(start + count)], key: key, start: start16(number))
      else { throw Self.damagedPackage("a segment is no whole number of blocks") }
      plain.append(contentsOf: piece)
      start += Self.segmentBytes
      segment += 1
    }
    guard plain.count >= length else { throw Self.damagedPackage("it is cut short") }
    plain.removeLast(plain.count - length)
    return plain
  }

  /// The key of the package, or nil when the password is not the right one.
  private func packageKey(password: String) throws(WorkbookError) -> [UInt8]? {
    let own = descriptor.password
    let stretched = own.hash.stretched(password: password, salt: own.salt, rounds: descriptor.rounds)
    func opened(_ bytes: [UInt8], _ blockKey: [UInt8]) -> [UInt8]? {
      let key = AESKey(Self.fitted(own.hash.digest(stretched, blockKey), to: own.keyBytes))
      return AESCipher.decryptChained(bytes, key: key, start: Self.fitted(own.salt, to: own.blockBytes)).map {
        [UInt8]($0)
      }
    }
    guard let input = opened(descriptor.verifierInput, Self.verifierInputKey),
      let hash = opened(descriptor.verifierHash, Self.verifierHashKey), hash.count >= own.hash.byteCount,
      let key = opened(descriptor.keyValue, Self.keyValueKey), key.count >= descriptor.keyData.keyBytes
    else {
      throw .damagedPart(EncryptedPackage.infoPart, reason: .unreadable("its keys have no whole number of blocks"))
    }
    // The input is as long as the salt, padded to whole blocks.
    let stated = Array(input.prefix(own.salt.count))
    guard own.hash.digest(stated) == Array(hash.prefix(own.hash.byteCount)) else { return nil }
    return Array(key.prefix(descriptor.keyData.keyBytes))
  }

  /// 2.3.4.14: the digest is over the whole stream, the stated length included.
  private func checkIntegrity(of stream: [UInt8], key: AESKey) throws(WorkbookError) {
    guard let integrity = descriptor.integrity else { return }
    let hash = descriptor.keyData.hash
    guard
      let authenticationKey = AESCipher.decryptChained(
        integrity.key, key: key, start: start16(Self.integrityKeyKey)),
      let code = AESCipher.decryptChained(integrity.value, key: key, start: start16(Self.integrityValueKey)),
      authenticationKey.count >= hash.byteCount, code.count >= hash.byteCount
    else {
      throw .damagedPart(EncryptedPackage.infoPart, reason: .unreadable("its integrity check has no whole blocks"))
    }
    let isWhole = hash.isAuthentic(
      Array(code.prefix(hash.byteCount)), of: stream[...], key: Array(authenticationKey.prefix(hash.byteCount)))
    guard isWhole else { throw Self.damagedPackage("its integrity check fails: it was changed or cut") }
  }

  /// 2.3.4.12: the initialization vector for a segment or a purpose.
  private func start16(_ blockKey: [UInt8]) -> [UInt8] {
    Self.fitted(descriptor.keyData.hash.digest(descriptor.keyData.salt, blockKey), to: descriptor.keyData.blockBytes)
  }

  /// Cut, or filled up with 0x36.
  private static func fitted(_ bytes: [UInt8], to count: Int) -> [UInt8] {
    bytes.count >= count ? Array(bytes.prefix(count)) : bytes + [UInt8](repeating: 0x36, count: count - bytes.count)
  }

  private static func damagedPackage(_ reason: String) -> WorkbookError {
    .damagedPart(EncryptedPackage.packagePart, reason: .unreadable(reason))
  }
}

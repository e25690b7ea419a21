internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A key of AES; 16, 24 or 32 bytes when it is one.
struct AESKey {
  fileprivate let symmetric: SymmetricKey
  init(_ bytes: [UInt8]) { symmetric = SymmetricKey(data: bytes) }
}

/// AES as encrypted workbooks use it, never with padding of its own: chained (CBC) or block by block (ECB).
enum AESCipher {
  /// - Returns: nil when the sizes do not fit the algorithm; a wrong key gives wrong bytes, not nil.
  static func decryptChained(_ bytes: some DataProtocol, key: AESKey, start: [UInt8]) -> Data? {
    guard bytes.count % 16 == 0, start.count == 16, isKeySize(key) else { return nil }
    if bytes.isEmpty { return Data() }
    guard let start = try? AES._CBC.IV(ivBytes: start) else { return nil }
    return try? AES._CBC.decrypt(bytes, using: key.symmetric, iv: start, noPadding: true)
  }

  /// - Returns: nil when the sizes do not fit the algorithm.
  static func decryptBlocks(_ bytes: ArraySlice<UInt8>, key: AESKey) -> [UInt8]? {
    guard bytes.count % 16 == 0, isKeySize(key) else { return nil }
    // ECB is CBC without the chain: each block's chaining is undone by the ciphertext block before it. One call over
    // all blocks spares making the key schedule anew for each.
    let nothing = [UInt8](repeating: 0, count: 16)
    guard let chained = decryptChained(bytes, key: key, start: nothing) else { return nil }
    var plain = [UInt8](chained)
    let offset = bytes.startIndex
    for index in stride(from: 16, to: plain.count, by: 1) { plain[index] ^= bytes[offset + index - 16] }
    return plain
  }

  private static func isKeySize(_ key: AESKey) -> Bool { [128, 192, 256].contains(key.symmetric.bitCount) }
}

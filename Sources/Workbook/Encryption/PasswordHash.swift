internal import Crypto
internal import Foundation

/// The hash functions encrypted workbooks name, and what is made of a password with them.
///
/// Source: [MS-OFFCRYPTO] 2.3.4.7 (standard), 2.3.4.11 and 2.3.4.12 (agile).
enum PasswordHash: String {
  case sha1 = "SHA1"
  case sha256 = "SHA256"
  case sha384 = "SHA384"
  case sha512 = "SHA512"

  /// The algorithm of that name; LibreOffice and some others write `SHA-1` for `SHA1`.
  init?(name: String) { self.init(rawValue: name.uppercased().replacing("-", with: "")) }

  /// Bytes of its digest.
  var byteCount: Int {
    switch self {
    case .sha1: 20
    case .sha256: 32
    case .sha384: 48
    case .sha512: 64
    }
  }

  func digest(_ first: [UInt8], _ second: [UInt8] = []) -> [UInt8] {
    switch self {
    case .sha1: Self.digest(Insecure.SHA1.self, first, second)
    case .sha256: Self.digest(SHA256.self, first, second)
    case .sha384: Self.digest(SHA384.self, first, second)
    case .sha512: Self.digest(SHA512.self, first, second)
    }
  }

  /// The salted password, hashed again and again with the round's number (32 bits, little-endian) before it.
  func stretched(password: String, salt: [UInt8], rounds: Int) -> [UInt8] {
    let text = password.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    let first = digest(salt, text)
    return switch self {
    case .sha1: Self.stretch(Insecure.SHA1.self, first, rounds)
    case .sha256: Self.stretch(SHA256.self, first, rounds)
    case .sha384: Self.stretch(SHA384.self, first, rounds)
    case .sha512: Self.stretch(SHA512.self, first, rounds)
    }
  }

  /// The keyed digest (RFC 2104).
  func isAuthentic(_ code: [UInt8], of bytes: ArraySlice<UInt8>, key: [UInt8]) -> Bool {
    let key = SymmetricKey(data: key)
    return switch self {
    case .sha1: HMAC<Insecure.SHA1>.isValidAuthenticationCode(code, authenticating: bytes, using: key)
    case .sha256: HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: bytes, using: key)
    case .sha384: HMAC<SHA384>.isValidAuthenticationCode(code, authenticating: bytes, using: key)
    case .sha512: HMAC<SHA512>.isValidAuthenticationCode(code, authenticating: bytes, using: key)
    }
  }

  private static func digest<Function: HashFunction>(
    _: Function.Type, _ first: [UInt8], _ second: [UInt8]
  ) -> [UInt8] {
    var function = Function()
    function.update(data: first)
    function.update(data: second)
    return Array(function.finalize())
  }

  private static func stretch<Function: HashFunction>(_: Function.Type, _ first: [UInt8], _ rounds: Int) -> [UInt8] {
    // The round's number and the digest before it, side by side, so that a round is one update and no allocation.
    var block = [UInt8](repeating: 0, count: 4) + first
    for round in 0..<rounds {
      block.withUnsafeMutableBytes { $0.storeBytes(of: UInt32(round).littleEndian, as: UInt32.self) }
      var function = Function()
      block.withUnsafeBytes { function.update(bufferPointer: $0) }
      let digest = function.finalize()
      block.withUnsafeMutableBytes { target in
        digest.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: target[4...]).copyMemory(from: $0) }
      }
    }
    return Array(block[4...])
  }
}

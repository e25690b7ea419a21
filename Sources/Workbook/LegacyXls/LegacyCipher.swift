internal import Crypto
internal import Foundation

/// Lifts the encryption of a legacy workbook's stream: XOR obfuscation, RC4 with 40 bits, RC4 by the CryptoAPI.
///
/// Source: [MS-XLS] 2.2.10 (encryption, and what is left out of it), 2.4.117 (FilePass); [MS-OFFCRYPTO] 2.3.5, 2.3.6.
enum LegacyCipher {
  /// The password Excel itself sets where only the structure is protected; whoever opens the file is not asked for it.
  /// Source: [MS-OFFCRYPTO] 2.3.5 and 2.3.6 leave it to the program; Microsoft Excel, read-only files.
  static let silentPassword = "VelvetSweatshop"

  /// The stream with every payload in the clear.
  /// - Throws: ``WorkbookError/needsPassword`` or ``WorkbookError/wrongPassword``.
  static func decrypted(
    _ stream: BiffStream, filePass: BiffStream.Record, password: String?
  ) throws(WorkbookError) -> BiffStream {
    var cursor = stream.cursor(filePass)
    let scheme: Scheme
    switch try cursor.uint16() {
    case 0: scheme = .xor(key: try cursor.uint16(), verifier: try cursor.uint16())
    case 1: scheme = .rc4(try LegacyRC4Key.Parameters(&cursor))
    default: throw stream.damage(BiffKind.filePass, at: filePass.offset)
    }
    for candidate in [password, silentPassword] {
      guard let candidate else { continue }
      switch scheme {
      case .xor(let key, let verifier):
        guard let pad = LegacyXORPad(password: candidate, key: key, verifier: verifier) else { continue }
        return try lift(stream) { bytes, range, length in pad.lift(&bytes, range, length: length) }
      case .rc4(let parameters):
        guard let key = LegacyRC4Key(password: candidate, parameters) else { continue }
        var keystream = LegacyKeystream(key: key)
        return try lift(stream) { bytes, range, _ in
          for index in range { bytes[index] ^= keystream.byte(at: index) }
        }
      }
    }
    throw password == nil ? .needsPassword : .wrongPassword
  }

  private enum Scheme {
    case xor(key: Int, verifier: Int)
    case rc4(LegacyRC4Key.Parameters)
  }

  /// Records that are never encrypted.
  private static let plain: Set<UInt16> = [
    BiffKind.beginning, BiffKind.filePass, BiffKind.userExclusive, BiffKind.fileLock, BiffKind.interfaceHeader,
    BiffKind.revisionInfo, BiffKind.revisionHead,
  ]

  private static func lift(
    _ stream: BiffStream, _ change: (_ bytes: inout [UInt8], _ range: Range<Int>, _ length: Int) -> Void
  ) throws(WorkbookError) -> BiffStream {
    var bytes = stream.bytes
    var next = 0
    // Up to three bytes may be left over behind the last record.
    while bytes.count - next >= 4, let record = try stream.record(at: next) {
      next = record.payload.upperBound
      if plain.contains(record.kind) { continue }
      // Where a sheet begins stays readable.
      let clear = record.kind == BiffKind.boundSheet ? min(4, record.payload.count) : 0
      change(&bytes, (record.payload.lowerBound + clear)..<record.payload.upperBound, record.payload.count)
    }
    return BiffStream(part: stream.part, bytes: bytes)
  }
}

/// What a password gives for RC4: keys for blocks of 1,024 bytes of the stream.
/// Source: [MS-OFFCRYPTO] 2.3.6.2 (RC4 key), 2.3.5.2 (CryptoAPI key), 2.3.6.4 and 2.3.5.6 (verification).
struct LegacyRC4Key {
  struct Parameters {
    let salt: [UInt8]
    let verifier: [UInt8]
    let verifierHash: [UInt8]
    /// Nil for the older scheme.
    let cryptoAPIKeyBytes: Int?

    init(_ cursor: inout BiffCursor) throws(WorkbookError) {
      let major = try cursor.uint16()
      let minor = try cursor.uint16()
      if major == 1, minor == 1 {
        salt = try cursor.bytes(16)
        verifier = try cursor.bytes(16)
        verifierHash = try cursor.bytes(16)
        cryptoAPIKeyBytes = nil
        return
      }
      guard (2...4).contains(major), minor == 2 else { throw cursor.damage }
      try cursor.skip(4)
      let headerLength = try cursor.uint32()
      guard headerLength >= 32 else { throw cursor.damage }
      try cursor.skip(16)
      let keyBits = try cursor.uint32()
      try cursor.skip(headerLength - 20)
      guard try cursor.uint32() == 16 else { throw cursor.damage }
      salt = try cursor.bytes(16)
      verifier = try cursor.bytes(16)
      guard try cursor.uint32() == 20 else { throw cursor.damage }
      verifierHash = try cursor.bytes(20)
      // 0 stands for 40 bits.
      guard keyBits == 0 || (40...128).contains(keyBits) && keyBits.isMultiple(of: 8) else { throw cursor.damage }
      cryptoAPIKeyBytes = keyBits == 0 ? 5 : keyBits / 8
    }
  }

  private let base: [UInt8]
  private let parameters: Parameters

  /// Nil when the password is not the file's.
  init?(password: String, _ parameters: Parameters) {
    let letters = password.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    self.parameters = parameters
    if parameters.cryptoAPIKeyBytes == nil {
      let short = Insecure.MD5.hash(data: letters).prefix(5)
      let mixed = (0..<16).flatMap { _ in Array(short) + parameters.salt }
      base = Array(Insecure.MD5.hash(data: mixed).prefix(5))
    } else {
      base = Array(Insecure.SHA1.hash(data: parameters.salt + letters))
    }
    var cipher = RC4(key: key(ofBlock: 0))
    let verifier = parameters.verifier.map { $0 ^ cipher.next() }
    let hash = parameters.verifierHash.map { $0 ^ cipher.next() }
    let expected =
      parameters.cryptoAPIKeyBytes == nil
      ? Array(Insecure.MD5.hash(data: verifier)) : Array(Insecure.SHA1.hash(data: verifier))
    guard hash == expected else { return nil }
  }

  func key(ofBlock block: Int) -> [UInt8] {
    let number = (0..<4).map { UInt8(truncatingIfNeeded: block >> ($0 * 8)) }
    guard let length = parameters.cryptoAPIKeyBytes else { return Array(Insecure.MD5.hash(data: base + number)) }
    let key = Array(Insecure.SHA1.hash(data: base + number).prefix(length))
    // A key of 40 bits is filled up with zeros.
    return length == 5 ? key + [UInt8](repeating: 0, count: 11) : key
  }
}

/// The bytes of RC4 by their place in the stream; asked for in rising order.
struct LegacyKeystream {
  private let key: LegacyRC4Key
  private var cipher: RC4
  private var block = 0
  private var place = 0

  init(key: LegacyRC4Key) {
    self.key = key
    cipher = RC4(key: key.key(ofBlock: 0))
  }

  mutating func byte(at offset: Int) -> UInt8 {
    if offset / 1024 != block {
      block = offset / 1024
      cipher = RC4(key: key.key(ofBlock: block))
      place = block * 1024
    }
    while place < offset {
      _ = cipher.next()
      place += 1
    }
    place += 1
    return cipher.next()
  }
}

/// The stream cipher RC4, broken long ago and still what legacy files use.
struct RC4 {
  private var state = [UInt8](0...255)
  private var i: UInt8 = 0
  private var j: UInt8 = 0

  /// - Parameter key: 1 to 256 bytes.
  init(key: [UInt8]) {
    var j: UInt8 = 0
    for i in 0..<256 {
      j = j &+ state[i] &+ key[i % key.count]
      state.swapAt(i, Int(j))
    }
  }

  mutating func next() -> UInt8 {
    i = i &+ 1
    j = j &+ state[Int(i)]
    state.swapAt(Int(i), Int(j))
    return state[Int(state[Int(i)] &+ state[Int(j)])]
  }
}

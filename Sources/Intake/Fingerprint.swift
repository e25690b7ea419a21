// Intake takes envelopes in: it reads what arrived, tells files apart by their bytes, fingerprints them and keeps every
// original. It refuses to know what a form is, what a case is, or to change or throw away a single byte it was given.

import Crypto

/// The SHA-256 of a file's bytes, as 64 lower-case hexadecimal digits: two files with one fingerprint are one file.
public struct Fingerprint: Hashable, Comparable, Sendable, Codable {
  /// The 64 digits.
  public let hex: String

  /// The fingerprint of some bytes.
  public init(of bytes: [UInt8]) { self.init(digest: SHA256.hash(data: bytes)) }

  /// The fingerprint a hash function has come to.
  init(digest: SHA256Digest) {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    hex = String(decoding: text, as: UTF8.self)
  }

  /// A fingerprint as stored; nil when the text is not 64 lower-case hexadecimal digits.
  public init?(hex: String) {
    guard hex.utf8.count == 64, hex.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.hex = hex
  }

  /// Decodes the 64 digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = Fingerprint(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a fingerprint is 64 hexadecimal digits")
    }
    self = value
  }

  /// Encodes the 64 digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  /// Orders by the digits.
  public static func < (left: Self, right: Self) -> Bool { left.hex < right.hex }
}

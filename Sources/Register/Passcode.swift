import Crypto
import CryptoExtras
import Foundation

/// 暗証番号: the first password of a register user, drawn by the office and printed in one letter.
///
/// Source: seed 000 (mask of eight characters). The alphabet is ours: capitals and digits that no print confuses.
public struct Passcode: Hashable, Sendable {
  /// The eight characters.
  public let text: String

  /// Capitals and digits without B/8, I/L/1, O/0, S/5, Z/2 and V/U.
  public static let alphabet = Array("ACDEFGHJKMNPQRTUWXY34679")
  /// Characters in a passcode.
  public static let length = 8

  /// Draws a passcode; each character is equally likely.
  public init(using generator: inout some RandomNumberGenerator) {
    let count = UInt64(Self.alphabet.count)
    // Values beyond the last whole multiple of the alphabet's size would favour its first letters.
    let limit = UInt64.max - UInt64.max % count
    var characters: [Character] = []
    while characters.count < Self.length {
      let value = generator.next() as UInt64
      if value < limit { characters.append(Self.alphabet[Int(value % count)]) }
    }
    text = String(characters)
  }
}

/// Hashes passcodes and officials' passwords with scrypt (RFC 7914).
///
/// The stored form names its own parameters, so that old hashes stay readable when the cost goes up:
/// `$scrypt$ln=15,r=8,p=1$<salt>$<key>`, salt and key in Base64 without padding.
public struct PasscodeHasher: Hashable, Sendable {
  /// Binary logarithm of the number of rounds (N).
  public let costExponent: Int
  /// Block size (r); memory is 128 · N · r bytes.
  public let blockSize: Int
  /// Parallelism (p).
  public let parallelism: Int

  private static let saltBytes = 16
  private static let keyBytes = 32

  /// The parameters of new hashes; the default takes 32 MiB and some 0.1 s.
  /// - Precondition: 1...20 for the exponent, 1...16 for the block size, 1...4 for the parallelism.
  public init(costExponent: Int = 15, blockSize: Int = 8, parallelism: Int = 1) {
    precondition(
      Self.isAllowed(costExponent, blockSize, parallelism), "scrypt parameters lie within what a server can bear")
    self.costExponent = costExponent
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  /// The hash of a password under a salt drawn from the generator.
  /// - Throws: ``PasscodeError/notHashable`` when scrypt fails, as for want of memory.
  public func hash(_ password: String, using generator: inout some RandomNumberGenerator) throws(PasscodeError)
    -> String
  {
    var salt = Data()
    while salt.count < Self.saltBytes {
      withUnsafeBytes(of: generator.next().littleEndian) { salt.append(contentsOf: $0) }
    }
    let key = try derive(password, salt: salt)
    return "$scrypt$ln=\(costExponent),r=\(blockSize),p=\(parallelism)$\(Self.base64(salt))$\(Self.base64(key))"
  }

  /// Whether the password is the one behind a stored hash, under the parameters the hash names.
  /// - Throws: ``PasscodeError/malformedHash`` for a text that is none; ``PasscodeError/notHashable`` as above.
  public static func verify(_ password: String, against stored: String) throws(PasscodeError) -> Bool {
    let parts = stored.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let salt = data(parts[3]), let key = data(parts[4]),
      !salt.isEmpty, key.count == keyBytes
    else { throw .malformedHash }
    let values = zip(["ln=", "r=", "p="], parts[2].split(separator: ",", omittingEmptySubsequences: false)).compactMap {
      $1.hasPrefix($0) ? Int($1.dropFirst($0.count)) : nil
    }
    guard values.count == 3, parts[2].split(separator: ",").count == 3, isAllowed(values[0], values[1], values[2])
    else {
      throw .malformedHash
    }
    let hasher = PasscodeHasher(costExponent: values[0], blockSize: values[1], parallelism: values[2])
    let derived = try hasher.derive(password, salt: salt)
    // Every byte is looked at whatever the first ones say, so that the time tells nothing.
    return zip(derived, key).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private func derive(_ password: String, salt: Data) throws(PasscodeError) -> Data {
    do {
      let key = try KDF.Scrypt.deriveKey(
        from: Data(password.utf8), salt: salt, outputByteCount: Self.keyBytes, rounds: 1 << costExponent,
        blockSize: blockSize, parallelism: parallelism)
      return key.withUnsafeBytes { Data($0) }
    } catch { throw .notHashable }
  }

  private static func isAllowed(_ exponent: Int, _ blockSize: Int, _ parallelism: Int) -> Bool {
    (1...20).contains(exponent) && (1...16).contains(blockSize) && (1...4).contains(parallelism)
  }

  private static func base64(_ data: Data) -> String {
    String(data.base64EncodedString().prefix { $0 != "=" })
  }

  private static func data(_ text: String) -> Data? {
    Data(base64Encoded: text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4))
  }
}

/// Why a password cannot be hashed or checked.
public enum PasscodeError: Error, Hashable, Sendable {
  /// The stored text is no hash of this form.
  case malformedHash
  /// scrypt failed.
  case notHashable
}

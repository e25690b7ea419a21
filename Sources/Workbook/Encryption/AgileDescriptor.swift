internal import Foundation

/// What the XML of agile encryption states.
///
/// Source: [MS-OFFCRYPTO] 2.3.4.10.
struct AgileDescriptor {
  /// Salt, cipher and hash of one of the two sets of parameters.
  struct Parameters {
    let salt: [UInt8]
    let blockBytes: Int
    let keyBytes: Int
    let hash: PasswordHash
  }

  /// For the package.
  let keyData: Parameters
  /// The keyed digest over the package, encrypted; nil when the writer left it out.
  let integrity: (key: [UInt8], value: [UInt8])?
  /// For the password.
  let password: Parameters
  let rounds: Int
  let verifierInput: [UInt8]
  let verifierHash: [UInt8]
  let keyValue: [UInt8]

  /// - Throws: ``WorkbookError/notAWorkbook(_:)`` when only certificates open the file or the cipher is another,
  ///   the limit on rounds, ``WorkbookError/damagedPart(_:reason:)`` and ``WorkbookError/unsafe(part:reason:)``.
  static func parse(_ xml: [UInt8], limits: ReadingLimits) throws(WorkbookError) -> AgileDescriptor {
    let part = EncryptedPackage.infoPart
    var found: [String: [String: String]] = [:]
    let consumer = DescriptorConsumer(part: part) { name, attributes in
      // The first of each: there may be several keys (certificates beside the password).
      if found[name] == nil { found[name] = attributes }
    }
    let parser = try XMLPushParser(consumer, limits: limits)
    try xml.withUnsafeBufferPointer { (bytes) throws(WorkbookError) in try parser.feed(bytes) }
    try parser.finish()
    guard let keyData = found["keyData"] else { throw .damagedPart(part, reason: .unreadable("no keyData")) }
    guard let key = found["encryptedKey"] else { throw .notAWorkbook(.oleEncrypted) }
    let rounds = try number("spinCount", in: key, allowed: 0...10_000_000)
    guard rounds <= limits.passwordRounds else { throw .limitExceeded(.passwordRounds, part: part) }
    var integrity: (key: [UInt8], value: [UInt8])?
    if let data = found["dataIntegrity"] {
      integrity = (try bytes("encryptedHmacKey", in: data), try bytes("encryptedHmacValue", in: data))
    }
    return AgileDescriptor(
      keyData: try parameters(keyData), integrity: integrity, password: try parameters(key), rounds: rounds,
      verifierInput: try bytes("encryptedVerifierHashInput", in: key),
      verifierHash: try bytes("encryptedVerifierHashValue", in: key), keyValue: try bytes("encryptedKeyValue", in: key))
  }

  private static func parameters(_ attributes: [String: String]) throws(WorkbookError) -> Parameters {
    guard attributes["cipherAlgorithm"] == "AES", attributes["cipherChaining"] == "ChainingModeCBC",
      let hash = PasswordHash(name: attributes["hashAlgorithm"] ?? "")
    else { throw .notAWorkbook(.oleEncrypted) }
    let salt = try bytes("saltValue", in: attributes)
    let keyBits = try number("keyBits", in: attributes, allowed: 128...256)
    guard [128, 192, 256].contains(keyBits) else { throw bad("keyBits", String(keyBits)) }
    _ = try number("blockSize", in: attributes, allowed: 16...16)
    _ = try number("hashSize", in: attributes, allowed: hash.byteCount...hash.byteCount)
    _ = try number("saltSize", in: attributes, allowed: salt.count...salt.count)
    return Parameters(salt: salt, blockBytes: 16, keyBytes: keyBits / 8, hash: hash)
  }

  private static func number(
    _ name: String, in attributes: [String: String], allowed: ClosedRange<Int>
  ) throws(WorkbookError) -> Int {
    let text = attributes[name] ?? ""
    guard let number = Int(text), allowed.contains(number) else { throw bad(name, text) }
    return number
  }

  /// At most 64 KiB of base64; the longest honest one is 88 characters.
  private static func bytes(_ name: String, in attributes: [String: String]) throws(WorkbookError) -> [UInt8] {
    let text = attributes[name] ?? ""
    guard !text.isEmpty, text.utf8.count <= 65_536, let data = Data(base64Encoded: text) else { throw bad(name, text) }
    return [UInt8](data)
  }

  private static func bad(_ name: String, _ value: String) -> WorkbookError {
    .damagedPart(EncryptedPackage.infoPart, reason: .badAttribute(name: name, value: String(value.prefix(64))))
  }
}

/// Hands on each element's name with its attributes.
private final class DescriptorConsumer: XMLConsumer {
  private let take: (String, [String: String]) -> Void

  init(part: String, take: @escaping (String, [String: String]) -> Void) {
    self.take = take
    super.init(part: part)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    var values: [String: String] = [:]
    for attribute in attributes where attribute.isPlain { values[attribute.name.text] = attribute.text }
    take(name.text, values)
  }
}

import Foundation
import Testing

@testable import Workbook

struct EncryptedWorkbookTests {
  private static let password = "口座簿2026"

  private func error(_ bytes: [UInt8], password: String? = nil, limits: ReadingLimits = .standard) -> WorkbookError? {
    do {
      _ = try WorkbookFile.open(bytes, password: password, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: fixture("encrypted-\(name).xlsx"))))
  }

  @Test(arguments: [
    "agile-msoffcrypto", "agile-sha1-128", "agile-sha256-192", "agile-sha384-256", "agile-sha512-128", "standard-128",
    "standard-192", "standard-256",
  ])
  func `the right password opens it, none and a wrong one are told apart`(name: String) throws {
    let bytes = try Self.bytes(name)
    let file = try WorkbookFile.open(bytes, password: Self.password)
    #expect(file.sheets.map(\.name) == ["申請書"])
    #expect(file.sheets[0][at("A60")].value == .text("口座60"))
    #expect(file.sheets[0][at("B60")].value == .number(75))
    #expect(error(bytes) == .needsPassword)
    #expect(error(bytes, password: "口座簿2025") == .wrongPassword)
    #expect(error(bytes, password: "") == .wrongPassword)
  }

  @Test func `the password Excel uses by itself is tried unasked`() throws {
    let bytes = try Self.bytes("default-password")
    #expect(try WorkbookFile.open(bytes).sheets.count == 1)
    #expect(try WorkbookFile.open(bytes, password: "another").sheets.count == 1)
  }

  @Test func `a password for a workbook that has none is ignored`() throws {
    let bytes = PackageBuilder(sheetData: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").bytes
    #expect(try WorkbookFile.open(bytes, password: "x").sheets.count == 1)
  }

  @Test func `a package changed after it was encrypted is refused`() throws {
    var bytes = try Self.bytes("agile-sha512-128")
    // The package's stream begins at a sector; its stated length (5,9xx bytes) is found, and a byte well inside flipped.
    let stream = try OLEContainer(bytes: bytes).stream("EncryptedPackage")
    let place = try #require(bytes.firstRange(of: stream.prefix(64))).lowerBound
    bytes[place + 200] ^= 1
    #expect(
      error(bytes, password: Self.password)
        == .damagedPart(
          "EncryptedPackage", reason: .unreadable("its integrity check fails: it was changed or cut")))
  }

  @Test func `more rounds than allowed are refused before any is done`() throws {
    var limits = ReadingLimits()
    limits.passwordRounds = 999
    let bytes = try Self.bytes("agile-sha512-128")
    #expect(
      error(bytes, password: Self.password, limits: limits)
        == .limitExceeded(.passwordRounds, part: "EncryptionInfo"))
  }

  @Test func `a description that contradicts itself is named`() throws {
    let xml = String(
      decoding: try OLEContainer(bytes: try Self.bytes("agile-sha512-128")).stream("EncryptionInfo")[8...],
      as: UTF8.self)
    func failure(_ old: String, _ new: String) -> WorkbookError? {
      do {
        #expect(xml.contains(old))
        _ = try AgileDescriptor.parse(Array(xml.replacing(old, with: new).utf8), limits: .standard)
        return nil
      } catch {
        return error
      }
    }
    func bad(_ name: String, _ value: String) -> WorkbookError {
      .damagedPart("EncryptionInfo", reason: .badAttribute(name: name, value: value))
    }
    #expect(failure("spinCount=\"1000\"", "spinCount=\"-1\"") == bad("spinCount", "-1"))
    #expect(failure("spinCount=\"1000\"", "spinCount=\"10000001\"") == bad("spinCount", "10000001"))
    #expect(failure("keyBits=\"128\"", "keyBits=\"136\"") == bad("keyBits", "136"))
    #expect(failure("hashSize=\"64\"", "hashSize=\"20\"") == bad("hashSize", "20"))
    #expect(failure("blockSize=\"16\"", "blockSize=\"0\"") == bad("blockSize", "0"))
    #expect(failure("saltSize=\"16\"", "saltSize=\"99\"") == bad("saltSize", "99"))
    #expect(failure("hashAlgorithm=\"SHA512\"", "hashAlgorithm=\"WHIRLPOOL\"") == .notAWorkbook(.oleEncrypted))
    #expect(failure("ChainingModeCBC", "ChainingModeCFB") == .notAWorkbook(.oleEncrypted))
    #expect(failure("encryptedKey ", "other ") == .notAWorkbook(.oleEncrypted))
    #expect(
      failure("<encryption ", "<!DOCTYPE x [<!ENTITY a \"b\">]><encryption ")
        == .unsafe(part: "EncryptionInfo", reason: .doctype))
  }

  @Test(arguments: ["agile-sha1-128", "standard-128"])
  func `cut or changed anywhere it gives a value or an error`(name: String) throws {
    let original = try Self.bytes(name)
    var limits = ReadingLimits()
    limits.passwordRounds = 1000
    for length in stride(from: 0, to: original.count, by: 1_009) {
      _ = error(Array(original.prefix(length)), password: Self.password, limits: limits)
    }
    for place in stride(from: 24, to: 3_000, by: 97) {
      var bytes = original
      bytes[place] ^= 0xFF
      _ = error(bytes, password: Self.password, limits: limits)
    }
  }

  /// RFC 6070-like vectors do not exist for this derivation; the block mode is checked against FIPS 197, appendix C.
  @Test func `blocks are decrypted as FIPS 197 shows`() throws {
    let cipher: [UInt8] = [
      0x69, 0xC4, 0xE0, 0xD8, 0x6A, 0x7B, 0x04, 0x30, 0xD8, 0xCD, 0xB7, 0x80, 0x70, 0xB4, 0xC5, 0x5A,
    ]
    let key = AESKey(Array(0..<16))
    let plain = (0..<16).map { UInt8($0 * 0x11) }
    #expect(AESCipher.decryptBlocks((cipher + cipher)[...], key: key) == plain + plain)
    #expect(AESCipher.decryptBlocks(cipher[..<15], key: key) == nil)
    #expect(AESCipher.decryptBlocks(cipher[...], key: AESKey(Array(0..<17))) == nil)
  }
}

public import Foundation
public import Programme
import Crypto

/// One entry of the journal.
public struct JournalEntry: Hashable, Sendable, Identifiable {
  /// The place in the journal, from 1 without gaps.
  public let sequence: Int64
  /// When it was written, in whole milliseconds.
  public let recordedAt: Date
  /// The business date from which it holds, in Tokyo.
  public let effectiveOn: CivilDate
  /// Who did it: an official's login name, or the name of the command.
  public let actor: String
  /// The case it comes from.
  public let caseID: CaseID?
  /// What happened.
  public let kind: RegisterChange.Kind
  /// The change as canonical JSON.
  public let payload: String
  /// The hash of the entry before; 64 zeros in the first.
  public let previousHash: String
  /// The own hash, 64 hexadecimal digits.
  public let hash: String

  /// The place in the journal.
  public var id: Int64 { sequence }

  /// The change.
  /// - Throws: ``RegisterError/corrupt(table:row:)`` when the payload cannot be read or is of another kind.
  public func change() throws(RegisterError) -> RegisterChange {
    do {
      let change = try CanonicalJSON.value(RegisterChange.self, from: payload)
      if change.kind == kind { return change }
    } catch {}
    throw .corrupt(table: "journalEntry", row: String(sequence))
  }
}

/// The hash of a journal entry.
enum JournalHash {
  /// What the first entry names as the hash before it.
  static let beginning = String(repeating: "0", count: 64)

  /// The columns that go in, in order.
  static let columns = ["sequence", "recordedAt", "effectiveOn", "actor", "caseID", "kind", "payload", "previousHash"]

  /// SHA-256 in lower-case hexadecimal over the columns' bytes.
  ///
  /// The layout: the sixteen bytes `kozabo-journal-1`, then for each column of ``columns`` its length in bytes as an
  /// unsigned 64-bit big-endian number and its bytes. Texts are UTF-8, the sequence is its decimal digits; an absent
  /// case identifier has the length 2⁶⁴ − 1 and no bytes, so that it differs from an empty one.
  static func hash(_ values: [Data?]) -> String {
    var hasher = SHA256()
    hasher.update(data: Data("kozabo-journal-1".utf8))
    for value in values {
      updateLength(value.map { UInt64($0.count) } ?? .max, &hasher)
      if let value { hasher.update(data: value) }
    }
    return hexadecimal(hasher.finalize())
  }

  /// The same over texts.
  static func hash(texts: [String?]) -> String {
    var hasher = SHA256()
    hasher.update(data: Data("kozabo-journal-1".utf8))
    for text in texts {
      guard var text else {
        updateLength(.max, &hasher)
        continue
      }
      text.withUTF8 { bytes in
        updateLength(UInt64(bytes.count), &hasher)
        hasher.update(bufferPointer: UnsafeRawBufferPointer(bytes))
      }
    }
    return hexadecimal(hasher.finalize())
  }

  private static func updateLength(_ length: UInt64, _ hasher: inout SHA256) {
    withUnsafeBytes(of: length.bigEndian) { hasher.update(bufferPointer: $0) }
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func hexadecimal(_ hash: SHA256Digest) -> String {
    String(unsafeUninitializedCapacity: 2 * SHA256Digest.byteCount) { text in
      for (place, byte) in hash.enumerated() {
        text[2 * place] = digits[Int(byte >> 4)]
        text[2 * place + 1] = digits[Int(byte & 15)]
      }
      return 2 * SHA256Digest.byteCount
    }
  }
}

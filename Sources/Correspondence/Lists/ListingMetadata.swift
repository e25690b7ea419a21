import Crypto
public import Foundation
import Programme

/// Writes beside a CSV what a CSV has no place for: title, day, publisher, and which state of the register it shows.
///
/// The CSV itself stays a head and records that any program reads. The name and the terms are those of "CSV on the Web"
/// (W3C Recommendation of 17 December 2015: Metadata Vocabulary for Tabular Data, section 5; Model for Tabular Data and
/// Metadata on the Web, section 5.3, which finds it by the CSV's name with `-metadata.json` behind it). The hashes stand in
/// `notes`, which that vocabulary leaves to the publisher.
public enum ListingMetadata {
  /// What is put behind the name of the CSV.
  public static let suffix = "-metadata.json"

  /// The file's bytes; equal lists of equal registers give equal bytes.
  /// - Parameters:
  ///   - csv: the bytes of the CSV.
  ///   - fileName: its name, without a folder.
  ///   - journalHead: SHA-256 of the register's last entry.
  /// - Throws: errors of the encoder, which has none for what is written here.
  public static func bytes(
    _ table: ListingTable, csv: Data, fileName: String, publisher: String, journalHead: String
  ) throws -> Data {
    let description = Description(
      context: [.address("http://www.w3.org/ns/csvw"), .language(table.language.rawValue)], url: fileName,
      title: table.title, date: table.asOf.iso, publisher: publisher,
      tableSchema: .init(columns: table.columns.map { .init(titles: $0) }),
      notes: [.init(journalHead: journalHead, csvSHA256: hexadecimal(SHA256.hash(data: csv)))])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(description) + Data("\n".utf8)
  }

  private static func hexadecimal(_ hash: SHA256Digest) -> String {
    hash.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private struct Description: Encodable {
    let context: [Context]
    let url: String
    let title: String
    let date: String
    let publisher: String
    let tableSchema: TableSchema
    let notes: [Note]

    enum CodingKeys: String, CodingKey {
      case context = "@context"
      case url
      case title = "dc:title"
      case date = "dc:date"
      case publisher = "dc:publisher"
      case tableSchema, notes
    }
  }

  private enum Context: Encodable {
    case address(String)
    case language(String)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .address(let text): try container.encode(text)
      case .language(let code): try container.encode(["@language": code])
      }
    }
  }

  private struct TableSchema: Encodable {
    let columns: [Column]
  }

  private struct Column: Encodable {
    let titles: String
  }

  private struct Note: Encodable {
    let journalHead: String
    let csvSHA256: String
  }
}

import Forms
import Foundation

/// YAML files an office reads, named in full in errors.
enum YAMLFile {
  /// Reads a file.
  /// - Throws: ``OfficeError/fileMissing(_:)`` when it is not there; `YAMLDocumentError` when it is no YAML.
  static func load(_ path: String) throws -> YAMLDocument {
    guard FileManager.default.fileExists(atPath: path) else { throw OfficeError.fileMissing(path) }
    return try YAMLDocument.load(path: path)
  }
}

import Forms
import Foundation
import Testing

@testable import Office

/// A filled-in workbook of `Samples/forms`, and what its samples.yaml says was filled in.
///
/// The keys are told in `Samples/make-form-samples.py`, which makes the workbooks; what it types is typed here in
/// `samples.yaml` by hand and never computed by our code.
struct FormSample: Sendable, CustomTestStringConvertible {
  let form: FormID
  let entry: Entry

  struct Entry: Decodable, Sendable {
    let file: String
    let savedBy: String
    let says: String
    let dates: String?
    let fields: [String: String]?
    let tables: [String: [[String: String]]]?
    let typed: [String: String]?
    let wrong: [Fault]?
  }

  /// What is wrong with a bad sample: a field, or a rule that is not met.
  struct Fault: Decodable, Sendable {
    let field: String?
    let `is`: Kind?
    let rule: String?

    enum Kind: String, Decodable { case missing, unreadable }
  }

  private struct File: Decodable {
    let form: String
    let samples: [Entry]
  }

  var testDescription: String { "\(form.rawValue)/\(entry.file)" }

  var path: String { Self.folder + "/\(form.rawValue)/\(entry.file)" }

  /// Every value that was filled in, by the field's key: dates as 2026-11-16, choices by their codes.
  var values: [String: String] {
    var all = entry.fields ?? [:]
    for (table, rows) in entry.tables ?? [:] {
      for (index, row) in rows.enumerated() {
        for (column, value) in row { all["\(table)[\(index)].\(column)"] = value }
      }
    }
    return all
  }

  func keys(_ kind: Fault.Kind) -> Set<String> {
    Set((entry.wrong ?? []).filter { $0.is == kind }.compactMap(\.field))
  }

  var rules: [String] { (entry.wrong ?? []).compactMap(\.rule) }

  static let folder = FormReadingTests.root.appendingPathComponent("Samples/forms").path

  /// All samples, by form and in the order of their files.
  static func all() throws -> [FormSample] {
    let row = YAMLKeys.free(.scalar)
    let keys = YAMLKeys.map([
      "form": .scalar,
      "samples": .list(
        .map([
          "file": .scalar, "savedBy": .scalar, "says": .scalar, "dates": .scalar, "fields": row,
          "tables": .free(.list(row)), "typed": row,
          "wrong": .list(.map(["field": .scalar, "is": .scalar, "rule": .scalar])),
        ])),
    ])
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap { name -> [FormSample] in
      let file = try YAMLDocument.load(path: "\(folder)/\(name)/samples.yaml").decode(File.self, keys: keys)
      try #require(file.form == name)
      return file.samples.map { FormSample(form: FormID(rawValue: name), entry: $0) }
    }
  }
}

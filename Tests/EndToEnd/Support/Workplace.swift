import Foundation
import Testing

/// A folder for one test, removed with the value.
final class Workplace: Sendable {
  let path: String

  init() throws {
    path = "\(Program.scratch)/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where its office is.
  var office: String { path + "/office" }

  /// Runs the program on its office, on the samples' day.
  @discardableResult
  func kozabo(_ arguments: String..., today: String = "2026-11-20", lang: String = "en") throws -> Program.Outcome {
    try Program.run(words(arguments, today: today, lang: lang), folder: path)
  }

  /// The arguments with the options that come first.
  func words(_ arguments: [String], today: String = "2026-11-20", lang: String = "en") -> [String] {
    ["--office", office, "--today", today, "--lang", lang] + arguments
  }

  /// Makes its office with the samples' register.
  func makeOffice() throws {
    let outcome = try kozabo("init", office, "--seed", Program.samples + "/seed.yaml")
    try #require(outcome.code == 0, "\(outcome.errors)")
  }

  /// Makes a folder with some of the samples, by the beginnings of their names.
  func envelope(_ name: String, of beginnings: [String]) throws -> String {
    let folder = "\(path)/\(name)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let disc = Program.samples + "/cd-r"
    for file in try FileManager.default.contentsOfDirectory(atPath: disc)
    where beginnings.contains(where: file.hasPrefix) {
      try FileManager.default.copyItem(atPath: "\(disc)/\(file)", toPath: "\(folder)/\(file)")
    }
    return folder
  }

  /// Writes a small file.
  func file(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }

  /// A copy of its office, in a workplace of its own.
  func copy() throws -> Workplace {
    let other = try Workplace()
    try FileManager.default.copyItem(atPath: office, toPath: other.office)
    return other
  }

  /// Every file below a folder, by its path in it, with its bytes.
  static func files(below folder: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
      if !isFolder.boolValue { found[name] = FileManager.default.contents(atPath: "\(folder)/\(name)") }
    }
    return found
  }

  /// The names of temporary files anywhere in the office.
  func leftovers() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: office).filter {
      $0.split(separator: "/").last?.hasPrefix(".") ?? false
    }.sorted()
  }
}

/// The samples' story, played once for all tests that only look, and copied by those that change.
enum DemoOffice {
  /// The office, what the first run said, and a copy that nobody opens: while an office is open SQLite makes and removes
  /// files beside its database, so that it cannot be copied safely.
  static let played = Result { () throws -> (place: Workplace, outcome: Program.Outcome, unopened: Workplace) in
    let place = try Workplace()
    let outcome = try Program.run(
      ["--json", "demo", place.office, "--samples", Program.samples], folder: place.path)
    return (place, outcome, try place.copy())
  }

  /// The office, to look at.
  static func place() throws -> Workplace { try played.get().place }

  /// A copy to change.
  static func copy() throws -> Workplace { try played.get().unopened.copy() }
}

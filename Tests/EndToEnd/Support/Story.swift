import Foundation

/// The samples' papers, found by the beginning of their names.
enum Story {
  /// The paper record of a sample.
  static func paper(of beginning: String) throws -> String? {
    let folder = Program.samples + "/papers"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .first { $0.hasPrefix(beginning) && !$0.contains("payment") }.map { "\(folder)/\($0)" }
  }
}

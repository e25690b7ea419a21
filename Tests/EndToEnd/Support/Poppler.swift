import Foundation
import Testing

/// What other people's tools read in a PDF.
enum Poppler {
  /// The text of a PDF, as `pdftotext` gives it.
  static func text(_ path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["pdftotext", "-layout", path, "-"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }

  /// The text without any blank, for finding what may be spread out.
  static func packed(_ path: String) throws -> String { try text(path).filter { !$0.isWhitespace } }
}

import Foundation
import Testing

/// Other people's programs, to see with eyes that are not ours.
enum Tools {
  /// Runs a program and gives its standard output.
  static func run(_ name: String, _ arguments: [String], _ location: SourceLocation = #_sourceLocation) throws -> String
  {
    let output = "\(Program.scratch)/tool-\(UUID().uuidString)"
    #expect(FileManager.default.createFile(atPath: output, contents: nil))
    defer { try? FileManager.default.removeItem(atPath: output) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let handle = try #require(FileHandle(forWritingAtPath: output), sourceLocation: location)
    process.standardOutput = handle
    try process.run()
    process.waitUntilExit()
    try handle.close()
    try #require(process.terminationStatus == 0, "\(name) \(arguments)", sourceLocation: location)
    return String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
  }

  /// The text of a PDF without any blank, for words may be spread out.
  static func packedText(_ path: String) throws -> String {
    try run("pdftotext", ["-layout", path, "-"]).filter { !$0.isWhitespace }
  }
}

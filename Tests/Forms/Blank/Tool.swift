import Foundation

/// A program of the machine that a test asks for a second opinion.
struct Tool: Sendable {
  let path: String

  static let unzip = Tool(path: "/usr/bin/unzip")
  static let zip = Tool(path: "/usr/bin/zip")
  static let office = Tool(path: "/usr/bin/soffice")

  var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

  struct Failure: Error {
    let status: Int32
    let output: String
  }

  /// Runs the program and gives what it prints.
  @discardableResult
  func run(_ arguments: [String], in folder: String? = nil) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus, output: text) }
    return text
  }
}

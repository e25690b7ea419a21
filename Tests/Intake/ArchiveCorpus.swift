import Foundation

@testable import Intake

/// Where the collection of public archives lies, when it is at hand beside the repository.
enum ArchiveCorpus {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/corpus/archives").standardizedFileURL
  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// Every file's name, in order.
  static let names: [String] = {
    let all = isThere ? (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] : []
    return all.filter { !$0.hasPrefix(".") }.sorted()
  }()

  /// Writes a file of the collection into a folder, what is compressed (.Z) restored; its new path.
  static func restore(_ name: String, into folder: String) throws -> String {
    let source = Self.folder.appending(path: name).path
    let isPacked = name.hasSuffix(".Z")
    let target = folder + "/" + (isPacked ? String(name.dropLast(2)) : name)
    let bytes = isPacked ? try Tool.run("gzip", ["-dc", source]).output : try Data(contentsOf: URL(filePath: source))
    try bytes.write(to: URL(filePath: target))
    return target
  }
}

/// Other programs, to make things with and to compare with.
enum Tool {
  struct Answer {
    let status: Int32
    let output: Data
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Whether a program is installed.
  static func isThere(_ name: String) -> Bool {
    ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + name) }
  }

  /// Runs a program and waits; its errors go nowhere.
  @discardableResult
  static func run(_ name: String, _ arguments: [String], in folder: String? = nil) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["LC_ALL=C.UTF-8", name] + arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    let answer = FileManager.default.temporaryDirectory.appending(path: "kozabo-answer-\(UUID().uuidString)")
    try Data().write(to: answer)
    defer { try? FileManager.default.removeItem(at: answer) }
    process.standardOutput = try FileHandle(forWritingTo: answer)
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Answer(status: process.terminationStatus, output: try Data(contentsOf: answer))
  }
}

extension Envelope {
  /// Everything in the envelope, in the order of the numbers.
  func parcels(passwords: [String] = []) -> [Parcel] {
    var found: [Parcel] = []
    open(passwords: passwords) { found.append($0) }
    return found.sorted { $0.number < $1.number }
  }
}

import Casework
import Foundation
import GRDB
import Programme
import Testing

@testable import Office

/// An office in a temporary folder, and envelopes made of the samples to receive in it.
final class ReceivingDesk {
  let folder: String
  let office: Office
  static let moment = Moment(
    today: Moment.tokyoDate(of: Date(timeIntervalSince1970: 1_795_147_200)),
    instant: Date(timeIntervalSince1970: 1_795_147_200))

  init(settings change: ((String) -> String)? = nil) throws {
    folder = NSTemporaryDirectory() + "kozabo-desk-\(UUID().uuidString)"
    let forms = FormReadingTests.root.appendingPathComponent("Forms").path
    var generator = SystemRandomNumberGenerator()
    _ = try Office.make(
      at: folder + "/office", seed: nil, formsFolder: forms, moment: Self.moment, generator: &generator)
    if let change {
      let path = folder + "/office/office.yaml"
      try change(String(contentsOfFile: path, encoding: .utf8)).write(toFile: path, atomically: true, encoding: .utf8)
    }
    office = try Office.open(at: folder + "/office", formsFolder: forms)
  }

  deinit {
    try? office.close()  // a test that failed may have closed it
    try? FileManager.default.removeItem(atPath: folder)  // what a test leaves behind fails nothing
  }

  /// The bytes of the sample whose name begins so.
  static func sample(_ prefix: String) throws -> Data {
    let disc = FormReadingTests.root.appendingPathComponent("Samples/cd-r")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: disc.path).sorted().first { $0.hasPrefix(prefix) })
    return try Data(contentsOf: disc.appendingPathComponent(name))
  }

  /// Writes a file below the folder; gives its path.
  @discardableResult
  func file(_ name: String, _ bytes: Data) throws -> String {
    let path = "\(folder)/\(name)"
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try bytes.write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Runs a program in the folder.
  func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) is one of the tools `make test` installs")
  }

  /// A zip of some files, with a password when one is given.
  func zip(_ name: String, _ files: [String: Data], password: String? = nil) throws -> Data {
    for (file, bytes) in files { try self.file("zip/\(file)", bytes) }
    let secret = password.map { ["-P", $0] } ?? []
    try run("/usr/bin/zip", ["-q", "-j"] + secret + [name] + files.keys.sorted().map { "zip/\($0)" })
    return try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  /// Receives one envelope; what it was recorded as.
  @discardableResult
  func receive(_ source: EnvelopeSource, channel: Channel? = nil) throws -> Submission {
    let results = try receive([source], channel: channel)
    guard case .recorded(let submission, _) = try #require(results.first).get() else { throw Unexpected.duplicate }
    return submission
  }

  enum Unexpected: Error { case duplicate }

  @discardableResult
  func receive(
    _ sources: [EnvelopeSource], channel: Channel? = nil, isWatching: Bool = false, threads: Int = 2
  ) throws -> [Result<Reception.Result, any Error>] {
    var results: [Result<Reception.Result, any Error>] = []
    let options = Office.ReceivingOptions(channel: channel, isWatching: isWatching, threads: threads)
    try office.receive(sources, options: options, moment: Self.moment) { results.append($1) }
    return results
  }

  /// How many envelopes are on record in which everything had come in before.
  func repeats() throws -> Int {
    try office.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM repeatArrival") ?? 0 }
  }

  @discardableResult
  func receive(_ mail: MailBuilder) throws -> Submission {
    try receive(.bytes(mail.bytes, fileName: "message.eml", source: mail.messageID))
  }

  func waiting() throws -> [SubmissionFile] { try office.read { try Quarantine.files(in: $0) } }

  func cases() throws -> [CaseRecord] { try office.read { try CaseStore.cases(in: $0) } }

  func closes() throws -> Bool { try office.intakeBook(on: Self.moment.today).closes }

  /// Every row of every table as text, but for what came in once more.
  func content() throws -> [String] {
    try office.read { db in
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_master
          WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'repeat*' ORDER BY name
          """)
      return try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
      }
    }
  }
}

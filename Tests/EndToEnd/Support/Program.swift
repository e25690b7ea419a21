// Tests of the program as its users meet it: the built `kozabo` run as a process over temporary offices, with the
// samples of the checkout. They know no type of the command line; what it promises stands in README.md.

import Foundation
import Testing

/// The built program, run as a process of its own.
enum Program {
  /// What a run came to.
  struct Outcome: Sendable {
    /// The exit code; 128 and the signal's number when a signal ended it, as shells say it.
    let code: Int32
    let output: String
    let errors: String

    /// The one JSON object on standard output.
    func json(_ location: SourceLocation = #_sourceLocation) throws -> [String: Any] {
      let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
      return try #require(value as? [String: Any], "one JSON object", sourceLocation: location)
    }
  }

  enum Failure: Error { case cannotStart(Int32), absent(String) }

  /// The root of the checkout.
  static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The forms of the checkout.
  static let forms = checkout.appendingPathComponent("Forms").path
  /// The samples of the checkout.
  static let samples = checkout.appendingPathComponent("Samples").path

  /// Where everything temporary of this test process goes; removed when the process ends.
  static let scratch: String = {
    atexit { try? FileManager.default.removeItem(atPath: Program.scratchPath) }
    try? FileManager.default.createDirectory(atPath: scratchPath, withIntermediateDirectories: true)
    return scratchPath
  }()

  private static var scratchPath: String { "\(NSTemporaryDirectory())kozabo-tests-\(getpid())" }

  /// The program stands beside the tests that were built with it, unless `KOZABO_PROGRAM` names another: `make faults`
  /// has thousands of runs to make and takes the one built for release.
  static func executable() throws -> String {
    if let named = ProcessInfo.processInfo.environment["KOZABO_PROGRAM"], !named.isEmpty {
      guard FileManager.default.isExecutableFile(atPath: named) else { throw Failure.absent(named) }
      return named
    }
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [beside, Bundle.main.bundleURL, checkout.appendingPathComponent(".build/debug")]
      .map { $0.appendingPathComponent("kozabo").path }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      throw Failure.absent(candidates.joined(separator: ", "))
    }
    return found
  }

  /// Runs it to its end.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], folder: String? = nil, input: String = "/dev/null"
  ) throws -> Outcome {
    try start(arguments, environment: environment, folder: folder, input: input).wait()
  }

  /// Starts it; standard input comes from a file, standard output may go to one of choice.
  static func start(
    _ arguments: [String], environment: [String: String] = [:], folder: String? = nil, input: String = "/dev/null",
    output: String? = nil
  ) throws -> Running {
    let scratch = "\(Self.scratch)/run-\(UUID().uuidString)"
    let out = output ?? scratch + ".out"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, scratch + ".err", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var variables = ProcessInfo.processInfo.environment
    variables["KOZABO_FORMS"] = forms
    variables["KOZABO_OFFICE"] = nil
    variables["LC_ALL"] = "C.UTF-8"
    variables.merge(environment) { _, new in new }
    // env becomes the program, so that the process started is the program's.
    let words = ["/usr/bin/env", "-C", folder ?? Self.scratch, try executable()] + arguments
    var argv = words.map { strdup($0) } + [nil]
    var envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var process: pid_t = 0
    let status = posix_spawn(&process, words[0], &actions, nil, &argv, &envp)
    guard status == 0 else { throw Failure.cannotStart(status) }
    return Running(process: process, output: out, errors: scratch + ".err", keepsOutput: output != nil)
  }

  /// A run under way.
  struct Running: Sendable {
    let process: pid_t
    let output: String
    let errors: String
    let keepsOutput: Bool

    /// Ends it at once, as a power cut would.
    func kill() { _ = Foundation.kill(process, SIGKILL) }

    /// Asks it to end, as Ctrl-C or the system's manager of services does.
    func end(_ signal: Int32 = SIGTERM) { _ = Foundation.kill(process, signal) }

    /// Waits for its end.
    func wait() throws -> Outcome {
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      let signal = status & 0x7f
      func take(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
      }
      let outcome = Outcome(
        code: signal == 0 ? (status >> 8) & 0xff : 128 + signal, output: keepsOutput ? "" : take(output),
        errors: take(errors))
      if !keepsOutput { try FileManager.default.removeItem(atPath: output) }
      try FileManager.default.removeItem(atPath: errors)
      return outcome
    }
  }
}

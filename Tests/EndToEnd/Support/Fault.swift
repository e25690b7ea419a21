import Foundation
import Testing

/// A call to the operating system that fails, in a program that knows nothing of it: Tests/Faults/FailingCalls.c, built
/// with the system's C compiler and loaded before the C library.
struct Fault: Sendable, CustomTestStringConvertible {
  /// How the call fails.
  enum Kind: String, CaseIterable, Sendable {
    /// An input/output error, once.
    case error = "EIO"
    /// The disk is full from that call on.
    case full = "ENOSPC"
    /// The process is killed there, what it was writing half written.
    case killed = "KILL"
  }

  let kind: Kind
  /// Which call, from 1.
  let call: Int

  var testDescription: String { "\(kind.rawValue) at call \(call)" }

  /// The injector; nil where it cannot be made, for there is no C compiler, or no LD_PRELOAD (macOS).
  static let injector: String? = {
    #if os(Linux)
      let built = "\(Program.scratch)/failing-calls.so"
      let source = Program.checkout.appendingPathComponent("Tests/Faults/FailingCalls.c").path
      for compiler in ["cc", "clang", "gcc"] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
          compiler, "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", built, source, "-lpthread",
        ]
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { continue }
        process.waitUntilExit()
        if process.terminationStatus == 0 { return built }
      }
    #endif
    return nil
  }()

  /// The environment in which a program meets the fault on files below a folder.
  func environment(folder: String, log: String) throws -> [String: String] {
    try Self.environment(folder: folder, log: log).merging(
      ["KOZABO_FAULT_AT": String(call), "KOZABO_FAULT_KIND": kind.rawValue]) { $1 }
  }

  /// The environment in which calls are only counted, a line each.
  static func environment(folder: String, log: String) throws -> [String: String] {
    ["LD_PRELOAD": try #require(injector), "KOZABO_FAULT_FOLDER": folder, "KOZABO_FAULT_LOG": log]
  }

  /// The faults of a kind to try on a command that makes so many calls: every one when the tests are told so
  /// (`make faults`), else a few fixed ones spread over the run, others for each kind.
  ///
  /// - Parameter few: how many a few are.
  static func chosen(_ kind: Kind, of calls: Int, few: Int) -> [Fault] {
    let asked = ProcessInfo.processInfo.environment["KOZABO_FAULTS"]
    if asked == "all" { return (1...max(1, calls)).map { Fault(kind: kind, call: $0) } }
    let count = min(calls, asked.flatMap { Int($0) } ?? few)
    let shift = Double(Kind.allCases.firstIndex(of: kind) ?? 0) / Double(Kind.allCases.count)
    return (0..<count).map { index in
      Fault(kind: kind, call: 1 + Int((Double(index) + shift) * Double(calls) / Double(count)))
    }
  }
}

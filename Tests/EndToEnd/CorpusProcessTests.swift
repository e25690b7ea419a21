import Foundation
import Testing

/// The workbooks other projects collected for their own tests, when they are at hand beside the repository.
enum PublicWorkbooks {
  static let folder = Program.checkout.appendingPathComponent("../shared/corpus/workbooks").standardizedFileURL
  static var areThere: Bool { FileManager.default.fileExists(atPath: folder.path) }
}

/// Every public workbook in a process of its own, so that time and memory are that one file's: cells with all their parts,
/// what sheets hold besides, furigana, hidden content.
@Suite(.serialized, .enabled(if: PublicWorkbooks.areThere, "the collection of public workbooks is not at hand"))
struct CorpusProcessTests {
  /// What one process took.
  private struct Load {
    let code: Int32
    /// Processor time.
    let seconds: Double
    let peakBytes: Int
  }

  @Test func `each file alone gives values or one typed error, within 5 s and 512 MiB`() throws {
    let place = try Workplace()
    let listing = place.path + "/listing.txt"
    let files =
      (FileManager.default.enumerator(atPath: PublicWorkbooks.folder.path)?.compactMap { $0 as? String } ?? [])
      .filter { ["xlsx", "xlsm", "xls"].contains(URL(fileURLWithPath: $0).pathExtension) }.sorted()
    var codes: [Int32: Int] = [:]
    var slowest = (seconds: 0.0, file: "")
    var largest = (bytes: 0, file: "")
    try Data().write(to: URL(fileURLWithPath: listing))
    let idle = try load(["bench", "child", "nothing", listing])
    for file in files {
      try Data(PublicWorkbooks.folder.appendingPathComponent(file).path.utf8).write(to: URL(fileURLWithPath: listing))
      let load = try load(["bench", "child", "everything", listing])
      codes[load.code, default: 0] += 1
      #expect(load.code == 0 || load.code == 65, "\(file) ended with \(load.code)")
      #expect(load.seconds < 5, "\(file) took \(load.seconds) s")
      #expect(load.peakBytes < 512 << 20, "\(file) took \(load.peakBytes >> 20) MiB")
      if load.seconds > slowest.seconds { slowest = (load.seconds, file) }
      if load.peakBytes > largest.bytes { largest = (load.peakBytes, file) }
    }
    print("corpus: \(codes[0] ?? 0) files read, \(codes[65] ?? 0) refused, each in a process of its own")
    print(
      "corpus: slowest \(slowest.seconds) s (\(slowest.file)), largest \(largest.bytes >> 20) MiB (\(largest.file)), of",
      "which the program itself \(idle.peakBytes >> 20) MiB")
    #expect(codes[0] ?? 0 > 200)
  }

  /// Runs the program to its end, a minute at most.
  private func load(_ arguments: [String]) throws -> Load {
    let words = ["/usr/bin/timeout", "60", try Program.executable()] + arguments
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in [0, 1, 2] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    var argv = words.map { strdup($0) } + [nil]
    var envp = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var process: pid_t = 0
    let started = posix_spawn(&process, words[0], &actions, nil, &argv, &envp)
    guard started == 0 else { throw Program.Failure.cannotStart(started) }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let signal = status & 0x7F
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    // Linux counts in KiB, the largest of the process and the one it waited for.
    return Load(
      code: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
      seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), peakBytes: usage.ru_maxrss << 10)
  }
}

import ArgumentParser
import Foundation

/// How fast Kozabo is, beside other programs that do the same, in the same run.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "How fast Kozabo is beside its peers.",
    subcommands: [WorkbookBench.self, IntakeBench.self, RegisterBench.self, Child.self, IntakeChild.self])

  /// Reading workbooks.
  struct WorkbookBench: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "workbook", abstract: "Reading workbooks, beside python-calamine, fastexcel and openpyxl.")
    @OptionGroup var options: GlobalOptions
    @Option(help: "Rows of the large list.") var rows = 200_000
    @Option(help: "How many form workbooks.") var forms = 500
    @Option(help: "Times each reader runs, one after the other; the median counts.") var rounds = 5

    func validate() throws {
      guard rows >= 1, rows <= 1_048_576, forms >= 1, rounds >= 1 else {
        throw ValidationError(
          options.say(
            "行数は 1 から 1048576、様式数と回数は 1 以上で指定してください。",
            "rows must lie in 1 to 1048576, forms and rounds be at least 1."))
      }
    }

    func run() throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "kozabo-bench-\(getpid())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      notice("入力を作成しています…", "Making the inputs …")
      let inputs = try BenchInputs(folder: folder, rows: rows, formCount: forms)
      let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first ?? folder
      let peers = BenchPeers(folder: caches.appending(path: "kozabo-bench-peers")) { Console.notice($0) }
      var results: [BenchResult] = []
      for (name, paths) in [("list", [inputs.list]), ("forms", inputs.forms)] {
        let listing = folder.appending(path: "\(name).txt").path
        try paths.joined(separator: "\n").write(toFile: listing, atomically: true, encoding: .utf8)
        notice("計測しています: \(name)", "Measuring: \(name)")
        results += try measure(name, listing: listing, isList: name == "list", peers)
      }
      if options.json {
        try Console.json(["results": results])
      } else {
        BenchResult.table(results, options).print()
      }
    }

    private func notice(_ ja: String, _ en: String) {
      if !options.quiet { Console.notice(options.say(ja, en)) }
    }

    /// Runs every reader once a round, so that what else the machine does disturbs all alike.
    private func measure(
      _ name: String, listing: String, isList: Bool, _ peers: BenchPeers?
    ) throws -> [BenchResult] {
      var ours: [BenchChild: [BenchChild.Figures]] = [:]
      var theirs: [BenchPeers.Peer: [Double]] = [:]
      for round in 0..<rounds {
        let children: [BenchChild] =
          isList ? [.values, .cells, .rows, .floor, .nothing] : [.values, .valuesOnTwoThreads, .cells, .floor]
        for child in children {
          ours[child, default: []].append(try Child.figures(child, listing: listing))
        }
        // openpyxl takes twenty times as long as the others: once is enough.
        for peer in peers?.peers ?? [] where round == 0 || peer != .openpyxl {
          if let seconds = peers?.seconds(peer, paths: listing) { theirs[peer, default: []].append(seconds) }
        }
      }
      func seconds(_ child: BenchChild) -> Double { BenchResult.median((ours[child] ?? []).map(\.seconds)) }
      let floor = seconds(.floor)
      var results: [BenchResult] = []
      for child in [BenchChild.values, .cells] {
        let value = seconds(child)
        for peer in BenchPeers.Peer.allCases {
          guard let their = theirs[peer] else { continue }
          results.append(
            BenchResult(
              name: "\(name), \(child.rawValue)", unit: "s", value: value, peer: peer.rawValue,
              peerValue: BenchResult.median(their), floor: floor))
        }
        results.append(
          BenchResult(
            name: "\(name), \(child.rawValue)", unit: "s", value: value, peer: "libdeflate", peerValue: floor,
            floor: floor))
      }
      if isList {
        func mebibytes(_ child: BenchChild, _ figure: KeyPath<BenchChild.Figures, Double>) -> Double {
          BenchResult.median((ours[child] ?? []).map { $0[keyPath: figure] })
        }
        let peak = mebibytes(.rows, \.peakMebibytes)
        let idle = mebibytes(.nothing, \.peakMebibytes)
        let strings = mebibytes(.rows, \.sharedStringMebibytes)
        results.append(BenchResult(name: "\(name), rows, peak memory of the process", unit: "MiB", value: peak))
        results.append(BenchResult(name: "\(name), peak memory without a file", unit: "MiB", value: idle))
        results.append(BenchResult(name: "\(name), shared strings", unit: "MiB", value: strings))
        results.append(
          BenchResult(
            name: "\(name), rows, peak memory above both", unit: "MiB", value: max(peak - idle - strings, 0)))
        results.append(BenchResult(name: "\(name), rows", unit: "s", value: seconds(.rows), floor: floor))
      } else {
        results.append(
          BenchResult(
            name: "\(name), values, two threads", unit: "s", value: seconds(.valuesOnTwoThreads),
            peer: "one thread", peerValue: seconds(.values), floor: floor))
      }
      return results
    }
  }

  /// One measurement; the bench starts it.
  struct Child: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "child", abstract: "One measurement.", shouldDisplay: false)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "What to measure.") var what: String
    @Argument(help: "A file with the paths to read, one a line.") var listing: String

    func run() throws {
      guard let child = BenchChild(rawValue: what) else {
        throw ValidationError(
          options.say("「\(what)」は計測できません。", "“\(what)” is nothing that can be measured."))
      }
      let paths = try String(contentsOfFile: listing, encoding: .utf8).split(separator: "\n").map(String.init)
      try Console.json(try child.measure(paths))
    }

    /// Starts this program once more to measure.
    static func figures(_ child: BenchChild, listing: String) throws -> BenchChild.Figures {
      let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
      guard let output = ChildProcess.run(program, ["bench", "child", child.rawValue, listing]) else {
        throw CommandError.benchFailed(child.rawValue)
      }
      return try JSONDecoder().decode(BenchChild.Figures.self, from: output)
    }
  }
}

import ArgumentParser
import Forms
import Foundation
import Office
import Programme

extension BenchCommand {
  /// Writing to and reading from the register.
  struct RegisterBench: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "register", abstract: "Transfers, a town's register, and its questions, beside SQLite.")
    @OptionGroup var options: GlobalOptions
    @Option(help: "Entries of the largest journal, at least 20000.") var entries = 1_000_000
    @Option(help: "One part alone: transfers, batch, town or growth.") var only: Part?
    @Flag(help: "A tenth of everything, to see that it works.") var quick = false

    /// What is measured, in this order.
    enum Part: String, CaseIterable, ExpressibleByArgument {
      case transfers, batch, town, growth
    }

    func validate() throws {
      guard entries >= 20_000 else {
        throw ValidationError(
          options.say("件数は 20000 以上で指定してください。", "entries must be at least 20000."))
      }
    }

    func run() throws {
      let figures = try ProgrammeFigures.load(path: try FormsFolder.find() + "/programme.yaml")
      let folder = FileManager.default.temporaryDirectory.appending(path: "kozabo-bench-\(getpid())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      var sizes = RegisterBenchRun.Sizes()
      sizes.growth = sizes.growth.filter { $0 < entries } + [entries]
      if quick {
        sizes = RegisterBenchRun.Sizes(
          singles: 50, rounds: 3, batch: 5_000, town: 20_000, growth: [10_000, 20_000], samples: 100)
      }
      let bench = RegisterBenchRun(folder: folder, figures: figures, sizes: sizes)
      var results: [BenchResult] = []
      for part in Part.allCases where only == nil || only == part {
        switch part {
        case .transfers:
          notice("計測しています: 個別の振替", "Measuring: single transfers")
          results += told(try bench.singleTransfers())
        case .batch:
          notice("計測しています: 一括の振替", "Measuring: a batch of transfers")
          results += told(try bench.batch())
        case .town:
          notice("計測しています: 15年分の口座簿", "Measuring: fifteen years of a town")
          results += told(try bench.town())
        case .growth:
          notice("計測しています: 記録の増加", "Measuring: growth")
          results += try bench.growth { _ = told($0) }
        }
        try bench.clear()
      }
      if options.json {
        try Console.json(["results": results])
      } else {
        BenchResult.table(results, options).print()
      }
    }

    /// Says what was measured as soon as it was: the whole takes minutes.
    private func told(_ results: [BenchResult]) -> [BenchResult] {
      for result in results {
        let text = "  \(result.name): \(BenchResult.rounded(result.value)) \(result.unit)"
        notice(text, text)
      }
      return results
    }

    private func notice(_ ja: String, _ en: String) {
      if !options.quiet { Console.notice(options.say(ja, en)) }
    }
  }
}

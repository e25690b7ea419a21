import ArgumentParser
import Office
import Register

/// Proves the register.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Prove the register: chain, projections, invariants, originals.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let report = try options.openOffice().verify()
    if options.json {
      try Console.json(report)
    } else {
      for check in report.checks where !options.quiet || !check.ok {
        Console.line("\(check.ok ? "ok  " : "FAIL") \(check.name)\(check.detail.isEmpty ? "" : "  \(check.detail)")")
      }
      Console.line(
        report.ok
          ? options.say(
            "\(report.entries) 件の記録はすべて正しい。 \(report.head)",
            "\(report.entries) entries, all proved; head \(report.head)")
          : options.say("口座簿に誤りがあります。", "The register cannot be proved."))
    }
    if !report.ok { throw ExitCode.needsPerson }
  }
}

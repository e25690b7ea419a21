import ArgumentParser
import Office
import Programme
import Register

/// The sender's 移転実行.
struct ExecuteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "execute", abstract: "Execute a general-to-general transfer that waits for its sender.")

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The transfer, T00000012.") var transfer: String
  @Option(help: "The register user of the sender's account (口座簿利用者番号, kind 2).") var by: String

  func run() throws {
    let office = try options.openOffice()
    let done = try office.execute(
      TransferID(rawValue: transfer.uppercased()), by: UserNumber(rawValue: by), moment: try options.moment())
    let view = ExecutionView(done.execution, entry: done.entry)
    if options.json {
      try Console.json(view)
    } else if !options.quiet {
      Console.line(CreditWords.sentence(done.execution).text(in: options.language))
    }
  }
}

import ArgumentParser
import Casework
import Office
import Programme
import Register

/// An account's entries, or the statement of a period.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "The journal entries about an account, or its statement for a period.",
    discussion: """
      With --since or --until, the account statement (口座明細): the balances before the first day, what came in and went \
      out, the balances at the end of the last day, by kind of credit.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var arguments: AccountArguments
  @Option(
    help: ArgumentHelp("The statement's first day; the day the account was opened when left out.", valueName: "date"))
  var since: String?
  @Option(help: ArgumentHelp("The statement's last day; the day looked at when left out.", valueName: "date"))
  var until: String?

  func run() throws {
    let number = try options.accountNumber(arguments.number)
    let asOf = try arguments.asOf.map { try options.civilDate($0, option: "--as-of") }
    if since != nil || until != nil {
      try printStatement(of: number, asOf: asOf)
      return
    }
    let entries = try options.openOffice().readRegister(asOf: asOf) { db in
      _ = try RegisterReader.findAccount(number, in: db)
      return try RegisterReader.history(of: number, in: db)
    }
    try EntryView.print(entries, options: options, key: "entries")
  }

  private func printStatement(of number: AccountNumber, asOf: CivilDate?) throws {
    let first = try since.map { try options.civilDate($0, option: "--since") }
    let last = try until.map { try options.civilDate($0, option: "--until") }
    let end = try last ?? asOf ?? options.moment().today
    if let first, end < first {
      throw ValidationError(
        options.say(
          "--since \(first) が --until \(end) より後です。", "--since \(first) is later than --until \(end)."))
    }
    let statement = try options.openOffice().readRegister(asOf: asOf) { db in
      let account = try RegisterReader.findAccount(number, in: db)
      return try RegisterReader.statement(
        of: number, since: first ?? min(account.openedOn, end), until: end, in: db)
    }
    try StatementView.print(statement, options: options)
  }
}

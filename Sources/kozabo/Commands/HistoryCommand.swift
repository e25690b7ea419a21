import ArgumentParser
import Casework
import Office
import Programme
import Register

/// An account's entries.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "The journal entries about an account.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var arguments: AccountArguments

  func run() throws {
    let number = try options.accountNumber(arguments.number)
    let asOf = try arguments.asOf.map { try options.civilDate($0, option: "--as-of") }
    let entries = try options.openOffice().readRegister(asOf: asOf) { db in
      _ = try RegisterReader.findAccount(number, in: db)
      return try RegisterReader.history(of: number, in: db)
    }
    try EntryView.print(entries, options: options, key: "entries")
  }
}

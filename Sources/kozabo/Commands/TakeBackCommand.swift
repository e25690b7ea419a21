import ArgumentParser
import Office
import Programme
import Register

/// A mistake is put right by an entry of its own.
struct TakeBackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take-back",
    abstract: "Take back a movement or an issue of credits, or a transfer that waits, by an entry of its own.",
    discussion: """
      All credits of an entry go back where they came from, provided that they still lie where it put them: what \
      happened to them since is taken back first. kozabo history says the numbers of entries, kozabo account the \
      transfers that wait.
      """)

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The number of the entry, 57, or a transfer that waits, T00000012.") var what: String
  @Option(help: "Why.") var reason: String
  @Option(help: "The official who decides it, an approver.") var by: String

  func run() throws {
    let (office, official, moment) = (
      try options.openOffice(), OfficialID(rawValue: by), try options.moment()
    )
    let reason = reason.allSatisfy(\.isWhitespace) ? "" : reason
    let entries: [JournalEntry]
    if let entry = Int64(what) {
      entries = try office.takeBack(entry: entry, reason: reason, by: official, moment: moment)
    } else {
      entries = try office.takeBack(
        transfer: TransferID(rawValue: what.uppercased()), reason: reason, by: official, moment: moment)
    }
    if options.json || !options.quiet { try EntryView.print(entries, options: options, key: "entries") }
  }
}

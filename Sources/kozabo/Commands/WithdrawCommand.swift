import ArgumentParser
import Casework
import Office
import Programme
import Register

/// The applicant took it back.
struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Note that the applicant took the application back.")

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The case.") var id: String
  @Option(help: "The reason.") var note: String

  func run() throws {
    let office = try options.openOffice()
    let context = office.context(at: try options.moment())
    try office.write { db in
      try CaseDesk.withdraw(CaseID(rawValue: id), note: note, context: context, in: db)
    }
    try options.report(id, .withdrawn)
  }
}

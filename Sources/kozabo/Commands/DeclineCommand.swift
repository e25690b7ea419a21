import ArgumentParser
import Casework
import Office
import Programme
import Register

/// The approver's refusal.
struct DeclineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Do not approve a case: it goes back to the examiner.")

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The case.") var id: String
  @Option(help: "The approver's login.") var by: String
  @Option(help: "The reason.") var note: String

  func run() throws {
    let office = try options.openOffice()
    let context = office.context(at: try options.moment())
    try office.write { db in
      try CaseDesk.decline(CaseID(rawValue: id), by: OfficialID(rawValue: by), note: note, context: context, in: db)
    }
    try options.report(id, .underExamination)
  }
}

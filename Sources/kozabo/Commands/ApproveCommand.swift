import ArgumentParser
import Casework
import Office
import Programme
import Register

/// The approver's agreement.
struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve a case: it is applied to the register and its letters are queued.")

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The case.") var id: String
  @Option(help: "The approver's login; never the examiner's.") var by: String
  @Option(help: "A note.") var note: String?

  func run() throws {
    let office = try options.openOffice()
    let context = office.context(at: try options.moment())
    let state = try office.write { db in
      try CaseDesk.approve(
        CaseID(rawValue: id), by: OfficialID(rawValue: by), note: note, context: context, in: db)
    }
    try options.report(id, state)
  }
}

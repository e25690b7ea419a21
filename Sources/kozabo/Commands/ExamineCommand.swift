import ArgumentParser
import Casework
import Examination
import Office
import Programme
import Register

/// The examiner's decision.
struct ExamineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "examine", abstract: "Decide the examination of a case.")

  enum Decision: String, EnumerableFlag {
    case pass, `return`, reject

    var value: CaseDesk.Decision {
      switch self {
      case .pass: .pass
      case .return: .return
      case .reject: .reject
      }
    }
  }

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The case.") var id: String
  @Option(help: "The examiner's login.") var by: String
  @Flag(help: "In order / back for correction / not acceptable.") var decision: Decision
  @Option(help: "A note.") var note: String?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Rules to go on in spite of, each with its reason.", valueName: "rule=reason"))
  var override: [String] = []

  func run() throws {
    var overrides: [String: String] = [:]
    for text in override {
      guard let split = text.firstIndex(of: "="), split != text.startIndex else {
        throw ValidationError(
          options.say(
            "--override「\(text)」は 規則=理由 の形で指定してください。", "--override “\(text)” is not of the form RULE=REASON."))
      }
      overrides[String(text[..<split])] = String(text[text.index(after: split)...])
    }
    let office = try options.openOffice()
    let context = office.context(at: try options.moment())
    let state = try office.write { db in
      try CaseDesk.examine(
        CaseID(rawValue: id), by: OfficialID(rawValue: by), decision.value, note: note, overrides: overrides,
        context: context, in: db)
      return try CaseStore.findCase(CaseID(rawValue: id), in: db).state
    }
    try options.report(id, state)
  }
}

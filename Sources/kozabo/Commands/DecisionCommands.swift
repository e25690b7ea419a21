public import ArgumentParser
import Casework
public import Examination
import Office
import Programme
import Register

/// Records the mailed paper.
struct PaperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "paper", abstract: "Record the mailed paper of a case.")

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The case.") var id: String
  @Option(help: ArgumentHelp("A YAML file with what was found.", valueName: "file")) var file: String?
  @Option(help: "The day the sealed original came in.") var original: String?
  @Option(help: "The six characters on the paper (照合コード).") var checkCode: String?
  @Option(help: "matches, differs or unreadable.") var sealPrint: PaperRecord.SealPrint?
  @Option(help: "The day the fee was paid.") var feePaid: String?

  func run() throws {
    var paper = try file.map { try PaperFile.load($0) } ?? PaperRecord()
    var flags = PaperRecord()
    flags.originalReceivedOn = try original.map { try options.civilDate($0, option: "--original") }
    flags.checkCode = checkCode
    flags.sealPrint = sealPrint
    flags.feePaidOn = try feePaid.map { try options.civilDate($0, option: "--fee-paid") }
    paper = paper.adding(flags)
    guard paper != PaperRecord() else {
      throw ValidationError(
        options.say(
          "記録する内容がありません。--file などを指定してください。", "Nothing to record: give --file, or one of the other options."))
    }
    let office = try options.openOffice()
    let moment = try options.moment()
    let result = try office.write { db in
      try CaseDesk.recordPaper(paper, on: CaseID(rawValue: id), context: office.context(at: moment), in: db)
    }
    try options.report(id, result.state)
    if let refusal = result.refusal { throw refusal }
  }
}

extension PaperRecord.SealPrint: ExpressibleByArgument {}

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

extension GlobalOptions {
  /// Says where a case stands after a decision.
  func report(_ id: String, _ state: CaseState) throws {
    if json {
      try Console.json(["id": id, "state": state.rawValue])
    } else if !quiet {
      Console.line("\(id): \(state.words.text(in: language))")
    }
  }
}

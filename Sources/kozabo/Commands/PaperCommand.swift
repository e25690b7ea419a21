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

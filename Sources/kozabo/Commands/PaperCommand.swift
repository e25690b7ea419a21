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
    let (result, record) = try office.write { db in
      let context = office.context(at: moment)
      let result = try CaseDesk.recordPaper(paper, on: CaseID(rawValue: id), context: context, in: db)
      return (result, try CaseView.find(CaseID(rawValue: id), context: context, in: db).record)
    }
    let code = try paper.checkCode.flatMap {
      try CheckCodeView($0, record, office: office, language: options.language)
    }
    if options.json {
      try Console.json(Report(id: id, state: result.state.rawValue, checkCode: code))
    } else {
      try options.report(id, result.state)
      if let code { show(code) }
    }
    if let refusal = result.refusal { throw refusal }
    if let code, !code.matches { throw ExitCode.needsPerson }
  }

  private struct Report: Encodable {
    let id: String
    let state: String
    @OrNull var checkCode: CheckCodeView?
  }

  /// Equal in one line; different with everything that goes into the code, to be laid beside the paper.
  private func show(_ code: CheckCodeView) {
    guard !code.matches else {
      if !options.quiet {
        Console.line(
          options.say(
            "照合コード \(code.typed) は電子データと一致します。", "The check code \(code.typed) is that of the data file."))
      }
      return
    }
    let expected = code.expected.joined(separator: options.say("／", " or "))
    Console.line(
      options.say(
        "照合コード \(code.typed) は電子データの照合コード \(expected) と一致しません。次の項目を紙の申請書と見比べてください。",
        "The check code \(code.typed) is not that of the data file, \(expected). Compare these with the paper:"))
    var table = TextTable([options.say("項目", "field"), options.say("電子データ", "data file"), options.say("セル", "cell")])
    for field in code.compare {
      table.add([
        field.label, field.raw, [field.sheet, field.cell].compactMap(\.self).joined(separator: "!"),
      ])
    }
    table.print()
  }
}

extension PaperRecord.SealPrint: ExpressibleByArgument {}

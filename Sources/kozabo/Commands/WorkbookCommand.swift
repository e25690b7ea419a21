import ArgumentParser
import Workbook

/// Shows what the reader sees in any workbook.
struct WorkbookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbook",
    abstract: "What the reader sees in a workbook: cells with stored text and meaning, merges, hidden content.")

  @OptionGroup var options: GlobalOptions
  @Argument(help: ArgumentHelp("The workbook; its name does not matter, its bytes do.", valueName: "file"))
  var file: String
  @Option(help: ArgumentHelp("Only this sheet.", valueName: "name")) var sheet: String?
  @Option(help: ArgumentHelp("A file whose first line is the password.", valueName: "file")) var passwordFile: String?

  func run() throws {
    let workbook = try WorkbookFile.open(path: file, password: passwordFile.map(PasswordFile.read))
    if let sheet, workbook.sheet(named: sheet) == nil { throw CommandError.sheetUnknown(sheet, path: file) }
    let view = WorkbookView(workbook, onlySheet: sheet.flatMap { workbook.sheet(named: $0)?.name })
    if options.json { try Console.json(view) } else { view.show(options: options) }
  }
}

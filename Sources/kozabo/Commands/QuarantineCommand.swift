import ArgumentParser
import Casework
import Office
import Programme

/// What could not be read, with the reason.
struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "Files that wait for a person, with the reason.",
    subcommands: [List.self, Show.self], defaultSubcommand: List.self)

  /// All of them.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All files that wait.")
    @OptionGroup var options: GlobalOptions

    func run() throws {
      let files = try options.openOffice().read { db in try Quarantine.files(in: db) }
      let views = files.map { FileView($0, language: options.language) }
      if options.json {
        try Console.json(["quarantined": views])
      } else {
        var table = TextTable(
          ["#", options.say("提出", "submission"), options.say("ファイル", "file"), options.say("理由", "reason")], right: [0])
        for (file, view) in zip(files, views) {
          table.add([String(view.id), file.submission.rawValue, view.name, view.reason ?? ""])
        }
        if table.isEmpty {
          Console.line(options.say("待っているファイルはありません。", "No file waits."))
        } else {
          table.print()
        }
      }
    }
  }

  /// One of them.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "One file, and where its bytes are.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Its number in the list.") var id: Int64

    func run() throws {
      let office = try options.openOffice()
      let file = try office.read { db in try Quarantine.find(id, in: db) }
      let view = FileView(file, language: options.language)
      if options.json {
        try Console.json(view)
      } else {
        Console.line("\(file.submission.rawValue)  \(view.name)  \(view.reason ?? "")")
        if let path = office.originalPath(of: file) { Console.line(path) }
      }
    }
  }
}

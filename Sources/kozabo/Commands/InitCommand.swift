import ArgumentParser
import Office
import Programme

/// Makes an office.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "init", abstract: "Make an office.")

  @OptionGroup var options: GlobalOptions
  @Argument(help: ArgumentHelp("The directory to make.", valueName: "dir"))
  var directory: String
  @Option(help: ArgumentHelp("What is on record already.", valueName: "file"))
  var seed: String?

  func run() throws {
    var generator = SystemRandomNumberGenerator()
    let entries = try Office.make(
      at: directory, seed: seed, formsFolder: try FormsFolder.find(), moment: try options.moment(),
      generator: &generator)
    if options.json {
      try Console.json(InitView(office: directory, entries: entries))
    } else if !options.quiet {
      Console.line(
        options.say(
          "事務所 \(directory) を作成しました（口座簿の記録 \(entries) 件）。", "Made the office \(directory) (\(entries) journal entries)."
        ))
    }
  }
}

/// What `init` says in JSON.
struct InitView: Encodable {
  let office: String
  let entries: Int
}

import ArgumentParser
import Casework
import Office
import Programme
import Register

/// Writes the published lists.
struct ListsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists", abstract: "Write the two lists of accounts (口座情報一覧) as of the business date.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let lists = try options.openOffice().writeLists(moment: try options.moment())
    let views = lists.map(ListView.init)
    if options.json {
      try Console.json(["lists": views])
    } else {
      views.forEach { view in
        Console.line("\(view.title): " + options.count(view.accounts, "口座", "account", "accounts"))
        view.paths.forEach { Console.line("  \($0)") }
      }
    }
  }
}

import ArgumentParser
import Forms
import Intake
import Office
import Programme

extension FormsCommand {
  /// A page that documents every form.
  struct Page: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "page", abstract: "Write a page (HTML) that documents every form: fields, tables, paper, sources.")
    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp("The file to write.", valueName: "file")) var out: String

    func run() throws {
      let catalogue = try FormCatalogue.load(folder: try FormsFolder.find())
      let page = FormPage(forms: try catalogue.inOrderOfNumbers(), words: FormWords(language: options.language))
      try DurableFile.write(Array(page.html.utf8), to: out)
      if options.json {
        try Console.json(["path": out])
      } else if !options.quiet {
        Console.line(out)
      }
    }
  }
}

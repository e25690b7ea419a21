import ArgumentParser
import Forms
import Office
import Programme

/// The forms.
struct FormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms", abstract: "The forms; a blank workbook to fill in; a page that documents them all.",
    subcommands: [List.self, Show.self, Blank.self, Page.self], defaultSubcommand: List.self)

  /// All forms.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All forms.")
    @OptionGroup var options: GlobalOptions

    func run() throws {
      let catalogue = try FormCatalogue.load(folder: try FormsFolder.find())
      let forms = try catalogue.inOrderOfNumbers()
      if options.json {
        try Console.json(["forms": forms.map { FormSummaryView($0, language: options.language) }])
        return
      }
      var table = TextTable(
        [
          options.say("番号", "number"), "id", options.say("版", "edition"), options.say("名称", "title"),
          options.say("オンライン", "online"), options.say("項目", "fields"), options.say("表", "tables"),
          options.say("手数料", "fee"),
        ], right: [5, 6])
      for form in forms {
        table.add([
          form.number, form.id.rawValue, form.edition.name, form.title.text(in: options.language),
          form.onlineAccounts.map { options.say($0 == .designated ? "指定" : "一般", $0.rawValue) }.joined(separator: "・"),
          String(form.fields.count), String(form.tables.count), form.fee.text(in: options.language),
        ])
      }
      table.print()
      if !options.quiet {
        Console.line()
        Console.line(options.count(forms.count, "様式", "form", "forms"))
      }
    }
  }
}

extension FormCatalogue {
  /// The definitions in the order of the catalogue: F-01, F-02 …; of one number by id, then from the oldest edition.
  func inOrderOfNumbers() throws -> [FormDefinition] {
    try definitions.sorted { ($0.number, $0.id, $0.edition.from) < ($1.number, $1.id, $1.edition.from) }
  }

  /// The newest edition of a form, by its id or its number (F-03); of a number that several forms have (F-25) the first
  /// by id.
  func definition(named name: String) throws -> FormDefinition {
    if let found = try newest(FormID(rawValue: name)) { return found }
    guard let id = try ids(numbered: name).first, let found = try newest(id) else {
      throw CommandError.formUnknown(name)
    }
    return found
  }
}

import ArgumentParser
import Examination
import Forms
import Foundation
import Intake
import Office
import Programme
import Workbook

/// The forms.
struct FormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms", abstract: "The forms; a blank workbook to fill in.",
    subcommands: [List.self, Show.self, Blank.self], defaultSubcommand: List.self)

  /// All forms.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All forms.")
    @OptionGroup var options: GlobalOptions

    func run() throws {
      let catalogue = try FormCatalogue.load(folder: try FormsFolder.find())
      if options.json {
        try Console.json(["forms": catalogue.definitions.map { FormSummaryView($0, language: options.language) }])
        return
      }
      var table = TextTable([
        options.say("番号", "number"), "id", options.say("版", "edition"), options.say("名称", "title"),
        options.say("根拠", "basis"),
      ])
      for form in catalogue.definitions {
        table.add([
          form.number, form.id.rawValue, form.edition.name, form.title.text(in: options.language),
          form.basis.text(in: options.language),
        ])
      }
      table.print()
    }
  }

  /// One form.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "One form: fields, tables, paper.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The form's id or number.") var id: String

    func run() throws {
      let form = try FormCatalogue.load(folder: try FormsFolder.find()).definition(named: id)
      let view = FormView(form, language: options.language)
      if options.json {
        try Console.json(view)
        return
      }
      Console.line("\(view.number)  \(form.title.text(in: options.language))  (\(view.edition))")
      Console.line(view.basis)
      var table = TextTable([
        options.say("項目", "key"), options.say("名称", "label"), options.say("シート", "sheet"), options.say("セル", "cell"),
        options.say("型", "type"), options.say("必須", "required"),
      ])
      for field in view.fields {
        table.add([field.key, field.label, field.sheet, field.cell, field.type, field.required])
      }
      for list in view.tables {
        for column in list.columns {
          table.add([
            "\(list.key)[].\(column.key)", column.label, list.sheet, "\(column.column)\(list.firstRow)", column.type,
            column.required,
          ])
        }
      }
      table.print()
      Console.line()
      for item in view.paper { Console.line("- \(item.label)\(item.condition.map { " (\($0))" } ?? "")") }
    }
  }

  /// A blank workbook.
  struct Blank: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "blank", abstract: "Write a blank workbook to fill in.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The form's id or number.") var id: String
    @Option(help: ArgumentHelp("The file to write.", valueName: "file")) var out: String

    func run() throws {
      let form = try FormCatalogue.load(folder: try FormsFolder.find()).definition(named: id)
      // The instant stated in the file is the edition's first day, so that every blank of an edition is the same file.
      let createdAt = Date(timeIntervalSince1970: Double(form.edition.from.daysSince1970) * 86_400)
      // The writer's library talks on standard error by itself; a folder that is not there is told here, before it does.
      let folder = DurableFile.folder(of: out)
      guard access(folder, W_OK) == 0 else {
        throw OfficeError.fileNotWritable(out, reason: String(cString: strerror(errno)))
      }
      try DurableFile.write(to: out) { draft in
        try BlankWorkbook.write(form, to: draft, createdAt: createdAt)
      }
      if options.json {
        try Console.json(["path": out])
      } else if !options.quiet {
        Console.line(out)
      }
    }
  }
}

extension FormCatalogue {
  /// The newest edition of a form, by its id or its number (F-03).
  func definition(named name: String) throws(CommandError) -> FormDefinition {
    let found = definitions.last { $0.id.rawValue == name || $0.number.lowercased() == name.lowercased() }
    guard let found else { throw .formUnknown(name) }
    return found
  }
}

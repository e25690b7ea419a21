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

/// One line of the forms in JSON.
struct FormSummaryView: Encodable {
  let id: String
  let number: String
  let title: String
  let titleEn: String
  let edition: String
  let basis: String

  init(_ form: FormDefinition, language: Language) {
    id = form.id.rawValue
    number = form.number
    title = form.title.ja
    titleEn = form.title.en
    edition = form.edition.name
    basis = form.basis.text(in: language)
  }
}

/// A form in JSON; the keys are promised to scripts.
struct FormView: Encodable {
  struct SheetView: Encodable {
    let key: String
    let name: String
    let title: String
  }

  struct FieldView: Encodable {
    let key: String
    let label: String
    let sheet: String
    let cell: String
    let type: String
    let required: String
    let allowed: [String]
    let inCheckCode: Bool
  }

  struct TableView: Encodable {
    let key: String
    let sheet: String
    let firstRow: Int
    let rows: Int
    let columns: [ColumnView]
  }

  struct ColumnView: Encodable {
    let key: String
    let label: String
    let column: String
    let type: String
    let required: String
    let allowed: [String]
    let inCheckCode: Bool
  }

  struct PaperView: Encodable {
    let item: String
    let label: String
    @OrNull var condition: String?
  }

  let id: String
  let number: String
  let title: String
  let titleEn: String
  let edition: String
  let basis: String
  let sheets: [SheetView]
  let fields: [FieldView]
  let tables: [TableView]
  let paper: [PaperView]

  init(_ form: FormDefinition, language: Language) {
    func choices(_ allowed: [FormChoice]) -> [String] { allowed.map { $0.label.text(in: language) } }
    id = form.id.rawValue
    number = form.number
    title = form.title.ja
    titleEn = form.title.en
    edition = form.edition.name
    basis = form.basis.text(in: language)
    sheets = form.sheets.map { SheetView(key: $0.key, name: $0.name, title: $0.title) }
    fields = form.fields.map { field in
      FieldView(
        key: field.key, label: field.label.text(in: language), sheet: field.sheet,
        cell: field.cells.topLeft.description, type: field.type.rawValue, required: field.required.words,
        allowed: choices(field.allowed), inCheckCode: field.isInCheckCode)
    }
    tables = form.tables.map { table in
      TableView(
        key: table.key, sheet: table.sheet, firstRow: table.firstRow, rows: table.rows,
        columns: table.columns.map { column in
          ColumnView(
            key: column.key, label: column.label.text(in: language),
            column: CellReference.columnName(for: column.firstColumn), type: column.type.rawValue,
            required: column.required.words, allowed: choices(column.allowed), inCheckCode: column.isInCheckCode)
        })
    }
    paper = form.paper.map { item in
      PaperView(item: item.key, label: item.label.text(in: language), condition: item.condition?.text(in: language))
    }
  }
}

extension FieldRequirement {
  /// `always`, `never`, `with agent.name`, `opener_kind in 1,3,4`.
  var words: String {
    switch self {
    case .always: "always"
    case .never: "never"
    case .with(let keys): "with \(keys.joined(separator: ", "))"
    case .when(let field, let codes): "\(field) in \(codes.joined(separator: ","))"
    }
  }
}

/// The rules.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "The catalogue of rules.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let views = Rule.catalogue.map { RuleView($0, language: options.language) }
    if options.json {
      try Console.json(["rules": views])
      return
    }
    var table = TextTable([
      options.say("規則", "rule"), options.say("区分", "severity"), options.say("内容", "rule says"),
      options.say("根拠", "basis"),
    ])
    for (rule, view) in zip(Rule.catalogue, views) {
      table.add([
        view.id, rule.severity.words.text(in: options.language), rule.title.text(in: options.language), view.basis,
      ])
    }
    table.print()
  }
}

/// A rule in JSON; the keys are promised to scripts.
struct RuleView: Encodable {
  let id: String
  let severity: String
  let title: String
  let titleEn: String
  let basis: String
  let inputs: [String]
  let kind: String

  init(_ rule: Rule, language: Language) {
    id = rule.id.rawValue
    severity = rule.severity.rawValue
    title = rule.title.ja
    titleEn = rule.title.en
    basis = rule.basis.text(in: language)
    inputs = rule.inputs
    kind = rule.kind.rawValue
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

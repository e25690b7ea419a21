import ArgumentParser
import Forms
import Office
import Programme
import Workbook

extension FormsCommand {
  /// One form.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "One form: fields, tables, paper.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The form's id or number.") var id: String

    func run() throws {
      let form = try FormCatalogue.load(folder: try FormsFolder.find()).definition(named: id)
      if options.json {
        try Console.json(FormView(form, language: options.language))
      } else {
        let words = FormWords(language: options.language)
        printHead(form, words)
        printFields(form, words)
        printPaper(form, words)
      }
    }

    private func printHead(_ form: FormDefinition, _ words: FormWords) {
      let language = options.language
      Console.line("\(form.number)  \(form.title.text(in: language))  (\(form.id.rawValue), \(form.edition.name))")
      var table = TextTable(["", ""])
      let until = form.edition.until.map(\.iso) ?? ""
      for (name, text) in [
        (words.say("版の適用", "edition accepted"), "\(form.edition.from.iso) – \(until)"),
        (words.say("根拠", "basis"), form.basis.text(in: language)),
        (words.say("提出できる者", "who may hand it in"), form.applicants.text(in: language)),
        (words.say("手数料", "fee"), form.fee.text(in: language)),
        (words.say("期限", "deadline"), form.deadline.text(in: language)),
        (words.say("提出方法", "channels"), form.channels.map(words.channel).joined(separator: words.say("、", ", "))),
        (words.say("オンライン提出", "online"), words.onlineAccounts(form.onlineAccounts)),
        (words.say("出典", "sources"), form.sources.joined(separator: "; ")),
      ] { table.add([name, text]) }
      table.lines.dropFirst(2).forEach { Console.line($0) }
    }

    private func printFields(_ form: FormDefinition, _ words: FormWords) {
      for sheet in form.sheets {
        let fields = form.fields.filter { $0.sheet == sheet.key }
        let tables = form.tables.filter { $0.sheet == sheet.key }
        if fields.isEmpty, tables.isEmpty { continue }
        Console.line()
        let optional = sheet.isOptional ? words.say("（必要な場合）", " (where needed)") : ""
        Console.line("\(sheet.name)  \(sheet.title)\(optional)")
        var table = TextTable([
          words.say("項目", "key"), words.say("名称", "label"), words.say("見出し", "section"), words.say("セル", "cell"),
          words.say("型", "type"), words.say("必須", "required"), words.say("照合", "code"), words.say("出典", "source"),
        ])
        for field in fields {
          table.add([
            field.key, field.label.text(in: options.language), field.section ?? "", field.cells.topLeft.description,
            type(field.type, field.unit, words),
            field.isForOffice ? words.say("職員", "office") : words.requirement(of: field, in: form),
            field.isInCheckCode ? "○" : "", field.source,
          ])
        }
        for list in tables {
          for column in list.columns {
            let name = CellReference.columnName(for: column.firstColumn)
            table.add([
              "\(list.key)[].\(column.key)", column.label.text(in: options.language),
              list.label.text(in: options.language), "\(name)\(list.firstRow)–\(list.rowNumbers.upperBound)",
              type(column.type, column.unit, words), words.requirement(of: column, in: list),
              column.isInCheckCode ? "○" : "", column.source,
            ])
          }
        }
        table.print()
      }
    }

    private func type(_ type: FieldType, _ unit: String?, _ words: FormWords) -> String {
      words.name(of: type) + (unit.map { " [\($0)]" } ?? "")
    }

    private func printPaper(_ form: FormDefinition, _ words: FormWords) {
      guard !form.paper.isEmpty else { return }
      Console.line()
      Console.line(words.say("書面で提出するもの", "on paper"))
      for item in form.paper {
        let count = item.count.map { " \($0.text(in: options.language))" } ?? ""
        let condition = item.condition.map { " (\($0.text(in: options.language)))" } ?? ""
        Console.line("- \(item.label.text(in: options.language))\(count)\(condition)")
      }
    }
  }
}

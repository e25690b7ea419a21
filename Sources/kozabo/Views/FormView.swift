import Forms
import Programme
import Workbook

/// One line of the forms in JSON.
struct FormSummaryView: Encodable {
  let id: String
  let number: String
  let title: String
  let titleEn: String
  let edition: String
  let basis: String
  let fee: String
  let onlineAccounts: [String]
  let fields: Int
  let tables: Int

  init(_ form: FormDefinition, language: Language) {
    id = form.id.rawValue
    number = form.number
    title = form.title.ja
    titleEn = form.title.en
    edition = form.edition.name
    basis = form.basis.text(in: language)
    fee = form.fee.text(in: language)
    onlineAccounts = form.onlineAccounts.map(\.rawValue)
    fields = form.fields.count
    tables = form.tables.count
  }
}

/// A form in JSON; the keys are promised to scripts.
struct FormView: Encodable {
  struct SheetView: Encodable {
    let key: String
    let name: String
    let title: String
    let titleAliases: [String]
    let optional: Bool
    let pages: Int
  }

  struct FieldView: Encodable {
    let key: String
    let label: String
    let sheet: String
    let cell: String
    let type: String
    let required: String
    @OrNull var condition: String?
    let allowed: [String]
    let inCheckCode: Bool
    let forOffice: Bool
    @OrNull var section: String?
    @OrNull var unit: String?
    @OrNull var hint: String?
    @OrNull var prefill: String?
    let source: String
  }

  struct TableView: Encodable {
    let key: String
    let label: String
    let sheet: String
    let firstRow: Int
    let rows: Int
    let columns: [ColumnView]
    let source: String
  }

  struct ColumnView: Encodable {
    let key: String
    let label: String
    let column: String
    let type: String
    let required: String
    @OrNull var condition: String?
    let allowed: [String]
    let inCheckCode: Bool
    @OrNull var unit: String?
    @OrNull var hint: String?
    @OrNull var prefill: String?
    let source: String
  }

  struct PaperView: Encodable {
    let item: String
    let label: String
    @OrNull var count: String?
    @OrNull var condition: String?
    let source: String
  }

  let id: String
  let number: String
  let title: String
  let titleEn: String
  let edition: String
  let editionFrom: String
  @OrNull var editionUntil: String?
  let basis: String
  let applicants: String
  let fee: String
  let deadline: String
  let channels: [String]
  let onlineAccounts: [String]
  let sources: [String]
  let sheets: [SheetView]
  let fields: [FieldView]
  let tables: [TableView]
  let paper: [PaperView]

  init(_ form: FormDefinition, language: Language) {
    func choices(_ allowed: [FormChoice]) -> [String] { allowed.map { $0.label.text(in: language) } }
    let words = FormWords(language: language)
    id = form.id.rawValue
    number = form.number
    title = form.title.ja
    titleEn = form.title.en
    edition = form.edition.name
    editionFrom = form.edition.from.iso
    editionUntil = form.edition.until?.iso
    basis = form.basis.text(in: language)
    applicants = form.applicants.text(in: language)
    fee = form.fee.text(in: language)
    deadline = form.deadline.text(in: language)
    channels = form.channels
    onlineAccounts = form.onlineAccounts.map(\.rawValue)
    sources = form.sources
    sheets = form.sheets.map {
      SheetView(
        key: $0.key, name: $0.name, title: $0.title, titleAliases: $0.titleAliases, optional: $0.isOptional,
        pages: $0.layout?.pagesTall ?? 0)
    }
    fields = form.fields.map { field in
      FieldView(
        key: field.key, label: field.label.text(in: language), sheet: field.sheet,
        cell: field.cells.topLeft.description, type: field.type.rawValue, required: field.required.words,
        condition: words.condition(of: field, in: form), allowed: choices(field.allowed),
        inCheckCode: field.isInCheckCode, forOffice: field.isForOffice, section: field.section, unit: field.unit,
        hint: field.hint?.text(in: language), prefill: field.prefill, source: field.source)
    }
    tables = form.tables.map { table in
      TableView(
        key: table.key, label: table.label.text(in: language), sheet: table.sheet, firstRow: table.firstRow,
        rows: table.rows,
        columns: table.columns.map { column in
          ColumnView(
            key: column.key, label: column.label.text(in: language),
            column: CellReference.columnName(for: column.firstColumn), type: column.type.rawValue,
            required: column.required.words, condition: words.condition(of: column, in: table),
            allowed: choices(column.allowed), inCheckCode: column.isInCheckCode, unit: column.unit,
            hint: column.hint?.text(in: language), prefill: column.prefill, source: column.source)
        }, source: table.source)
    }
    paper = form.paper.map { item in
      PaperView(
        item: item.key, label: item.label.text(in: language), count: item.count?.text(in: language),
        condition: item.condition?.text(in: language), source: item.source)
    }
  }
}

extension FormWords {
  /// When a field must be filled in, for people.
  func requirement(of field: FormField, in form: FormDefinition) -> String {
    requirement(
      field.required, label: { form.field($0)?.label.text(in: language) ?? $0 },
      choices: { form.field($0)?.allowed ?? [] })
  }

  /// When a column must be filled in, for people.
  func requirement(of column: FormColumn, in table: FormTable) -> String {
    func found(_ key: String) -> FormColumn? { table.columns.first { $0.key == key } }
    return requirement(
      column.required, label: { found($0)?.label.text(in: language) ?? $0 }, choices: { found($0)?.allowed ?? [] })
  }

  /// The condition under which a field must be filled in; nil when always or never.
  func condition(of field: FormField, in form: FormDefinition) -> String? {
    field.required.isConditional ? requirement(of: field, in: form) : nil
  }

  /// The condition under which a column must be filled in; nil when always or never.
  func condition(of column: FormColumn, in table: FormTable) -> String? {
    column.required.isConditional ? requirement(of: column, in: table) : nil
  }
}

extension FieldRequirement {
  /// Whether it depends on another field.
  var isConditional: Bool {
    switch self {
    case .always, .never: false
    case .with, .when: true
    }
  }

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

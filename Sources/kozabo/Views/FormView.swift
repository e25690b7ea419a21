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

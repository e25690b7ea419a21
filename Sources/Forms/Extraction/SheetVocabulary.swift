internal import Programme
internal import Workbook

/// Every word a form's definition prints on one sheet, folded for comparing.
struct SheetVocabulary {
  /// Fields that share the cells of one printed label: one field, or all boxes under 公表・非公表, top to bottom.
  struct Cluster {
    let fields: [FormField]
    /// What may be printed in the label's cells.
    let labels: [LabelText]
    let section: LabelText?
    let labelCells: CellRange

    /// What fields of one block have in common: `contact` of `contact.phone`.
    var family: String {
      let parts = fields[0].key.split(separator: ".")
      return parts.count > 1 ? String(parts[0]) : ""
    }
  }

  /// A table with the labels of its columns.
  struct Table {
    let definition: FormTable
    let heading: LabelText
    let columns: [(column: FormColumn, labels: [LabelText])]
  }

  let sheet: FormSheet
  let title: LabelText
  let clusters: [Cluster]
  let tables: [Table]
  /// The headings of blocks that decide between equal labels.
  let sections: [LabelText]
  /// Everything printed, by key; a cell that says so holds no answer.
  private let printed: Set<String>
  private let labelCores: Set<String>

  /// - Parameter tables: the tables to look for on the sheet.
  init(_ definition: FormDefinition, sheet: FormSheet, tables: [FormTable]) {
    self.sheet = sheet
    title = LabelText(sheet.title)
    var byCells: [CellRange: [FormField]] = [:]
    var order: [CellRange] = []
    for field in definition.fields where field.sheet == sheet.key {
      if byCells[field.labelCells] == nil { order.append(field.labelCells) }
      byCells[field.labelCells, default: []].append(field)
    }
    clusters = order.map { cells in
      let fields = (byCells[cells] ?? []).sorted { $0.cells.topLeft < $1.cells.topLeft }
      // Of a label that serves several fields only the printed words are theirs together.
      let texts = fields.count == 1 ? Self.texts(fields[0]) : fields.map(\.printedLabel)
      return Cluster(
        fields: fields, labels: Self.unique(texts.map(LabelText.init)),
        section: fields.lazy.compactMap(\.section).first.map(LabelText.init), labelCells: cells)
    }
    self.tables = tables.map { table in
      Table(
        definition: table, heading: LabelText(table.label.ja),
        columns: table.columns.map {
          ($0, Self.unique(([$0.label.ja, $0.printedLabel] + $0.aliases).map(LabelText.init)))
        })
    }
    sections = Self.unique(clusters.compactMap(\.section))
    let ownLabels = clusters.filter { $0.fields.count > 1 }.flatMap { $0.fields.map { LabelText($0.label.ja) } }
    let words =
      ownLabels + clusters.flatMap(\.labels) + self.tables.flatMap { $0.columns.flatMap(\.labels) + [$0.heading] }
      + sections + [title]
    printed = Set(words.map(\.key)).union(sheet.printedTexts.map { LabelText($0).key }).union(Self.furniture)
    labelCores = Set(words.map(\.core))
  }

  /// Words that stand beside boxes on many forms and are no answers.
  private static let furniture: Set<String> = ["印", "殿", "口座", "様", "御中", "年月日", "〒"]

  /// Whether the entry is something printed, not something filled in.
  func isPrinted(_ entry: SheetMap.Entry) -> Bool {
    guard let label = entry.label else { return false }
    return printed.contains(label.key) || labelCores.contains(label.core)
  }

  /// The labels by which the sheet is recognised, each with its other wordings.
  var recognisable: [[LabelText]] { clusters.map(\.labels) + tables.flatMap { $0.columns.map(\.labels) } }

  /// Every wording of a field's label.
  static func texts(_ field: FormField) -> [String] { [field.label.ja, field.printedLabel] + field.aliases }

  private static func unique(_ labels: [LabelText]) -> [LabelText] {
    var seen: Set<LabelText> = []
    return labels.filter { seen.insert($0).inserted }
  }
}

extension FormSheet {
  /// What the sheet prints besides labels.
  var printedTexts: [String] {
    (layout?.boxes ?? []).compactMap { box in
      switch box.content {
      case .text(let text), .eachRow(let text): text
      case .rowNumbers, .copy, .checkCode: nil
      }
    }
  }
}

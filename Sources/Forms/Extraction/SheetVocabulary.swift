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
  /// Other titles the sheet had or is given.
  let titleAliases: [LabelText]
  let clusters: [Cluster]
  let tables: [Table]
  /// The headings of blocks that decide between equal labels.
  let sections: [LabelText]
  /// What the master form prints in one place only, with that place.
  let anchors: [(label: LabelText, cells: CellRange)]
  /// What is printed besides labels and headings of columns, with its cells.
  let statics: [(label: LabelText, cells: CellRange)]
  /// The authority the form is addressed to, 東京都知事殿; nil when it names none.
  let addressee: LabelText?
  /// Cells the master form fills by formulas: copies of fields, the check code.
  let formulaCells: [CellRange]
  /// Everything printed, by key; a cell that says so holds no answer.
  private let printed: Set<FoldedText>
  private let labelCores: Set<FoldedText>
  /// How often each text is printed on the sheet, by key.
  private let printCounts: [FoldedText: Int]

  /// - Parameter tables: the tables to look for on the sheet.
  init(_ definition: FormDefinition, sheet: FormSheet, tables: [FormTable]) {
    self.sheet = sheet
    title = LabelText(sheet.title)
    titleAliases = sheet.titleAliases.map(LabelText.init)
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
      + sections + [title] + titleAliases
    let options = clusters.flatMap(\.fields).filter { !$0.choiceCells.isEmpty }.flatMap(\.allowed)
    printed = Set(words.map(\.keyWord)).union(sheet.printedTexts.map { LabelText($0).keyWord })
      .union(options.map { LabelText($0.label.ja).keyWord }).union(Self.furniture)
    labelCores = Set(words.map(\.coreWord))
    statics = Self.statics(sheet)
    let prints = Self.prints(statics, definition, sheet: sheet, clusters: clusters, tables: tables)
    printCounts = prints.reduce(into: [:]) { $0[$1.label.keyWord, default: 0] += 1 }
    let counts = printCounts
    anchors = prints.filter { counts[$0.label.keyWord] == 1 }
    addressee = prints.first { $0.label.key.hasSuffix("殿") && $0.label.key.count > 2 }?.label
    formulaCells = (sheet.layout?.boxes ?? []).compactMap { box in
      switch box.content {
      case .copy, .checkCode: box.range
      case .text, .eachRow, .rowNumbers: nil
      }
    }
  }

  /// What the boxes of the sheet print.
  private static func statics(_ sheet: FormSheet) -> [(label: LabelText, cells: CellRange)] {
    (sheet.layout?.boxes ?? []).flatMap { box -> [(label: LabelText, cells: CellRange)] in
      switch box.content {
      case .text(let text) where !text.isEmpty: return [(LabelText(text), box.range)]
      case .eachRow(let text):
        return (box.range.topLeft.rowNumber...box.range.bottomRight.rowNumber).map { row in
          (
            LabelText(text),
            CellRange(
              CellReference(rowNumber: row, columnNumber: box.range.topLeft.columnNumber),
              CellReference(rowNumber: row, columnNumber: box.range.bottomRight.columnNumber))
          )
        }
      case .text, .rowNumbers, .copy, .checkCode: return []
      }
    }
  }

  /// Every printed text with its cells.
  private static func prints(
    _ boxes: [(label: LabelText, cells: CellRange)], _ definition: FormDefinition, sheet: FormSheet,
    clusters: [Cluster], tables: [FormTable]
  ) -> [(label: LabelText, cells: CellRange)] {
    let labels = clusters.map { (label: LabelText($0.fields[0].printedLabel), cells: $0.labelCells) }
    let headings = tables.filter { $0.sheet == sheet.key }.flatMap { table in
      table.columns.map { (label: LabelText($0.printedLabel), cells: table.headingCells(of: $0)) }
    }
    let options = clusters.flatMap(\.fields).flatMap { field in
      field.choiceCells.compactMap { cell in
        field.allowed.first { $0.code == cell.code }.map { (label: LabelText($0.label.ja), cells: cell.words) }
      }
    }
    return (boxes + labels + headings + options).filter { !$0.label.key.isEmpty }
  }

  /// How the sheet's grid lies against the master form's.
  func alignment(with map: SheetMap) -> GridAlignment { GridAlignment(anchorPairs(on: map)) }

  /// The master's cells of words it prints once, with the cells of a sheet that alone say the same.
  func anchorPairs(on map: SheetMap) -> [(master: CellRange, found: CellRange)] {
    anchors.compactMap { anchor in
      let found = map.entries(labelled: [anchor.label])
      return found.count == 1 ? (anchor.cells, map.entries[found[0]].range) : nil
    }
  }

  /// For each entry of a sheet whether it is something printed, not something filled in.
  ///
  /// What the master form computes (copies of the applicant's name, the check code) is print too.
  func prints(on map: SheetMap, alignment: GridAlignment) -> [Bool] {
    let computed = Set(formulaCells.compactMap { alignment.place(of: $0.topLeft)?.cell })
    return map.entries.map { entry in
      isPrinted(entry) || (computed.contains(entry.range.topLeft) && entry.cell.formula != nil)
    }
  }

  /// The entries that are headings of blocks and other print in its place, and so no labels.
  func staticEntries(on map: SheetMap, alignment: GridAlignment) -> Set<Int> {
    Set(
      statics.compactMap { printed in
        guard let place = alignment.place(of: printed.cells.topLeft), place.isCertain,
          let index = map.entryIndex(at: place.cell), map.entries[index].label?.key == printed.label.key
        else { return nil }
        return index
      })
  }

  /// Whether more cells say so than the form prints: then one of them is an answer.
  func isSurplus(_ entry: SheetMap.Entry, on map: SheetMap) -> Bool {
    guard let label = entry.label, let count = printCounts[label.keyWord] else { return false }
    return map.count(of: label.keyWord) > count
  }

  /// Words that stand beside boxes on many forms and are no answers.
  private static let furniture = Set(["印", "殿", "口座", "様", "御中", "年月日", "〒"].map(FoldedText.init))

  /// Whether the entry is something printed, not something filled in.
  func isPrinted(_ entry: SheetMap.Entry) -> Bool {
    guard let label = entry.label else { return false }
    return printed.contains(label.keyWord) || labelCores.contains(label.coreWord)
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

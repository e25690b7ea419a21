internal import Programme
internal import Workbook

/// Where the choices of drop-down lists are kept: in the cell's rule, or, longer than Excel keeps there, in cells of
/// the sheet 照合コード, right of its rows and outside what is printed.
///
/// A hidden sheet would serve as well, but hidden content is what an examiner is warned of.
struct ChoiceLists {
  /// UTF-16 units that a rule's own list may have, commas included.
  /// Source: Excel specifications, "data validation list"; ECMA-376 part 1, 18.3.1.34 (formula1).
  static let limit = 255
  static let firstColumn = 11
  static let firstRow = 6

  /// The sheet 照合コード; nil when the form has none.
  let sheetName: String?
  /// The lists that no rule can hold, in the form's order, one a column.
  let lists: [[String]]

  init(_ definition: FormDefinition) {
    sheetName = definition.sheets.first { $0.layout == nil }?.name
    let fields = definition.fields.filter { $0.choiceCells.isEmpty }.map(\.allowed)
    let columns = definition.tables.flatMap { $0.columns.map(\.allowed) }
    var lists: [[String]] = []
    for list in (fields + columns).map({ $0.map(\.label.ja) }) where Self.isTooLong(list) && !lists.contains(list) {
      lists.append(list)
    }
    self.lists = lists
  }

  /// Whether a rule cannot hold the list itself.
  static func isTooLong(_ list: [String]) -> Bool { list.joined(separator: ",").utf16.count > limit }

  /// The rule that offers these choices.
  func rule(for choices: [FormChoice]) -> CellValidation.Rule {
    let list = choices.map(\.label.ja)
    guard let index = lists.firstIndex(of: list), let sheetName else { return .list(list) }
    let column = CellReference.columnName(for: Self.firstColumn + index)
    let rows = "$\(column)$\(Self.firstRow):$\(column)$\(Self.firstRow + list.count - 1)"
    return .listFormula("'\(sheetName.replacing("'", with: "''"))'!\(rows)")
  }

  /// Writes the lists beside the rows of the sheet 照合コード.
  func draw(on sheet: SheetWriter, styles: BlankStyles) throws(WorkbookError) {
    for (index, list) in lists.enumerated() {
      let column = Self.firstColumn + index
      try sheet.setWidth(30, ofColumns: column...column)
      try sheet.write(
        text: "選択肢\(index + 1)", at: CellReference(rowNumber: Self.firstRow - 1, columnNumber: column),
        style: styles.label)
      for (row, text) in list.enumerated() {
        try sheet.write(
          text: text, at: CellReference(rowNumber: Self.firstRow + row, columnNumber: column),
          style: styles.ruledSmall)
      }
    }
  }
}

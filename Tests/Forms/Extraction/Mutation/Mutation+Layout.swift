import Programme
import Workbook

@testable import Forms

extension FormMutation {
  /// What changes where things stand.
  static let layout: [FormMutation] = [
    FormMutation("nothing") { _, _, _ in },
    FormMutation("defined names removed") { book, _, _ in book.removeNames() },
    FormMutation("rows inserted, names follow") { book, master, dice in
      for sheet in book.formSheets(master) {
        for _ in 0..<3 { book.insertRows(1 + dice.below(2), before: freeRow(book.sheets[sheet], &dice), on: sheet) }
      }
    },
    FormMutation("rows inserted, names left behind") { book, master, dice in
      for sheet in book.formSheets(master) {
        let row = freeRow(book.sheets[sheet], &dice)
        book.sheets[sheet].move { $0.rowNumber >= row ? $0.offset(rows: 1, columns: 0) : $0 }
      }
    },
    FormMutation("rows inserted, no names") { book, master, dice in
      book.removeNames()
      for sheet in book.formSheets(master) {
        for _ in 0..<3 { book.insertRows(1, before: freeRow(book.sheets[sheet], &dice), on: sheet) }
      }
    },
    FormMutation("blank rows deleted") { book, master, _ in
      for sheet in book.formSheets(master) {
        for row in stride(from: book.sheets[sheet].lastRow, through: 1, by: -1) where isBlank(row, book.sheets[sheet]) {
          book.deleteRow(row, on: sheet)
        }
      }
    },
    FormMutation("blank rows deleted, no names") { book, master, _ in
      book.removeNames()
      for sheet in book.formSheets(master) {
        for row in stride(from: book.sheets[sheet].lastRow, through: 1, by: -1) where isBlank(row, book.sheets[sheet]) {
          book.deleteRow(row, on: sheet)
        }
      }
    },
    FormMutation("column inserted at the left, names left behind") { book, master, _ in
      for sheet in book.formSheets(master) { book.sheets[sheet].move { $0.offset(rows: 0, columns: 1) } }
    },
    FormMutation("columns inserted, names follow") { book, master, dice in
      for sheet in book.formSheets(master) {
        for _ in 0..<2 {
          book.insertColumns(1, before: 1 + dice.below(book.sheets[sheet].lastColumn), on: sheet)
        }
      }
    },
    FormMutation("columns inserted, no names") { book, master, dice in
      book.removeNames()
      for sheet in book.formSheets(master) {
        for _ in 0..<2 {
          book.insertColumns(1, before: 1 + dice.below(book.sheets[sheet].lastColumn), on: sheet)
        }
      }
    },
    FormMutation("columns of tables moved") { book, master, dice in
      book.removeNames()
      for table in master.definition.tables { book.swapColumns(of: table, master, &dice) }
    },
    FormMutation("sheets renamed") { book, _, _ in
      for sheet in book.sheets.indices { book.sheets[sheet].name = "Sheet\(sheet + 1)" }
    },
    FormMutation("sheets renamed, no names") { book, _, _ in
      book.removeNames()
      for sheet in book.sheets.indices { book.sheets[sheet].name = "Sheet\(sheet + 1)" }
    },
    FormMutation("sheets reordered, no names") { book, _, _ in
      book.removeNames()
      book.reorder(Array(book.sheets.indices.reversed()))
    },
    FormMutation("cells unmerged") { book, _, _ in for sheet in book.sheets.indices { book.sheets[sheet].merges = [] }
    },
    FormMutation("cells unmerged, no names") { book, _, _ in
      book.removeNames()
      for sheet in book.sheets.indices { book.sheets[sheet].merges = [] }
    },
    FormMutation("sheet of the check code deleted") { book, master, _ in
      if let code = master.definition.sheets.firstIndex(where: { $0.layout == nil }) { book.removeSheet(code) }
    },
  ]

  /// A row before which rows are put in; never one that would tear the rows of a merged box apart from its label.
  static func freeRow(_ sheet: SheetModel, _ dice: inout Dice) -> Int {
    1 + dice.below(sheet.lastRow)
  }

  static func isBlank(_ row: Int, _ sheet: SheetModel) -> Bool {
    !sheet.cells.contains { $0.key.rowNumber == row && sheet.text(at: $0.key) != nil }
      && !sheet.merges.contains { ($0.topLeft.rowNumber...$0.bottomRight.rowNumber).contains(row) && $0.rowCount > 1 }
  }
}

extension BookModel {
  /// Swaps two columns of a table, headings and all; those of equal width only, so that nothing else moves.
  mutating func swapColumns(of table: FormTable, _ master: FilledMaster, _ dice: inout Dice) {
    guard let sheet = master.definition.sheets.firstIndex(where: { $0.key == table.sheet }) else { return }
    let pairs = table.columns.indices.flatMap { left in
      table.columns.indices.filter { right in
        right > left
          && table.columns[left].lastColumn - table.columns[left].firstColumn
            == table.columns[right].lastColumn - table.columns[right].firstColumn
      }.map { (table.columns[left], table.columns[$0]) }
    }
    guard !pairs.isEmpty else { return }
    let (left, right) = dice.pick(pairs)
    let distance = right.firstColumn - left.firstColumn
    let rows = table.headingRow...table.rowNumbers.upperBound
    sheets[sheet].move { cell in
      guard rows.contains(cell.rowNumber) else { return cell }
      if (left.firstColumn...left.lastColumn).contains(cell.columnNumber) {
        return cell.offset(rows: 0, columns: distance)
      }
      if (right.firstColumn...right.lastColumn).contains(cell.columnNumber) {
        return cell.offset(rows: 0, columns: -distance)
      }
      return cell
    }
  }
}

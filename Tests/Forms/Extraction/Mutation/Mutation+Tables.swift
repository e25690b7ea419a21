import Programme
import Workbook

@testable import Forms

extension FormMutation {
  /// What changes tables of rows, and what people add to a form.
  static let tables: [FormMutation] = [
    FormMutation("rows of tables go on below repeated headings") { book, master, _ in
      for table in master.definition.tables { book.secondPage(of: table, master) }
    },
    FormMutation("rows of tables go on below repeated headings, no names") { book, master, _ in
      book.removeNames()
      for table in master.definition.tables { book.secondPage(of: table, master) }
    },
    FormMutation("annexes go on on a copy of the sheet") { book, master, _ in book.copyAnnexes(master) },
    FormMutation("annexes go on on a copy of the sheet, no names") { book, master, _ in
      book.removeNames()
      book.copyAnnexes(master)
    },
    FormMutation("blank rows between the rows of tables") { book, master, _ in
      for table in master.definition.tables {
        guard let sheet = master.definition.sheets.firstIndex(where: { $0.key == table.sheet }) else { continue }
        let row = table.firstRow + 1
        // Only where nothing else stands beside the table.
        if !master.definition.fields.contains(where: { $0.sheet == table.sheet && $0.cells.rowCount > 1 }) {
          book.insertRows(1, before: book.row(row, of: table, on: sheet, master), on: sheet)
        }
      }
    },
    FormMutation("more rows than the blank has") { book, master, _ in
      for table in master.definition.tables { book.growTable(table, master) }
    },
    FormMutation("tables as blocks of label and value") { book, master, _ in book.blocks(master) },
    FormMutation("tables as blocks of label and value, no names") { book, master, _ in
      book.removeNames()
      book.blocks(master)
    },
    FormMutation("serial numbers as one range") { book, master, _ in book.joinSerials(master) },
    FormMutation("another sheet added") { book, _, _ in
      var sheet = SheetModel(name: "メモ")
      sheet.put("社内控え", at: CellReference(rowNumber: 1, columnNumber: 1))
      sheet.put("担当者名", at: CellReference(rowNumber: 2, columnNumber: 1))
      sheet.put("別人", at: CellReference(rowNumber: 2, columnNumber: 2))
      book.sheets.insert(sheet, at: 0)
      book.names = book.names.map { BookModel.Name(name: $0.name, sheet: $0.sheet + 1, range: $0.range) }
    },
  ]
}

extension BookModel {
  private func sheet(of table: FormTable, _ master: FilledMaster) -> Int? {
    guard let index = master.definition.sheets.firstIndex(where: { $0.key == table.sheet }) else { return nil }
    return sheets.firstIndex { $0.name == master.definition.sheets[index].name }
  }

  /// A row of the master, where nothing has shifted but tables before.
  func row(_ row: Int, of table: FormTable, on sheet: Int, _ master: FilledMaster) -> Int {
    let others = master.definition.tables.filter { $0.sheet == table.sheet && $0.firstRow < table.firstRow }
    return row + others.count
  }

  /// How many rows of a table are filled in.
  private func filledRows(_ table: FormTable, _ master: FilledMaster) -> Int {
    (0..<table.rows).count { row in
      table.columns.contains { master.expected["\(table.key)[\(row)].\($0.key)"] != nil }
    }
  }

  /// Moves the second half of a table's filled rows to a second page on the same sheet, below everything.
  mutating func secondPage(of table: FormTable, _ master: FilledMaster) {
    let filled = filledRows(table, master)
    guard filled >= 2, let sheet = sheet(of: table, master) else { return }
    let start = sheets[sheet].lastRow + 3
    let half = filled / 2
    for column in table.columns {
      let heading = table.headingCells(of: column)
      if let cell = sheets[sheet].cells[heading.topLeft] {
        sheets[sheet].cells[CellReference(rowNumber: start, columnNumber: heading.topLeft.columnNumber)] = cell
      }
      sheets[sheet].mergeLike(heading, row: start)
      for row in half..<filled {
        let cells = table.cells(of: column, row: row)
        let target = CellReference(
          rowNumber: start + 1 + row - half, columnNumber: cells.topLeft.columnNumber)
        if let cell = sheets[sheet].cells.removeValue(forKey: cells.topLeft) { sheets[sheet].cells[target] = cell }
        sheets[sheet].mergeLike(cells, row: target.rowNumber)
      }
    }
  }

  /// Moves the second half of each annex's rows to a copy of its sheet, as people do whose rows do not suffice.
  mutating func copyAnnexes(_ master: FilledMaster) {
    for (index, form) in master.definition.sheets.enumerated() where form.isOptional && form.layout != nil {
      let tables = master.definition.tables.filter { $0.sheet == form.key }
      guard tables.count == 1, let table = tables.first, filledRows(table, master) >= 2 else { continue }
      let filled = filledRows(table, master)
      var copy = sheets[index]
      copy.name += " (2)"
      for column in table.columns {
        for row in 0..<filled {
          let cell = table.cells(of: column, row: row).topLeft
          if row < filled / 2 {
            copy.cells[cell] = nil
          } else {
            // On its own page a row begins again at the top.
            let first = table.cells(of: column, row: row - filled / 2).topLeft
            let moved = copy.cells.removeValue(forKey: cell)
            copy.cells[first] = moved
            sheets[index].cells[cell] = nil
          }
        }
      }
      sheets.append(copy)
    }
  }

  /// Puts further rows into a table, so that the last filled one stands beyond the blank's.
  mutating func growTable(_ table: FormTable, _ master: FilledMaster) {
    let filled = filledRows(table, master)
    guard filled == table.rows, let sheet = sheet(of: table, master) else { return }
    // A filled table grows by the rows put in before its last.
    let row = self.row(table.rowNumbers.upperBound, of: table, on: sheet, master)
    let others = master.definition.tables.filter { $0.sheet == table.sheet }
    if others.count == 1 { insertRows(2, before: row, on: sheet) }
  }

  /// Types the rows of annexes anew, as blocks of label and value below one another.
  mutating func blocks(_ master: FilledMaster) {
    for (index, form) in master.definition.sheets.enumerated() where form.isOptional && form.layout != nil {
      let tables = master.definition.tables.filter { $0.sheet == form.key }
      guard tables.count == 1, let table = tables.first,
        !master.definition.fields.contains(where: { $0.sheet == form.key })
      else { continue }
      let rows = filledRows(table, master)
      var values: [[(String, Cell?)]] = []
      for row in 0..<rows {
        values.append(
          table.columns.map { column in
            (column.label.ja, sheets[index].cells[table.cells(of: column, row: row).topLeft])
          })
      }
      sheets[index].cells = [:]
      sheets[index].merges = []
      names.removeAll { $0.sheet == index }
      sheets[index].put(form.title, at: CellReference(rowNumber: 1, columnNumber: 1))
      var row = 3
      for block in values {
        sheets[index].put(table.label.ja, at: CellReference(rowNumber: row, columnNumber: 1))
        for (label, value) in block {
          sheets[index].put(label, at: CellReference(rowNumber: row, columnNumber: 2))
          sheets[index].cells[CellReference(rowNumber: row, columnNumber: 3)] = value
          row += 1
        }
        row += 1
      }
    }
  }

  /// Types FROM and TO as one range into the cell of FROM, where both are single serials in order.
  mutating func joinSerials(_ master: FilledMaster) {
    for key in master.expected.keys.sorted() where key.hasSuffix("serial_from") {
      let other = key.dropLast(4) + "to"
      guard let from = master.cell(of: key), let to = master.cell(of: String(other)),
        let first = master.expected[key]?.split(separator: "~").first,
        let last = master.expected[String(other)]?.split(separator: "~").last
      else { continue }
      sheets[from.sheet].put("\(first)～\(last)", at: from.range.topLeft)
      sheets[to.sheet].cells[to.range.topLeft] = nil
    }
  }
}

extension SheetModel {
  fileprivate mutating func mergeLike(_ range: CellRange, row: Int) {
    guard range.columnCount > 1 else { return }
    merges.append(
      CellRange(
        CellReference(rowNumber: row, columnNumber: range.topLeft.columnNumber),
        CellReference(rowNumber: row, columnNumber: range.bottomRight.columnNumber)))
  }
}

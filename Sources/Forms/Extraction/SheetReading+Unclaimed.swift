internal import Workbook

extension SheetReading {
  /// The cells that nobody claims, in reading order.
  ///
  /// - Parameters:
  ///   - answers: what the form's fields hold, as stored: a copy of one is nothing new.
  ///   - isFurther: whether this is a further page of an annex, of which only the rows were read.
  func unclaimed(answers: Set<String>, isFurther: Bool) -> [UnclaimedCell] {
    let numbers = rowNumbers()
    let fieldCells = isFurther ? Set(fields.values.compactMap { $0.address?.cell }) : []
    return map.entries.enumerated().compactMap { index, entry in
      let isPassedOver = isFurther && fieldCells.contains(entry.range.topLeft)
      guard !claimed.contains(index) || isPassedOver, !prints[index], !numbers.contains(index) else { return nil }
      // What looks like an answer already read is a copy only where copies stand; beside a box it may be another's.
      let cell = entry.cell
      let mayBeCopy = isPassedOver || cell.formula != nil || isComputed(entry)
      guard !(mayBeCopy && answers.contains(cell.stored)), !isCheckCode(entry) else { return nil }
      return UnclaimedCell(address: map.address(of: entry.range.topLeft), text: cell.stored)
    }
  }

  /// The numbers 1, 2, 3 … to the left of a table's rows.
  private func rowNumbers() -> Set<Int> {
    var numbers: Set<Int> = []
    for found in tables.values where !found.isBlocks {
      let cells = found.headingCells.compactMap { $0 }
      guard let first = cells.map(\.topLeft.columnNumber).min(), let heading = cells.map(\.bottomRight.rowNumber).max()
      else { continue }
      var last: [Int: Int] = [:]
      for (index, entry) in map.entries.enumerated() where entry.row > heading && entry.column < first {
        guard let number = Self.smallNumber(entry.cell), number == (last[entry.column] ?? 0) + 1 else { continue }
        last[entry.column] = number
        numbers.insert(index)
      }
    }
    return numbers
  }

  private static func smallNumber(_ cell: Cell) -> Int? {
    guard let number = Int(LabelText(cell.stored).key), (1...999).contains(number) else { return nil }
    return number
  }

  /// Whether the blank has a formula there that repeats an answer or makes the check code.
  private func isComputed(_ entry: SheetMap.Entry) -> Bool {
    vocabulary.formulaCells.contains { alignment.place(of: $0.topLeft)?.cell == entry.range.topLeft }
  }

  /// The check code as somebody's program calculated it, in the blank's place or beside its label.
  private func isCheckCode(_ entry: SheetMap.Entry) -> Bool {
    guard CheckCode.normalised(entry.cell.stored) != nil else { return false }
    if isComputed(entry) { return true }
    let before = entry.range.topLeft.offset(rows: 0, columns: -1)
    return before.flatMap { map.entryIndex(at: $0) }.map { map.entries[$0].label?.core == "照合コード" } ?? false
  }
}

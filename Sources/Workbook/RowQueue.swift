/// The rows read and not yet asked for.
final class RowQueue {
  private let part: String
  private let reading: CellReading
  private var rows: [SheetRow] = []
  private var nextRow = 0
  private var masters = SheetState.SharedMasters()
  /// The position of the last cell taken, as a packed number; -1 before the first.
  private var last = -1
  private var takenCells = 0
  private var cellsToPass = 0

  init(part: String, reading: CellReading) {
    self.part = part
    self.reading = reading
  }

  func next() -> SheetRow? {
    guard nextRow < rows.count else { return nil }
    nextRow += 1
    return rows[nextRow - 1]
  }

  /// The part is read from its beginning again: what was taken will come once more.
  func repeatFromStart() {
    cellsToPass = takenCells
    masters = SheetState.SharedMasters()
  }

  /// Takes the complete rows a consumer has read.
  func take(from consumer: SheetConsumer) throws(WorkbookError) {
    guard let state = consumer.state else { return }
    // Cells of one row may stand in any order; rows may not, however many of them were read at once.
    if !state.pointee.isSorted {
      let cells = state.pointee.storage.cells.elements
      for (cell, next) in zip(cells, cells.dropFirst()) where next.position.rowIndex < cell.position.rowIndex {
        throw .damagedPart(part, reason: .rowsOutOfOrder(rowNumber: next.position.rowIndex + 1))
      }
    }
    if let twice = state.pointee.sort() { throw .damagedPart(part, reason: .duplicateCell(twice.reference)) }
    guard state.pointee.resolveSharedFormulas(with: &masters) else {
      throw .limitExceeded(.textBytes, part: part)
    }
    let hidden = consumer.takeHiddenRows()
    let storage = state.pointee.takeStorage()
    if nextRow == rows.count {
      rows.removeAll(keepingCapacity: true)
      nextRow = 0
    }
    var cells: [(reference: CellReference, cell: Cell)] = []
    func endRow() {
      guard let rowNumber = cells.first?.reference.rowNumber else { return }
      rows.append(SheetRow(rowNumber: rowNumber, isHidden: hidden.contains(rowNumber), cells: cells))
      cells.removeAll(keepingCapacity: true)
    }
    for packed in storage.cells.elements {
      if cellsToPass > 0 {
        cellsToPass -= 1
        continue
      }
      let reference = packed.position.reference
      if reference.rowNumber != cells.last?.reference.rowNumber { endRow() }
      guard Int(packed.position.rawValue) > last else {
        throw Int(packed.position.rawValue) == last
          ? .damagedPart(part, reason: .duplicateCell(reference))
          : .damagedPart(part, reason: .rowsOutOfOrder(rowNumber: reference.rowNumber))
      }
      last = Int(packed.position.rawValue)
      takenCells += 1
      cells.append((reference, reading.cell(packed, in: storage)))
    }
    endRow()
  }
}

/// A sheet's cells as packed in memory: 16 bytes a cell and one run of bytes for all that is text.
///
/// Built by one reader, never changed afterwards; that is why it may be shared between threads.
final class SheetContents: @unchecked Sendable {
  private let storage: SheetStorage
  private let reading: CellReading
  let merges: MergeIndex
  let hiddenRows: Set<Int>
  let hiddenColumns: Set<Int>
  let isProtected: Bool
  let usedRange: CellRange?

  init(
    storage: consuming SheetStorage, merges: [CellRange], hiddenRows: Set<Int>, hiddenColumns: Set<Int>,
    isProtected: Bool, reading: CellReading
  ) {
    usedRange = storage.usedRange
    self.storage = storage
    self.merges = MergeIndex(merges)
    self.hiddenRows = hiddenRows
    self.hiddenColumns = hiddenColumns
    self.isProtected = isProtected
    self.reading = reading
  }

  var cellCount: Int { storage.cells.count }

  func reference(ofCellAt place: Int) -> CellReference { storage.cells.elements[place].position.reference }

  /// The cell style (`cellXfs`) by number.
  func style(ofCellAt place: Int) -> Int { storage.cells.elements[place].style }

  /// The shared string a cell is; nil for any other cell.
  func sharedStringIndex(ofCellAt place: Int) -> Int? {
    let packed = storage.cells.elements[place]
    return packed.kind == .sharedString ? packed.sharedStringIndex : nil
  }

  func outline(ofCellAt place: Int) -> Sheet.Outline {
    let packed = storage.cells.elements[place]
    guard !packed.hasFormula else { return .other }
    switch packed.kind {
    case .sharedString: return .sharedText(packed.sharedStringIndex)
    // What ought to be a number and is none is a text.
    case .number: return StoredNumber.parse(storage.bytes(of: packed)) == nil ? .other : .number
    case .text, .boolean, .error, .isoDate, .missing: return .other
    }
  }

  func cell(at position: PackedPosition) -> Cell {
    let cells = storage.cells.elements
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].position.rawValue < position.rawValue { low = middle + 1 } else { high = middle }
    }
    guard low < cells.count, cells[low].position == position else { return .empty }
    return cell(ofCellAt: low)
  }

  func cell(ofCellAt place: Int) -> Cell { reading.cell(storage.cells.elements[place], in: storage) }

  func value(ofCellAt place: Int) -> CellValue { reading.meaning(storage.cells.elements[place], in: storage).value }
}

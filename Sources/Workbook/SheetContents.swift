/// A sheet's cells as packed in memory: 16 bytes a cell and one run of bytes for all that is text.
///
/// Built by one reader, never changed afterwards; that is why it may be shared between threads.
final class SheetContents: @unchecked Sendable {
  private let storage: SheetStorage
  let strings: SharedStrings
  let styles: CellFormats
  let dateSystem: DateSystem
  let merges: MergeIndex
  let hiddenRows: Set<Int>
  let hiddenColumns: Set<Int>
  let isProtected: Bool
  let usedRange: CellRange?

  init(
    storage: consuming SheetStorage, merges: [CellRange], hiddenRows: Set<Int>, hiddenColumns: Set<Int>,
    isProtected: Bool, strings: SharedStrings, styles: CellFormats, dateSystem: DateSystem
  ) {
    usedRange = storage.usedRange
    self.storage = storage
    self.merges = MergeIndex(merges)
    self.hiddenRows = hiddenRows
    self.hiddenColumns = hiddenColumns
    self.isProtected = isProtected
    self.strings = strings
    self.styles = styles
    self.dateSystem = dateSystem
  }

  var cellCount: Int { storage.cells.count }

  func reference(ofCellAt place: Int) -> CellReference { storage.cells.elements[place].position.reference }

  /// The cell style (`cellXfs`) by number.
  func style(ofCellAt place: Int) -> Int { storage.cells.elements[place].style }

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

  func cell(ofCellAt place: Int) -> Cell {
    let packed = storage.cells.elements[place]
    let format = styles[packed.style]
    let formula = packed.hasFormula ? storage.formula(at: packed.position) : nil
    var reading = packed.hasReading ? storage.reading(at: packed.position) : nil
    var isImpossibleDate = false
    let stored: String
    let value: CellValue
    switch packed.kind {
    case .sharedString:
      stored = strings.text(at: packed.sharedStringIndex)
      reading = strings.reading(at: packed.sharedStringIndex)
      value = .text(stored)
    case .text:
      stored = EscapedText.decode(storage.bytes(of: packed))
      value = .text(stored)
    case .number:
      stored = String(decoding: storage.bytes(of: packed), as: UTF8.self)
      if let number = StoredNumber.parse(storage.bytes(of: packed)) {
        let meaning = format.meaning(of: number, system: dateSystem)
        value = meaning.value
        isImpossibleDate = meaning.isImpossibleDate
      } else {
        value = .text(stored)
      }
    case .boolean:
      stored = String(decoding: storage.bytes(of: packed), as: UTF8.self)
      switch stored {
      case "1", "true": value = .boolean(true)
      case "0", "false": value = .boolean(false)
      default: value = .text(stored)
      }
    case .error:
      stored = String(decoding: storage.bytes(of: packed), as: UTF8.self)
      value = .error(stored)
    case .isoDate:
      stored = String(decoding: storage.bytes(of: packed), as: UTF8.self)
      value = ISODate.value(of: stored) ?? .text(stored)
    case .missing:
      stored = ""
      value = .empty
    }
    return Cell(
      value: value, stored: stored, formula: formula, isMissingCachedValue: packed.kind == .missing,
      isImpossibleDate: isImpossibleDate, reading: reading, format: format.code)
  }
}

/// One cell in 16 bytes: where it is, its style, what its text is, and where that text lies.
struct PackedCell: BitwiseCopyable {
  enum Kind: UInt8 {
    case sharedString, text, number, boolean, error, isoDate
    /// A formula without a saved result.
    case missing
  }

  /// 34 bits position, 16 bits style, 8 bits kind, 1 bit formula, 1 bit reading.
  private var head: UInt64
  /// The shared string's index, or the text's place in the bytes (40 bits) and length (24 bits).
  private let payload: UInt64

  /// The longest text a cell can point to, and the farthest place.
  static let longestText = 1 << 24 - 1
  static let farthestText = 1 << 40 - 1

  init(position: PackedPosition, style: UInt16, kind: Kind, sharedStringIndex: Int) {
    head = position.rawValue << 30 | UInt64(style) << 14 | UInt64(kind.rawValue) << 2
    payload = UInt64(sharedStringIndex)
  }

  init(position: PackedPosition, style: UInt16, kind: Kind, textStart: Int, textLength: Int) {
    head = position.rawValue << 30 | UInt64(style) << 14 | UInt64(kind.rawValue) << 2
    payload = UInt64(textStart) << 24 | UInt64(textLength)
  }

  var position: PackedPosition { PackedPosition(rawValue: head >> 30) }
  var style: Int { Int(head >> 14 & 0xFFFF) }
  var kind: Kind { Kind(rawValue: UInt8(head >> 2 & 0xFF)) ?? .missing }
  var hasFormula: Bool {
    get { head & 1 != 0 }
    set { head = newValue ? head | 1 : head & ~1 }
  }
  var hasReading: Bool {
    get { head & 2 != 0 }
    set { head = newValue ? head | 2 : head & ~2 }
  }
  var sharedStringIndex: Int { Int(payload) }
  var textStart: Int { Int(payload >> 24) }
  var textLength: Int { Int(payload & 0xFF_FFFF) }
}

/// A formula or a reading that belongs to a cell: its bytes, and the cell the formula was written for.
struct PackedNote: BitwiseCopyable {
  let position: PackedPosition
  var writtenFor: PackedPosition
  var textStart: Int
  var textLength: Int
}

/// What the sheet reader fills and ``SheetContents`` answers from.
struct SheetStorage: ~Copyable {
  var cells = GrowableBuffer<PackedCell>()
  var texts = GrowableBuffer<UInt8>(capacity: 1024)
  var formulas = GrowableBuffer<PackedNote>()
  var readings = GrowableBuffer<PackedNote>()

  func bytes(of cell: PackedCell) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: texts.elements[cell.textStart..<(cell.textStart + cell.textLength)])
  }

  func formula(at position: PackedPosition) -> String? {
    guard let note = Self.note(at: position, in: formulas.elements) else { return nil }
    let text = EscapedText.decode(bytes(of: note))
    return note.writtenFor == position ? text : SharedFormula.moved(text, from: note.writtenFor, to: position)
  }

  func reading(at position: PackedPosition) -> String? {
    Self.note(at: position, in: readings.elements).map { EscapedText.decode(bytes(of: $0)) }
  }

  /// The smallest range with every cell.
  var usedRange: CellRange? {
    let cells = cells.elements
    guard let first = cells.first, let last = cells.last else { return nil }
    var left = Int.max
    var right = 0
    for cell in cells {
      left = min(left, cell.position.columnIndex)
      right = max(right, cell.position.columnIndex)
    }
    return CellRange(
      CellReference(rowNumber: first.position.rowIndex + 1, columnNumber: left + 1),
      CellReference(rowNumber: last.position.rowIndex + 1, columnNumber: right + 1))
  }

  private func bytes(of note: PackedNote) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: texts.elements[note.textStart..<(note.textStart + note.textLength)])
  }

  private static func note(
    at position: PackedPosition, in notes: UnsafeMutableBufferPointer<PackedNote>
  ) -> PackedNote? {
    var low = 0
    var high = notes.count
    while low < high {
      let middle = (low + high) / 2
      if notes[middle].position.rawValue < position.rawValue { low = middle + 1 } else { high = middle }
    }
    return low < notes.count && notes[low].position == position ? notes[low] : nil
  }
}

/// Reads the bytes of a parsed formula from left to right; what is not there reads as nothing and leaves it spent.
struct LegacyTokens {
  private let bytes: [UInt8]
  private var place = 0
  /// Whether more was asked for than there is.
  private(set) var isSpent = false

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The next byte; nil at the end.
  mutating func byte() -> UInt8? {
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func uint16() -> Int {
    guard let low = byte(), let high = byte() else {
      isSpent = true
      return 0
    }
    return Int(low) | Int(high) << 8
  }

  mutating func double() -> Double {
    var bits: UInt64 = 0
    for shift in 0..<4 { bits |= UInt64(uint16()) << UInt64(shift * 16) }
    return Double(bitPattern: bits)
  }

  mutating func skip(_ count: Int) {
    if bytes.count - place < count { isSpent = true }
    place = min(place + count, bytes.count)
  }

  /// A text with one byte of length and one of flags. Source: [MS-XLS] 2.5.198.89 (PtgStr).
  mutating func text() -> String? {
    guard let count = byte(), let flags = byte() else { return nil }
    var units: [UInt16] = []
    for _ in 0..<count {
      if flags & 1 != 0 {
        units.append(UInt16(truncatingIfNeeded: uint16()))
      } else {
        units.append(UInt16(byte() ?? 0))
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// `$B$4`; with a base the relative parts are distances from it, wrapped at the sheet's edges.
  /// Source: [MS-XLS] 2.5.198.109 (RgceLoc), 2.5.198.111 (RgceLocRel).
  mutating func cell(base: PackedPosition?) -> String? {
    let row = uint16()
    let column = uint16()
    return Self.corner(row, column, base).text
  }

  /// `$B$4:$C$9`, `$A:$B` or `$1:$3`. Source: [MS-XLS] 2.5.198.107 (RgceArea), 2.5.198.108 (RgceAreaRel).
  mutating func area(base: PackedPosition?) -> String? {
    let firstRow = uint16()
    let lastRow = uint16()
    let firstColumn = uint16()
    let lastColumn = uint16()
    let first = Self.corner(firstRow, firstColumn, base)
    let last = Self.corner(lastRow, lastColumn, base)
    if first.rowIndex == 0, last.rowIndex == 0xFFFF { return first.column + ":" + last.column }
    if first.columnIndex == 0, last.columnIndex == 0xFF { return first.row + ":" + last.row }
    return first.text + ":" + last.text
  }

  private struct Corner {
    let rowIndex: Int
    let columnIndex: Int
    let row: String
    let column: String
    var text: String { column + row }
  }

  private static func corner(_ row: Int, _ column: Int, _ base: PackedPosition?) -> Corner {
    let rowIsFixed = column & 0x8000 == 0
    let columnIsFixed = column & 0x4000 == 0
    var rowIndex = row
    var columnIndex = column & 0xFF
    if let base {
      if !rowIsFixed { rowIndex = (base.rowIndex + row) & 0xFFFF }
      if !columnIsFixed { columnIndex = (base.columnIndex + columnIndex) & 0xFF }
    }
    return Corner(
      rowIndex: rowIndex, columnIndex: columnIndex, row: (rowIsFixed ? "$" : "") + String(rowIndex + 1),
      column: (columnIsFixed ? "$" : "") + CellReference.columnName(for: columnIndex + 1))
  }
}

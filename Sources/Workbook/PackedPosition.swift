/// A cell's row and column in 34 bits, both from 0, row-major when compared as a number.
struct PackedPosition: Hashable, Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  init(rowIndex: Int, columnIndex: Int) { rawValue = UInt64(rowIndex) << 14 | UInt64(columnIndex) }

  init(_ reference: CellReference) {
    self.init(rowIndex: reference.rowNumber - 1, columnIndex: reference.columnNumber - 1)
  }

  /// Reads `B12`, `$B$12` or `b12`; nil for anything else, and for positions outside a sheet.
  init?(parsing bytes: UnsafeBufferPointer<UInt8>) {
    var column = 0
    var row = 0
    var index = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: "$") { index += 1 }
    while index < bytes.count {
      let letter = bytes[index] & 0xDF
      guard letter >= 65, letter <= 90 else { break }
      column = column * 26 + Int(letter - 64)
      guard column <= CellReference.lastColumnNumber else { return nil }
      index += 1
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: "$") { index += 1 }
    let firstDigit = index
    while index < bytes.count {
      let digit = bytes[index]
      guard digit >= 48, digit <= 57 else { return nil }
      row = row * 10 + Int(digit - 48)
      guard row <= CellReference.lastRowNumber else { return nil }
      index += 1
    }
    guard column > 0, row > 0, firstDigit < bytes.count, bytes[firstDigit] != 48 else { return nil }
    self.init(rowIndex: row - 1, columnIndex: column - 1)
  }

  var rowIndex: Int { Int(rawValue >> 14) }
  var columnIndex: Int { Int(rawValue & 0x3FFF) }
  var reference: CellReference { CellReference(rowNumber: rowIndex + 1, columnNumber: columnIndex + 1) }
}

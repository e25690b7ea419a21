/// A formula shared by several cells is written once, for the first; the others read it moved to where they are.
enum SharedFormula {
  /// The formula with its relative references moved by the distance between the two cells; `$` parts stay.
  /// Texts, quoted sheet names, function and defined names are left alone; a reference moved off the sheet is `#REF!`.
  static func moved(_ formula: String, from: PackedPosition, to: PackedPosition) -> String {
    let rows = to.rowIndex - from.rowIndex
    let columns = to.columnIndex - from.columnIndex
    let bytes = Array(formula.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let end = endOfQuoted(bytes, from: index)
        result.append(contentsOf: bytes[index..<end])
        index = end
      } else if isWord(byte) {
        let end = endOfWord(bytes, from: index)
        let word = bytes[index..<end]
        // A word before `(`, `!` or `[` names a function, a sheet or a table.
        let isName =
          end < bytes.count && [UInt8(ascii: "("), UInt8(ascii: "!"), UInt8(ascii: "[")].contains(bytes[end])
        index = end
        if !isName, end + 1 < bytes.count, bytes[end] == UInt8(ascii: ":"),
          let first = movedLine(word, rows: rows, columns: columns),
          let second = movedLine(
            bytes[(end + 1)..<endOfWord(bytes, from: end + 1)], rows: rows, columns: columns)
        {
          result.append(contentsOf: first + [UInt8(ascii: ":")] + second)
          index = endOfWord(bytes, from: end + 1)
        } else {
          result.append(contentsOf: isName ? Array(word) : moved(word, rows: rows, columns: columns) ?? Array(word))
        }
      } else {
        result.append(byte)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func endOfQuoted(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == bytes[start] {
        guard index + 1 < bytes.count, bytes[index + 1] == bytes[start] else { return index + 1 }
        index += 1
      }
      index += 1
    }
    return bytes.count
  }

  private static func endOfWord(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    return end
  }

  /// One side of `C:C` or `7:8`, moved; nil when the word is neither a column nor a row.
  private static func movedLine(_ word: ArraySlice<UInt8>, rows: Int, columns: Int) -> [UInt8]? {
    let isFixed = word.first == UInt8(ascii: "$")
    let name = isFixed ? word.dropFirst() : word
    if name.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) {
      guard let top = CellReference(String(decoding: name, as: UTF8.self) + "1") else { return nil }
      guard !isFixed else { return Array(word) }
      return top.offset(rows: 0, columns: columns)
        .map { Array(CellReference.columnName(for: $0.columnNumber).utf8) } ?? Array("#REF!".utf8)
    }
    guard name.allSatisfy({ (0x30...0x39).contains($0) }),
      let left = CellReference("A" + String(decoding: name, as: UTF8.self))
    else { return nil }
    guard !isFixed else { return Array(word) }
    return left.offset(rows: rows, columns: 0).map { Array(String($0.rowNumber).utf8) } ?? Array("#REF!".utf8)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: byte == UInt8(ascii: "$") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
  }

  /// The word as a reference, moved; nil when it is none.
  private static func moved(_ word: ArraySlice<UInt8>, rows: Int, columns: Int) -> [UInt8]? {
    guard let position = word.withUnsafeBufferPointer({ PackedPosition(parsing: $0) }) else { return nil }
    let columnIsFixed = word.first == UInt8(ascii: "$")
    let rowIsFixed = word.dropFirst().contains(UInt8(ascii: "$"))
    let row = position.rowIndex + (rowIsFixed ? 0 : rows)
    let column = position.columnIndex + (columnIsFixed ? 0 : columns)
    guard (0..<CellReference.lastRowNumber).contains(row), (0..<CellReference.lastColumnNumber).contains(column)
    else { return Array("#REF!".utf8) }
    let letters = CellReference.columnName(for: column + 1)
    return Array("\(columnIsFixed ? "$" : "")\(letters)\(rowIsFixed ? "$" : "")\(row + 1)".utf8)
  }
}

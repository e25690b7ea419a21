/// Reads the links of a legacy sheet; they are listed, never followed.
///
/// Source: [MS-XLS] 2.4.140 (HLink), 2.4.141 (HLinkTooltip); [MS-OSHARED] 2.3.7 (Hyperlink object and monikers).
enum LegacyHyperlink {
  private static let urlMoniker: [UInt8] = [
    0xE0, 0xC9, 0xEA, 0x79, 0xF9, 0xBA, 0xCE, 0x11, 0x8C, 0x82, 0x00, 0xAA, 0x00, 0x4B, 0xA9, 0x0B,
  ]
  private static let fileMoniker: [UInt8] = [
    0x03, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46,
  ]

  static func read(_ cursor: inout BiffCursor) throws(WorkbookError) -> SheetHyperlink {
    let range = try self.range(&cursor)
    // The class of links, and the version of what follows.
    try cursor.skip(20)
    let flags = try cursor.uint32()
    let display = flags & 0x10 != 0 ? try text(&cursor) : nil
    if flags & 0x80 != 0 { _ = try text(&cursor) }
    var target: String?
    if flags & 0x101 == 0x101 {
      target = try text(&cursor)
    } else if flags & 1 != 0 {
      target = try moniker(&cursor)
    }
    let location = flags & 0x08 != 0 ? try text(&cursor) : nil
    return SheetHyperlink(range: range, target: target, location: location, display: display, tooltip: nil)
  }

  /// Puts a tooltip to the link it is for, which stands before it.
  static func addTooltip(_ cursor: inout BiffCursor, to links: inout [SheetHyperlink]) throws(WorkbookError) {
    try cursor.skip(2)
    let range = try self.range(&cursor)
    guard let place = links.lastIndex(where: { $0.range == range }) else { return }
    var units: [UInt16] = []
    while !cursor.isAtEnd {
      let unit = UInt16(truncatingIfNeeded: try cursor.uint16())
      if unit == 0 { break }
      units.append(unit)
    }
    let link = links[place]
    links[place] = SheetHyperlink(
      range: link.range, target: link.target, location: link.location, display: link.display,
      tooltip: String(decoding: units, as: UTF16.self))
  }

  /// Source: [MS-XLS] 2.5.211 (Ref8U).
  static func range(_ cursor: inout BiffCursor) throws(WorkbookError) -> CellRange {
    let firstRow = try cursor.uint16()
    let lastRow = try cursor.uint16()
    let firstColumn = try cursor.uint16()
    let lastColumn = try cursor.uint16()
    guard firstRow <= lastRow, firstColumn <= lastColumn, lastColumn < CellReference.lastColumnNumber else {
      throw cursor.damage
    }
    return CellRange(
      CellReference(rowNumber: firstRow + 1, columnNumber: firstColumn + 1),
      CellReference(rowNumber: lastRow + 1, columnNumber: lastColumn + 1))
  }

  /// A string with four bytes of length in characters, an ending zero among them.
  private static func text(_ cursor: inout BiffCursor) throws(WorkbookError) -> String {
    let count = try cursor.uint32()
    return try wide(&cursor, count: count)
  }

  private static func wide(_ cursor: inout BiffCursor, count: Int) throws(WorkbookError) -> String {
    var units: [UInt16] = []
    for _ in 0..<count { units.append(UInt16(truncatingIfNeeded: try cursor.uint16())) }
    return String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
  }

  /// The address a moniker names; nil for one of another kind, behind which nothing can be read.
  private static func moniker(_ cursor: inout BiffCursor) throws(WorkbookError) -> String? {
    let kind = try cursor.bytes(16)
    if kind == urlMoniker {
      let length = try cursor.uint32()
      var inner = cursor
      try cursor.skip(length)
      return try wide(&inner, count: length / 2)
    }
    guard kind == fileMoniker else { throw cursor.damage }
    let levels = try cursor.uint16()
    let shortLength = try cursor.uint32()
    let short = try cursor.bytes(shortLength)
    try cursor.skip(24)
    let longLength = try cursor.uint32()
    var path = String(decoding: short.prefix { $0 != 0 }, as: UTF8.self)
    if longLength > 0 {
      let bytes = try cursor.uint32()
      try cursor.skip(2)
      path = try wide(&cursor, count: bytes / 2)
    }
    return String(repeating: "..\\", count: min(levels, 64)) + path
  }
}

/// The rows of a sheet, scanned: the fast way into the same ``SheetState`` the SAX callbacks fill.
extension SheetConsumer {
  /// Where scanning came to.
  enum ScanEnd {
    /// In front of `</sheetData>`.
    case endOfData
    /// Behind the last row of the bytes.
    case endOfBytes
    /// Something the scanner does not know, or a mistake in the file: this consumer is spent.
    case handOver
  }

  /// Scans rows; the scanner stands behind `<sheetData>` or between two rows.
  func scanRows(_ scanner: inout MarkupScanner) -> ScanEnd {
    guard let state, failure == nil else { return .handOver }
    var rowCount = 0
    while true {
      scanner.skipSpace()
      rowCount &+= 1
      if rowCount & 0xFF == 0, limits.isOverTime { return .handOver }
      if scanner.at >= scanner.end { return .endOfBytes }
      if scanner.at[1] == UInt8(ascii: "/") { return .endOfData }
      guard scanner.take("<row"), let isOpen = scanRowTag(&scanner, state) else { return .handOver }
      if isOpen {
        guard scanCells(&scanner, state) else { return .handOver }
      }
    }
  }

  /// True when cells follow, false for an empty element, nil to hand over.
  private func scanRowTag(_ scanner: inout MarkupScanner, _ state: UnsafeMutablePointer<SheetState>) -> Bool? {
    var rowIndex = state.pointee.rowIndex + 1
    var isHidden = false
    let end = scanner.attributes { attribute in
      if attribute.isNamed("r") {
        guard let number = attribute.number, number >= 1 else { return false }
        rowIndex = number - 1
      } else if attribute.isNamed("hidden") {
        isHidden = attribute.isTrue
      }
      return true
    }
    guard end != .refused, rowIndex < CellReference.lastRowNumber else { return nil }
    state.pointee.rowIndex = rowIndex
    state.pointee.columnIndex = -1
    if isHidden { hide(rowNumber: rowIndex + 1) }
    return end == .open
  }

  /// The cells of a row and its end tag; false to hand over.
  private func scanCells(_ scanner: inout MarkupScanner, _ state: UnsafeMutablePointer<SheetState>) -> Bool {
    var count = 0
    while true {
      scanner.skipSpace()
      // The clock is looked at every 16,384 cells, and every 256 rows; the SAX parser then says that time is over.
      count &+= 1
      if count & 0x3FFF == 0, limits.isOverTime { return false }
      let at = scanner.at
      guard at[0] == UInt8(ascii: "<") else { return false }
      if at[1] == UInt8(ascii: "c") {
        scanner.at = at + 2
        guard scanCell(&scanner, state) else { return false }
      } else {
        return scanner.endTag("row")
      }
    }
  }

  /// One cell, from behind `<c` to behind its end.
  private func scanCell(_ scanner: inout MarkupScanner, _ state: UnsafeMutablePointer<SheetState>) -> Bool {
    guard let head = scanCellHead(&scanner) else { return false }
    guard state.pointee.place(head.position) else { return false }
    guard head.isOpen else { return true }
    var at = scanner.at
    if at[0] == UInt8(ascii: "<"), at[1] == UInt8(ascii: "v"), at[2] == UInt8(ascii: ">") {
      at += 3
      let start = at
      while at.pointee > 0x20, at.pointee < 0x80, at.pointee != UInt8(ascii: "<"), at.pointee != UInt8(ascii: "&"),
        at.pointee != UInt8(ascii: "]")
      {
        at += 1
      }
      if Self.isEndOfPlainCell(at) {
        scanner.at = at + 8
        let value = UnsafeBufferPointer(start: start, count: at - start)
        return keepPlain(value, type: head.type, style: head.style, state)
      }
    }
    state.pointee.beginCell()
    state.pointee.type = head.type
    state.pointee.style = head.style
    return scanCellContent(&scanner, state)
  }

  /// Whether `</v></c>` comes next.
  @inline(__always)
  private static func isEndOfPlainCell(_ at: UnsafePointer<UInt8>) -> Bool {
    let next = UnsafeRawPointer(at).loadUnaligned(as: UInt64.self).littleEndian
    // The eight bytes as a number, the first byte lowest.
    return next == 0x3E63_2F3C_3E76_2F3C
  }

  private struct CellHead {
    var position: PackedPosition?
    var style: UInt16 = 0
    var type = SheetState.CellType.number
    var isOpen = true
  }

  /// The attributes of `c`, each at most once and in double quotes; nil to hand over.
  @inline(__always)
  private func scanCellHead(_ scanner: inout MarkupScanner) -> CellHead? {
    var head = CellHead()
    var at = scanner.at
    var seen: UInt8 = 0
    while true {
      if at.pointee == UInt8(ascii: ">") {
        at += 1
        break
      }
      if at.pointee == UInt8(ascii: "/") {
        guard at[1] == UInt8(ascii: ">") else { return nil }
        at += 2
        head.isOpen = false
        break
      }
      guard at[0] == UInt8(ascii: " "), at[2] == UInt8(ascii: "="), at[3] == UInt8(ascii: "\"") else {
        // White space before the tag's end, or an attribute that is seldom there: not worth being fast.
        return scanRareCellHead(&scanner)
      }
      let name = at[1]
      at += 4
      switch name {
      case UInt8(ascii: "r"):
        guard seen & 1 == 0, let position = Self.position(&at) else { return nil }
        seen |= 1
        head.position = position
      case UInt8(ascii: "s"):
        var style = 0
        let start = at
        while at.pointee >= 48, at.pointee <= 57, at - start < 10 {
          style = style * 10 + Int(at.pointee - 48)
          at += 1
        }
        guard seen & 2 == 0, at - start < 10 else { return nil }
        seen |= 2
        head.style = UInt16(clamping: style)
      case UInt8(ascii: "t"):
        let start = at
        while at.pointee >= 0x61, at.pointee <= 0x7A || at.pointee == UInt8(ascii: "S") { at += 1 }
        if at.pointee == UInt8(ascii: "S") {
          while at.pointee >= 0x41, at.pointee <= 0x7A { at += 1 }
        }
        let value = UnsafeBufferPointer(start: start, count: at - start)
        guard seen & 4 == 0, let type = SheetState.CellType(value) else { return nil }
        seen |= 4
        head.type = type
      default: return nil
      }
      guard at.pointee == UInt8(ascii: "\"") else { return nil }
      at += 1
    }
    scanner.at = at
    return head
  }

  /// The same by the general reader of attributes, for cells that begin with an unusual one.
  private func scanRareCellHead(_ scanner: inout MarkupScanner) -> CellHead? {
    var head = CellHead()
    let end = scanner.attributes { attribute in
      if attribute.isNamed("r") {
        head.position = PackedPosition(parsing: attribute.value)
        return head.position != nil
      }
      if attribute.isNamed("s") {
        guard let style = attribute.value.isEmpty ? 0 : attribute.number else { return false }
        head.style = UInt16(clamping: style)
      } else if attribute.isNamed("t") {
        guard let type = SheetState.CellType(attribute.value) else { return false }
        head.type = type
      }
      return true
    }
    guard end != .refused else { return nil }
    head.isOpen = end == .open
    return head
  }

  /// Reads `B12` up to the closing quote; nil for other spellings.
  @inline(__always)
  private static func position(_ at: inout UnsafePointer<UInt8>) -> PackedPosition? {
    var column = 0
    while at.pointee >= 65, at.pointee <= 90, column <= CellReference.lastColumnNumber {
      column = column * 26 + Int(at.pointee - 64)
      at += 1
    }
    guard column > 0, column <= CellReference.lastColumnNumber, at.pointee != 48 else { return nil }
    var row = 0
    while at.pointee >= 48, at.pointee <= 57, row <= CellReference.lastRowNumber {
      row = row * 10 + Int(at.pointee - 48)
      at += 1
    }
    guard row > 0, row <= CellReference.lastRowNumber else { return nil }
    return PackedPosition(rowIndex: row - 1, columnIndex: column - 1)
  }

  /// Keeps a cell with a value of printable ASCII without blanks and nothing else.
  @inline(__always)
  private func keepPlain(
    _ value: UnsafeBufferPointer<UInt8>, type: SheetState.CellType, style: UInt16,
    _ state: UnsafeMutablePointer<SheetState>
  ) -> Bool {
    let isText = type == .formulaText || type == .inlineText
    guard isText || !value.isEmpty else { return true }
    guard value.count <= limits.textBytes, takeCell(at: state.pointee.position) else { return false }
    if type == .sharedString {
      guard let index = SheetState.index(value), index < sharedStringCount else { return false }
      state.pointee.keepPlainCell(sharedStringIndex: index, style: style)
    } else {
      state.pointee.keepPlainCell(type.kindOfPlainValue, value, style: style)
    }
    return true
  }

  // MARK: Cells with formulas, inline texts, references

  /// What stands between the tags of a cell, and its end tag; false to hand over.
  private func scanCellContent(_ scanner: inout MarkupScanner, _ state: UnsafeMutablePointer<SheetState>) -> Bool {
    while true {
      scanner.skipSpace()
      if scanner.at[1] == UInt8(ascii: "/") {
        guard scanner.endTag("c") else { return false }
        endCell(state)
        return failure == nil
      }
      guard let tag = scanner.startTag() else { return false }
      if MarkupScanner.equal(tag, "v") {
        state.pointee.hasValue = true
        state.pointee.target = .value
        guard scanCharacters(&scanner, scanner.attributes(), "v", state) else { return false }
      } else if MarkupScanner.equal(tag, "f") {
        state.pointee.formula.isPresent = true
        state.pointee.target = .formula
        let end = scanner.attributes { attribute in
          if attribute.isNamed("t") { state.pointee.formula.isPlain = attribute.equals("normal") }
          if attribute.isNamed("si") { state.pointee.formula.sharedIndex = attribute.number ?? -1 }
          return true
        }
        guard scanCharacters(&scanner, end, "f", state) else { return false }
      } else if MarkupScanner.equal(tag, "is") {
        state.pointee.hasInlineText = true
        state.pointee.isInInlineText = true
        let end = scanner.attributes()
        guard end == .empty || end == .open && scanner.richText(state, closing: "is") else { return false }
        guard state.pointee.inlineText.count <= limits.textBytes, state.pointee.reading.count <= limits.textBytes
        else { return false }
      } else {
        return false
      }
    }
  }

  /// The characters of `v` or `f` and its end tag.
  private func scanCharacters(
    _ scanner: inout MarkupScanner, _ end: MarkupScanner.TagEnd, _ name: StaticString,
    _ state: UnsafeMutablePointer<SheetState>
  ) -> Bool {
    guard end != .refused else { return false }
    if end == .open {
      var longest = 0
      guard scanner.characters({ longest = state.pointee.append($0) }), longest <= limits.textBytes else {
        return false
      }
      guard scanner.endTag(name) else { return false }
    }
    state.pointee.target = .none
    return true
  }
}

extension SheetState: ScannedTextTarget {
  mutating func beginScannedRun(keepsSpace: Bool) { beginRun(keepsSpace: keepsSpace) }
  mutating func appendScanned(_ bytes: UnsafeBufferPointer<UInt8>) { _ = append(bytes) }
  mutating func endScannedRun() { endRun() }
  mutating func setPhonetic(_ isPhonetic: Bool) { isInPhonetic = isPhonetic }
}

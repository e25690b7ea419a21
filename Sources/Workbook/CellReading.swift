/// Makes cells of what is packed: with the workbook's strings, formats and date system.
struct CellReading: Sendable {
  let strings: SharedStrings
  let styles: CellFormats
  let dateSystem: DateSystem

  /// The cell with all that is known of it.
  func cell(_ packed: PackedCell, in storage: borrowing SheetStorage) -> Cell {
    let meaning = meaning(packed, in: storage)
    let stored: String
    switch (packed.kind, meaning.value) {
    case (.missing, _): stored = ""
    // A text is stored as it is; one string serves both.
    case (_, .text(let text)): stored = text
    case (.sharedString, _), (.text, _), (.number, _), (.boolean, _), (.error, _), (.isoDate, _):
      stored = String(decoding: storage.bytes(of: packed), as: UTF8.self)
    }
    var reading = packed.hasReading ? storage.reading(at: packed.position) : nil
    if packed.kind == .sharedString { reading = strings.reading(at: packed.sharedStringIndex) }
    return Cell(
      value: meaning.value, stored: stored,
      formula: packed.hasFormula ? storage.formula(at: packed.position) : nil,
      isMissingCachedValue: packed.kind == .missing, isImpossibleDate: meaning.isImpossibleDate, reading: reading,
      format: styles[packed.style].code)
  }

  /// What the cell means, and whether it ought to be a date but is none.
  func meaning(
    _ packed: PackedCell, in storage: borrowing SheetStorage
  ) -> (value: CellValue, isImpossibleDate: Bool) {
    switch packed.kind {
    case .sharedString: return (.text(strings.text(at: packed.sharedStringIndex)), false)
    case .text: return (.text(EscapedText.decode(storage.bytes(of: packed))), false)
    case .number:
      let bytes = storage.bytes(of: packed)
      guard let number = StoredNumber.parse(bytes) else {
        return (.text(String(decoding: bytes, as: UTF8.self)), false)
      }
      return styles.meaning(of: number, style: packed.style, system: dateSystem)
    case .boolean:
      let stored = String(decoding: storage.bytes(of: packed), as: UTF8.self)
      switch stored {
      case "1", "true": return (.boolean(true), false)
      case "0", "false": return (.boolean(false), false)
      default: return (.text(stored), false)
      }
    case .error: return (.error(String(decoding: storage.bytes(of: packed), as: UTF8.self)), false)
    case .isoDate:
      let stored = String(decoding: storage.bytes(of: packed), as: UTF8.self)
      return (ISODate.value(of: stored) ?? .text(stored), false)
    case .missing: return (.empty, false)
    }
  }
}

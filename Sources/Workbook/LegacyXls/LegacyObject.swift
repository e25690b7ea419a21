/// What an OBJ record says of something that lies on a sheet.
///
/// Source: [MS-XLS] 2.4.181 (Obj), 2.5.143 (FtCmo) and the other Ft… structures, which follow one another.
struct LegacyObject {
  /// What it is, as far as it matters.
  enum Kind: Equatable {
    /// The frame of a note.
    case note
    /// An arrow of an automatic filter or of a validation list: part of Excel, not of the document.
    case filter
    case control(SheetControl.Kind)
    case embedded, picture, chart
    /// A rectangle, a line, a text box.
    case shape
  }

  private(set) var kind = Kind.shape
  /// The number by which a note names it.
  let id: Int
  private(set) var state: SheetControl.State?
  /// The tokens of the formula that says which cell takes the state.
  private(set) var link: [UInt8]?
  /// The program an embedded object belongs to.
  private(set) var className: String?
  /// The storage that holds an embedded object.
  private(set) var storage: String?
  /// The text on it, from the TXO record that follows.
  var text = ""

  /// - Parameter length: the bytes of the record without its continuations.
  init(_ cursor: inout BiffCursor, length: Int) throws(WorkbookError) {
    guard length >= 22 else { throw cursor.damage }
    let head = (part: try cursor.uint16(), count: try cursor.uint16())
    guard head == (0x15, 0x12) else {
      // Some writers leave records of Excel 95 in place: behind a count of four bytes the same type and number.
      kind = Self.kind(type: try cursor.uint16(), isFilter: false, isControl: false, isEmbedded: false)
      id = try cursor.uint16()
      return
    }
    let type = try cursor.uint16()
    id = try cursor.uint16()
    let flags = try cursor.uint16()
    try cursor.skip(12)
    var left = length - 22
    var pictureFlags = 0
    var hasFormula = false
    while left >= 4 {
      let part = try cursor.uint16()
      let count = try cursor.uint16()
      left -= 4
      // The end; a list's data states no true length, but nothing behind it is looked for.
      guard part != 0, part != 0x13, count <= left else { break }
      left -= count
      var inner = cursor
      try cursor.skip(count)
      switch part {
      case 0x08 where count >= 2: pictureFlags = try inner.uint16()
      case 0x09 where count > 2:
        hasFormula = true
        try readPicture(&inner, count: count)
      case 0x12 where count >= 2:
        state =
          switch try inner.uint16() {
          case 1: .checked
          case 2: .mixed
          default: .unchecked
          }
      case 0x14, 0x0E: if link == nil { link = try Self.formula(&inner, count: count) }
      default: break
      }
    }
    kind = Self.kind(
      type: type, isFilter: flags & 0x0100 != 0, isControl: pictureFlags & 0x10 != 0, isEmbedded: hasFormula)
  }

  private static func kind(type: Int, isFilter: Bool, isControl: Bool, isEmbedded: Bool) -> Kind {
    switch type {
    case 0x05: .chart
    case 0x07: .control(.button)
    case 0x08: isControl ? .control(.activeX) : isEmbedded ? .embedded : .picture
    case 0x0B: .control(.checkBox)
    case 0x0C: .control(.optionButton)
    case 0x0D, 0x0F: .control(.other)
    case 0x0E: .control(.label)
    case 0x10: .control(.spinner)
    case 0x11: .control(.scrollBar)
    case 0x12: .control(.list)
    case 0x13: .control(.groupBox)
    case 0x14: isFilter ? .filter : .control(.dropDown)
    case 0x19: .note
    default: .shape
    }
  }

  /// Source: [MS-XLS] 2.5.187 (ObjFmla), 2.5.198.4 (ObjectParsedFormula).
  private static func formula(_ cursor: inout BiffCursor, count: Int) throws(WorkbookError) -> [UInt8]? {
    guard count > 6 else { return nil }
    let length = try cursor.uint16() & 0x7FFF
    try cursor.skip(4)
    return length > 0 && length <= count - 6 ? try cursor.bytes(length) : nil
  }

  /// Source: [MS-XLS] 2.5.151 (FtPictFmla), 2.5.208 (PictFmlaEmbedInfo): a formula with, behind it, the program's name;
  /// last the number of the storage `MBD…`.
  private mutating func readPicture(_ cursor: inout BiffCursor, count: Int) throws(WorkbookError) {
    let formulaCount = try cursor.uint16()
    guard formulaCount >= 6, formulaCount <= count - 2 else { return }
    var left = formulaCount
    var inner = cursor
    try cursor.skip(formulaCount)
    let tokenCount = try inner.uint16() & 0x7FFF
    try inner.skip(4)
    left -= 6
    guard tokenCount <= left else { return }
    // A table's token stands for an embedded object; anything else is a picture that a formula fetches.
    let first = tokenCount > 0 ? try inner.byte() : 0
    try inner.skip(max(tokenCount - 1, 0))
    left -= tokenCount
    guard first == 0x02 else { return }
    if left > 3, try inner.byte() == 3 {
      let characterCount = try inner.uint16()
      if characterCount > 0, characterCount < left { className = try inner.text(characterCount).text }
    }
    if count - 2 - formulaCount >= 4 {
      let number = String(try cursor.uint32(), radix: 16, uppercase: true)
      storage = "MBD" + String(repeating: "0", count: max(8 - number.count, 0)) + number
    }
  }
}

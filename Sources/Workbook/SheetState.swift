/// Where the reader of a sheet stands: the cell being read, and what was read so far.
struct SheetState: ~Copyable {
  /// The attribute `t` of a cell.
  enum CellType {
    case number, sharedString, formulaText, inlineText, boolean, error, isoDate

    /// Nil for a value the format does not know; nothing at all is a number.
    init?(_ value: UnsafeBufferPointer<UInt8>) {
      switch value.count {
      case 0: self = .number
      case 1:
        switch value[0] {
        case UInt8(ascii: "n"): self = .number
        case UInt8(ascii: "s"): self = .sharedString
        case UInt8(ascii: "b"): self = .boolean
        case UInt8(ascii: "e"): self = .error
        case UInt8(ascii: "d"): self = .isoDate
        default: return nil
        }
      default:
        if MarkupScanner.equal(value, "str") {
          self = .formulaText
        } else if MarkupScanner.equal(value, "inlineStr") {
          self = .inlineText
        } else {
          return nil
        }
      }
    }

    /// What a value that is neither blank nor a shared string is under this type.
    var kindOfPlainValue: PackedCell.Kind {
      switch self {
      case .number: .number
      case .sharedString: .sharedString
      case .formulaText, .inlineText: .text
      case .boolean: .boolean
      case .error: .error
      case .isoDate: .isoDate
      }
    }
  }

  /// Where characters go.
  enum Target { case none, value, inlineText, reading, formula }

  /// The attributes of the cell's `f`.
  struct Formula {
    var isPresent = false
    /// Not shared, not an array, not a data table.
    var isPlain = true
    var sharedIndex: Int?
  }

  let names: SheetNames
  var storage = SheetStorage()

  var isRooted = false
  var isInSheetData = false
  var rowIndex = -1
  var columnIndex = -1
  var isInCell = false

  // The cell being read.
  var position = PackedPosition(rawValue: 0)
  var style: UInt16 = 0
  var type = CellType.number
  var hasValue = false
  var hasInlineText = false
  var isInInlineText = false
  var isInPhonetic = false
  var formula = Formula()
  var target = Target.none
  var value = GrowableBuffer<UInt8>()
  var inlineText = GrowableBuffer<UInt8>()
  var reading = GrowableBuffer<UInt8>()
  var formulaText = GrowableBuffer<UInt8>()
  private var run: TextRun?

  var isSorted = true
  private var lastKept = PackedPosition(rawValue: 0)
  var masters: [Int: PackedNote] = [:]
  var followers: [(place: Int, sharedIndex: Int)] = []

  init(names: SheetNames) { self.names = names }

  mutating func beginCell() {
    isInCell = true
    style = 0
    type = .number
    hasValue = false
    hasInlineText = false
    isInInlineText = false
    isInPhonetic = false
    formula = Formula()
    target = .none
    run = nil
    value.removeAll()
    inlineText.removeAll()
    reading.removeAll()
    formulaText.removeAll()
  }

  /// Puts the cell where it says, or after the one before it; false when that is outside the sheet.
  mutating func place(_ stated: PackedPosition?) -> Bool {
    if let stated {
      position = stated
      rowIndex = stated.rowIndex
      columnIndex = stated.columnIndex
      return true
    }
    columnIndex += 1
    guard columnIndex < CellReference.lastColumnNumber else { return false }
    position = PackedPosition(rowIndex: max(rowIndex, 0), columnIndex: columnIndex)
    return true
  }

  /// Takes characters; the length of the text so far.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    switch target {
    case .none: return 0
    case .value:
      value.append(contentsOf: bytes)
      return value.count
    case .inlineText:
      inlineText.append(contentsOf: bytes)
      return inlineText.count
    case .reading:
      reading.append(contentsOf: bytes)
      return reading.count
    case .formula:
      formulaText.append(contentsOf: bytes)
      return formulaText.count
    }
  }

  mutating func beginRun(keepsSpace: Bool) {
    target = isInPhonetic ? .reading : .inlineText
    run = TextRun(start: isInPhonetic ? reading.count : inlineText.count, keepsSpace: keepsSpace)
  }

  mutating func endRun() {
    guard let run else { return }
    if target == .reading { run.trim(&reading) } else { run.trim(&inlineText) }
    self.run = nil
    target = .none
  }

  /// What kind of cell has ended; nil when it is blank.
  mutating func kindOfCell() -> PackedCell.Kind? {
    // A formula element without text says nothing, unless it shares another cell's formula.
    if formula.isPresent, formula.isPlain, formulaText.count == 0 { formula.isPresent = false }
    let isText = type == .formulaText || type == .inlineText
    if !isText { TextRun(start: 0, keepsSpace: false).trim(&value) }
    switch type {
    case .inlineText where hasInlineText, .formulaText where hasInlineText && !hasValue: return .text
    case .inlineText, .formulaText:
      if hasValue { return .text }
    case .number where value.count > 0: return .number
    case .sharedString where value.count > 0: return .sharedString
    case .boolean where value.count > 0: return .boolean
    case .error where value.count > 0: return .error
    case .isoDate where value.count > 0: return .isoDate
    case .number, .sharedString, .boolean, .error, .isoDate: break
    }
    return formula.isPresent ? .missing : nil
  }

  /// The value as the index of a shared string; nil when it is none.
  var valueAsIndex: Int? { Self.index(UnsafeBufferPointer(value.elements)) }

  /// The bytes as the index of a shared string; nil when they are none.
  static func index(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count < 10 else { return nil }
    var index = 0
    for digit in bytes {
      guard digit >= 48, digit <= 57 else { return nil }
      index = index * 10 + Int(digit - 48)
    }
    return index
  }

  /// Keeps a cell that is nothing but a shared string.
  mutating func keepPlainCell(sharedStringIndex: Int, style: UInt16) {
    keepPlain(PackedCell(position: position, style: style, kind: .sharedString, sharedStringIndex: sharedStringIndex))
  }

  /// Keeps a cell that is nothing but a value.
  mutating func keepPlainCell(_ kind: PackedCell.Kind, _ value: UnsafeBufferPointer<UInt8>, style: UInt16) {
    let start = storage.texts.count
    storage.texts.append(contentsOf: value)
    keepPlain(PackedCell(position: position, style: style, kind: kind, textStart: start, textLength: value.count))
  }

  private mutating func keepPlain(_ packed: PackedCell) {
    if storage.cells.count > 0, position.rawValue <= lastKept.rawValue { isSorted = false }
    lastKept = position
    storage.cells.append(packed)
  }

  mutating func keepCell(sharedStringIndex: Int) {
    keep(PackedCell(position: position, style: style, kind: .sharedString, sharedStringIndex: sharedStringIndex))
  }

  mutating func keepCell(_ kind: PackedCell.Kind) {
    let start = storage.texts.count
    let usesInline = kind == .text && hasInlineText && !(type == .formulaText && hasValue)
    if usesInline {
      storage.texts.append(contentsOf: UnsafeBufferPointer(inlineText.elements))
    } else {
      storage.texts.append(contentsOf: UnsafeBufferPointer(value.elements))
    }
    keep(
      PackedCell(
        position: position, style: style, kind: kind, textStart: start, textLength: storage.texts.count - start))
  }

  private mutating func keep(_ packed: PackedCell) {
    var packed = packed
    if storage.cells.count > 0, position.rawValue <= lastKept.rawValue { isSorted = false }
    lastKept = position
    if formula.isPresent {
      packed.hasFormula = true
      keepFormula()
    }
    if reading.count > 0 {
      packed.hasReading = true
      let start = storage.texts.count
      storage.texts.append(contentsOf: UnsafeBufferPointer(reading.elements))
      storage.readings.append(note(from: start))
    }
    storage.cells.append(packed)
  }

  private mutating func keepFormula() {
    let start = storage.texts.count
    storage.texts.append(contentsOf: UnsafeBufferPointer(formulaText.elements))
    let note = note(from: start)
    if let sharedIndex = formula.sharedIndex {
      if note.textLength > 0 {
        masters[sharedIndex] = note
      } else {
        followers.append((storage.formulas.count, sharedIndex))
      }
    }
    storage.formulas.append(note)
  }

  private func note(from start: Int) -> PackedNote {
    PackedNote(
      position: position, writtenFor: position, textStart: start, textLength: storage.texts.count - start)
  }

  /// Gives every cell that shares a formula the one it shares, wherever that stands in the file.
  mutating func resolveSharedFormulas() {
    for follower in followers {
      guard let master = masters[follower.sharedIndex] else { continue }
      storage.formulas.elements[follower.place].writtenFor = master.position
      storage.formulas.elements[follower.place].textStart = master.textStart
      storage.formulas.elements[follower.place].textLength = master.textLength
    }
  }

  /// Puts cells, formulas and readings into row-major order; a position that occurs twice, if there is one.
  mutating func sort() -> PackedPosition? {
    guard !isSorted else { return nil }
    isSorted = true
    var cells = storage.cells.elements
    cells.sort { $0.position.rawValue < $1.position.rawValue }
    var formulas = storage.formulas.elements
    formulas.sort { $0.position.rawValue < $1.position.rawValue }
    var readings = storage.readings.elements
    readings.sort { $0.position.rawValue < $1.position.rawValue }
    for (left, right) in zip(cells, cells.dropFirst()) where left.position == right.position { return left.position }
    return nil
  }
}

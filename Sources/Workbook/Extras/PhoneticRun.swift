/// A piece of furigana (ふりがな) and the characters it reads.
///
/// Source: ECMA-376 part 1, 18.4.6 (rPh): `sb` and `eb` count UTF-16 code units from 0, the end not included.
public struct PhoneticRun: Hashable, Sendable {
  /// The reading.
  public let reading: String
  /// The characters it reads, as places of UTF-16 code units in the cell's text.
  public let range: Range<Int>
  /// The characters themselves; shorter than the range when that reaches beyond the text.
  public let base: String

  init(reading: String, first: Int, end: Int, text: String) {
    self.reading = reading
    range = first..<max(first, end)
    let units = Array(text.utf16)
    base = String(decoding: units[min(first, units.count)..<min(max(first, end), units.count)], as: UTF16.self)
  }
}

extension WorkbookFile {
  /// The furigana of a sheet's cells piece by piece, for cells that have any; runs in the order of the file.
  ///
  /// Read from the package now, in one pass over the shared strings and one over the sheet: cells themselves keep only
  /// the joined reading (``Cell/reading``).
  public func phoneticRuns(of sheet: Sheet) throws(WorkbookError) -> [CellReference: [PhoneticRun]] {
    if let legacy { return try legacy.phoneticRuns(of: sheet) }
    guard let open = try package?.open(), let part = try open.sheetParts()[sheet.name], open.archive.contains(part),
      sheet.kind == .worksheet || sheet.kind == .macro
    else { return [:] }
    var shared: [Int: [PhoneticRun]] = [:]
    if let strings = open.links.first(ofKind: "sharedStrings") {
      let consumer = PhoneticConsumer(part: strings.target, limits: open.limits, shared: nil)
      try open.archive.parse(consumer, limits: open.limits)
      shared = consumer.byIndex
    }
    let consumer = PhoneticConsumer(part: part, limits: open.limits, shared: shared)
    try open.archive.parse(consumer, limits: open.limits)
    return consumer.byCell
  }
}

/// Collects phonetic runs from the shared strings (`si`), or from a sheet's cells (`c`) which point to those or hold
/// a text of their own.
private final class PhoneticConsumer: XMLConsumer {
  private struct Names { let si, row, c, r, t, v, rPh, sb, eb, space: XMLName }
  private enum Target { case none, text, reading, index }

  private(set) var byIndex: [Int: [PhoneticRun]] = [:]
  private(set) var byCell: [CellReference: [PhoneticRun]] = [:]
  private let shared: [Int: [PhoneticRun]]?
  private let textLimit: Int
  private var names: Names?
  private var target = Target.none
  private var rowIndex = -1
  private var columnIndex = -1
  private var isShared = false
  private var count = 0
  private var text = GrowableBuffer<UInt8>()
  private var reading = GrowableBuffer<UInt8>()
  private var index = GrowableBuffer<UInt8>()
  private var run: TextRun?
  private var isInPhonetic = false
  private var ends = (first: 0, end: 0)
  private var runs: [(reading: String, first: Int, end: Int)] = []

  /// - Parameter shared: the runs of the shared strings when a sheet is read; nil when those themselves are.
  init(part: String, limits: ReadingLimits, shared: [Int: [PhoneticRun]]?) {
    self.shared = shared
    textLimit = limits.textBytes
    super.init(part: part)
  }

  override func begin(_ names: XMLNameTable) {
    self.names = Names(
      si: names("si"), row: names("row"), c: names("c"), r: names("r"), t: names("t"), v: names("v"), rPh: names("rPh"),
      sb: names("sb"), eb: names("eb"), space: names("space"))
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard let names else { return }
    if name == names.row, shared != nil {
      let stated = attributes.first { $0.name == names.r && $0.isPlain }?.number
      rowIndex = stated.map { $0 - 1 } ?? rowIndex + 1
      columnIndex = -1
    } else if name == names.c, shared != nil {
      let stated = attributes.first { $0.name == names.r && $0.isPlain }.flatMap { PackedPosition(parsing: $0.value) }
      rowIndex = stated?.rowIndex ?? rowIndex
      columnIndex = stated?.columnIndex ?? columnIndex + 1
      isShared = attributes.contains { $0.name == names.t && $0.isPlain && $0.equals("s") }
      beginText()
    } else if name == names.si, shared == nil {
      beginText()
    } else if name == names.rPh {
      isInPhonetic = true
      reading.removeAll()
      ends = (0, 0)
      for attribute in attributes where attribute.isPlain {
        if attribute.name == names.sb { ends.first = attribute.number ?? 0 }
        if attribute.name == names.eb { ends.end = attribute.number ?? 0 }
      }
    } else if name == names.t {
      target = isInPhonetic ? .reading : .text
      run = TextRun(
        start: isInPhonetic ? reading.count : text.count, keepsSpace: TextRun.keepsSpace(attributes, named: names.space)
      )
    } else if name == names.v, isShared {
      target = .index
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch target {
    case .none: return
    case .text: text.append(contentsOf: bytes)
    case .reading: reading.append(contentsOf: bytes)
    case .index: index.append(contentsOf: bytes)
    }
    if max(text.count, reading.count, index.count) > textLimit { failure = .limitExceeded(.textBytes, part: part) }
  }

  override func end(_ name: XMLName) {
    guard let names else { return }
    if name == names.t {
      if isInPhonetic { run?.trim(&reading) } else { run?.trim(&text) }
      target = .none
    } else if name == names.v {
      target = .none
    } else if name == names.rPh {
      isInPhonetic = false
      runs.append((EscapedText.decode(UnsafeBufferPointer(reading.elements)), ends.first, ends.end))
    } else if name == names.si, shared == nil {
      if !runs.isEmpty { byIndex[count] = phoneticRuns() }
      count += 1
    } else if name == names.c, let shared, let cell {
      if isShared {
        if let place = Int(String(decoding: UnsafeBufferPointer(index.elements), as: UTF8.self)) {
          byCell[cell] = shared[place]
        }
      } else if !runs.isEmpty {
        byCell[cell] = phoneticRuns()
      }
    }
  }

  /// Where the cell being read stands; nil outside a sheet's limits, where the cells' own reader finds fault.
  private var cell: CellReference? {
    guard (0..<CellReference.lastRowNumber).contains(rowIndex),
      (0..<CellReference.lastColumnNumber).contains(columnIndex)
    else { return nil }
    return CellReference(rowNumber: rowIndex + 1, columnNumber: columnIndex + 1)
  }

  private func beginText() {
    text.removeAll()
    index.removeAll()
    runs = []
  }

  private func phoneticRuns() -> [PhoneticRun] {
    let text = EscapedText.decode(UnsafeBufferPointer(text.elements))
    return runs.map { PhoneticRun(reading: $0.reading, first: $0.first, end: $0.end, text: text) }
  }
}

/// Reads from one sheet's substream everything but the cells.
///
/// A record that cannot be read is an entry of ``SheetExtras/damage`` and takes nothing else with it.
/// Source: [MS-XLS] 2.1.7.20.5 (Worksheet substream).
struct LegacyExtrasReader {
  private let stream: BiffStream
  private let limits: ReadingLimits
  private let words: LegacyFormula
  private let sheetName: String
  private(set) var extras = SheetExtras()

  private var drawing: [UInt8] = []
  private var objects: [LegacyObject] = []
  private var notes: [Note] = []
  private var elementCount = 0
  private var protection: (isOn: Bool, hasPassword: Bool, protectsObjects: Bool) = (false, false, false)

  /// A NOTE record: where a note is, whose it is, and by which object it is shown.
  private struct Note {
    let cell: CellReference
    let object: Int
    let author: String
  }

  init(stream: BiffStream, limits: ReadingLimits, words: LegacyFormula, sheetName: String) {
    self.stream = stream
    self.limits = limits
    self.words = words
    self.sheetName = sheetName
  }

  mutating func read(at offset: Int) {
    do throws(WorkbookError) { try readRecords(from: offset) } catch { extras.damage.append(error) }
    if protection.isOn {
      extras.protection = .init(
        hasPassword: protection.hasPassword, protectsObjects: protection.protectsObjects)
    }
    do throws(WorkbookError) { try placeObjects() } catch { extras.damage.append(error) }
  }

  private mutating func readRecords(from offset: Int) throws(WorkbookError) {
    var next = offset
    // Charts stand inside a sheet as substreams of their own.
    var depth = 0
    var count = 0
    repeat {
      guard let record = try stream.record(at: next) else {
        throw stream.damage(BiffKind.endOfSubstream, at: stream.bytes.count)
      }
      let (segments, behind) = try stream.withContinuations(record)
      next = behind
      count += 1
      if count & 0xFFF == 0 { try limits.checkTime(part: stream.part) }
      if record.kind == BiffKind.beginning {
        depth += 1
      } else if record.kind == BiffKind.endOfSubstream {
        depth -= 1
      } else if depth == 1 {
        var cursor = stream.cursor(record, segments)
        do throws(WorkbookError) { try read(record.kind, &cursor, segments) } catch {
          if case .limitExceeded = error { throw error }
          extras.damage.append(error)
        }
      }
    } while depth > 0
  }

  private mutating func read(
    _ kind: UInt16, _ cursor: inout BiffCursor, _ segments: [Range<Int>]
  ) throws(WorkbookError) {
    switch kind {
    case BiffKind.note:
      try countElement()
      notes.append(try Self.note(&cursor))
    case BiffKind.object:
      try countElement()
      objects.append(try LegacyObject(&cursor, length: segments[0].count))
    case BiffKind.textObject: try readText(&cursor)
    case BiffKind.drawing: for segment in segments { drawing.append(contentsOf: stream.bytes[segment]) }
    case BiffKind.hyperlink:
      try countElement()
      extras.hyperlinks.append(try LegacyHyperlink.read(&cursor))
    case BiffKind.hyperlinkTooltip: try LegacyHyperlink.addTooltip(&cursor, to: &extras.hyperlinks)
    case BiffKind.validation:
      try countElement()
      if let rule = try LegacyValidation.read(&cursor, words: words) { extras.validations.append(rule) }
    case BiffKind.protect: protection.isOn = try cursor.uint16() != 0
    case BiffKind.password: protection.hasPassword = try cursor.uint16() != 0
    case BiffKind.objectProtection: protection.protectsObjects = try cursor.uint16() != 0
    case BiffKind.background:
      extras.objects.append(
        SheetObject(kind: .background, name: nil, target: nil, isExternal: false, anchor: nil, isHidden: false))
    default: break
    }
  }

  private mutating func countElement() throws(WorkbookError) {
    elementCount += 1
    guard elementCount <= limits.partElements else { throw .limitExceeded(.partElements, part: stream.part) }
  }

  /// Source: [MS-XLS] 2.4.179 (Note), 2.5.186 (NoteSh).
  private static func note(_ cursor: inout BiffCursor) throws(WorkbookError) -> Note {
    let row = try cursor.uint16()
    let column = try cursor.uint16()
    try cursor.skip(2)
    let object = try cursor.uint16()
    guard column < 256 else { throw cursor.damage }
    return Note(
      cell: CellReference(rowNumber: row + 1, columnNumber: column + 1), object: object,
      author: try cursor.string(lengthBytes: 2).text)
  }

  /// The text of the object before it. Source: [MS-XLS] 2.4.329 (TxO): its characters begin in a CONTINUE record.
  private mutating func readText(_ cursor: inout BiffCursor) throws(WorkbookError) {
    guard !objects.isEmpty else { return }
    try cursor.skip(10)
    let count = try cursor.uint16()
    guard count > 0 else { return }
    cursor.skipToContinuation()
    let units = try cursor.characters(count, isWide: false)
    objects[objects.count - 1].text = String(decoding: units, as: UTF16.self).replacing("\r", with: "\n")
  }

  // MARK: Objects by what they are

  private mutating func placeObjects() throws(WorkbookError) {
    let shapes = LegacyDrawing.shapes(drawing)
    for (index, object) in objects.enumerated() {
      // Each shape with client data has its object, in the same order ([MS-XLS] 2.4.171, MsoDrawing).
      let shape = shapes.indices.contains(index) ? shapes[index] : LegacyDrawing.Shape()
      place(object, shape)
    }
    let texts = Dictionary(
      objects.filter { $0.kind == .note }.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    let comments = notes.map { note in
      SheetComment(
        cell: note.cell, kind: .note, author: WhiteSpace.trimmed(note.author).isEmpty ? nil : note.author,
        text: texts[note.object] ?? "",
        writtenAt: nil, isReply: false, isResolved: false)
    }
    extras.comments = comments.enumerated()
      .sorted { ($0.element.cell, $0.offset) < ($1.element.cell, $1.offset) }.map(\.element)
  }

  private mutating func place(_ object: LegacyObject, _ shape: LegacyDrawing.Shape) {
    func add(_ kind: SheetObject.Kind) {
      extras.objects.append(
        SheetObject(
          kind: kind, name: object.className ?? shape.name, target: object.storage, isExternal: false,
          anchor: shape.anchor, isHidden: shape.isHidden))
    }
    switch object.kind {
    case .note, .filter: break
    case .control(let kind):
      // The text of a link is that of a plain reference, or of a name.
      let link = object.link.flatMap { words.text($0) }
      extras.controls.append(
        SheetControl(
          kind: kind, name: shape.name, caption: object.text.isEmpty ? nil : object.text,
          state: kind.canBeTicked ? object.state ?? .unchecked : nil,
          linkedCell: link.flatMap { FormulaText.cell($0, sheetName: sheetName) }, linkedFormula: link,
          anchor: shape.anchor))
    case .embedded: add(.embedded)
    case .picture: add(.picture)
    case .chart: add(.chart)
    case .shape:
      if !object.text.isEmpty {
        extras.textBoxes.append(
          SheetTextBox(name: shape.name, text: object.text, anchor: shape.anchor, isHidden: shape.isHidden))
      } else if shape.isPicture {
        add(.picture)
      }
    }
  }
}

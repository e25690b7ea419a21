/// The stream a legacy workbook was read from, kept so that what its sheets hold besides cells is read only when asked for.
struct LegacySource: Sendable {
  private let stream: BiffStream
  private let limits: ReadingLimits
  private let clock: ReadingClock
  private let entries: [LegacyGlobals.SheetEntry]
  private let words: LegacyFormula
  let appearances: CellAppearances

  init(stream: BiffStream, limits: ReadingLimits, globals: LegacyGlobals, words: LegacyFormula) {
    self.stream = stream
    self.limits = limits
    clock = ReadingClock(limits)
    entries = globals.entries
    self.words = words
    appearances = globals.appearances
  }

  /// What the sheet holds besides its cells; what cannot be read is among it by name.
  func extras(ofSheetNamed name: String) -> SheetExtras {
    guard let entry = entries.first(where: { $0.name == name && !$0.isModule }), entry.kind != .chart else {
      return SheetExtras()
    }
    let turn = clock.turn()
    var reader = LegacyExtrasReader(stream: stream, limits: limits.until(turn), words: words, sheetName: name)
    reader.read(at: entry.offset)
    return reader.extras
  }

  /// The furigana of the sheet's cells, piece by piece.
  func phoneticRuns(of sheet: Sheet) throws(WorkbookError) -> [CellReference: [PhoneticRun]] {
    let turn = clock.turn()
    let shared = try LegacyGlobals.phoneticRuns(in: stream, limits: limits.until(turn))
    guard !shared.isEmpty else { return [:] }
    var runs: [CellReference: [PhoneticRun]] = [:]
    let contents = sheet.contents
    for place in 0..<contents.cellCount {
      guard let index = contents.sharedStringIndex(ofCellAt: place), let found = shared[index] else { continue }
      runs[contents.reference(ofCellAt: place)] = found
    }
    return runs
  }
}

/// A pull of a sheet's rows: each is made when asked for, and forgotten by the reader when given.
///
/// Memory is bounded by some hundred kilobytes of XML, the rows made of it, and the formulas cells share. Rows come in
/// the order of the file, which must be ascending. What ``WorkbookFile`` reads as an error is one here too, when it is
/// reached. A shared formula is known to the cells that stand behind it in the file. Not to be used by two threads.
public final class SheetRows {
  private let source: RowSource

  init(archive: ZipArchiveReader, part: String, limits: ReadingLimits, clock: ReadingClock, reading: CellReading) {
    source = RowSource(archive: archive, part: part, limits: limits, clock: clock, reading: reading)
  }

  /// The next row that has a cell; nil at the end, and after an error.
  /// - Throws: ``WorkbookError``; ``WorkbookError/DamageReason/rowsOutOfOrder(rowNumber:)`` among its reasons.
  public func next() throws(WorkbookError) -> SheetRow? { try source.next() }
}

/// Reads a sheet's part window by window: scanned where the scanner can, else by the SAX parser from the start again.
final class RowSource {
  private enum Stage { case beginning, rows, rest, end }

  private let archive: ZipArchiveReader
  private let part: String
  private var limits: ReadingLimits
  private let clock: ReadingClock
  private let queue: RowQueue
  private var consumer: SheetConsumer
  private var parser: XMLPushParser?
  private var stream: ZipArchiveReader.Stream?
  private var window = ByteWindow()
  private var prefixes: [[UInt8]] = []
  private var stage = Stage.beginning

  init(archive: ZipArchiveReader, part: String, limits: ReadingLimits, clock: ReadingClock, reading: CellReading) {
    self.archive = archive
    self.part = part
    self.limits = limits
    // Looked at before each window: whoever pulls may take as long as he likes between two rows.
    self.limits.deadline = nil
    self.clock = clock
    queue = RowQueue(part: part, reading: reading)
    consumer = SheetConsumer(part: part, limits: limits, sharedStringCount: reading.strings.count)
  }

  func next() throws(WorkbookError) -> SheetRow? {
    while true {
      if let row = queue.next() { return row }
      do {
        let turn = clock.turn()
        try limits.until(turn).checkTime(part: part)
        switch stage {
        case .beginning: try begin()
        case .rows: try scan()
        case .rest: try parse()
        case .end: return nil
        }
      } catch {
        stage = .end
        throw error
      }
    }
  }

  /// Reads up to the first row.
  private func begin() throws(WorkbookError) {
    let stream = try archive.stream(part)
    self.stream = stream
    var prologue: BulkPart.Prologue?
    while prologue == nil {
      guard limits.xmlDepth >= 16, window.count < 4 << 20, try window.fill(from: stream) > 0 else {
        return try handOver()
      }
      prologue = BulkPart.Prologue(window.elements, element: "<sheetData")
    }
    guard let prologue else { return try handOver() }
    let parser = try XMLPushParser(consumer, limits: limits)
    do { try parser.feedAll(UnsafeBufferPointer(rebasing: window.elements[..<prologue.end])) } catch {
      return try handOver()
    }
    guard parser.depth == 2, consumer.isInSheetData else { return try handOver() }
    window.drop(prologue.end)
    prefixes = prologue.prefixes
    self.parser = parser
    stage = .rows
  }

  /// Scans the rows that lie in the window as a whole.
  private func scan() throws(WorkbookError) {
    guard let stream, let parser else { return try handOver() }
    while window.endOfRows == nil {
      guard window.count < 16 << 20, try window.fill(from: stream) > 0 else { return try handOver() }
    }
    guard let end = window.endOfRows else { return try handOver() }
    var scanner = MarkupScanner(UnsafeBufferPointer(rebasing: window.elements[..<end]), prefixes: prefixes)
    switch consumer.scanRows(&scanner) {
    case .handOver: try handOver()
    case .endOfBytes:
      try queue.take(from: consumer)
      window.drop(end)
      _ = try window.fill(from: stream)
    case .endOfData:
      try queue.take(from: consumer)
      let scanned = end - (scanner.end - scanner.at)
      stage = .rest
      consumer.rowEnd = { [queue, unowned consumer] () throws(WorkbookError) in try queue.take(from: consumer) }
      try parser.feedAll(UnsafeBufferPointer(rebasing: window.elements[scanned...]))
      window.drop(window.count)
    }
  }

  /// Starts again with the SAX parser alone; the rows given already are passed over.
  private func handOver() throws(WorkbookError) {
    stream?.uncount()
    window.drop(window.count)
    queue.repeatFromStart()
    let fresh = SheetConsumer(part: part, limits: limits, sharedStringCount: consumer.sharedStringCount)
    fresh.rowEnd = { [queue, unowned fresh] () throws(WorkbookError) in try queue.take(from: fresh) }
    // The parser refers to its consumer: both are replaced together.
    parser = try XMLPushParser(fresh, limits: limits)
    consumer = fresh
    stream = try archive.stream(part)
    stage = .rest
  }

  /// Feeds the SAX parser once more.
  private func parse() throws(WorkbookError) {
    guard let stream, let parser else {
      stage = .end
      return
    }
    if try window.fill(from: stream) > 0 {
      try parser.feedAll(window.elements)
      window.drop(window.count)
    } else {
      try parser.finish()
      // Cells that stand in the data without a row are taken last.
      try queue.take(from: consumer)
      stage = .end
    }
  }
}

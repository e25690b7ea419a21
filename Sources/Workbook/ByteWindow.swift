/// The bytes of a part that are inflated and not yet read; 16 readable bytes lie behind them.
struct ByteWindow: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 256 << 10) {
    self.capacity = capacity
    memory = .allocate(capacity: capacity + PartBytes.padding)
    memory.initialize(repeating: 0, count: capacity + PartBytes.padding)
  }

  deinit { memory.deallocate() }

  /// The bytes; valid until the next change.
  var elements: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: count) }

  /// Reads until full, doubling first when it is full already; how many bytes came, 0 at the part's end.
  mutating func fill(from stream: ZipArchiveReader.Stream) throws(WorkbookError) -> Int {
    if count == capacity { grow() }
    let before = count
    while count < capacity {
      let came = try stream.read(into: UnsafeMutableBufferPointer(start: memory + count, count: capacity - count))
      if came == 0 { break }
      count += came
    }
    (memory + count).update(repeating: 0, count: PartBytes.padding)
    return count - before
  }

  /// Forgets the first bytes.
  mutating func drop(_ dropped: Int) {
    precondition(dropped <= count, "a window drops at most what it has")
    memory.update(from: memory + dropped, count: count - dropped)
    count -= dropped
    (memory + count).update(repeating: 0, count: PartBytes.padding)
  }

  /// Where scanning may stop: the window's end when the end of the rows is in it, else behind its last whole row.
  var endOfRows: Int? {
    let lastRow = lastPlace(of: "</row>").map { $0 + 6 }
    // Rows may be followed by the end of the data, and only by that.
    var place = lastRow ?? 0
    while place < count, TextRun.isSpace(memory[place]) { place += 1 }
    let literal: StaticString = "</sheetData"
    if count - place >= 11, (0..<11).allSatisfy({ memory[place + $0] == literal.utf8Start[$0] }) { return count }
    return lastRow
  }

  private func lastPlace(of literal: StaticString) -> Int? {
    let length = literal.utf8CodeUnitCount
    var place = count - length
    while place >= 0 {
      if memory[place] == literal.utf8Start[0],
        (1..<length).allSatisfy({ memory[place + $0] == literal.utf8Start[$0] })
      {
        return place
      }
      place -= 1
    }
    return nil
  }

  private mutating func grow() {
    let larger = capacity * 2
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + PartBytes.padding)
    moved.initialize(from: memory, count: count)
    (moved + count).initialize(repeating: 0, count: larger + PartBytes.padding - count)
    memory.deallocate()
    memory = moved
    capacity = larger
  }
}

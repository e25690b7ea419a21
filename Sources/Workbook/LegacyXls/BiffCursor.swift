/// Reads a record's payload from its start, across the CONTINUE records behind it.
struct BiffCursor {
  private let stream: BiffStream
  private let record: BiffStream.Record
  private let segments: [Range<Int>]
  private var segment = 0
  private var place: Int

  init(stream: BiffStream, record: BiffStream.Record, segments: [Range<Int>]) {
    self.stream = stream
    self.record = record
    self.segments = segments
    place = segments[0].lowerBound
  }

  var damage: WorkbookError { stream.damage(record.kind, at: record.offset) }

  /// Whether nothing is left.
  var isAtEnd: Bool {
    leftInSegment == 0 && segments[(segment + 1)...].allSatisfy(\.isEmpty)
  }

  /// Bytes left before the next CONTINUE record, or the end.
  private var leftInSegment: Int { segments[segment].upperBound - place }

  /// Goes on to the next segment that has bytes when this one is used up.
  private mutating func enterNextSegment() throws(WorkbookError) {
    while leftInSegment == 0 {
      guard segment + 1 < segments.count else { throw damage }
      segment += 1
      place = segments[segment].lowerBound
    }
  }

  mutating func byte() throws(WorkbookError) -> UInt8 {
    try enterNextSegment()
    defer { place += 1 }
    return stream.bytes[place]
  }

  mutating func uint16() throws(WorkbookError) -> Int {
    let low = try byte()
    return try Int(low) | Int(byte()) << 8
  }

  mutating func uint32() throws(WorkbookError) -> Int {
    let low = try uint16()
    return try low | uint16() << 16
  }

  mutating func uint64() throws(WorkbookError) -> UInt64 {
    let low = try uint32()
    return try UInt64(low) | UInt64(uint32()) << 32
  }

  mutating func bytes(_ count: Int) throws(WorkbookError) -> [UInt8] {
    var result: [UInt8] = []
    // A claimed length is not reserved: it may be a lie.
    for _ in 0..<count { result.append(try byte()) }
    return result
  }

  /// Passes over bytes, without looking at each.
  mutating func skip(_ count: Int) throws(WorkbookError) {
    var left = count
    while left > 0 {
      try enterNextSegment()
      let step = min(left, leftInSegment)
      place += step
      left -= step
    }
  }

  /// Characters of a string whose flags were just read. Where a CONTINUE record begins within the characters, its first
  /// byte says anew whether the rest has 8 or 16 bits each.
  /// Source: [MS-XLS] 2.5.293 (XLUnicodeRichExtendedString, fHighByte), 2.4.58 (Continue).
  mutating func characters(_ count: Int, isWide: Bool) throws(WorkbookError) -> [UInt16] {
    var units: [UInt16] = []
    var isWide = isWide
    while units.count < count {
      if leftInSegment == 0 {
        try enterNextSegment()
        isWide = stream.bytes[place] & 1 != 0
        place += 1
        continue
      }
      if isWide {
        // A character is never split in two.
        guard leftInSegment >= 2 else { throw damage }
        let step = min(count - units.count, leftInSegment / 2)
        for index in 0..<step {
          let low = stream.bytes[place + index * 2]
          units.append(UInt16(low) | UInt16(stream.bytes[place + index * 2 + 1]) << 8)
        }
        place += step * 2
      } else {
        let step = min(count - units.count, leftInSegment)
        for index in 0..<step { units.append(UInt16(stream.bytes[place + index])) }
        place += step
      }
    }
    return units
  }

  /// A string with one byte of flags; its length has `lengthBytes` bytes (1 or 2). Rich runs and phonetic data, when the
  /// flags tell of them, are taken too.
  /// Source: [MS-XLS] 2.5.240 (ShortXLUnicodeString), 2.5.294 (XLUnicodeString), 2.5.293 (the rich one).
  mutating func string(lengthBytes: Int) throws(WorkbookError) -> LegacyText {
    let count = lengthBytes == 1 ? Int(try byte()) : try uint16()
    return try text(count)
  }

  /// The flags and the characters of a string whose length is known.
  mutating func text(_ count: Int) throws(WorkbookError) -> LegacyText {
    // A writer may leave the flags of an empty string away at the end of a record.
    if count == 0, isAtEnd { return LegacyText(text: "") }
    let flags = try byte()
    let runs = flags & 8 != 0 ? try uint16() : 0
    let extensionBytes = flags & 4 != 0 ? try uint32() : 0
    let units = try characters(count, isWide: flags & 1 != 0)
    try skip(runs * 4)
    guard extensionBytes > 0 else { return LegacyText(text: String(decoding: units, as: UTF16.self)) }
    var phonetic = self
    try skip(extensionBytes)
    // What is wrong with the furigana does not make the text unreadable.
    return LegacyText(
      text: String(decoding: units, as: UTF16.self), phonetic: try? phonetic.phonetic(within: extensionBytes))
  }

  /// Passes over what is left of the record before its first CONTINUE record.
  mutating func skipToContinuation() {
    if segment == 0 { place = segments[0].upperBound }
  }

  /// The phonetic text of an ExtRst; nil when it is empty or not understood.
  /// Source: [MS-XLS] 2.5.86 (ExtRst), 2.5.214 (Phs), 2.5.224 (RPHSSub), 2.5.169 (LPWideString), 2.5.213 (PhRuns).
  private mutating func phonetic(within length: Int) throws(WorkbookError) -> LegacyText.Phonetic? {
    guard length >= 14, try uint16() == 1 else { return nil }
    // Its own length, font, flags.
    try skip(6)
    let runCount = try uint16()
    // The text's length, which the text repeats.
    try skip(2)
    let count = try uint16()
    guard count > 0, 14 + count * 2 <= length else { return nil }
    var units: [UInt16] = []
    for _ in 0..<count { units.append(UInt16(truncatingIfNeeded: try uint16())) }
    var phonetic = LegacyText.Phonetic(units: units)
    for _ in 0..<min(runCount, (length - 14 - count * 2) / 6) {
      phonetic.runs.append(.init(readingStart: try uint16(), first: try uint16(), count: try uint16()))
    }
    return phonetic
  }
}

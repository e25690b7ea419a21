/// A part that consists mostly of one element's content: that content is scanned, the rest goes to the SAX parser.
///
/// So the scanner needs to know rows or strings only, and everything around them is read by one reader alone.
enum BulkPart {
  /// Parses the bytes; false when they have another shape or any mistake, and the consumer is then spent: parse the
  /// part again with a new one and the SAX parser alone, which also says what the mistake is.
  /// - Parameters:
  ///   - element: the start of the bulk element's tag, `<sheetData`.
  ///   - depth: how many elements are open behind that tag.
  ///   - scan: scans up to the bulk element's end tag; false to hand over.
  static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, _ consumer: XMLConsumer, element: StaticString, depth: Int,
    limits: ReadingLimits, scan: (inout MarkupScanner) -> Bool
  ) -> Bool {
    guard limits.xmlDepth >= 16, let prologue = Prologue(bytes, element: element) else { return false }
    do {
      let parser = try XMLPushParser(consumer, limits: limits)
      try parser.feedAll(UnsafeBufferPointer(rebasing: bytes[..<prologue.end]))
      guard parser.depth == depth else { return false }
      var scanner = MarkupScanner(
        UnsafeBufferPointer(rebasing: bytes[prologue.end...]), prefixes: prologue.prefixes)
      guard scan(&scanner), let start = bytes.baseAddress else { return false }
      try parser.feedAll(UnsafeBufferPointer(rebasing: bytes[(scanner.at - start)...]))
      try parser.finish()
      return true
    } catch {
      // Not swallowed: the SAX parser meets the same mistake when it reads the part from its beginning.
      return false
    }
  }

  /// What stands before the bulk element's content: a declaration of UTF-8 or none, start tags, nothing unusual.
  struct Prologue {
    /// The offset behind the bulk element's start tag.
    let end: Int
    /// The namespace prefixes the document element declares.
    let prefixes: [[UInt8]]

    /// Nil when the bytes have another shape, or do not reach that far.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, element: StaticString) {
      var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      guard let tag = Self.find(element, in: bytes, from: place) else { return nil }
      if Self.has("<?xml", in: bytes, at: place) {
        guard let close = Self.find("?>", in: bytes, from: place),
          Self.isPlainDeclaration(bytes[place..<close])
        else { return nil }
        place = close + 2
      }
      while place < tag, TextRun.isSpace(bytes[place]) { place += 1 }
      guard place <= tag, let declared = Self.prefixes(ofTagAt: place, in: bytes) else { return nil }
      for index in place..<tag where bytes[index] == UInt8(ascii: "<") {
        // Comments, CDATA, a document type, processing instructions.
        if bytes[index + 1] == UInt8(ascii: "!") || bytes[index + 1] == UInt8(ascii: "?") { return nil }
      }
      var close = tag + element.utf8CodeUnitCount
      guard close < bytes.count, bytes[close] == UInt8(ascii: ">") || TextRun.isSpace(bytes[close]) else { return nil }
      while close < bytes.count, bytes[close] != UInt8(ascii: ">") { close += 1 }
      guard close < bytes.count, bytes[close - 1] != UInt8(ascii: "/") else { return nil }
      end = close + 1
      prefixes = declared
    }

    /// Whether the declaration states XML 1.0 and UTF-8, or no encoding.
    private static func isPlainDeclaration(_ declaration: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
      // As nearly every program writes it; made into a string, it would cost as much as a hundred cells.
      let usual: StaticString = "<?xml version=\"1.0\" encoding=\"UTF-8\""
      let rebased = UnsafeBufferPointer(rebasing: declaration)
      if has(usual, in: rebased, at: 0) {
        let rest = UnsafeBufferPointer(rebasing: rebased[usual.utf8CodeUnitCount...])
        if rest.isEmpty || MarkupScanner.equal(rest, " standalone=\"yes\"") { return true }
      }
      let text = String(decoding: declaration, as: UTF8.self).lowercased()
        .replacing("'", with: "\"")
      guard text.contains("version=\"1.0\"") else { return false }
      return !text.contains("encoding") || text.contains("encoding=\"utf-8\"")
    }

    /// The prefixes that the start tag there declares.
    private static func prefixes(ofTagAt place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> [[UInt8]]? {
      var prefixes: [[UInt8]] = []
      var index = place
      var quote: UInt8?
      while index < bytes.count {
        let byte = bytes[index]
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: ">") {
          return prefixes
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if TextRun.isSpace(byte), has("xmlns:", in: bytes, at: index + 1) {
          let start = index + 7
          var end = start
          while end < bytes.count, bytes[end] != UInt8(ascii: "="), !TextRun.isSpace(bytes[end]) { end += 1 }
          prefixes.append(Array(bytes[start..<end]))
          index = end - 1
        }
        index += 1
      }
      return nil
    }

    private static func has(_ literal: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
      let count = literal.utf8CodeUnitCount
      guard place >= 0, place + count <= bytes.count else { return false }
      for index in 0..<count where bytes[place + index] != literal.utf8Start[index] { return false }
      return true
    }

    private static func find(_ literal: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int? {
      var index = place
      while index + literal.utf8CodeUnitCount <= bytes.count {
        if bytes[index] == literal.utf8Start[0], has(literal, in: bytes, at: index) { return index }
        index += 1
      }
      return nil
    }
  }
}

extension ZipArchiveReader {
  /// Reads a sheet's part, by the scanner where it can.
  /// - Parameter make: a consumer that has read nothing; asked twice when the scanner hands over.
  func parseSheet(
    _ part: String, limits: ReadingLimits, make: () -> SheetConsumer
  ) throws(WorkbookError) -> SheetConsumer {
    if let bytes = whole(part) {
      let scanned = make()
      let isRead = BulkPart.parse(bytes.elements, scanned, element: "<sheetData", depth: 2, limits: limits) { scanner in
        scanned.isInSheetData && scanned.scanRows(&scanner) == .endOfData
      }
      if isRead { return scanned }
      try limits.checkTime(part: part)
      let consumer = make()
      let parser = try XMLPushParser(consumer, limits: limits)
      try parser.feedAll(bytes.elements)
      try parser.finish()
      return consumer
    }
    let consumer = make()
    try parse(consumer, limits: limits)
    return consumer
  }

  /// Reads the table of shared strings, by the scanner where it can.
  func parseSharedStrings(_ part: String, limits: ReadingLimits) throws(WorkbookError) -> SharedStrings {
    let consumer = SharedStringsConsumer(part: part, limits: limits)
    guard let bytes = whole(part) else {
      try parse(consumer, limits: limits)
      return consumer.finish()
    }
    let isRead = BulkPart.parse(bytes.elements, consumer, element: "<sst", depth: 1, limits: limits) {
      consumer.scanEntries(&$0)
    }
    if isRead { return consumer.finish() }
    try limits.checkTime(part: part)
    let second = SharedStringsConsumer(part: part, limits: limits)
    let parser = try XMLPushParser(second, limits: limits)
    try parser.feedAll(bytes.elements)
    try parser.finish()
    return second.finish()
  }
}

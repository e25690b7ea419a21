/// The parts of a message, as GMime finds them, and what it would pass over in silence.
struct MailStructure {
  /// A part that holds no parts: header fields, and its content.
  struct Leaf {
    let headers: MailHeaders
    /// The type that holds when none is declared: `message/rfc822` in a digest, else `text/plain`.
    let defaultType: String
    /// The content as it stands in the message.
    let content: ArraySlice<UInt8>
    /// Whether the message ended before the boundary that was to end this part.
    let isCutOff: Bool
    /// Whether it is all that is left of a multipart whose boundary never came.
    let isUnparted: Bool
  }

  /// The header fields of the message.
  let headers: MailHeaders
  /// The parts in their order.
  private(set) var leaves: [Leaf] = []
  /// Whether there are lines that GMime gave to no part.
  private(set) var hasStrayLines = false

  private struct Multipart {
    let partType: String
    let isEnded: Bool
  }

  /// - Throws: ``MailError/notAMessage``, or ``MailError/limit(_:allowed:)`` for bytes, header bytes, parts, or
  ///   multiparts within multiparts.
  init(_ bytes: [UInt8], limits: IntakeLimits) throws(MailError) {
    guard bytes.count < Int32.max else { throw .limit(.fileBytes, allowed: Int(Int32.max)) }
    let start = try Self.guarded(bytes, limits)
    let message = start == 0 ? bytes : Array(bytes[start...])
    guard let reading = GMimeReader.read(message), let first = reading.objects.first else { throw .notAMessage }
    headers = MailHeaders(fields: first.fields.map(\.field))
    var around: [Multipart] = []
    var strayLines = reading.strayLines[...]
    for object in reading.objects {
      guard object.depth <= limits.partDepth else { throw .limit(.partDepth, allowed: limits.partDepth) }
      let headerBytes = object.fields.reduce(0) { $0 + $1.field.name.utf8.count + $1.field.raw.count }
      guard headerBytes <= limits.headerBytes else { throw .limit(.headerBytes, allowed: limits.headerBytes) }
      around.removeLast(around.count - object.depth)
      let defaultType = around.last?.partType ?? "text/plain"
      switch object.content {
      case .multipart(let count, let isEnded, let text):
        let headers = MailHeaders(fields: object.fields.map(\.field))
        let type = headers.parameters("content-type")
        guard object.depth < GMimeReader.levels, object.depth < limits.partDepth || count == 0 else {
          throw .limit(.partDepth, allowed: limits.partDepth)
        }
        // Among the fields of a multipart, such a line has taken nothing away from its parts.
        strayLines = strayLines.drop { $0 < object.fieldsEnd }
        around.append(
          Multipart(partType: type?.value == "multipart/digest" ? "message/rfc822" : "text/plain", isEnded: isEnded))
        guard count == 0 else { continue }
        try add(
          Leaf(
            headers: headers, defaultType: defaultType, content: Self.source(of: text, in: message, object.fieldsEnd),
            isCutOff: !isEnded && type?.bytes("boundary") != nil, isUnparted: true), limits)
      case .part(let range):
        var (range, fields) = (range, object.fields)
        let lines = strayLines.prefix { $0 < range.lowerBound }
        strayLines = strayLines.dropFirst(lines.count)
        if let first = lines.first {
          let headerStart = Self.headerStart(from: first, to: range.lowerBound, in: message)
          hasStrayLines = hasStrayLines || first < headerStart
          // A line that is no field ends the header, as Python's email has it: what follows is the content.
          if let line = lines.first(where: { $0 >= headerStart }) {
            range = line..<range.upperBound
            fields = fields.filter { $0.offset < line }
          }
        }
        try add(
          Leaf(
            headers: MailHeaders(fields: fields.map(\.field)), defaultType: defaultType, content: message[range],
            isCutOff: around.last.map { !$0.isEnded } ?? false, isUnparted: false), limits)
      }
    }
    hasStrayLines = hasStrayLines || !strayLines.isEmpty
  }

  private mutating func add(_ leaf: Leaf, _ limits: IntakeLimits) throws(MailError) {
    guard leaves.count < limits.parts else { throw .limit(.parts, allowed: limits.parts) }
    leaves.append(leaf)
  }

  /// Looks through a message before GMime does, once and in a straight line.
  ///
  /// Multiparts nest no deeper than `multipart` and `boundary` are written, and every line that may be a boundary is held
  /// against all that are open.
  /// - Returns: where the first header field starts.
  private static func guarded(_ bytes: [UInt8], _ limits: IntakeLimits) throws(MailError) -> Int {
    try bytes.withUnsafeBufferPointer { buffer throws(MailError) in
      let headers = try MailHeaders(buffer, from: 0, to: buffer.count, limit: limits.headerBytes)
      guard !headers.fields.isEmpty else { throw .notAMessage }
      if count("multipart", in: buffer, upTo: limits.multiparts) > limits.multiparts,
        count("boundary", in: buffer, upTo: limits.multiparts) > limits.multiparts
      {
        throw .limit(.partDepth, allowed: limits.partDepth)
      }
      guard !hasLongField(buffer) else { throw .limit(.headerBytes, allowed: limits.headerBytes) }
      return headers.start
    }
  }

  /// Parameters of one field that GMime may see: it holds each against each.
  private static let mostParameters = 100

  /// Whether a line that may begin a field with parameters has too many, its folds counted in.
  private static func hasLongField(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let name = Array("content-".utf8)
    let isOldMac = !bytes.contains(0x0A)
    var semicolons = 0
    var (isField, isLineStart) = (false, true)
    for index in bytes.indices {
      let byte = bytes[index]
      if isLineStart, !isField || (byte != 0x20 && byte != 0x09 && byte != 0) {
        isField = bytes.count - index >= name.count && name.indices.allSatisfy { bytes[index + $0] | 0x20 == name[$0] }
        semicolons = 0
      }
      if isField, byte == UInt8(ascii: ";") {
        semicolons += 1
        if semicolons > mostParameters { return true }
      }
      isLineStart = byte == 0x0A || (isOldMac && byte == 0x0D)
    }
    return false
  }

  /// How often a word (in lower case, its first letter not again in it) stands in some bytes, in letters of either case;
  /// nothing is counted beyond one more than a bound.
  private static func count(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>, upTo bound: Int) -> Int {
    word.withUTF8Buffer { word in
      var count = 0
      var index = 0
      let first = word[0]
      while index + word.count <= bytes.count, count <= bound {
        guard bytes[index] | 0x20 == first else {
          index += 1
          continue
        }
        var length = 1
        while length < word.count, bytes[index + length] | 0x20 == word[length] { length += 1 }
        if length == word.count { count += 1 }
        index += length
      }
      return count
    }
  }

  /// Where the header of a part begins, of which some line and the end are known: after the last line that may be a boundary.
  private static func headerStart(from start: Int, to end: Int, in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var headerStart = start
      var lines = MailLines(buffer, from: start, to: end)
      while let line = lines.next() {
        if buffer[line.start..<line.contentEnd].starts(with: "--".utf8) { headerStart = line.end }
      }
      return headerStart
    }
  }

  /// Where a text stands that GMime has taken over with LF for CR LF; the text itself when it is not found.
  private static func source(of text: [UInt8], in message: [UInt8], _ fieldsEnd: Int) -> ArraySlice<UInt8> {
    var lines = message[fieldsEnd...]
    if lines.first == 0x0D { lines.removeFirst() }
    if lines.first == 0x0A { lines.removeFirst() }
    var index = lines.startIndex
    for byte in text {
      if byte == 0x0A, index + 1 < message.count, message[index] == 0x0D, message[index + 1] == 0x0A { index += 1 }
      guard index < message.count else { break }
      guard message[index] == byte || message[index] == 0 || (message[index] == 0x0D && byte == 0x0A) else {
        return text[...]
      }
      index += 1
    }
    return message[lines.startIndex..<index]
  }
}

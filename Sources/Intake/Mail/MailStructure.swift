/// The parts of a message: where the boundaries of RFC 2046 cut it.
///
/// One pass over the lines with a stack of its own, so that no message, however nested, costs more than its length or
/// the machine's stack. What is broken is read as Python's email reads it: an outer boundary ends the inner parts, a
/// multipart without its boundary is one part, and one without its end reaches to the end of the message.
struct MailStructure {
  /// A part that holds no parts: header fields, and where its content lies.
  struct Leaf {
    let headers: MailHeaders
    /// The type that holds when none is declared: `message/rfc822` in a digest, else `text/plain`.
    let defaultType: String
    let content: Range<Int>
    /// Whether the message ended before the boundary that was to end this part.
    let isCutOff: Bool
    /// Whether it is all that is left of a multipart whose boundary never came.
    let isUnparted: Bool
  }

  /// The header fields of the message.
  let headers: MailHeaders
  /// The parts in their order.
  private(set) var leaves: [Leaf] = []

  private struct Multipart {
    let headers: MailHeaders
    /// `--` and the boundary.
    let delimiter: [UInt8]
    let partType: String
    let bodyStart: Int
    /// The header of the part being read, and where its content starts; nil before the first boundary and after the last.
    var open: (headers: MailHeaders, start: Int)?
    var hasBegun = false
    var hasEnded = false
    let defaultType: String
  }

  /// - Throws: ``MailError/limit(_:allowed:)`` for header bytes, parts, or multiparts within multiparts.
  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: IntakeLimits) throws(MailError) {
    headers = try MailHeaders(bytes, from: 0, to: bytes.count, limit: limits.headerBytes)
    var stack: [Multipart] = []
    if let multipart = try Self.multipart(headers, start: headers.bodyStart, default: "text/plain", depth: 0, limits) {
      stack.append(multipart)
    } else {
      try add(headers, headers.bodyStart..<bytes.count, "text/plain", isCutOff: false, limits)
      return
    }
    var lines = MailLines(bytes, from: headers.bodyStart, to: bytes.count)
    // Where the line before ended: the line break before a boundary belongs to the boundary (RFC 2046, 5.1.1).
    var previousEnd = headers.bodyStart
    while let line = lines.next() {
      guard line.contentEnd - line.start >= 3, bytes[line.start] == UInt8(ascii: "-"),
        bytes[line.start + 1] == UInt8(ascii: "-"),
        let (level, isEnd) = Self.match(bytes[line.start..<line.contentEnd], stack)
      else {
        previousEnd = line.contentEnd
        continue
      }
      while stack.count > level + 1 { try close(&stack, at: previousEnd, isCutOff: true, limits) }
      if let open = stack[level].open {
        let end = max(open.start, previousEnd)
        try add(open.headers, open.start..<end, stack[level].partType, isCutOff: false, limits)
      }
      stack[level].open = nil
      stack[level].hasBegun = true
      if isEnd {
        stack[level].hasEnded = true
        previousEnd = line.contentEnd
        continue
      }
      var part = try MailHeaders(bytes, from: line.end, to: bytes.count, limit: limits.headerBytes)
      // A boundary may look like a field; one among the header lines ends a part that has no body.
      if let end = Self.boundary(bytes, from: line.end, to: part.bodyStart, stack) {
        part = try MailHeaders(bytes, from: line.end, to: end, limit: limits.headerBytes)
      }
      if let inner = try Self.multipart(
        part, start: part.bodyStart, default: stack[level].partType, depth: stack.count, limits)
      {
        stack.append(inner)
      } else {
        stack[level].open = (part, part.bodyStart)
      }
      lines = MailLines(bytes, from: part.bodyStart, to: bytes.count)
      previousEnd = part.bodyStart
    }
    while !stack.isEmpty { try close(&stack, at: bytes.count, isCutOff: true, limits) }
  }

  /// Ends the innermost multipart where something around it ends.
  private mutating func close(
    _ stack: inout [Multipart], at end: Int, isCutOff: Bool, _ limits: IntakeLimits
  ) throws(MailError) {
    let multipart = stack.removeLast()
    if let open = multipart.open {
      try add(open.headers, open.start..<max(open.start, end), multipart.partType, isCutOff: isCutOff, limits)
    } else if !multipart.hasBegun {
      let content = multipart.bodyStart..<max(multipart.bodyStart, end)
      try add(multipart.headers, content, multipart.defaultType, isCutOff: isCutOff, isUnparted: true, limits)
    }
  }

  private mutating func add(
    _ headers: MailHeaders, _ content: Range<Int>, _ defaultType: String, isCutOff: Bool, isUnparted: Bool = false,
    _ limits: IntakeLimits
  ) throws(MailError) {
    guard leaves.count < limits.parts else { throw .limit(.parts, allowed: limits.parts) }
    leaves.append(
      Leaf(headers: headers, defaultType: defaultType, content: content, isCutOff: isCutOff, isUnparted: isUnparted))
  }

  private static func multipart(
    _ headers: MailHeaders, start: Int, default defaultType: String, depth: Int, _ limits: IntakeLimits
  ) throws(MailError) -> Multipart? {
    guard let type = headers.parameters("content-type"), type.value.hasPrefix("multipart/"),
      let boundary = type.bytes("boundary"), !boundary.isEmpty
    else { return nil }
    guard depth < limits.partDepth else { throw .limit(.partDepth, allowed: limits.partDepth) }
    return Multipart(
      headers: headers, delimiter: Array("--".utf8) + boundary,
      partType: type.value == "multipart/digest" ? "message/rfc822" : "text/plain", bodyStart: start,
      defaultType: defaultType)
  }

  /// Which open multipart a line is a boundary of, and whether it is the last one.
  private static func match(
    _ line: Slice<UnsafeBufferPointer<UInt8>>, _ stack: [Multipart]
  ) -> (level: Int, isEnd: Bool)? {
    for (level, multipart) in stack.enumerated().reversed() where !multipart.hasEnded {
      guard line.starts(with: multipart.delimiter) else { continue }
      let rest = line.dropFirst(multipart.delimiter.count)
      let isEnd = rest.starts(with: "--".utf8)
      if rest.dropFirst(isEnd ? 2 : 0).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return (level, isEnd) }
    }
    return nil
  }

  /// Where the first boundary among some header lines starts.
  private static func boundary(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ stack: [Multipart]
  ) -> Int? {
    var lines = MailLines(bytes, from: start, to: end)
    while let line = lines.next() {
      if match(bytes[line.start..<line.contentEnd], stack) != nil { return line.start }
    }
    return nil
  }
}

/// The header fields of a message or of a part, in their order, values as raw bytes.
struct MailHeaders: Sendable {
  /// One field.
  struct Field: Sendable {
    /// The name in lower case.
    let name: String
    /// The value, folds and all, without the blank after the colon.
    let raw: [UInt8]
  }

  /// The fields in their order.
  let fields: [Field]
  /// Where the body begins: after the blank line, or at the first line that is no header.
  let bodyStart: Int
  /// Where the first field begins.
  let start: Int

  /// Reads the fields that begin at `start`.
  ///
  /// A line that is no field and continues none ends the header, as Python's email and most mail programs have it; an
  /// mbox's `From ` line before the first is passed over.
  /// - Throws: ``MailError/limit(_:allowed:)``.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, limit: Int) throws(MailError) {
    var fields: [Field] = []
    var name: String?
    var raw: [UInt8] = []
    func finish() {
      if let name { fields.append(Field(name: name, raw: raw)) }
      name = nil
    }
    let hasMark = start == 0 && bytes.starts(with: MailText.byteOrderMark)
    var lines = MailLines(bytes, from: hasMark ? min(3, end) : start, to: end)
    var bodyStart = start
    var firstStart = start
    while let line = lines.next() {
      bodyStart = line.start
      guard line.end - start <= limit else { throw .limit(.headerBytes, allowed: limit) }
      if line.contentEnd == line.start {
        bodyStart = line.end
        break
      }
      let content = bytes[line.start..<line.contentEnd]
      if content[line.start] == 0x20 || content[line.start] == 0x09 {
        if name != nil {
          raw += [0x0A] + content
        } else if content.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
          // A line of blanks before any field.
          bodyStart = line.end
          break
        }
      } else if let colon = Self.colon(content) {
        if name == nil { firstStart = line.start }
        finish()
        let label = content[..<colon].filter { $0 != 0x20 && $0 != 0x09 }
        name = String(decoding: label, as: UTF8.self).lowercased()
        raw = Array(content[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 })
      } else if fields.isEmpty, name == nil, content.starts(with: "From ".utf8) || content.starts(with: ">From ".utf8) {
        // An mbox's separator.
      } else {
        break
      }
      bodyStart = line.end
    }
    finish()
    self.fields = fields
    self.bodyStart = bodyStart
    self.start = firstStart
  }

  /// Fields another reader has found.
  init(fields: [Field]) {
    self.fields = fields
    bodyStart = 0
    start = 0
  }

  /// No field at all.
  static let none = MailHeaders(fields: [])

  /// The raw value of the first field of a name (in lower case).
  func raw(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.raw }

  /// The value of the first field of a name, decoded and without blanks around it.
  func text(_ name: String) -> String? { raw(name).map { MailText.trimmed(EncodedWords.decode($0)) } }

  /// The value of the first field of a name that has parameters.
  func parameters(_ name: String) -> HeaderParameters? { raw(name).map(HeaderParameters.init) }

  /// Where the colon after a field's name stands; blanks before it are tolerated.
  private static func colon(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
    var hasBlank = false
    for byte in line[..<colon] {
      if byte == 0x20 || byte == 0x09 {
        hasBlank = true
      } else if hasBlank || !(0x21...0x7E).contains(byte) {
        return nil
      }
    }
    return colon
  }
}

/// The lines of a stretch of bytes; a line ends with LF, CR LF, or a CR alone.
struct MailLines {
  /// One line: where it starts, where its content ends, where the next begins.
  struct Line {
    let start: Int
    let contentEnd: Int
    let end: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    self.bytes = bytes
    position = start
    self.end = end
  }

  mutating func next() -> Line? {
    guard position < end else { return nil }
    let start = position
    var index = start
    while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    let contentEnd = index
    if index < end {
      index += bytes[index] == 0x0D && index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
    }
    position = index
    return Line(start: start, contentEnd: contentEnd, end: index)
  }
}

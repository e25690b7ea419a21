/// The value and the parameters of a Content-Type or Content-Disposition header (RFC 2045, RFC 2231), as mail programs
/// write them: also unquoted with blanks, with encoded words, and with raw Shift_JIS or ISO-2022-JP between the quotes.
struct HeaderParameters {
  /// What stands before the first semicolon, in lower case: `application/vnd.ms-excel`, `attachment`.
  let value: String
  private let pairs: [(name: String, bytes: [UInt8])]

  /// Reads a raw value.
  init(_ raw: [UInt8]) {
    let unfolded = EncodedWords.unfolded(raw)
    let isDoubleByte = QuotedBytes.isDoubleByte(unfolded)
    var fields = Scanner(unfolded, isDoubleByte: isDoubleByte).fields()
    let first = fields.isEmpty ? [] : fields.removeFirst()
    // A blank ends it: what somebody forgot a semicolon or a line break before is not part of it.
    value = String(
      MailText.trimmed(String(decoding: first, as: UTF8.self)).lowercased().prefix { $0 != " " && $0 != "\t" })
    pairs = fields.compactMap { field in
      guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let name = MailText.trimmed(String(decoding: field[..<equals], as: UTF8.self)).lowercased()
      return (name.filter { $0 != " " }, Self.unquoted(MailText.trimmed(Array(field[(equals + 1)...])), isDoubleByte))
    }
  }

  /// The bytes of a parameter that holds no text for people, such as a boundary.
  func bytes(_ name: String) -> [UInt8]? { pairs.first { $0.name == name }?.bytes ?? joined(name)?.bytes }

  /// The text of a parameter; that of RFC 2231 goes before the old one beside it.
  func text(_ name: String) -> String? {
    if let (bytes, charset) = joined(name) {
      guard let charset else { return EncodedWords.decode(bytes) }
      return (TextEncoding(label: charset) ?? .ascii).decode(bytes).text
    }
    return pairs.first { $0.name == name }.map { EncodedWords.decode($0.bytes) }
  }

  /// The pieces `name*0`, `name*1*` … (or `name*` alone) put together; the charset is nil when none was declared.
  private func joined(_ name: String) -> (bytes: [UInt8], charset: String?)? {
    var pieces: [(number: Int, isEncoded: Bool, bytes: [UInt8])] = []
    for (label, bytes) in pairs where label.hasPrefix(name + "*") {
      let parts = label.dropFirst(name.count + 1).split(separator: "*", omittingEmptySubsequences: false)
      let isEncoded = parts.last?.isEmpty == true
      guard parts.count <= 2, let number = parts[0].isEmpty ? 0 : Int(parts[0]), number >= 0,
        !pieces.contains(where: { $0.number == number })
      else { continue }
      pieces.append((number, isEncoded, bytes))
      // A header of thousands of pieces is no file name, and looking each up must not cost their number squared.
      if pieces.count == 999 { break }
    }
    guard !pieces.isEmpty else { return nil }
    pieces.sort { $0.number < $1.number }
    var charset: String?
    var joined: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
      // What follows a missing piece would be put in the wrong place.
      guard piece.number == index else { break }
      var bytes = piece.bytes
      if piece.isEncoded {
        let quotes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "'") }
        if index == 0, quotes.count >= 2 {
          charset = String(decoding: bytes[..<quotes[0]], as: UTF8.self)
          bytes = Array(bytes[(quotes[1] + 1)...])
        }
        charset = charset ?? ""
        bytes = Self.percentDecoded(bytes)
      }
      joined += bytes
    }
    return (joined, charset)
  }

  private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = TransferEncoding.digit(bytes[index + 1]),
        let low = TransferEncoding.digit(bytes[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }

  /// The content of a quoted string; other values as they are.
  private static func unquoted(_ bytes: [UInt8], _ isDoubleByte: Bool) -> [UInt8] {
    guard bytes.first == UInt8(ascii: "\"") else { return bytes }
    return QuotedBytes(bytes, from: 1, isDoubleByte: isDoubleByte).content
  }

  /// Cuts a value at the semicolons outside quotes and comments are left to the words around them.
  private struct Scanner {
    private let bytes: [UInt8]
    private let isDoubleByte: Bool

    init(_ bytes: [UInt8], isDoubleByte: Bool) {
      self.bytes = bytes
      self.isDoubleByte = isDoubleByte
    }

    func fields() -> [[UInt8]] {
      var fields: [[UInt8]] = []
      var start = 0
      var index = 0
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "\"") {
          index = QuotedBytes(bytes, from: index + 1, isDoubleByte: isDoubleByte).end
        } else {
          if bytes[index] == UInt8(ascii: ";") {
            fields.append(Array(bytes[start..<index]))
            start = index + 1
          }
          index += 1
        }
      }
      fields.append(Array(bytes[start...]))
      return fields
    }
  }
}

/// A quoted string whose inside may be raw Shift_JIS or ISO-2022-JP: their second bytes may look like `"` and `\`.
struct QuotedBytes {
  /// What stands between the quotes, escapes taken out.
  let content: [UInt8]
  /// The index after the closing quote.
  let end: Int

  /// Whether a header may be in Shift_JIS: in UTF-8 no byte of a character looks like another. Asked once a header.
  static func isDoubleByte(_ header: [UInt8]) -> Bool { String(validating: header, as: UTF8.self) == nil }

  /// Reads from the byte after the opening quote.
  init(_ bytes: [UInt8], from start: Int, isDoubleByte: Bool) {
    var content: [UInt8] = []
    var index = start
    var isShifted = false
    scan: while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x1B, index + 2 < bytes.count {
        isShifted = bytes[index + 1] == UInt8(ascii: "$")
        content += bytes[index...(index + 2)]
        index += 3
      } else if isDoubleByte, !isShifted, (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte),
        index + 1 < bytes.count, (0x40...0xFC).contains(bytes[index + 1])
      {
        content += bytes[index...(index + 1)]
        index += 2
      } else if isShifted {
        content.append(byte)
        index += 1
      } else if byte == UInt8(ascii: "\"") {
        index += 1
        break scan
      } else if byte == UInt8(ascii: "\\"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "\"") || bytes[index + 1] == UInt8(ascii: "\\")
      {
        content.append(bytes[index + 1])
        index += 2
      } else {
        // Any other `\` belongs to a Windows path that nobody escaped.
        content.append(byte)
        index += 1
      }
    }
    self.content = content
    end = index
  }
}

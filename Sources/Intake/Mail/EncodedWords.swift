/// The text of a header: RFC 2047's encoded words, and the raw bytes that mail programs write in their stead.
///
/// The bytes of neighbouring words of one charset are joined before they are read: mail programs cut words within a
/// character and within the escapes of ISO-2022-JP. Words stand where RFC 2047 forbids them too (in quotes, in file
/// names, without a space between), since that is where Japanese mail programs write them.
enum EncodedWords {
  private enum Token {
    case plain([UInt8])
    case word(TextEncoding, [UInt8])
  }

  /// The text of a header's value, folds taken out. A word that cannot be read is shown as it is.
  static func decode(_ raw: [UInt8]) -> String {
    var text = ""
    var joined: (encoding: TextEncoding, bytes: [UInt8])?
    func flush() {
      if let (encoding, bytes) = joined { text += encoding.decode(bytes).text }
      joined = nil
    }
    for token in tokens(unfolded(raw)) {
      switch token {
      case .plain(let bytes):
        flush()
        text += TextEncoding.guess(bytes).text
      case .word(let encoding, let bytes):
        if joined?.encoding == encoding {
          joined?.bytes += bytes
        } else {
          flush()
          joined = (encoding, bytes)
        }
      }
    }
    flush()
    return text
  }

  /// The value with its line breaks taken out, the blank after each kept, as RFC 5322 section 2.2.3 has it.
  static func unfolded(_ raw: [UInt8]) -> [UInt8] { raw.filter { $0 != 0x0A && $0 != 0x0D && $0 != 0 } }

  private static func tokens(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var plain: [UInt8] = []
    var endsWithWord = false
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "="), let (word, end) = word(bytes, at: index) else {
        plain.append(bytes[index])
        index += 1
        continue
      }
      // Blanks between two words belong to neither (RFC 2047, section 6.2).
      if !(endsWithWord && plain.allSatisfy { $0 == 0x20 || $0 == 0x09 }), !plain.isEmpty {
        tokens.append(.plain(plain))
      }
      plain = []
      tokens.append(word)
      endsWithWord = true
      index = end
    }
    if !plain.isEmpty { tokens.append(.plain(plain)) }
    return tokens
  }

  /// The word that begins at an index, and where it ends; nil when there is none that can be read.
  private static func word(_ bytes: [UInt8], at start: Int) -> (Token, Int)? {
    let question = UInt8(ascii: "?")
    // No charset's name is longer than 40 bytes; a header full of `=?` must not cost its length squared.
    guard start + 1 < bytes.count, bytes[start + 1] == question,
      let afterCharset = bytes[(start + 2)...].prefix(60).firstIndex(of: question), afterCharset + 2 < bytes.count,
      bytes[afterCharset + 2] == question,
      let encoding = TextEncoding(label: String(decoding: bytes[(start + 2)..<afterCharset], as: UTF8.self))
    else { return nil }
    let content = afterCharset + 3
    var end = content
    // RFC 2047 allows 75 bytes; some mail programs write a whole name as one word.
    let limit = min(bytes.count, content + 4096)
    while end + 1 < limit, !(bytes[end] == question && bytes[end + 1] == UInt8(ascii: "=")) { end += 1 }
    guard end + 1 < limit else { return nil }
    switch bytes[afterCharset + 1] {
    case UInt8(ascii: "B"), UInt8(ascii: "b"):
      guard let decoded = TransferEncoding.word(base64: bytes[content..<end]) else { return nil }
      return (.word(encoding, decoded), end + 2)
    case UInt8(ascii: "Q"), UInt8(ascii: "q"):
      let spaced = bytes[content..<end].map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
      return (.word(encoding, TransferEncoding.quotedPrintable(spaced[...])), end + 2)
    default: return nil
    }
  }
}

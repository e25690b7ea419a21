/// ISO-2022-JP as Outlook and its contemporaries write it (code page 50221).
///
/// Beyond RFC 1468 it has the characters of NEC and IBM (①, ㈱, 髙), half-width kana in three ways, and JIS X 0212. Pairs
/// are read through code page 932, which has the same rows, so one table serves both.
enum JISText {
  private enum Mode { case ascii, kana, kanji, supplement }

  /// Reads the bytes; what is broken becomes U+FFFD.
  static func decode(_ bytes: [UInt8]) -> TextEncoding.Text {
    guard bytes.contains(escape) || bytes.contains(shiftOut) else {
      // Eight-bit bytes without one escape were never ISO-2022-JP, whatever the header says.
      return bytes.allSatisfy { $0 < 0x80 }
        ? TextEncoding.Text(text: String(decoding: bytes, as: UTF8.self), isWhole: true) : TextEncoding.guess(bytes)
    }
    var reader = Reader()
    var index = 0
    while index < bytes.count { index += reader.take(bytes[index...]) }
    return reader.finish()
  }

  private static let escape: UInt8 = 0x1B
  private static let shiftOut: UInt8 = 0x0E
  private static let shiftIn: UInt8 = 0x0F

  private struct Reader {
    private var mode = Mode.ascii
    private var isShiftedOut = false
    private var text = ""
    private var isWhole = true
    /// What is read already, in code page 932.
    private var pending: [UInt8] = []

    /// Takes what stands first; answers how many bytes that was.
    mutating func take(_ rest: ArraySlice<UInt8>) -> Int {
      let first = rest[rest.startIndex]
      switch first {
      case escape: return changeMode(Array(rest.dropFirst().prefix(3))) + 1
      case shiftOut: isShiftedOut = true
      case shiftIn: isShiftedOut = false
      case 0x0A, 0x0D:
        // RFC 1468: every line begins in ASCII, whatever the one before forgot.
        mode = .ascii
        isShiftedOut = false
        pending.append(first)
      case 0x21...0x7E:
        switch mode {
        case _ where isShiftedOut: kana(first | 0x80)
        case .ascii: pending.append(first)
        case .kana: kana(first | 0x80)
        case .kanji, .supplement:
          guard rest.count > 1, case let second = rest[rest.startIndex + 1], (0x21...0x7E).contains(second) else {
            broken()
            return 1
          }
          if mode == .kanji { pair(first, second) } else { supplement(first, second) }
          return 2
        }
      case 0xA1...0xDF: pending.append(first)
      case 0x80...: broken()
      default: pending.append(first)
      }
      return 1
    }

    mutating func finish() -> TextEncoding.Text {
      flush()
      return TextEncoding.Text(text: text, isWhole: isWhole)
    }

    private mutating func changeMode(_ sequence: [UInt8]) -> Int {
      let modes: [(String, Mode)] = [
        ("(B", .ascii), ("(J", .ascii), ("(H", .ascii), ("(I", .kana), ("$@", .kanji), ("$B", .kanji),
        ("$(D", .supplement),
        ("$(@", .kanji), ("$(B", .kanji), ("&@", .kanji),
      ]
      for (name, mode) in modes where sequence.starts(with: name.utf8) {
        self.mode = mode
        return name.utf8.count
      }
      broken()
      return 0
    }

    private mutating func kana(_ byte: UInt8) {
      if (0xA1...0xDF).contains(byte) { pending.append(byte) } else { broken() }
    }

    private mutating func pair(_ row: UInt8, _ cell: UInt8) {
      pending.append((row + 1) / 2 + (row < 0x5F ? 0x70 : 0xB0))
      pending.append(row % 2 == 0 ? cell + 0x7E : cell + (cell >= 0x60 ? 0x20 : 0x1F))
    }

    private mutating func supplement(_ row: UInt8, _ cell: UInt8) {
      flush()
      append(TextEncoding.euc.decode([0x8F, row | 0x80, cell | 0x80]))
    }

    private mutating func broken() {
      flush()
      append(TextEncoding.Text(text: "\u{FFFD}", isWhole: false))
    }

    private mutating func flush() {
      guard !pending.isEmpty else { return }
      append(TextEncoding.windowsJapanese.decode(pending))
      pending.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ part: TextEncoding.Text) {
      text += part.text
      if !part.isWhole { isWhole = false }
    }
  }
}

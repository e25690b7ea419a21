import Foundation

/// How the bytes of a header or of a text in a message stand for characters, named as mail programs name it.
///
/// The names mean what mail programs mean by them, not what the standards say: Shift_JIS is code page 932 and
/// ISO-2022-JP is code page 50221, both with ①, ㈱ and 髙, and EUC-JP holds the same characters.
enum TextEncoding: Hashable {
  /// No character beyond ASCII was declared.
  case ascii
  /// ISO-2022-JP and its relatives.
  case jis
  /// One that the system's converter knows by this name.
  case named(String)

  /// What the converter calls UTF-8, code page 932 and EUC-JP with the characters of code page 932.
  static let utf8 = TextEncoding.named("UTF-8")
  static let windowsJapanese = TextEncoding.named("CP932")
  static let euc = TextEncoding.named("EUC-JP-MS")
  private static let latin = TextEncoding.named("ISO-8859-1")

  /// The encoding a message names; nil when neither we nor the system know it.
  init?(label: String) {
    // RFC 2231, section 5: a language may follow the name.
    let name = label.prefix { $0 != "*" }.lowercased().filter { !"\"' \t\r\n".contains($0) }
    if let known = Self.labels[name] {
      self = known
      return
    }
    guard (1...40).contains(name.utf8.count), name.utf8.allSatisfy(Self.isNameByte),
      Converter(from: name.uppercased()) != nil
    else { return nil }
    self = .named(name.uppercased())
  }

  /// A text, and whether every byte of it stood for something.
  struct Text {
    /// The text, with U+FFFD for what is broken.
    let text: String
    /// Whether nothing was broken.
    let isWhole: Bool
  }

  /// Reads the bytes as declared.
  func decode(_ bytes: [UInt8]) -> Text {
    switch self {
    case .ascii: Self.guess(bytes)
    case .jis: JISText.decode(bytes)
    case .named(let name): Converter(from: name)?.convert(bytes) ?? Self.guess(bytes)
    }
  }

  /// Reads bytes nobody has declared an encoding for: UTF-8, ISO-2022-JP, code page 932, and ISO-8859-1, which any
  /// bytes are.
  static func guess(_ bytes: [UInt8]) -> Text {
    let hasEscapes = zip(bytes, bytes.dropFirst()).contains { $0 == 0x1B && $1 == UInt8(ascii: "$") }
    if hasEscapes {
      let text = JISText.decode(bytes)
      if text.isWhole { return text }
    }
    if let text = String(validating: bytes, as: UTF8.self) { return Text(text: text, isWhole: true) }
    if let text = Converter(from: "CP932")?.convert(bytes), text.isWhole { return text }
    return Converter(from: "ISO-8859-1")?.convert(bytes)
      ?? Text(text: String(decoding: bytes, as: UTF8.self), isWhole: false)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
  }

  private static let labels: [String: TextEncoding] = {
    var labels: [String: TextEncoding] = [
      "utf-8": utf8, "utf8": utf8, "unicode-1-1-utf-8": utf8,
      "iso-8859-1": latin, "latin1": latin, "latin-1": latin,
      // Mail programs of those countries write more characters than these names allow.
      "gb2312": .named("GB18030"), "gbk": .named("GB18030"), "ks_c_5601-1987": .named("CP949"),
      "euc-kr": .named("CP949"),
    ]
    for name in ["", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown", "unknown", "default"] {
      labels[name] = .ascii
    }
    for name in [
      "iso-2022-jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-3", "iso-2022-jp-ms", "csiso2022jp", "cp50220",
      "cp50221", "cp50222", "jis",
    ] { labels[name] = .jis }
    for name in [
      "shift_jis", "shift-jis", "shiftjis", "sjis", "x-sjis", "windows-31j", "cswindows31j", "csshiftjis", "cp932",
      "ms932", "ms_kanji", "windows-932",
    ] { labels[name] = windowsJapanese }
    for name in ["euc-jp", "eucjp", "x-euc-jp", "x-euc", "ujis", "cseucpkdfmtjapanese", "cp51932", "euc-jp-ms"] {
      labels[name] = euc
    }
    return labels
  }()
}

/// The system's converter from one encoding to UTF-8.
private struct Converter: ~Copyable {
  private let handle: iconv_t

  /// Kept open and never used: the system loads a table with its first converter and drops it with the last.
  private nonisolated(unsafe) static let anchors: [iconv_t?] = (["CP932", "EUC-JP-MS", "ISO-8859-1"] as [String]).map {
    name in
    iconv_open("UTF-8", name)
  }

  init?(from name: String) {
    _ = Self.anchors.count
    let handle = iconv_open("UTF-8", name)
    // iconv_open answers (iconv_t) -1 for a name it does not know.
    guard let handle, Int(bitPattern: handle) != -1 else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// The text, each byte that stands for nothing shown as U+FFFD.
  func convert(_ bytes: [UInt8]) -> TextEncoding.Text {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 3 / 2 + 16)
    var isWhole = true
    var input = bytes.map(CChar.init(bitPattern:))
    input.withUnsafeMutableBufferPointer { buffer in
      var position = buffer.baseAddress
      var left = buffer.count
      var chunk = [CChar](repeating: 0, count: 8192)
      while left > 0 {
        let (result, produced, reason) = chunk.withUnsafeMutableBufferPointer { target in
          var place = target.baseAddress
          var room = target.count
          errno = 0
          let result = iconv(handle, &position, &left, &place, &room)
          return (result, target.count - room, errno)
        }
        for unit in chunk[..<produced] { output.append(UInt8(bitPattern: unit)) }
        if result != -1 || reason == E2BIG { continue }
        isWhole = false
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
        // A character cut off by the end is one broken character, not several.
        guard reason != EINVAL else { break }
        position = position?.advanced(by: 1)
        left -= 1
      }
    }
    return TextEncoding.Text(text: String(decoding: output, as: UTF8.self), isWhole: isWhole)
  }
}

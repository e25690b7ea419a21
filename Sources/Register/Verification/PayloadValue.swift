/// Texts as the bytes they are stored with: two spellings of one character differ here, as they do on disk.
typealias Bytes = [UInt8]

/// A value of a journal entry's payload, as the verifier reads it: with a reader of its own, for the proof must not rest
/// on the decoder that the register works with.
struct PayloadValue {
  /// What stands there. A payload has no fractions: a number that is no 64-bit integer is unreadable.
  enum Content {
    case null
    case boolean(Bool)
    case integer(Int64)
    case text(Bytes)
    case list([PayloadValue])
    case object([(key: Bytes, value: PayloadValue)])
  }

  let content: Content
  /// Where in the payload it is written.
  let place: Range<Int>
}

/// Why an entry cannot be taken for what it says.
enum LedgerFault: Error, Hashable {
  /// The payload is no JSON of the journal's kind.
  case unreadable
  /// The payload says something the verifier does not know.
  case unknown(String)
  /// The payload says something that cannot be, given the entries before it; in identifiers.
  case impossible(String)

  /// For the report.
  var detail: String {
    switch self {
    case .unreadable: "unreadable"
    case .unknown(let what): "unreadable: \(what)"
    case .impossible(let what): what
    }
  }
}

/// Reads the JSON of payloads: strict, without blanks, each key of an object once.
struct PayloadParser {
  private let bytes: Bytes
  private var position = 0

  /// The value that the bytes are, all of them.
  static func parse(_ bytes: Bytes) throws(LedgerFault) -> PayloadValue {
    var parser = PayloadParser(bytes: bytes)
    let value = try parser.value(depth: 0)
    guard parser.position == bytes.count else { throw .unreadable }
    return value
  }

  private init(bytes: Bytes) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) throws(LedgerFault) {
    guard next == UInt8(ascii: character) else { throw .unreadable }
    position += 1
  }

  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func word(_ word: StaticString, _ content: PayloadValue.Content) throws(LedgerFault)
    -> PayloadValue.Content
  {
    let length = word.utf8CodeUnitCount
    guard position + length <= bytes.count else { throw .unreadable }
    for offset in 0..<length where bytes[position + offset] != word.utf8Start[offset] { throw .unreadable }
    position += length
    return content
  }

  private mutating func value(depth: Int) throws(LedgerFault) -> PayloadValue {
    // Payloads are a few levels deep; a stack is not to be filled by what somebody wrote.
    guard depth < 32, let first = next else { throw .unreadable }
    let start = position
    let content: PayloadValue.Content
    switch first {
    case UInt8(ascii: "{"): content = .object(try members(depth: depth))
    case UInt8(ascii: "["): content = .list(try elements(depth: depth))
    case UInt8(ascii: "\""): content = .text(try text())
    case UInt8(ascii: "t"): content = try word("true", .boolean(true))
    case UInt8(ascii: "f"): content = try word("false", .boolean(false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    default: content = .integer(try integer())
    }
    return PayloadValue(content: content, place: start..<position)
  }

  private mutating func members(depth: Int) throws(LedgerFault) -> [(key: Bytes, value: PayloadValue)] {
    try take("{")
    if takes("}") { return [] }
    var members: [(key: Bytes, value: PayloadValue)] = []
    repeat {
      let key = try text()
      // Of a key that stands twice, one reader takes the first and another the last.
      if members.contains(where: { $0.key == key }) { throw .unreadable }
      try take(":")
      members.append((key, try value(depth: depth + 1)))
    } while takes(",")
    try take("}")
    return members
  }

  private mutating func elements(depth: Int) throws(LedgerFault) -> [PayloadValue] {
    try take("[")
    if takes("]") { return [] }
    var elements: [PayloadValue] = []
    repeat { elements.append(try value(depth: depth + 1)) } while takes(",")
    try take("]")
    return elements
  }

  private mutating func integer() throws(LedgerFault) -> Int64 {
    let isNegative = takes("-")
    var number: Int64 = 0
    let start = position
    while let digit = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
      let (tens, tooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, tooLargeAgain) = tens.subtractingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
      guard !tooLarge, !tooLargeAgain else { throw .unreadable }
      number = sum  // kept negative, for the smallest number has no positive twin
      position += 1
    }
    guard position > start, !isNegative ? number > Int64.min : true else { throw .unreadable }
    return isNegative ? number : -number
  }

  private mutating func text() throws(LedgerFault) -> Bytes {
    try take("\"")
    var result = Bytes()
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return result
      case UInt8(ascii: "\\"): try escaped(into: &result)
      case 0..<0x20: throw .unreadable
      default: result.append(byte)
      }
    }
    throw .unreadable
  }

  private mutating func escaped(into result: inout Bytes) throws(LedgerFault) {
    guard let byte = next else { throw .unreadable }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      var code = UInt32(try codeUnit())
      if (0xD800..<0xDC00).contains(code) {
        try take("\\")
        try take("u")
        let low = UInt32(try codeUnit())
        guard (0xDC00..<0xE000).contains(low) else { throw .unreadable }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw .unreadable }
      result.append(contentsOf: Character(scalar).utf8)
    default: throw .unreadable
    }
  }

  private mutating func codeUnit() throws(LedgerFault) -> UInt16 {
    guard position + 4 <= bytes.count,
      let code = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw .unreadable }
    position += 4
    return code
  }
}

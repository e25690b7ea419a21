/// Walks over the bytes of well-formed UTF-8 markup of the common shape, far faster than a SAX parser.
///
/// It accepts less than XML allows and never more: whatever it does not know (comments, CDATA, processing instructions,
/// entities other than the five and numeric ones, carriage returns in text, white space an attribute would normalise)
/// it refuses, and the caller reads the part again with the SAX parser. Behind `end` at least 16 bytes are readable.
/// Source: XML 1.0 (fifth edition), 2.2 (characters), 2.4, 3.1 (tags), 4.1 (references).
struct MarkupScanner {
  /// The next byte.
  var at: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  /// The namespace prefixes that may be used, as the document element declares them.
  let prefixes: [[UInt8]]
  private var names: [UnsafeBufferPointer<UInt8>] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, prefixes: [[UInt8]]) {
    // An empty buffer has no address; any valid one will do, as nothing is read from it.
    let start = bytes.baseAddress ?? UnsafePointer(bitPattern: 16)!
    at = start
    end = start + bytes.count
    self.prefixes = prefixes
    names.reserveCapacity(16)
  }

  /// How a start tag ends.
  enum TagEnd { case open, empty, refused }

  /// One attribute with an unprefixed name or a declared prefix.
  struct Attribute {
    let name: UnsafeBufferPointer<UInt8>
    let prefix: UnsafeBufferPointer<UInt8>?
    let value: UnsafeBufferPointer<UInt8>

    /// Whether the name has no prefix and is this.
    func isNamed(_ literal: StaticString) -> Bool { prefix == nil && MarkupScanner.equal(name, literal) }
    func equals(_ literal: StaticString) -> Bool { MarkupScanner.equal(value, literal) }
    var isTrue: Bool { equals("1") || equals("true") }

    /// The value as a whole number; nil for anything else, 10 digits and more among it.
    var number: Int? {
      guard !value.isEmpty, value.count < 10 else { return nil }
      var number = 0
      for digit in value {
        guard digit >= 48, digit <= 57 else { return nil }
        number = number * 10 + Int(digit - 48)
      }
      return number
    }
  }

  static func equal(_ bytes: UnsafeBufferPointer<UInt8>, _ literal: StaticString) -> Bool {
    guard bytes.count == literal.utf8CodeUnitCount else { return false }
    for index in 0..<bytes.count where bytes[index] != literal.utf8Start[index] { return false }
    return true
  }

  /// Passes over the literal when it comes next.
  mutating func take(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard end - at >= count else { return false }
    for index in 0..<count where at[index] != literal.utf8Start[index] { return false }
    at += count
    return true
  }

  /// Passes over white space between elements.
  mutating func skipSpace() {
    while at < end, TextRun.isSpace(at.pointee) { at += 1 }
  }

  /// The name of the start tag that comes next, unprefixed; nil for anything else.
  mutating func startTag() -> UnsafeBufferPointer<UInt8>? {
    guard at < end, at.pointee == UInt8(ascii: "<") else { return nil }
    at += 1
    return name()
  }

  /// Passes over an end tag of that name; false for anything else.
  mutating func endTag(_ name: StaticString) -> Bool {
    guard end - at > 2, at[0] == UInt8(ascii: "<"), at[1] == UInt8(ascii: "/") else { return false }
    at += 2
    guard take(name) else { return false }
    skipSpace()
    return take(">")
  }

  /// Reads the attributes of a start tag whose name has been passed, and the tag's end.
  mutating func attributes(_ handle: (Attribute) -> Bool) -> TagEnd {
    names.removeAll(keepingCapacity: true)
    while at < end {
      let before = at
      skipSpace()
      guard at < end else { return .refused }
      if at.pointee == UInt8(ascii: ">") {
        at += 1
        return .open
      }
      if at.pointee == UInt8(ascii: "/") {
        guard at[1] == UInt8(ascii: ">"), end - at >= 2 else { return .refused }
        at += 2
        return .empty
      }
      guard at > before, let attribute = attribute(), names.count < 32 else { return .refused }
      // Equal local names are refused even where their prefixes differ: they might stand for one namespace.
      for name in names where name.elementsEqual(attribute.name) { return .refused }
      names.append(attribute.name)
      guard handle(attribute) else { return .refused }
    }
    return .refused
  }

  /// Reads the end of a start tag whose attributes do not matter.
  mutating func attributes() -> TagEnd { attributes { _ in true } }

  private mutating func attribute() -> Attribute? {
    guard var local = name() else { return nil }
    var prefix: UnsafeBufferPointer<UInt8>?
    if at < end, at.pointee == UInt8(ascii: ":") {
      at += 1
      prefix = local
      guard let rest = name() else { return nil }
      local = rest
    }
    guard at < end, at.pointee == UInt8(ascii: "=") else { return nil }
    at += 1
    guard at < end, at.pointee == UInt8(ascii: "\"") || at.pointee == UInt8(ascii: "'") else { return nil }
    let quote = at.pointee
    at += 1
    let start = at
    while at < end, at.pointee != quote {
      let byte = at.pointee
      guard byte >= 32, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") else { return nil }
      let length = byte < 0x80 ? 1 : scalarLength()
      guard length > 0 else { return nil }
      at += length
    }
    guard at < end else { return nil }
    let value = UnsafeBufferPointer(start: start, count: at - start)
    at += 1
    let found = Attribute(name: local, prefix: prefix, value: value)
    return isDeclared(found) ? found : nil
  }

  /// Namespace declarations are refused; so are the attributes of `xml:` that the SAX parser looks into.
  private func isDeclared(_ attribute: Attribute) -> Bool {
    guard let prefix = attribute.prefix else { return !Self.equal(attribute.name, "xmlns") }
    if Self.equal(prefix, "xml") {
      return Self.equal(attribute.name, "space") && (attribute.equals("preserve") || attribute.equals("default"))
    }
    return prefixes.contains { $0.elementsEqual(prefix) }
  }

  /// A name of ASCII letters, digits, `-`, `_` and `.`, at most 64 bytes.
  private mutating func name() -> UnsafeBufferPointer<UInt8>? {
    let start = at
    while at < end, at - start <= 64 {
      switch at.pointee {
      case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): break
      case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."):
        guard at > start else { return nil }
      default:
        return at > start ? UnsafeBufferPointer(start: start, count: at - start) : nil
      }
      at += 1
    }
    return nil
  }

  /// Passes over characters up to the next `<` or `&` and returns them; nil when something else comes before.
  mutating func text() -> UnsafeBufferPointer<UInt8>? {
    let start = at
    while at < end {
      let byte = at.pointee
      if byte >= 0x80 {
        let length = scalarLength()
        guard length > 0 else { return nil }
        at += length
      } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") {
        return UnsafeBufferPointer(start: start, count: at - start)
      } else if byte == UInt8(ascii: "]") {
        // "]]>" is not allowed in text.
        if at[1] == byte, at[2] == UInt8(ascii: ">") { return nil }
        at += 1
      } else {
        guard byte >= 32 || byte == 9 || byte == 10 else { return nil }
        at += 1
      }
    }
    return nil
  }

  /// Reads a reference: one of the five entities or a character by number.
  mutating func reference() -> Unicode.Scalar? {
    if take("&amp;") { return "&" }
    if take("&lt;") { return "<" }
    if take("&gt;") { return ">" }
    if take("&quot;") { return "\"" }
    if take("&apos;") { return "'" }
    guard take("&#") else { return nil }
    let radix: UInt32 = take("x") ? 16 : 10
    var value: UInt32 = 0
    var digits = 0
    while at < end, digits < 8 {
      let digit: UInt32
      switch at.pointee {
      case 0x30...0x39: digit = UInt32(at.pointee - 0x30)
      case 0x41...0x46: digit = UInt32(at.pointee - 0x37)
      case 0x61...0x66: digit = UInt32(at.pointee - 0x57)
      case UInt8(ascii: ";"):
        at += 1
        guard digits > 0, Self.isCharacter(value) else { return nil }
        return Unicode.Scalar(value)
      default: return nil
      }
      guard digit < radix else { return nil }
      value = value * radix + digit
      digits += 1
      at += 1
    }
    return nil
  }

  private static func isCharacter(_ value: UInt32) -> Bool {
    switch value {
    case 9, 10, 13, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// The bytes of the non-ASCII character at `at`; 0 when they are not UTF-8 or stand for no character of XML.
  private func scalarLength() -> Int {
    let first = at[0]
    func rest(_ place: Int) -> UInt32? { at[place] & 0xC0 == 0x80 ? UInt32(at[place] & 0x3F) : nil }
    switch first {
    case 0xC2...0xDF:
      guard end - at >= 2, rest(1) != nil else { return 0 }
      return 2
    case 0xE0...0xEF:
      guard end - at >= 3, let second = rest(1), let third = rest(2) else { return 0 }
      let value = UInt32(first & 0xF) << 12 | second << 6 | third
      return value >= 0x800 && Self.isCharacter(value) ? 3 : 0
    case 0xF0...0xF4:
      guard end - at >= 4, let second = rest(1), let third = rest(2), let fourth = rest(3) else { return 0 }
      let value = UInt32(first & 7) << 18 | second << 12 | third << 6 | fourth
      return value >= 0x10000 && Self.isCharacter(value) ? 4 : 0
    default: return 0
    }
  }
}

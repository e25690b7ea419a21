import Foundation

/// Canonical JSON in the making: bytes one after the other, members in the order in which the caller adds them.
///
/// Writes what `JSONEncoder` does with sorted keys and plain slashes, and asks nobody about types at run time.
struct CanonicalBytes {
  private var bytes: [UInt8] = []

  /// - Parameter capacity: about how many bytes it will come to.
  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// What was written so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds punctuation and names as they stand.
  mutating func add(_ plain: StaticString) {
    plain.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Adds a text in quotation marks, with the escapes JSON asks for.
  mutating func add(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { buffer in
      var start = 0
      for (place, byte) in buffer.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        bytes.append(contentsOf: buffer[start..<place])
        addEscape(of: byte)
        start = place + 1
      }
      bytes.append(contentsOf: buffer[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds a whole number.
  mutating func add(_ number: Int64) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Adds true or false.
  mutating func add(_ isTrue: Bool) { add(isTrue ? "true" : "false") }

  /// Adds a list, whose elements the closure writes.
  mutating func add<Element>(
    list: some Sequence<Element>, _ write: (inout CanonicalBytes, Element) throws -> Void
  ) rethrows {
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for element in list {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      try write(&self, element)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Adds a list of texts.
  mutating func add(list texts: [String]) { add(list: texts) { $0.add(quoted: $1) } }

  /// Adds an object, whose values the closure writes, its names sorted.
  mutating func add<Value>(
    object: [String: Value], _ write: (inout CanonicalBytes, Value) throws -> Void
  ) rethrows {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for (name, value) in object.sorted(by: { $0.key < $1.key }) {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      add(quoted: name)
      bytes.append(UInt8(ascii: ":"))
      try write(&self, value)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Adds a value as the encoder writes it: for what comes seldom.
  mutating func add(encoded value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    bytes.append(contentsOf: try encoder.encode(value))
  }

  private mutating func addEscape(of byte: UInt8) {
    switch byte {
    case 0x08: add("\\b")
    case 0x09: add("\\t")
    case 0x0A: add("\\n")
    case 0x0C: add("\\f")
    case 0x0D: add("\\r")
    case 0x22: add("\\\"")
    case 0x5C: add("\\\\")
    default:
      add(byte < 0x10 ? "\\u000" : "\\u001")
      let digit = byte & 15
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}

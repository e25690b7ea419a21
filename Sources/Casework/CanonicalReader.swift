import Foundation

/// Reads canonical JSON from its first byte to its last: the caller says what must come next.
///
/// Whatever else comes is a ``Deviation``. Only for text of our own writing; anything else is for a real decoder.
struct CanonicalReader {
  /// The text is not as the writer writes it.
  struct Deviation: Error {}

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private let pool: TextPool

  /// - Parameter bytes: they must outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>, pool: TextPool) {
    self.bytes = bytes
    self.pool = pool
  }

  /// Whether everything was read.
  var isAtEnd: Bool { place == bytes.count }

  /// Passes over what must stand here.
  mutating func expect(_ plain: StaticString) throws(Deviation) {
    guard take(plain) else { throw Deviation() }
  }

  /// Passes over what may stand here; whether it did.
  mutating func take(_ plain: StaticString) -> Bool {
    let count = plain.utf8CodeUnitCount
    guard bytes.count - place >= count else { return false }
    for offset in 0..<count where bytes[place + offset] != plain.utf8Start[offset] { return false }
    place += count
    return true
  }

  /// A text.
  mutating func text() throws(Deviation) -> String {
    let (range, hasEscapes) = try quoted()
    return hasEscapes ? try unescaped(range) : String(decoding: bytes[range], as: UTF8.self)
  }

  /// A text that many forms have: those of the pool are shared.
  mutating func commonText() throws(Deviation) -> String {
    let (range, hasEscapes) = try quoted()
    return hasEscapes ? try unescaped(range) : pool.text(of: UnsafeBufferPointer(rebasing: bytes[range]))
  }

  /// A text that is often the same as another: then it is that one, and not kept twice.
  mutating func text(like other: String) throws(Deviation) -> String {
    let start = place
    let (range, hasEscapes) = try quoted()
    if !hasEscapes, other.utf8.count == range.count, other.utf8.elementsEqual(bytes[range]) { return other }
    place = start
    return try text()
  }

  /// A whole number.
  mutating func number() throws(Deviation) -> Int64 {
    let start = place
    let isNegative = take("-")
    var value: Int64 = 0
    let first = place
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let digit = Int64(bytes[place] - 0x30)
      let (next, isBeyond) = tens.addingReportingOverflow(isNegative ? -digit : digit)
      guard !isTooLarge, !isBeyond else {
        place = start
        throw Deviation()
      }
      value = next
      place += 1
    }
    // JSON knows no leading zeros.
    guard place > first, place == first + 1 || bytes[first] != 0x30 else { throw Deviation() }
    return value
  }

  /// A whole number that counts something.
  mutating func count() throws(Deviation) -> Int {
    guard let count = Int(exactly: try number()) else { throw Deviation() }
    return count
  }

  /// True or false.
  mutating func truth() throws(Deviation) -> Bool {
    if take("true") { return true }
    try expect("false")
    return false
  }

  /// A list.
  mutating func list<Element>(
    _ element: (inout CanonicalReader) throws(Deviation) -> Element
  ) throws(Deviation) -> [Element] {
    try expect("[")
    if take("]") { return [] }
    var elements: [Element] = []
    repeat { elements.append(try element(&self)) } while take(",")
    try expect("]")
    return elements
  }

  /// An object of any names, none of them twice.
  mutating func object<Value>(
    _ value: (inout CanonicalReader) throws(Deviation) -> Value
  ) throws(Deviation) -> [String: Value] {
    try expect("{")
    if take("}") { return [:] }
    var object: [String: Value] = [:]
    repeat {
      let name = try commonText()
      try expect(":")
      guard object.updateValue(try value(&self), forKey: name) == nil else { throw Deviation() }
    } while take(",")
    try expect("}")
    return object
  }

  /// An object as the decoder reads it: for what comes seldom.
  mutating func decoded<Value: Decodable>(_ type: Value.Type) throws(Deviation) -> Value {
    let start = place
    try expect("{")
    var depth = 1
    while depth > 0 {
      guard place < bytes.count else { throw Deviation() }
      switch bytes[place] {
      case 0x22: _ = try quoted()
      case 0x7B:
        depth += 1
        place += 1
      case 0x7D:
        depth -= 1
        place += 1
      default: place += 1
      }
    }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes[start..<place]))
    } catch {
      throw Deviation()
    }
  }

  /// Passes over a text; where it stands, without its quotation marks.
  private mutating func quoted() throws(Deviation) -> (range: Range<Int>, hasEscapes: Bool) {
    try expect("\"")
    let start = place
    var hasEscapes = false
    while place < bytes.count {
      switch bytes[place] {
      case 0x22:
        place += 1
        return (start..<place - 1, hasEscapes)
      case 0x5C:
        hasEscapes = true
        place += 2
      case ..<0x20: throw Deviation()
      default: place += 1
      }
    }
    throw Deviation()
  }

  private func unescaped(_ range: Range<Int>) throws(Deviation) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(range.count)
    var place = range.lowerBound
    while place < range.upperBound {
      guard bytes[place] == 0x5C else {
        plain.append(bytes[place])
        place += 1
        continue
      }
      guard place + 1 < range.upperBound else { throw Deviation() }
      place += 2
      switch bytes[place - 1] {
      case UInt8(ascii: "b"): plain.append(0x08)
      case UInt8(ascii: "t"): plain.append(0x09)
      case UInt8(ascii: "n"): plain.append(0x0A)
      case UInt8(ascii: "f"): plain.append(0x0C)
      case UInt8(ascii: "r"): plain.append(0x0D)
      case 0x22, 0x5C: plain.append(bytes[place - 1])
      case UInt8(ascii: "u"):
        // The writer names only control characters so.
        guard place + 4 <= range.upperBound, bytes[place] == 0x30, bytes[place + 1] == 0x30,
          let code = UInt8(String(decoding: bytes[place + 2..<place + 4], as: UTF8.self), radix: 16), code < 0x20
        else { throw Deviation() }
        plain.append(code)
        place += 4
      default: throw Deviation()
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

/// Texts that come again in form after form, labels and keys, each kept once however often it is read.
///
/// Of a fixed size: a text that falls on the place of another takes it.
final class TextPool {
  private var texts = [String](repeating: "", count: 4096)

  /// The text of some bytes.
  func text(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    // FNV-1a: the same in every run, though nothing but time depends on it.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let slot = Int((hash ^ (hash >> 32)) & 4095)
    if texts[slot].utf8.withContiguousStorageIfAvailable({ $0.elementsEqual(bytes) }) == true { return texts[slot] }
    let text = String(decoding: bytes, as: UTF8.self)
    texts[slot] = text
    return text
  }
}

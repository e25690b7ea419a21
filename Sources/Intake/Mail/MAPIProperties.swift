/// The properties of a message or of an attachment in winmail.dat, those that are read.
///
/// Source: Microsoft, [MS-OXTNEF] section 2.1.3.4 and [MS-OXCDATA] section 2.11.1.
struct MAPIProperties {
  /// A property's type and its first value.
  struct Value {
    let type: Int
    let bytes: ArraySlice<UInt8>
  }

  private var values: [Int: Value] = [:]

  /// Reads as many properties as there are whole ones.
  init(_ data: ArraySlice<UInt8>) {
    var input = LittleEndian(data)
    guard let count = input.number(bytes: 4) else { return }
    for _ in 0..<count {
      guard let type = input.number(bytes: 2), let identifier = input.number(bytes: 2) else { return }
      // From 0x8000 on properties have names of their own before the value; none of them is ours to read.
      if identifier >= 0x8000, !Self.skipName(&input, data.startIndex) { return }
      guard let value = Self.value(&input, type: type, start: data.startIndex) else { return }
      if identifier < 0x8000, values[identifier] == nil { values[identifier] = value }
    }
  }

  /// The bytes of a property.
  func bytes(_ identifier: Int) -> Value? { values[identifier] }

  /// The text of a property, in UTF-16 or in the message's code page.
  func text(_ identifier: Int, codePage: TextEncoding) -> String? {
    guard let value = values[identifier] else { return nil }
    switch value.type {
    case Self.unicode: return TNEF.untilNUL(TextEncoding.named("UTF-16LE").decode(Array(value.bytes)).text)
    case Self.string: return TNEF.untilNUL(codePage.decode(Array(value.bytes)).text)
    default: return nil
    }
  }

  /// PtypObject, PtypString8, PtypString, PtypBinary.
  static let object = 0x0D
  private static let string = 0x1E
  private static let unicode = 0x1F
  private static let binary = 0x102
  private static let isMultiple = 0x1000

  private static func skipName(_ input: inout LittleEndian, _ start: Int) -> Bool {
    guard input.take(16) != nil, let kind = input.number(bytes: 4), let number = input.number(bytes: 4) else {
      return false
    }
    guard kind == 1 else { return true }
    guard input.take(number) != nil else { return false }
    input.align(from: start)
    return true
  }

  private static func value(_ input: inout LittleEndian, type: Int, start: Int) -> Value? {
    let plain = type & ~isMultiple
    let isCounted = type & isMultiple != 0 || [object, string, unicode, binary].contains(plain)
    var count = 1
    if isCounted {
      guard let number = input.number(bytes: 4) else { return nil }
      count = number
    }
    var first: ArraySlice<UInt8>?
    for _ in 0..<count {
      guard let size = size(of: plain, &input), let bytes = input.take(size) else { return nil }
      input.align(from: start)
      if first == nil { first = bytes }
    }
    return Value(type: plain, bytes: first ?? [])
  }

  /// How many bytes one value has, before it is filled up to four; nil for a type nobody knows.
  private static func size(of type: Int, _ input: inout LittleEndian) -> Int? {
    switch type {
    case object, string, unicode, binary: input.number(bytes: 4)
    case 0x00, 0x01: 0
    case 0x02, 0x0B: 2
    case 0x03, 0x04, 0x0A: 4
    case 0x05, 0x06, 0x07, 0x14, 0x40: 8
    case 0x48: 16
    default: nil
    }
  }
}

/// Walks through bytes that Microsoft's programs wrote; never beyond their end.
struct LittleEndian {
  private let bytes: ArraySlice<UInt8>
  /// The index of the next byte.
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// How many bytes are left.
  var left: Int { bytes.endIndex - position }

  /// The next bytes; nil when there are fewer.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= left else { return nil }
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  /// The next number of 1 to 4 bytes.
  mutating func number(bytes count: Int) -> Int? {
    take(count).map { $0.reversed().reduce(0) { $0 << 8 | Int($1) } }
  }

  /// Goes on to a multiple of four bytes from `start`, as far as there are any.
  mutating func align(from start: Int) {
    let over = (position - start) % 4
    if over != 0 { position = min(position + 4 - over, bytes.endIndex) }
  }
}

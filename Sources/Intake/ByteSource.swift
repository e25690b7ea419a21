import Foundation

/// Bytes that are read from any place, in memory or of a disc that may have sectors nobody can read.
///
/// What cannot be read comes as zeros, and is remembered: the rest of a scratched disc is worth having.
final class ByteSource {
  /// A sector of a CD-R with data.
  static let sectorBytes = 2048
  /// How many bytes there are.
  let byteCount: Int
  /// Fills a buffer from an offset on; the count, at least 1 inside, or the error's number, negative.
  let fetch: (Int, UnsafeMutableRawBufferPointer) -> Int
  /// The sectors that could not be read so far.
  private(set) var unreadable: Set<Int> = []
  /// Those among what was handed out since the last ``forget()``.
  private(set) var touched: [Int] = []

  init(byteCount: Int, fetch: @escaping (Int, UnsafeMutableRawBufferPointer) -> Int) {
    self.byteCount = byteCount
    self.fetch = fetch
  }

  convenience init(_ bytes: [UInt8]) {
    self.init(byteCount: bytes.count) { offset, buffer in
      let count = min(buffer.count, bytes.count - offset)
      guard count > 0 else { return 0 }
      bytes[offset..<offset + count].withUnsafeBytes { buffer.copyMemory(from: $0) }
      return count
    }
  }

  /// Starts a new account of unreadable sectors.
  func forget() { touched = [] }

  /// Fills a buffer from an offset on; fewer bytes than it holds at the end, or before and after an unreadable sector.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let wanted = min(buffer.count, byteCount - offset)
    guard wanted > 0, let start = buffer.baseAddress else { return 0 }
    let first = offset / Self.sectorBytes
    var filled = 0
    if !unreadable.contains(first) {
      // Up to the next sector that is known to fail: trying such a one again takes seconds.
      let last = (offset + wanted - 1) / Self.sectorBytes
      let failing = unreadable.isEmpty ? nil : (first...last).first(where: unreadable.contains)
      let end = failing.map { $0 * Self.sectorBytes } ?? offset + wanted
      if whole(at: offset, into: UnsafeMutableRawBufferPointer(start: start, count: end - offset)) {
        return end - offset
      }
      var sector = first
      while offset + filled < end {
        let count = min((sector + 1) * Self.sectorBytes, end) - (offset + filled)
        guard whole(at: offset + filled, into: UnsafeMutableRawBufferPointer(start: start + filled, count: count))
        else {
          unreadable.insert(sector)
          break
        }
        filled += count
        sector += 1
      }
      if filled > 0 { return filled }
    }
    let count = min((first + 1) * Self.sectorBytes, offset + wanted) - offset
    UnsafeMutableRawBufferPointer(start: start, count: count).initializeMemory(as: UInt8.self, repeating: 0)
    touched.append(first)
    return count
  }

  /// Whether all of a buffer could be filled.
  private func whole(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    var filled = 0
    while filled < buffer.count {
      let count = fetch(offset + filled, UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      guard count > 0 else { return false }
      filled += count
    }
    return true
  }
}

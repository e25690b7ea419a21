/// An inflated part in memory, 16 readable zero bytes behind its end so that scanners may look ahead.
///
/// Filled once, then only read.
final class PartBytes {
  /// Zero bytes behind the end.
  static let padding = 16
  private let memory: UnsafeMutablePointer<UInt8>
  private(set) var count: Int

  /// Room for so many bytes; `fill` puts them there and says how many came, nil for a failure.
  init?(count: Int, fill: (UnsafeMutableBufferPointer<UInt8>) -> Int?) {
    memory = .allocate(capacity: count + Self.padding)
    self.count = 0
    guard let filled = fill(UnsafeMutableBufferPointer(start: memory, count: count)), filled <= count else {
      // deinit frees the memory: every property is set.
      return nil
    }
    self.count = filled
    (memory + filled).initialize(repeating: 0, count: Self.padding)
  }

  deinit { memory.deallocate() }

  /// The bytes, without the padding.
  var elements: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: count) }
}

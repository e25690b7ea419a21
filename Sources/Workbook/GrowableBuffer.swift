/// Memory that grows by doubling, for values without references; the reader's callbacks append to it.
///
/// An array would check for uniqueness and bounds at each of millions of appends.
struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// The elements; valid until the next change.
  var elements: UnsafeMutableBufferPointer<Element> { UnsafeMutableBufferPointer(start: base, count: count) }

  mutating func append(_ element: Element) {
    if count == capacity { grow(by: 1) }
    (base + count).initialize(to: element)
    count += 1
  }

  mutating func append(contentsOf source: UnsafeBufferPointer<Element>) {
    guard let start = source.baseAddress, !source.isEmpty else { return }
    if capacity - count < source.count { grow(by: source.count) }
    (base + count).initialize(from: start, count: source.count)
    count += source.count
  }

  mutating func removeAll() { count = 0 }

  /// Drops the elements from a place on.
  mutating func truncate(to newCount: Int) {
    precondition(newCount <= count, "a buffer is cut to at most its length")
    count = newCount
  }

  private mutating func grow(by needed: Int) {
    let larger = max(capacity * 2, count + needed)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    moved.moveInitialize(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }
}

import Programme

/// Where the index of serials keeps a range, and where it looks for the ranges around one serial.
///
/// A relational interval tree (Kriegel, Pötke and Seidl, "Managing Intervals Efficiently in Object-Relational
/// Databases", VLDB 2000): a virtual binary tree over the numbers from 1, whose inner nodes are the even numbers. Each
/// range is kept at the highest node it contains, so it takes one row, and all ranges that contain a serial lie at the
/// at most 63 nodes above the serial: found by as many index look-ups, however long the register's history is.
enum SerialIndex {
  /// The highest serial there can be, of eighteen digits: the number behind it, and sums of ranges, are numbers still.
  static let highest: Int64 = 999_999_999_999_999_999

  /// The node a range is kept at: the multiple of the largest power of two within it.
  static func node(first: Int64, last: Int64) -> Int64 {
    let difference = UInt64(first - 1) ^ UInt64(last)
    let level = 63 - difference.leadingZeroBitCount
    return (last >> level) << level
  }

  /// The nodes above a serial and itself, apart: those not above it in number, whose ranges begin at or before it, and
  /// those greater, whose ranges end at or behind it. `highest` is the highest serial there is.
  static func path(to serial: Int64, highest: Int64) -> (notGreater: [Int64], greater: [Int64]) {
    var notGreater: [Int64] = []
    var greater: [Int64] = []
    for level in serial.trailingZeroBitCount..<62 {
      let node = ((serial >> (level + 1)) << (level + 1)) + (1 << level)
      if node <= serial { notGreater.append(node) } else if node <= highest { greater.append(node) }
      if (1 as Int64) << level > max(serial, highest) { break }
    }
    return (notGreater, greater)
  }
}

/// A file of many messages, each after a line that begins with `From ` (mbox).
///
/// The messages are given back with the bytes they had before they were put in: a `From ` within a body was marked with
/// a `>` when it was, in two ways that cannot be told apart (mboxo marks `From `, mboxrd `>From ` too). We take one `>`
/// away from every `>*From ` line, which is right for all that mboxrd wrote and for what mboxo changed.
public enum Mbox {
  /// Whether some bytes are an mbox: they begin with a `From ` line and go on as a message does.
  public static func isLikely(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: MailText.byteOrderMark) ? 3 : 0
    return bytes[start...].starts(with: separator) && MailMessage.isLikely(bytes)
  }

  /// The messages in their order, each with its own bytes.
  ///
  /// A `From ` line begins a message when one of a message's usual fields follows a blank line and it, or two follow it
  /// anywhere: some mail programs write no blank line before it. A Content-Length header (mboxcl) decides only when a
  /// message really ends where it says: mail programs change bodies and leave it as it was.
  public static func messages(in bytes: [UInt8]) -> [[UInt8]] {
    extents(in: bytes).map { message($0, of: bytes) }
  }

  /// Where one message lies in the file.
  struct Extent: Sendable {
    fileprivate let range: Range<Int>
    fileprivate let isCounted: Bool
    /// Its bytes, marks counted in.
    var byteCount: Int { range.count }
  }

  /// Where the messages lie, in their order.
  static func extents(in bytes: [UInt8]) -> [Extent] {
    bytes.withUnsafeBufferPointer { buffer in
      let starts = starts(in: buffer)
      return starts.enumerated().map { index, start in
        let end = index + 1 < starts.count ? starts[index + 1].line : buffer.count
        return Extent(range: start.message..<end, isCounted: start.isCounted)
      }
    }
  }

  /// One message with its own bytes.
  static func message(_ extent: Extent, of bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { unmarked($0, extent.range, isCounted: extent.isCounted) }
  }

  private static let separator = Array("From ".utf8)

  private struct Start {
    /// Where the `From ` line starts.
    let line: Int
    /// Where the message starts.
    let message: Int
    /// Whether its Content-Length is true.
    var isCounted = false
  }

  private static func starts(in bytes: UnsafeBufferPointer<UInt8>) -> [Start] {
    var starts: [Start] = []
    var lines = MailLines(bytes, from: bytes.starts(with: MailText.byteOrderMark) ? 3 : 0, to: bytes.count)
    var isAfterBlank = true
    while let line = lines.next() {
      let isSeparator =
        bytes[line.start..<line.contentEnd].starts(with: separator)
        && usualFields(bytes, at: line.end) >= (isAfterBlank ? 1 : 2)
      isAfterBlank = line.contentEnd == line.start
      guard isSeparator else { continue }
      var start = Start(line: line.start, message: line.end)
      if let end = countedEnd(bytes, from: line.end) {
        start.isCounted = true
        lines = MailLines(bytes, from: end, to: bytes.count)
        isAfterBlank = true
      }
      starts.append(start)
    }
    return starts
  }

  /// How many of a message's usual fields stand at an index; the first bytes of a header decide.
  private static func usualFields(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    // Of `From ` lines in a row the last begins the message; a file of nothing else costs no more than its length.
    guard !bytes[index...].starts(with: separator) else { return 0 }
    let end = min(bytes.count, index + 8192)
    let headers: MailHeaders
    do { headers = try MailHeaders(bytes, from: index, to: end, limit: 8192) } catch {
      // Lines beyond every limit are no header, and the `From ` before them begins no message.
      return 0
    }
    return Set(headers.fields.map(\.name)).intersection(MailMessage.usualFields).count
  }

  /// Where a message ends by its Content-Length, when the file ends or another message begins there.
  private static func countedEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let headers: MailHeaders
    do { headers = try MailHeaders(bytes, from: start, to: bytes.count, limit: 64 << 10) } catch {
      // No length can be taken from a header beyond the limits: the next `From ` ends the message, and its own reading
      // says what is wrong with it.
      return nil
    }
    guard let length = headers.text("content-length").flatMap({ Int($0) }), length >= 0,
      length <= bytes.count - headers.bodyStart
    else { return nil }
    var end = headers.bodyStart + length
    while end < bytes.count, bytes[end] == 0x0A || bytes[end] == 0x0D { end += 1 }
    guard end == bytes.count || bytes[end...].starts(with: separator) else { return nil }
    return end
  }

  /// The bytes of a message without the marks, and without the blank line that separates messages.
  private static func unmarked(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isCounted: Bool
  ) -> [UInt8] {
    var end = range.upperBound
    // Also the last one's: its bytes must not change when another message is put behind it.
    if end > range.lowerBound, bytes[end - 1] == 0x0A {
      let isAfterCR = end - 1 > range.lowerBound && bytes[end - 2] == 0x0D
      let lineStart = end - (isAfterCR ? 2 : 1)
      if lineStart > range.lowerBound, bytes[lineStart - 1] == 0x0A { end = lineStart }
    }
    // Where lengths are counted nothing was marked.
    if isCounted { return Array(bytes[range.lowerBound..<end]) }
    var output: [UInt8] = []
    output.reserveCapacity(end - range.lowerBound)
    var lines = MailLines(bytes, from: range.lowerBound, to: end)
    while let line = lines.next() {
      let content = bytes[line.start..<line.contentEnd]
      let marks = content.prefix { $0 == UInt8(ascii: ">") }.count
      let isMarked = marks > 0 && content.dropFirst(marks).starts(with: separator)
      output += bytes[(line.start + (isMarked ? 1 : 0))..<line.end]
    }
    return output
  }
}

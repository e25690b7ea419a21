/// The table of texts that cells point to; one run of bytes, texts made when asked for.
///
/// Built by one reader, never changed afterwards.
final class SharedStrings: @unchecked Sendable {
  private let storage: SharedStringStorage

  init(_ storage: consuming SharedStringStorage) { self.storage = storage }

  var count: Int { storage.texts.count }

  /// Bytes of memory in use: the texts, and where each and its reading lie.
  var byteCount: Int {
    storage.bytes.count + (storage.texts.count + storage.readings.count)
      * MemoryLayout<SharedStringStorage.Slice>.stride
  }

  func text(at index: Int) -> String { EscapedText.decode(storage.bytes(storage.texts.elements[index])) }

  /// The phonetic runs joined; nil when the text has none.
  func reading(at index: Int) -> String? {
    let slice = storage.readings.elements[index]
    return slice.length == 0 ? nil : EscapedText.decode(storage.bytes(slice))
  }
}

/// What the reader of the table fills: for each entry its text and its reading, as places in `bytes`.
struct SharedStringStorage: ~Copyable {
  struct Slice: BitwiseCopyable {
    var start = 0
    var length = 0
  }

  var bytes = GrowableBuffer<UInt8>(capacity: 1024)
  var texts = GrowableBuffer<Slice>()
  var readings = GrowableBuffer<Slice>()

  func bytes(_ slice: Slice) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes.elements[slice.start..<(slice.start + slice.length)])
  }
}

internal import CLibDeflate

/// Inflates whole parts at once; the only user of libdeflate.
final class PartInflater {
  private let decompressor: OpaquePointer

  /// Nil only when memory is exhausted.
  init?() {
    guard let decompressor = libdeflate_alloc_decompressor() else { return nil }
    self.decompressor = decompressor
  }

  deinit { libdeflate_free_decompressor(decompressor) }

  /// Inflates a raw deflate stream to exactly `size` bytes with that checksum; nil when anything differs.
  func inflate(_ deflated: UnsafeBufferPointer<UInt8>, size: Int, crc: UInt32) -> PartBytes? {
    PartBytes(count: size) { target in
      let code = libdeflate_deflate_decompress(
        decompressor, deflated.baseAddress, deflated.count, target.baseAddress, size, nil)
      guard code == LIBDEFLATE_SUCCESS, libdeflate_crc32(0, target.baseAddress, size) == crc else { return nil }
      return size
    }
  }

  /// Whether stored bytes have that checksum.
  static func matches(_ bytes: UnsafeBufferPointer<UInt8>, crc: UInt32) -> Bool {
    libdeflate_crc32(0, bytes.baseAddress, bytes.count) == crc
  }
}

/// Unpacks one member within the limits.
struct MemberUnpacker {
  let limits: IntakeLimits
  let budget: IntakeBudget

  /// What came of a member.
  enum Result {
    case bytes([UInt8])
    case refused(Parcel.Outcome)
    /// A limit of the whole envelope: nothing more is to be read.
    case stop(IntakeLimits.Name)
  }

  /// - Parameters:
  ///   - packedSize: its bytes in the archive; nil where it is not packed.
  ///   - size: what the archive says of its size. Never trusted; too large a one is believed.
  func unpack(
    _ reader: ArchiveReader, size: Int?, packedSize: Int?
  ) throws(ArchiveReader.Failure) -> Result {
    if let size, size > limits.fileBytes || size < 0 {
      return .refused(.tooLarge(bytes: size, allowed: limits.fileBytes))
    }
    if budget.isOverTime { return .stop(.seconds) }
    var bytes: [UInt8] = []
    // Deflate cannot shrink further than this; no memory is taken for a larger claim.
    bytes.reserveCapacity(min(size ?? 0, packedSize.map { min($0, limits.fileBytes) * 1032 } ?? limits.fileBytes))
    var refusal: Result?
    try reader.read { piece in
      if let limit = budget.countBytes(piece.count) {
        refusal = .stop(limit)
      } else if bytes.count + piece.count > limits.fileBytes {
        refusal = .refused(.tooLarge(bytes: bytes.count + piece.count, allowed: limits.fileBytes))
      } else if let packedSize, bytes.count + piece.count > limits.ratioFreeBytes,
        (bytes.count + piece.count) / max(1, packedSize) > limits.ratio
      {
        refusal = .refused(.limit(.ratio, allowed: limits.ratio))
      } else {
        bytes.append(contentsOf: piece)
      }
      return refusal == nil
    }
    if let refusal { return refusal }
    guard let size, size != bytes.count else { return .bytes(bytes) }
    // libarchive leaves out a hole at the end of a compressed file on a disc (zisofs); in a zip nothing may be missing.
    guard packedSize == nil, size > bytes.count else {
      return .refused(.unreadable(reason: "its size is not the stated one"))
    }
    if let limit = budget.countBytes(size - bytes.count) { return .stop(limit) }
    bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
    return .bytes(bytes)
  }
}

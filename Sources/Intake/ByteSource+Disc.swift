extension ByteSource {
  /// The sector the volume descriptors of a session begin at, counted from where it starts.
  private static let firstDescriptor = 16

  /// The same as the drive of a computer shows it: of several sessions (追記) the last, which lists the files of those
  /// before; and as long as its file system says, since what a copy that was cut short lacks cannot be read.
  ///
  /// libarchive looks at the first session only, and would not see a file that was added later.
  /// - Parameter most: the largest size that is believed.
  func asDisc(most: Int) -> ByteSource {
    guard var volume = volumeBytes(atSector: Self.firstDescriptor) else { return self }
    var start = 0
    var sector = volume / Self.sectorBytes
    while sector < byteCount / Self.sectorBytes {
      if let found = nextDescriptor(from: sector), let bytes = volumeBytes(atSector: found) {
        start = found - Self.firstDescriptor
        // A later session's size counts from where it starts.
        volume = start * Self.sectorBytes + bytes
        sector = max(found + 1, volume / Self.sectorBytes)
      } else {
        break
      }
    }
    let end = max(byteCount, min(volume, most))
    guard start > 0 else { return end > byteCount ? ByteSource(byteCount: end, fetch: fetch) : self }
    let descriptors = descriptors(ofSessionAt: start, sectors: end / Self.sectorBytes)
    let from = Self.firstDescriptor * Self.sectorBytes
    return ByteSource(byteCount: end) { [self] offset, buffer in
      // A piece that goes over an edge of the descriptors is fetched in parts.
      if offset < from {
        return fetch(offset, UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(from - offset)))
      }
      let rest = descriptors.dropFirst(offset - from).prefix(buffer.count)
      guard !rest.isEmpty else { return fetch(offset, buffer) }
      rest.withUnsafeBytes { buffer.copyMemory(from: $0) }
      return rest.count
    }
  }

  /// The descriptors of a session, to stand where those of the first one do: places in it are counted from the
  /// beginning of the disc, so its size must be too.
  private func descriptors(ofSessionAt start: Int, sectors: Int) -> [UInt8] {
    let count = Self.firstDescriptor * Self.sectorBytes
    var bytes = piece(at: start * Self.sectorBytes + count, count: count) ?? []
    for at in stride(from: 0, to: bytes.count - Self.sectorBytes + 1, by: Self.sectorBytes)
    where bytes[at + 1..<at + 6].elementsEqual("CD001".utf8) && (bytes[at] == 1 || bytes[at] == 2) {
      for index in 0..<4 {
        let byte = UInt8(truncatingIfNeeded: sectors >> (8 * index))
        bytes[at + 80 + index] = byte
        bytes[at + 87 - index] = byte
      }
    }
    return bytes
  }

  /// The size of the volume whose primary descriptor is a sector. Source: ECMA-119, 8.4.8 and 8.4.12.
  private func volumeBytes(atSector sector: Int) -> Int? {
    guard let bytes = piece(at: sector * Self.sectorBytes, count: Self.sectorBytes), Self.isDescriptor(bytes[...])
    else { return nil }
    return bytes.number(at: 80, 4) * bytes.number(at: 128, 2)
  }

  /// The next sector that is a primary descriptor.
  private func nextDescriptor(from sector: Int) -> Int? {
    var step = 128
    var at = sector
    while at * Self.sectorBytes < byteCount {
      guard let bytes = piece(at: at * Self.sectorBytes, count: step * Self.sectorBytes), !bytes.isEmpty else {
        // Between two sessions lie sectors that cannot be read: from there on one is tried after the other.
        at += step == 1 ? 1 : 0
        step = 1
        continue
      }
      for index in 0..<bytes.count / Self.sectorBytes
      where Self.isDescriptor(bytes[index * Self.sectorBytes..<(index + 1) * Self.sectorBytes]) {
        return at + index
      }
      at += max(1, bytes.count / Self.sectorBytes)
    }
    return nil
  }

  private static func isDescriptor(_ sector: ArraySlice<UInt8>) -> Bool {
    sector.starts(with: [1] + Array("CD001".utf8) + [1])
  }

  /// Some bytes, fewer at the end; nil when they cannot be read.
  private func piece(at offset: Int, count: Int) -> [UInt8]? {
    let wanted = min(count, byteCount - offset)
    guard wanted > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: wanted)
    let got = bytes.withUnsafeMutableBytes { fetch(offset, $0) }
    guard got > 0 else { return nil }
    bytes.removeLast(wanted - got)
    return bytes
  }
}

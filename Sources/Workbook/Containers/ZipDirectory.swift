/// The directory of a zip container, read for what no honest writer makes; before anything is inflated.
///
/// libzip takes an entry at its directory's word. Two entries that share bytes are a bomb without nesting (each byte is
/// inflated many times), and a header of an entry's own that says otherwise than the directory shows one file to one
/// program and another to the next.
/// Source: APPNOTE.TXT 6.3.10, 4.3.7 (local header), 4.3.12 (directory), 4.3.14 to 4.3.16 (end records), 4.5.3 (zip64).
struct ZipDirectory {
  struct Entry {
    let name: [UInt8]
    let hasDescriptor: Bool
    let packedSize: UInt64
    let size: UInt64
    let offset: UInt64
  }

  private let bytes: [UInt8]
  private let start: Int
  let entries: [Entry]

  /// - Throws: ``WorkbookError/damagedArchive(reason:)`` when there is no directory, or it is cut short.
  init(_ bytes: [UInt8]) throws(WorkbookError) {
    self.bytes = bytes
    guard let end = Self.endRecord(bytes) else { throw .damagedArchive(reason: "no end of the directory") }
    var count = UInt64(LittleEndian.uint16(bytes, at: end + 10))
    var start = UInt64(LittleEndian.uint32(bytes, at: end + 16))
    if count == 0xFFFF || start == 0xFFFF_FFFF, let large = Self.largeEndRecord(bytes, before: end) {
      count = LittleEndian.uint64(bytes, at: large + 32)
      start = LittleEndian.uint64(bytes, at: large + 48)
    }
    guard start <= UInt64(end), count <= UInt64(bytes.count / 46) else {
      throw .damagedArchive(reason: "the directory is not where it should be")
    }
    self.start = Int(start)
    var entries: [Entry] = []
    var place = Int(start)
    for _ in 0..<count {
      guard place + 46 <= end, LittleEndian.uint32(bytes, at: place) == 0x0201_4B50 else {
        throw .damagedArchive(reason: "the directory is cut short")
      }
      let nameCount = LittleEndian.uint16(bytes, at: place + 28)
      let extraCount = LittleEndian.uint16(bytes, at: place + 30)
      let next = place + 46 + nameCount + extraCount + LittleEndian.uint16(bytes, at: place + 32)
      guard next <= end else { throw .damagedArchive(reason: "the directory is cut short") }
      var fields = [20, 24, 42].map { UInt64(LittleEndian.uint32(bytes, at: place + $0)) }
      let extra = bytes[(place + 46 + nameCount)..<(place + 46 + nameCount + extraCount)]
      // In zip64's extra field stand, in this order, those of size, packed size and offset that are full.
      var large = Self.largeNumbers(Array(extra))[...]
      for index in [1, 0, 2] where fields[index] == 0xFFFF_FFFF { fields[index] = large.popFirst() ?? fields[index] }
      entries.append(
        Entry(
          name: Array(bytes[(place + 46)..<(place + 46 + nameCount)]),
          hasDescriptor: LittleEndian.uint16(bytes, at: place + 8) & 8 != 0,
          packedSize: fields[0], size: fields[1], offset: fields[2]))
      place = next
    }
    self.entries = entries
  }

  /// - Throws: ``WorkbookError/damagedPart(_:reason:)`` for a part outside the file, ``WorkbookError/unsafe(part:reason:)``,
  ///   and the limits on a part's size and, above ``ReadingLimits/ratioFreeBytes``, on its ratio. Only parts of XML are
  ///   held to the limits: pictures are never inflated, and a blank one honestly shrinks a thousandfold.
  func check(_ limits: ReadingLimits) throws(WorkbookError) {
    var taken: [(range: Range<UInt64>, name: String)] = []
    for entry in entries {
      let name = String(decoding: entry.name, as: UTF8.self)
      taken.append((try range(of: entry, name: name), name))
      guard [".xml", ".rels", ".vml"].contains(where: { name.lowercased().hasSuffix($0) }) else { continue }
      guard entry.size <= UInt64(limits.inflatedBytesPerPart) else {
        throw .limitExceeded(.inflatedBytesPerPart, part: name)
      }
      guard entry.size <= UInt64(limits.inflatedBytes) else { throw .limitExceeded(.inflatedBytes, part: name) }
      let isMeasured = entry.size > UInt64(limits.ratioFreeBytes)
      if isMeasured, entry.size / max(entry.packedSize, 1) >= UInt64(limits.inflationRatio) {
        throw .limitExceeded(.inflationRatio, part: name)
      }
    }
    taken.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var end: UInt64 = 0
    for (range, name) in taken {
      guard range.lowerBound >= end else { throw .unsafe(part: name, reason: .overlappingParts) }
      end = range.upperBound
    }
  }

  /// The bytes of the entry, its own header first.
  private func range(of entry: Entry, name: String) throws(WorkbookError) -> Range<UInt64> {
    guard entry.offset <= UInt64(start), let place = Int(exactly: entry.offset), place + 30 <= start,
      LittleEndian.uint32(bytes, at: place) == 0x0403_4B50
    else { throw .damagedPart(name, reason: .unreadable("its header is not where the directory says")) }
    let nameCount = LittleEndian.uint16(bytes, at: place + 26)
    let dataStart = place + 30 + nameCount + LittleEndian.uint16(bytes, at: place + 28)
    guard dataStart <= start, entry.packedSize <= UInt64(start - dataStart) else {
      throw .damagedPart(name, reason: .unreadable("it is cut short"))
    }
    guard entry.name.elementsEqual(bytes[(place + 30)..<(place + 30 + nameCount)]) else {
      throw .unsafe(part: name, reason: .contradictoryHeader)
    }
    let ownPackedSize = LittleEndian.uint32(bytes, at: place + 18)
    let ownSize = LittleEndian.uint32(bytes, at: place + 22)
    func agrees(_ own: Int, _ stated: UInt64) -> Bool {
      own == 0xFFFF_FFFF || UInt64(own) == stated || (own == 0 && entry.hasDescriptor)
    }
    guard agrees(ownPackedSize, entry.packedSize), agrees(ownSize, entry.size) else {
      throw .unsafe(part: name, reason: .contradictoryHeader)
    }
    return entry.offset..<(UInt64(dataStart) + entry.packedSize)
  }

  /// The last end record; a comment of at most 65,535 bytes may follow it.
  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    return stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1).first {
      bytes[$0] == 0x50 && LittleEndian.uint32(bytes, at: $0) == 0x0605_4B50
        && $0 + 22 + LittleEndian.uint16(bytes, at: $0 + 20) <= bytes.count
    }
  }

  private static func largeEndRecord(_ bytes: [UInt8], before end: Int) -> Int? {
    let locator = end - 20
    guard locator >= 0, LittleEndian.uint32(bytes, at: locator) == 0x0706_4B50,
      let place = Int(exactly: LittleEndian.uint64(bytes, at: locator + 8)), place <= locator - 56,
      LittleEndian.uint32(bytes, at: place) == 0x0606_4B50
    else { return nil }
    return place
  }

  private static func largeNumbers(_ extra: [UInt8]) -> [UInt64] {
    var place = 0
    while place + 4 <= extra.count {
      let count = LittleEndian.uint16(extra, at: place + 2)
      guard place + 4 + count <= extra.count else { return [] }
      if LittleEndian.uint16(extra, at: place) == 1 {
        return stride(from: place + 4, through: place + 4 + count - 8, by: 8).map { LittleEndian.uint64(extra, at: $0) }
      }
      place += 4 + count
    }
    return []
  }
}

/// Writes zips byte by byte, honest ones and others; members are stored, not packed.
struct ZipBuilder {
  struct Entry {
    var name: [UInt8]
    var data: [UInt8]
    var flags = 0
    /// Unix type and permissions; 0 as Windows writes it.
    var mode = 0
    var method = 0
    /// What the directory says instead of the truth.
    var statedSize: Int?
    var statedOffset: Int?
    var crc: UInt32?

    init(_ name: String, _ data: String, mode: Int = 0) { self.init(Array(name.utf8), Array(data.utf8), mode: mode) }

    init(_ name: [UInt8], _ data: [UInt8], flags: Int = 0, mode: Int = 0) {
      self.name = name
      self.data = data
      self.flags = flags
      self.mode = mode
    }
  }

  static func zip(_ entries: [Entry], before: [UInt8] = []) -> [UInt8] {
    var bytes = before
    var directory: [UInt8] = []
    for entry in entries {
      let offset = bytes.count - before.count
      let common =
        number(20, 2) + number(entry.flags, 2) + number(entry.method, 2) + number(0, 2) + number(0x21, 2)
        + number(Int(entry.crc ?? crc32(entry.data)), 4) + number(entry.data.count, 4)
        + number(entry.statedSize ?? entry.data.count, 4) + number(entry.name.count, 2) + number(0, 2)
      bytes += number(0x0403_4B50, 4) + common + entry.name + entry.data
      directory +=
        number(0x0201_4B50, 4) + [20, entry.mode == 0 ? 0 : 3] + common + number(0, 2) + number(0, 2) + number(0, 2)
      directory += number(entry.mode << 16, 4) + number(entry.statedOffset ?? offset, 4) + entry.name
    }
    let start = bytes.count - before.count
    return bytes + directory + number(0x0605_4B50, 4) + number(0, 4) + number(entries.count, 2)
      + number(entries.count, 2) + number(directory.count, 4) + number(start, 4) + number(0, 2)
  }

  static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}

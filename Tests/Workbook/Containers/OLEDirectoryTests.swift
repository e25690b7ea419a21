import Testing

@testable import Workbook

struct OLEDirectoryTests {
  /// A container of 512-byte sectors whose directory is a chain of so many sectors; all FAT sectors stand in the header.
  static func container(directorySectors: Int) -> [UInt8] {
    // A table of 128 numbers has to name itself and 127 others.
    let tables = (directorySectors + 126) / 127
    var bytes = [UInt8](repeating: 0, count: 512 + (tables + directorySectors) * 512)
    func put(_ number: UInt32, at offset: Int) {
      for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: number >> (8 * UInt32(index))) }
    }
    for (index, byte) in [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1].enumerated() { bytes[index] = UInt8(byte) }
    bytes[30] = 9
    put(UInt32(tables), at: 48)
    for table in 0..<109 { put(table < tables ? UInt32(table) : 0xFFFF_FFFF, at: 76 + table * 4) }
    for sector in 0..<directorySectors {
      let number = tables + sector
      put(sector + 1 < directorySectors ? UInt32(number + 1) : 0xFFFF_FFFE, at: 512 + number * 4)
    }
    return bytes
  }

  @Test func `a directory as long as is allowed passes, one sector more does not`() throws {
    // Four entries of 128 bytes a sector.
    try OLEDirectory.check(Self.container(directorySectors: 511))
    #expect(throws: WorkbookError.damagedArchive(reason: "its directory has more than 2048 entries")) {
      try OLEDirectory.check(Self.container(directorySectors: 513))
    }
    #expect(throws: WorkbookError.damagedArchive(reason: "its directory has more than 2048 entries")) {
      try OLEContainer(bytes: Self.container(directorySectors: 4000))
    }
  }

  @Test func `a chain that bites its own tail or leaves the file is refused`() throws {
    var ring = Self.container(directorySectors: 4)
    ring[512 + 4 * 4] = 1  // the fourth sector, number 4, leads back to the first
    ring[512 + 4 * 4 + 1] = 0
    ring[512 + 4 * 4 + 2] = 0
    ring[512 + 4 * 4 + 3] = 0
    #expect(throws: WorkbookError.damagedArchive(reason: "its directory has more than 2048 entries")) {
      try OLEDirectory.check(ring)
    }
    var stray = Self.container(directorySectors: 4)
    stray[51] = 0x7F
    #expect(throws: WorkbookError.damagedArchive(reason: "its directory leads outside the file")) {
      try OLEDirectory.check(stray)
    }
    #expect(throws: WorkbookError.self) { try OLEDirectory.check([0xD0, 0xCF]) }
  }
}

/// The directory of an OLE2 container, counted before libgsf reads it.
///
/// libgsf follows the directory's tree by a call within a call, so a directory made of very many entries could use up
/// the stack. Only the directory's own chain of sectors is walked here.
/// Source: [MS-CFB] 2.2 (header), 2.3 (FAT), 2.5 (DIFAT), 2.6 (directory entries of 128 bytes).
struct OLEDirectory {
  /// Entries a container may have. Excel's own has about ten, and one more handful for each embedded object.
  static let largestCount = 2048

  private let bytes: [UInt8]
  private let sectorSize: Int

  private static let firstSpecialSector: UInt32 = 0xFFFF_FFFA
  private static let sectorsInHeader = 109

  /// - Throws: ``WorkbookError/damagedArchive(reason:)`` when the directory is too long, or its chain leaves the file.
  static func check(_ bytes: [UInt8]) throws(WorkbookError) {
    guard bytes.count >= 512 else { throw .damagedArchive(reason: "shorter than the header of a container") }
    let shift = Int(bytes[30]) | Int(bytes[31]) << 8
    guard shift == 9 || shift == 12 else { throw .damagedArchive(reason: "sectors of an unknown size") }
    try OLEDirectory(bytes: bytes, sectorSize: 1 << shift).walk()
  }

  private func walk() throws(WorkbookError) {
    var sector = try number(at: 48)
    var entries = 0
    while sector < Self.firstSpecialSector {
      entries += sectorSize / 128
      guard entries <= Self.largestCount else {
        throw .damagedArchive(reason: "its directory has more than \(Self.largestCount) entries")
      }
      guard offset(of: sector) < bytes.count else {
        throw .damagedArchive(reason: "its directory leads outside the file")
      }
      let perSector = UInt32(sectorSize / 4)
      let table = try tableSector(Int(sector / perSector))
      sector = try number(at: offset(of: table) + Int(sector % perSector) * 4)
    }
  }

  /// The sector that holds a part of the FAT: the first 109 stand in the header, the others in a chain of their own.
  private func tableSector(_ index: Int) throws(WorkbookError) -> UInt32 {
    if index < Self.sectorsInHeader { return try number(at: 76 + index * 4) }
    let perSector = sectorSize / 4 - 1
    var sector = try number(at: 68)
    // No chain is longer than the file has sectors, and each step goes on to a later part of the table.
    for _ in 0..<((index - Self.sectorsInHeader) / perSector) {
      sector = try number(at: offset(of: sector) + perSector * 4)
    }
    return try number(at: offset(of: sector) + (index - Self.sectorsInHeader) % perSector * 4)
  }

  /// Sector 0 begins behind the header, which takes one sector.
  private func offset(of sector: UInt32) -> Int { (Int(sector) + 1) * sectorSize }

  private func number(at offset: Int) throws(WorkbookError) -> UInt32 {
    guard offset >= 0, offset + 4 <= bytes.count else {
      throw .damagedArchive(reason: "its directory leads outside the file")
    }
    return (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << (8 * UInt32($1)) }
  }
}

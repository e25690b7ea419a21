/// A first walk through the directories of a disc image, before libarchive sees it.
///
/// libarchive 3.6.2 never returns from a Rock Ridge continuation area that continues in itself, and nothing it asks for
/// tells that it goes in circles. So circles are looked for here; everything else is left to it.
/// Source: ECMA-119, 8.4 and 9.1; System Use Sharing Protocol 1.12, 5.1 (CE) and 5.3 (SP).
struct DiscDirectory {
  private static let blockBytes = ByteSource.sectorBytes
  /// Continuation areas of one file; a name of 255 bytes and a long link need a handful.
  private static let longestChain = 64

  private let source: ByteSource
  private let mostFolders: Int
  /// Bytes at the head of each system use area that are not for Rock Ridge.
  private var skipped = 0

  /// Whether libarchive would give up at an entry: one of a file whose bytes lie before the rest of the entry, as with
  /// a file of an earlier session, or an empty one.
  private var goesBack = false

  /// What was found.
  struct Finding {
    /// What makes the image unfit to be opened, if anything.
    let fault: String?
    /// Whether Rock Ridge can be read; else the names are those of Joliet, or of ISO 9660 alone.
    let hasReadableRockRidge: Bool
  }

  /// Looks at all directories of an image.
  static func look(at source: ByteSource, limits: IntakeLimits) -> Finding {
    var walk = DiscDirectory(source: source, mostFolders: limits.files * 4)
    let fault = walk.fault()
    return Finding(fault: fault, hasReadableRockRidge: !walk.goesBack)
  }

  private init(source: ByteSource, mostFolders: Int) {
    self.source = source
    self.mostFolders = mostFolders
  }

  private mutating func fault() -> String? {
    var folders: [(block: Int, bytes: Int)] = []
    for sector in 16..<32 {
      let descriptor = block(sector)
      guard descriptor.count == Self.blockBytes, descriptor[1..<6].elementsEqual("CD001".utf8), descriptor[0] != 255
      else { break }
      if descriptor[0] == 1 || descriptor[0] == 2 {
        folders.append((descriptor.number(at: 158, 4), descriptor.number(at: 166, 4)))
      }
    }
    var seen: Set<Int> = []
    var blocks = 0
    while let folder = folders.popLast() {
      guard seen.insert(folder.block).inserted else { continue }
      guard seen.count <= mostFolders else { return "it has more than \(mostFolders) folders" }
      for index in 0..<(min(folder.bytes, source.byteCount) + Self.blockBytes - 1) / Self.blockBytes {
        blocks += 1
        // A record takes 34 bytes at least; 64 blocks to a folder is far more than any disc of ours has.
        guard blocks <= mostFolders * 64 else { return "its directories are too large" }
        let bytes = block(folder.block + index)
        guard bytes.count == Self.blockBytes else { break }
        var at = 0
        while at + 34 <= bytes.count, bytes[at] >= 34, at + Int(bytes[at]) <= bytes.count {
          let record = Array(bytes[at..<at + Int(bytes[at])])
          if let fault = fault(ofRecord: record) { return fault }
          // The first two records of a folder are itself and its parent.
          if record[25] & 2 != 0, record[32] != 1 || record[33] > 1 {
            folders.append((record.number(at: 2, 4), record.number(at: 10, 4)))
          }
          at += Int(bytes[at])
        }
      }
    }
    return nil
  }

  /// Whether the continuation areas of one file lead back to where they were.
  private mutating func fault(ofRecord record: [UInt8]) -> String? {
    let nameEnd = 33 + Int(record[32])
    let start = nameEnd + (record[32] % 2 == 0 ? 1 : 0)
    guard start < record.count else { return nil }
    var area = Array(record[start...])
    if area.count >= 7, area[0...1].elementsEqual("SP".utf8), area[4] == 0xBE, area[5] == 0xEF {
      skipped = Int(area[6])
    } else {
      area.removeFirst(min(skipped, area.count))
    }
    var seen: Set<[Int]> = []
    let isOrdinary = record[25] & 2 == 0 && Self.isOrdinaryFile(area)
    while let next = Self.continuation(in: area) {
      // libarchive 3.6.2 takes this for an attack, and reads nothing behind it.
      if isOrdinary, next.block >= record.number(at: 2, 4) { goesBack = true }
      guard seen.insert([next.block, next.offset]).inserted, seen.count <= Self.longestChain else {
        return "a file's entry continues in itself"
      }
      let bytes = block(next.block)
      guard next.offset + next.bytes <= bytes.count else { return nil }
      area = Array(bytes[next.offset..<next.offset + next.bytes])
    }
    return nil
  }

  /// What the POSIX attributes say; a file without them is an ordinary one. Source: Rock Ridge 1.12, 4.1.1 (PX).
  private static func isOrdinaryFile(_ area: [UInt8]) -> Bool {
    var at = 0
    while at + 4 <= area.count, area[at + 2] >= 4, at + Int(area[at + 2]) <= area.count {
      if area[at + 2] >= 12, area[at...at + 1].elementsEqual("PX".utf8) {
        return area.number(at: at + 4, 4) & 0o170000 == 0o100000
      }
      at += Int(area[at + 2])
    }
    return true
  }

  private static func continuation(in area: [UInt8]) -> (block: Int, offset: Int, bytes: Int)? {
    var at = 0
    var found: (block: Int, offset: Int, bytes: Int)?
    while at + 4 <= area.count, area[at + 2] >= 4, at + Int(area[at + 2]) <= area.count {
      let length = Int(area[at + 2])
      if length >= 28, area[at...at + 1].elementsEqual("CE".utf8) {
        found = (area.number(at: at + 4, 4), area.number(at: at + 12, 4), area.number(at: at + 20, 4))
      }
      at += length
    }
    return found
  }

  private func block(_ number: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.blockBytes)
    let count = bytes.withUnsafeMutableBytes { source.read(at: number * Self.blockBytes, into: $0) }
    return Array(bytes[..<count])
  }
}

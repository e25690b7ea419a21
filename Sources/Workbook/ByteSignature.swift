/// What bytes are, told by the bytes alone.
enum ByteSignature {
  /// Whether they begin as a zip container does.
  static func isZip(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Which OLE container they are; nil when they are none.
  static func identifyContainer(_ bytes: [UInt8]) -> WorkbookError.WhatItIs? {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? oleKind(bytes) : nil
  }

  /// What bytes that are no zip container look like.
  static func identify(_ bytes: [UInt8]) -> WorkbookError.WhatItIs {
    if bytes.isEmpty { return .emptyFile }
    if let kind = identifyContainer(bytes) { return kind }
    // BIFF 2, 3, 4, 5 and 8 files without a container begin with their BOF record.
    if bytes.count >= 4, bytes[0] == 0x09, [0x00, 0x02, 0x04, 0x08].contains(bytes[1]), bytes[3] == 0 {
      return .legacyXls
    }
    let head = Array(bytes.prefix(1024))
    if contains(head, "%PDF-") { return .pdf }
    let hasMark = head.starts(with: [0xEF, 0xBB, 0xBF])
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .text }
    let start = head.dropFirst(hasMark ? 3 : 0).drop { TextRun.isSpace($0) }
    if start.first == UInt8(ascii: "<") {
      let lower = start.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
      if contains(lower, "<html") || contains(lower, "<!doctype html") || contains(lower, "<table") { return .html }
      if contains(lower, "<?xml") { return .xml }
    }
    // Text has no control characters but tab, line ends, form feed and the escape of ISO-2022-JP.
    let isText = bytes.prefix(4096).allSatisfy { $0 >= 32 && $0 != 127 || (9...13).contains($0) || $0 == 27 }
    return isText ? .text : .unknown
  }

  /// Which OLE container: its directory entries are 128 bytes, aligned, and begin with a name in UTF-16.
  private static func oleKind(_ bytes: [UInt8]) -> WorkbookError.WhatItIs {
    var kind = WorkbookError.WhatItIs.otherOle
    let encrypted = utf16("encryptedpackage")
    let workbooks = [utf16("workbook"), utf16("book")]
    for offset in stride(from: 512, through: bytes.count - 128, by: 128) {
      func isName(_ name: [UInt8]) -> Bool {
        bytes[offset + 64] == UInt8(name.count)
          && name.indices.allSatisfy {
            name[$0] == ((65...90).contains(bytes[offset + $0]) ? bytes[offset + $0] | 0x20 : bytes[offset + $0])
          }
      }
      if isName(encrypted) { return .oleEncrypted }
      if workbooks.contains(where: isName) { kind = .legacyXls }
    }
    return kind
  }

  private static func utf16(_ name: String) -> [UInt8] { (name + "\0").utf8.flatMap { [$0, 0] } }

  private static func contains(_ bytes: [UInt8], _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return false }
    return (0...(bytes.count - word.count)).contains { bytes[$0..<($0 + word.count)].elementsEqual(word) }
  }
}

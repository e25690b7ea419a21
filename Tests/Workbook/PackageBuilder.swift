// Tests of Workbook: hand-built packages for each trap of the format, files of other programs for the ordinary cases.

import Foundation
import Workbook

/// Builds .xlsx bytes part by part, so that a test states exactly the XML it is about.
struct PackageBuilder {
  /// Name and content, in the order of the container; a name may occur twice.
  var parts: [(name: String, content: [UInt8])] = []

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// A workbook of one sheet "S" with these rows.
  init(
    sheetData: String = "", afterData: String = "", beforeData: String = "", shared: [String] = [],
    formats: [String] = []
  ) {
    self.init(
      sheet: """
        <worksheet xmlns="\(Self.main)">\(beforeData)<sheetData>\(sheetData)</sheetData>\(afterData)</worksheet>
        """, shared: shared, formats: formats)
  }

  /// A workbook whose sheet part is this text.
  init(sheet: String, shared: [String] = [], formats: [String] = []) {
    set("_rels/.rels", Self.relationships([("rId1", "officeDocument", "xl/workbook.xml")]))
    set(
      "xl/workbook.xml",
      """
      <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>\
      </workbook>
      """)
    set(
      "xl/_rels/workbook.xml.rels",
      Self.relationships([
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"),
        ("rId3", "styles", "/xl/styles.xml"),
      ]))
    set("xl/worksheets/sheet1.xml", sheet)
    set("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(shared.map { "<si>\($0)</si>" }.joined())</sst>")
    // Style 0 is General, style n the n-th format.
    let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }.joined()
    let styles = (0..<formats.count).map { "<xf numFmtId=\"\(200 + $0)\"/>" }.joined()
    set(
      "xl/styles.xml",
      """
      <styleSheet xmlns="\(Self.main)"><numFmts>\(codes)</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
      <cellXfs><xf numFmtId="0"/>\(styles)</cellXfs><dxfs><dxf><numFmt numFmtId="200" formatCode="yyyy"/></dxf></dxfs>\
      </styleSheet>
      """)
  }

  static func relationships(_ targets: [(id: String, kind: String, target: String)]) -> String {
    let list = targets.map { "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.kind)\" Target=\"\($0.target)\"/>" }
    return "<Relationships xmlns=\"\(package)\">\(list.joined())</Relationships>"
  }

  /// Replaces a part, or adds it.
  mutating func set(_ name: String, _ content: String) {
    let bytes = Array(content.utf8)
    if let place = parts.firstIndex(where: { $0.name == name }) {
      parts[place].content = bytes
    } else {
      parts.append((name, bytes))
    }
  }

  func with(_ name: String, _ content: String) -> PackageBuilder {
    var copy = self
    copy.set(name, content)
    return copy
  }

  func without(_ name: String) -> PackageBuilder {
    var copy = self
    copy.parts.removeAll { $0.name == name }
    return copy
  }

  /// The zip container, every part stored.
  var bytes: [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    func number<T: FixedWidthInteger>(_ value: T, to list: inout [UInt8]) {
      withUnsafeBytes(of: value.littleEndian) { list.append(contentsOf: $0) }
    }
    for part in parts {
      let offset = UInt32(out.count)
      var common: [UInt8] = []
      for word in [UInt16(20), 0x0800, 0, 0, 0x21] { number(word, to: &common) }
      number(Self.crc32(part.content), to: &common)
      number(UInt32(part.content.count), to: &common)
      number(UInt32(part.content.count), to: &common)
      number(UInt16(part.name.utf8.count), to: &common)
      number(UInt16(0), to: &common)
      out += [0x50, 0x4B, 3, 4] + common + Array(part.name.utf8) + part.content
      directory += [0x50, 0x4B, 1, 2, 20, 0] + common
      for word in [UInt16(0), 0, 0, 0, 0] { number(word, to: &directory) }
      number(offset, to: &directory)
      directory += Array(part.name.utf8)
    }
    let start = UInt32(out.count)
    out += directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    number(UInt16(parts.count), to: &out)
    number(UInt16(parts.count), to: &out)
    number(UInt32(directory.count), to: &out)
    number(start, to: &out)
    number(UInt16(0), to: &out)
    return out
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}

/// A file under Fixtures.
func fixture(_ name: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)").path
}

/// The cell's position, for tests only.
func at(_ text: String) -> CellReference {
  guard let reference = CellReference(text) else { preconditionFailure("\(text) is no cell") }
  return reference
}

extension SheetDate {
  /// `2026-03-31`, for tests only.
  static func of(_ text: String) -> SheetDate {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let date = SheetDate(year: parts[0], month: parts[1], day: parts[2]) else {
      preconditionFailure("\(text) is no day")
    }
    return date
  }
}

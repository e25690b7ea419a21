import Foundation
import Testing

@testable import Workbook

/// A workbook given back with marks, looked at part by part.
@Suite struct `a marked copy` {
  static let files = [
    "openpyxl-form.xlsx", "libreoffice-form.xlsx", "openpyxl-extras.xlsx", "libreoffice-extras.xlsx",
    "xlsxwriter-extras.xlsx",
  ]

  static let front = FrontSheet(
    name: "確認事項", title: "確認事項 <一覧>", sentences: ["次の & 事項"],
    columns: [.init("番号", width: 6), .init("セル", width: 20, isLink: true), .init("内容", width: 60)],
    rows: [
      .init(texts: ["1", "B2", "住所が\n異なります。"], target: nil), .init(texts: ["2", "-", "添付がありません。"], target: nil),
    ])

  static func mark(_ sheet: String, _ cell: String, _ note: String = "記入してください。") -> MarkedCopy.Mark {
    MarkedCopy.Mark(address: CellAddress(sheetName: sheet, cell: at(cell)), colour: "FFC7CE", note: note)
  }

  static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: fixture(name)))) }

  static func parts(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
    let archive = try ZipArchiveReader(bytes: bytes, limits: .standard)
    var parts: [String: [UInt8]] = [:]
    for name in archive.names {
      var content: [UInt8] = []
      try archive.read(name) { (piece) throws(WorkbookError) in content += piece }
      parts[name] = content
    }
    return parts
  }

  static func make(_ bytes: [UInt8], _ marks: [MarkedCopy.Mark]) throws -> MarkedCopy.Result {
    try MarkedCopy.make(of: bytes, marks: marks, front: front, author: "口座簿")
  }

  @Test(arguments: files) func `untouched parts keep every byte, and touched ones all that was in them`(name: String)
    throws
  {
    let original = try Self.bytes(name)
    let before = try WorkbookFile.open(original)
    let sheet = try #require(before.sheets.first).name
    let copy = try Self.make(
      original, [Self.mark(sheet, "B2"), Self.mark(sheet, "B200"), Self.mark(sheet, "AZ2"), Self.mark(sheet, "A1")])
    let (old, new) = (try Self.parts(original), try Self.parts(copy.bytes))
    for (part, bytes) in old {
      let now = try #require(new[part], "\(part)")
      let mayChange =
        part == "[Content_Types].xml" || part.hasSuffix("workbook.xml") || part.hasSuffix(".rels")
        || part.hasSuffix("styles.xml") || part.contains("worksheets/") || part.contains("omments")
        || part.hasSuffix(".vml")
      #expect(mayChange || now == bytes, "\(part)")
      // What was added was added between what is there: taken out again, the old text is left.
      #expect(Self.isThinned(bytes, from: now) || now == bytes || part.hasSuffix("workbook.xml"), "\(part)")
    }
    let after = try WorkbookFile.open(copy.bytes)
    #expect(after.sheets.map(\.name) == ["確認事項"] + before.sheets.map(\.name))
    for (old, new) in zip(before.sheets, after.sheets.dropFirst()) {
      #expect(old.visibility == new.visibility)
      for cell in ["A1", "A6", "B1", "B2", "B3", "B4", "B5", "B8", "D7"] { #expect(old[at(cell)] == new[at(cell)]) }
    }
  }

  /// Whether a text is another one with pieces added, up to counts and style numbers, which are digits.
  private static func isThinned(_ old: [UInt8], from new: [UInt8]) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    // A sheet that is no longer selected says 0 where LibreOffice had said true.
    let old = Array(String(decoding: old, as: UTF8.self).replacing("tabSelected=\"true\"", with: "").utf8)
    var rest = new.filter { !digits.contains($0) }[...]
    for byte in old where !digits.contains(byte) {
      guard let place = rest.firstIndex(of: byte) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  @Test(arguments: files) func `every note is on its cell, beside those that were there`(name: String) throws {
    let original = try Self.bytes(name)
    let before = try WorkbookFile.open(original)
    let sheet = try #require(before.sheets.first)
    let copy = try Self.make(original, [Self.mark(sheet.name, "C9", "一"), Self.mark(sheet.name, "C9", "二 < 三")])
    let after = try #require(try WorkbookFile.open(copy.bytes).sheet(named: sheet.name))
    let old = before.extras(of: sheet).comments
    let new = try WorkbookFile.open(copy.bytes).extras(of: after).comments
    #expect(new.filter { $0.author != "口座簿" } == old)
    #expect(new.filter { $0.author == "口座簿" }.map(\.text) == ["一\n二 < 三"])
    #expect(new.filter { $0.author == "口座簿" }.map(\.cell) == [at("C9")])
  }

  @Test func `equal input gives equal bytes`() throws {
    let original = try Self.bytes("openpyxl-extras.xlsx")
    let marks = [Self.mark(try WorkbookFile.open(original).sheets[0].name, "B2")]
    let (first, second) = (try Self.make(original, marks), try Self.make(original, marks))
    #expect(first.bytes == second.bytes)
  }

  @Test func `what cannot be marked is refused with its reason`() throws {
    #expect(throws: MarkedCopyError.legacy) { try Self.make(Self.bytes("xlwt-form.xls"), []) }
    #expect(throws: MarkedCopyError.encrypted) { try Self.make(Self.bytes("encrypted-form.xlsx"), []) }
    #expect(throws: MarkedCopyError.encrypted) { try Self.make(Self.bytes("encrypted-default-password.xlsx"), []) }
    #expect(throws: MarkedCopyError.unreadable(.notAWorkbook(.text))) { try Self.make(Array("a,b".utf8), []) }
  }

  @Test func `a cell of another file is told, and only listed`() throws {
    let there = CellAddress(sheetName: "無い", cell: at("A1"))
    let front = FrontSheet(
      name: "確認事項", title: "", sentences: [], columns: [.init("セル", width: 9, isLink: true)],
      rows: [.init(texts: ["A1"], target: there)])
    let copy = try MarkedCopy.make(
      of: Self.bytes("openpyxl-form.xlsx"), marks: [Self.mark("無い", "A1")], front: front, author: "口座簿")
    #expect(copy.elsewhere == [there])
    let file = try WorkbookFile.open(copy.bytes)
    #expect(file.extras(of: file.sheets[0]).hyperlinks.isEmpty)
    #expect(file.sheets[0][at("A3")].value == .text("A1"))
  }
}

import Foundation
import Testing
import Workbook

struct PackageTests {
  private let oneCell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"

  private func error(_ bytes: [UInt8], limits: ReadingLimits = .standard) -> WorkbookError? {
    do {
      _ = try WorkbookFile.open(bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private static func ole(_ entry: String) -> [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += [UInt8](repeating: 0, count: 1024 - 8)
    let name = Array((entry + "\0").utf8).flatMap { [$0, UInt8(0)] }
    bytes.replaceSubrange(640..<(640 + name.count), with: name)
    bytes[640 + 64] = UInt8(name.count)
    return bytes
  }

  private static func zip(_ parts: [(String, String)]) -> [UInt8] {
    var builder = PackageBuilder()
    builder.parts = parts.map { ($0.0, Array($0.1.utf8)) }
    return builder.bytes
  }

  @Test(arguments: [
    ([], WorkbookError.WhatItIs.emptyFile), (Array("%PDF-1.7\n".utf8), .pdf),
    (Array("\u{FEFF} <!DOCTYPE HTML><html></html>".utf8), .html),
    (Array("<table><tr><td>1</td></tr></table>".utf8), .html),
    (Array("<?xml version=\"1.0\"?><Workbook/>".utf8), .xml), (Array("番号,名称\r\n1,東京\r\n".utf8), .text),
    ([0x8C, 0x8E, 0x2C, 0x31, 0x0A], .text), ([0xFF, 0xFE, 0x31, 0x00], .text), ([0, 1, 2, 3, 4, 5, 6, 7], .unknown),
    ([0x09, 0x00, 0x04, 0x00, 0x02, 0x00, 0x10, 0x00], .olderXls),
    ([0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x05, 0x00, 0, 0, 0, 0], .olderXls),
    (ole("EncryptedPackage"), .oleEncrypted), (ole("WordDocument"), .otherOle),
    (Array(ole("Workbook").prefix(100)), .otherOle), (zip([("a.txt", "a")]), .zipWithoutWorkbook),
    (zip([]), .zipWithoutWorkbook),
    (zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), .ods),
    (zip([("_rels/.rels", PackageBuilder.relationships([("a", "officeDocument", "xl/workbook.bin")]))]), .xlsb),
    (
      zip([
        ("_rels/.rels", PackageBuilder.relationships([("a", "officeDocument", "word/document.xml")])),
        ("word/document.xml", "<document/>"),
      ]), .zipWithoutWorkbook
    ),
  ])
  func `bytes that are no workbook are named`(bytes: [UInt8], what: WorkbookError.WhatItIs) {
    #expect(error(bytes) == .notAWorkbook(what))
  }

  @Test(arguments: ["Workbook", "WORKBOOK", "Book"])
  func `a container that only names a workbook is damaged`(entry: String) {
    guard case .damagedArchive? = error(Self.ole(entry)) else {
      Issue.record("\(String(describing: error(Self.ole(entry))))")
      return
    }
  }

  @Test func `a missing part is named`() {
    let good = PackageBuilder(sheetData: oneCell)
    #expect(error(good.without("_rels/.rels").bytes) == .missingPart("_rels/.rels"))
    #expect(error(good.without("xl/workbook.xml").bytes) == .missingPart("xl/workbook.xml"))
    #expect(error(good.without("xl/worksheets/sheet1.xml").bytes) == .missingPart("xl/worksheets/sheet1.xml"))
    #expect(error(good.without("xl/sharedStrings.xml").bytes) == .missingPart("xl/sharedStrings.xml"))
    #expect(
      error(good.without("xl/_rels/workbook.xml.rels").bytes)
        == .damagedPart("xl/workbook.xml", reason: .noSuchRelationship(id: "rId1")))
  }

  @Test(arguments: [
    "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels",
  ])
  func `a document type declaration is refused wherever it stands`(part: String) {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>"
    #expect(error(PackageBuilder(sheetData: oneCell).with(part, bomb).bytes) == .unsafe(part: part, reason: .doctype))
  }

  @Test func `an entity nobody declared is refused`() {
    let sheet = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&secret;</t></is></c></row>"
    #expect(
      error(PackageBuilder(sheetData: sheet).bytes) == .unsafe(part: "xl/worksheets/sheet1.xml", reason: .entity))
  }

  @Test(arguments: [
    ("xl/worksheets/SHEET1.xml", WorkbookError.UnsafeReason.duplicateName), ("/xl/styles.xml", .duplicateName),
    ("xl\\styles.xml", .duplicateName), ("xl/../../etc/passwd", .pathOutsidePackage),
  ])
  func `part names that collide or climb are refused`(name: String, reason: WorkbookError.UnsafeReason) {
    var builder = PackageBuilder(sheetData: oneCell)
    builder.parts.append((name, Array("<x/>".utf8)))
    #expect(error(builder.bytes) == .unsafe(part: name, reason: reason))
  }

  @Test func `the same name twice is refused`() {
    var builder = PackageBuilder(sheetData: oneCell)
    builder.parts.append(builder.parts[3])
    #expect(error(builder.bytes) == .unsafe(part: "xl/worksheets/sheet1.xml", reason: .duplicateName))
  }

  @Test(arguments: [
    (
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row>",
      WorkbookError.DamageReason.noSuchSharedString(cell: at("A1"), index: "1")
    ),
    ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", .noSuchSharedString(cell: at("A1"), index: "-1")),
    ("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>", .duplicateCell(at("A1"))),
    ("<row r=\"1\"><c r=\"A0\"><v>1</v></c></row>", .badAttribute(name: "r", value: "A0")),
    ("<row r=\"0\"/>", .badAttribute(name: "r", value: "0")),
    ("<row r=\"1\"><c r=\"A1\" t=\"q\"><v>1</v></c></row>", .badAttribute(name: "t", value: "q")),
  ])
  func `a sheet that contradicts itself is refused with the place`(data: String, reason: WorkbookError.DamageReason) {
    let builder = PackageBuilder(sheetData: data, shared: ["<t>x</t>"])
    #expect(error(builder.bytes) == .damagedPart("xl/worksheets/sheet1.xml", reason: reason))
  }

  @Test func `broken XML, a wrong document element and no sheets are refused`() {
    let good = PackageBuilder(sheetData: oneCell)
    let part = "xl/worksheets/sheet1.xml"
    guard case .damagedPart(part, .notWellFormed) = error(good.with(part, "<worksheet><sheetData>").bytes) else {
      Issue.record("an unclosed element was accepted")
      return
    }
    #expect(error(good.with(part, "<styleSheet/>").bytes) == .damagedPart(part, reason: .unexpectedRoot("styleSheet")))
    #expect(
      error(good.with("xl/workbook.xml", "<workbook/>").bytes) == .damagedPart("xl/workbook.xml", reason: .noSheets))
  }

  @Test func `each limit stops what exceeds it and lets pass what just fits`() {
    let data =
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c></row>"
    let merges = "<mergeCells><mergeCell ref=\"A5:B5\"/><mergeCell ref=\"A6:B6\"/></mergeCells>"
    let bytes = PackageBuilder(sheetData: data, afterData: merges, shared: ["<t>abcd</t>", "<t>b</t>"]).bytes
    let table: [(ReadingLimits.Name, WritableKeyPath<ReadingLimits, Int>, Int)] = [
      (.fileBytes, \.fileBytes, bytes.count), (.parts, \.parts, 6), (.sheets, \.sheets, 1), (.cells, \.cells, 3),
      (.sharedStrings, \.sharedStrings, 2), (.rows, \.lastRowNumber, 3), (.columns, \.lastColumnNumber, 2),
      (.merges, \.merges, 2), (.textBytes, \.textBytes, 4), (.xmlDepth, \.xmlDepth, 5),
    ]
    for (name, limit, fits) in table {
      var limits = ReadingLimits()
      limits[keyPath: limit] = fits
      #expect(error(bytes, limits: limits) == nil, "\(name.rawValue) \(fits)")
      limits[keyPath: limit] = fits - 1
      guard case .limitExceeded(name, _) = error(bytes, limits: limits) else {
        Issue.record("\(name.rawValue) \(fits - 1) did not stop the file")
        continue
      }
    }
  }

  @Test func `a zip bomb stops at the limit, whatever size it claims`() {
    var limits = ReadingLimits()
    limits.inflatedBytesPerPart = 1 << 20
    #expect(throws: WorkbookError.limitExceeded(.inflatedBytesPerPart, part: "xl/worksheets/sheet1.xml")) {
      try WorkbookFile.open(path: fixture("bomb.xlsx"), limits: limits)
    }
    limits.inflatedBytesPerPart = 1 << 30
    limits.inflatedBytes = 2 << 20
    #expect(throws: WorkbookError.limitExceeded(.inflatedBytes, part: "xl/worksheets/sheet1.xml")) {
      try WorkbookFile.open(path: fixture("bomb.xlsx"), limits: limits)
    }
  }

  @Test func `prefixed and strict files are read like any other`() throws {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    var builder = PackageBuilder(
      sheet: """
        <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1">\
        <x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>
        """, shared: ["<t>東京</t>"])
    builder.set(
      "xl/workbook.xml",
      "<x:workbook xmlns:x=\"m\" xmlns:q=\"\(strict)\"><x:sheets><x:sheet name=\"S\" sheetId=\"1\" q:id=\"rId1\"/></x:sheets></x:workbook>"
    )
    builder.set(
      "_rels/.rels",
      "<Relationships><Relationship Id=\"r\" Type=\"\(strict)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
    )
    #expect(try WorkbookFile.open(builder.bytes).sheets[0][at("A1")].value == .text("東京"))
  }

  @Test func `what a reviewer must know of the workbook is told`() throws {
    var builder = PackageBuilder(
      sheetData: "<row r=\"2\" hidden=\"1\"/>", afterData: "<sheetProtection sheet=\"1\" objects=\"1\"/>",
      beforeData: "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"5\" max=\"5\"/></cols>")
    builder.set(
      "xl/workbook.xml",
      """
      <workbook xmlns:r="\(PackageBuilder.office)"><sheets><sheet name="A&amp;B" sheetId="1" r:id="rId1"/>\
      <sheet name="It's" sheetId="2" state="veryHidden" r:id="rId4"/></sheets>\
      <externalReferences><externalReference r:id="rId5"/></externalReferences><definedNames>\
      <definedName name="whole">'It''s'!$A$1:$B$2</definedName><definedName name="here" localSheetId="1" hidden="1">A1+1</definedName>\
      <definedName name="far">[1]Sheet1!$A$1</definedName></definedNames></workbook>
      """)
    builder.set(
      "xl/_rels/workbook.xml.rels",
      PackageBuilder.relationships([
        ("rId1", "worksheet", "worksheets/../worksheets/sheet1.xml"),
        ("rId4", "worksheet", "/xl/worksheets/%73heet2.xml"),
        ("rId5", "externalLink", "externalLinks/e.xml"), ("rId6", "vbaProject", "vbaProject.bin"),
      ]))
    builder.set("xl/worksheets/sheet2.xml", "<worksheet/>")
    builder.set(
      "xl/externalLinks/_rels/e.xml.rels",
      "<Relationships><Relationship Id=\"r\" Type=\"x/externalLinkPath\" Target=\"file:///C:/old.xlsx\" TargetMode=\"External\"/></Relationships>"
    )
    builder.set(
      "_rels/.rels",
      PackageBuilder.relationships([
        ("r", "officeDocument", "xl/workbook.xml"), ("a", "extended-properties", "docProps/app.xml"),
      ]))
    builder.set("docProps/app.xml", "<Properties><Application>Microsoft Excel</Application></Properties>")
    let file = try WorkbookFile.open(builder.bytes)
    #expect(file.sheets.map(\.name) == ["A&B", "It's"])
    #expect(file.sheets.map(\.visibility) == [.visible, .veryHidden])
    #expect(file.sheet(named: "a&b")?.hiddenRows == [2])
    #expect(file.sheets[0].hiddenColumns == [2, 3])
    #expect(file.sheets[0].isProtected)
    #expect(!file.sheets[1].isProtected)
    #expect(file.hasMacros)
    #expect(file.externalLinks == ["file:///C:/old.xlsx"])
    #expect(file.creatorApplication == "Microsoft Excel")
    #expect(file.definedNames.map(\.name) == ["whole", "here", "far"])
    #expect(file.definedNames[0].target?.sheetName == "It's")
    #expect(file.definedNames[0].target?.range == CellRange("A1:B2"))
    #expect(file.definedNames[1].scope == "It's")
    #expect(file.definedNames[1].isHidden)
    #expect(file.definedNames[1].target == nil)
    #expect(file.definedNames[2].target == nil)
  }

  @Test func `a path that cannot be read says why`() {
    #expect(throws: WorkbookError.cannotRead(path: fixture("absent.xlsx"), errno: ENOENT)) {
      try WorkbookFile.open(path: fixture("absent.xlsx"))
    }
    #expect(throws: WorkbookError.cannotRead(path: fixture(""), errno: EISDIR)) {
      try WorkbookFile.open(path: fixture(""))
    }
  }
}

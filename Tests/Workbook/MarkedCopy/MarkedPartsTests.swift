import Foundation
import Testing

@testable import Workbook

/// Odd packages, built part by part, and what a marked copy makes of them.
@Suite struct `the parts of a marked copy` {
  private static let types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
    + "ContentType=\"application/xml\"/></Types>"

  private func package(
    _ sheetData: String = "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>x</t></is></c></row>", before: String = "",
    after: String = "", formats: [String] = []
  ) -> PackageBuilder {
    var builder = PackageBuilder(sheetData: sheetData, afterData: after, beforeData: before, formats: formats)
    builder.set("[Content_Types].xml", Self.types)
    return builder
  }

  private func copy(_ builder: PackageBuilder, _ cells: [String]) throws -> [String: String] {
    let marks = cells.map { `a marked copy`.mark("S", $0) }
    let result = try `a marked copy`.make(builder.bytes, marks)
    _ = try WorkbookFile.open(result.bytes)
    return try `a marked copy`.parts(result.bytes).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private func sheetData(_ builder: PackageBuilder, _ cells: [String]) throws -> String {
    let text = try #require(try copy(builder, cells)["xl/worksheets/sheet1.xml"])
    let start = try #require(text.firstRange(of: "<sheetData>")).upperBound
    return String(text[start..<(try #require(text.firstRange(of: "</sheetData>"))).lowerBound])
  }

  @Test func `an existing cell only gets its new format`() throws {
    #expect(
      try sheetData(package(), ["B2"])
        == "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\" s=\"1\"><is><t>x</t></is></c></row>")
    let styled = package("<row r=\"1\"><c r=\"A1\" s='1'><v>5</v></c></row>", formats: ["0.0"])
    #expect(try sheetData(styled, ["A1"]) == "<row r=\"1\"><c r=\"A1\" s='2'><v>5</v></c></row>")
  }

  @Test func `missing cells and rows stand where they belong`() throws {
    let rows = "<row r=\"2\" spans=\"2:2\"><c r=\"B2\"/></row><row r=\"4\"/>"
    #expect(
      try sheetData(package(rows), ["A1", "A2", "C2", "A3", "A4", "A5"])
        == "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row><row r=\"2\" spans=\"1:16384\"><c r=\"A2\" s=\"1\"/><c r=\"B2\"/>"
        + "<c r=\"C2\" s=\"1\"/></row><row r=\"3\"><c r=\"A3\" s=\"1\"/></row><row r=\"4\"><c r=\"A4\" s=\"1\"/></row>"
        + "<row r=\"5\"><c r=\"A5\" s=\"1\"/></row>")
  }

  @Test func `rows and cells without their places are counted`() throws {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    #expect(
      try sheetData(package(rows), ["B1", "A2", "C2"])
        == "<row><c><v>1</v></c><c s=\"1\"><v>2</v></c></row><row><c s=\"1\"><v>3</v></c><c r=\"C2\" s=\"1\"/></row>")
  }

  @Test func `a new cell has the format of its row or column before the colour`() throws {
    let rows = "<row r=\"1\" s=\"2\" customFormat=\"1\"><c r=\"A1\"/></row>"
    let columns = "<cols><col min=\"3\" max=\"5\" width=\"9\" style=\"1\"/></cols>"
    let parts = try copy(package(rows, before: columns, formats: ["0.0", "@"]), ["C1", "D7"])
    let sheet = try #require(parts["xl/worksheets/sheet1.xml"])
    let styles = try #require(parts["xl/styles.xml"])
    #expect(sheet.contains("<c r=\"C1\" s=\"3\"/>"))
    #expect(sheet.contains("<row r=\"7\"><c r=\"D7\" s=\"4\"/></row>"))
    #expect(styles.contains("<xf numFmtId=\"201\" fillId=\"2\" applyFill=\"1\"/><xf numFmtId=\"200\" fillId=\"2\""))
  }

  @Test func `a sheet without rows gets them, and prefixes are kept`() throws {
    var builder = PackageBuilder(
      sheet: "<x:worksheet xmlns:x=\"\(PackageBuilder.main)\"><x:sheetData/><x:extLst/></x:worksheet>")
    builder.set("[Content_Types].xml", Self.types)
    let sheet = try #require(try copy(builder, ["B2"])["xl/worksheets/sheet1.xml"])
    #expect(sheet.contains("<x:sheetData><x:row r=\"2\"><x:c r=\"B2\" s=\"1\"/></x:row></x:sheetData>"))
    #expect(sheet.contains("</x:sheetData><x:legacyDrawing xmlns:r="))
    #expect(sheet.hasSuffix("<x:extLst/></x:worksheet>"))
  }

  @Test func `the legacy drawing stands behind page set-up and before tables and extensions`() throws {
    let after = "<pageMargins left=\"1\"/><drawing/><tableParts count=\"0\"/><extLst><ext uri=\"a\"/></extLst>"
    let sheet = try #require(try copy(package(after: after), ["B2"])["xl/worksheets/sheet1.xml"])
    let order = ["<pageMargins", "<drawing", "<legacyDrawing", "<tableParts", "<extLst"]
    let places = try order.map { try #require(sheet.firstRange(of: $0)).lowerBound }
    #expect(places == places.sorted())
  }

  @Test func `names with a scope and the views move with their sheets`() throws {
    var builder = package()
    builder.set(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(PackageBuilder.main)\" xmlns:rel=\"\(PackageBuilder.office)\"><bookViews><workbookView "
        + "firstSheet=\"0\" activeTab=\"0\"/></bookViews><sheets><sheet name=\"S\" sheetId=\"7\" rel:id=\"rId1\"/></sheets>"
        + "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">S!$A$1:$B$2</definedName>"
        + "<definedName name=\"plain\">S!$A$1</definedName></definedNames></workbook>")
    let book = try #require(try copy(builder, ["B2"])["xl/workbook.xml"])
    #expect(book.contains("<sheet name=\"確認事項\" sheetId=\"8\" rel:id=\"rIdMarked1\"/><sheet name=\"S\""))
    #expect(book.contains("localSheetId=\"1\">S!$A$1:$B$2"))
    let result = try `a marked copy`.make(builder.bytes, [`a marked copy`.mark("S", "B2")])
    let names = try WorkbookFile.open(result.bytes).definedNames
    #expect(names.map(\.scope) == ["S", nil])
  }

  @Test func `only the new sheet is selected`() throws {
    let views = "<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"/></sheetViews>"
    let parts = try copy(package(before: views), [])
    #expect(parts["xl/worksheets/sheet1.xml"]?.contains("tabSelected=\"0\"") == true)
    #expect(parts["xl/worksheets/sheet2.xml"]?.contains("tabSelected=\"1\"") == true)
  }

  @Test func `a sheet that is called so already keeps its name`() throws {
    var builder = package()
    builder.set(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(PackageBuilder.main)\" xmlns:r=\"\(PackageBuilder.office)\"><sheets><sheet name=\"確認事項\" "
        + "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
    let result = try `a marked copy`.make(builder.bytes, [])
    #expect(result.frontSheet == "確認事項 (2)")
    #expect(try WorkbookFile.open(result.bytes).sheets.map(\.name) == ["確認事項 (2)", "確認事項"])
  }

  @Test func `the strict variant is refused`() throws {
    var builder = package()
    let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    builder.set(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(strict)\" xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\"><sheets>"
        + "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
    #expect(throws: MarkedCopyError.strict) { try `a marked copy`.make(builder.bytes, []) }
  }

  @Test func `a thread of comments keeps its cell to itself, and a note is continued`() throws {
    var builder = package(after: "<legacyDrawing xmlns:r=\"\(PackageBuilder.office)\" r:id=\"rId2\"/>")
    builder.set(
      "xl/worksheets/_rels/sheet1.xml.rels",
      PackageBuilder.relationships([("rId1", "comments", "../comments1.xml"), ("rId2", "vmlDrawing", "../d.vml")]))
    builder.set(
      "xl/comments1.xml",
      "<comments xmlns=\"\(PackageBuilder.main)\"><authors><author>tc={1}</author><author>甲</author></authors>"
        + "<commentList><comment ref=\"A1\" authorId=\"0\"><text><t>thread</t></text></comment>"
        + "<comment ref=\"B2\" authorId=\"1\"><text><t>before</t></text></comment></commentList></comments>")
    builder.set(
      "xl/d.vml",
      "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        + "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" "
        + "data=\"3\"/></o:shapelayout><v:shape id=\"_x0000_s3080\"><br></v:shape></xml>")
    let marks = ["A1", "B2", "C3"].map { `a marked copy`.mark("S", $0) }
    let result = try `a marked copy`.make(builder.bytes, marks)
    #expect(result.withoutNote == [CellAddress(sheetName: "S", cell: at("A1"))])
    let parts = try `a marked copy`.parts(result.bytes).mapValues { String(decoding: $0, as: UTF8.self) }
    let shapes = try #require(parts["xl/d.vml"])
    #expect(shapes.contains("<v:shape id=\"_x0000_s3080\"><br></v:shape>"))
    #expect(shapes.contains("id=\"_x0000_s3081\""))
    #expect(!shapes.contains("id=\"_x0000_s3082\""))
    let file = try WorkbookFile.open(result.bytes)
    let comments = file.extras(of: file.sheets[1]).comments
    #expect(comments.map(\.cell) == [at("B2"), at("C3")])
    #expect(comments.map(\.text) == ["before\n\n記入してください。", "記入してください。"])
    #expect(comments.map(\.author) == ["甲", "口座簿"])
  }
}

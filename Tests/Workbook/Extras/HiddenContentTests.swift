import Testing
import Workbook

struct HiddenContentTests {
  @Test func `whatever a person does not see is listed with its place`() throws {
    let file = try WorkbookFile.open(path: fixture("openpyxl-extras.xlsx"))
    let items = HiddenContentReport(of: file).items.map {
      [$0.what.rawValue, $0.sheetName ?? "-", $0.cell?.description ?? "-", $0.detail]
    }
    #expect(
      items == [
        ["hiddenName", "-", "-", "secret = '奥'!$C$3"],
        ["hiddenRow", "申請", "A10", "隠れた行 | 7"],
        ["hiddenColumn", "申請", "F2", "隠れた列"],
        ["underMerge", "申請", "B12", "結合の下"],
        ["hiddenByFormat", "申請", "D4", "42"],
        ["sameColour", "申請", "D1", "白"],
        ["sameColour", "申請", "D2", "赤地に赤"],
        ["tinyText", "申請", "D5", "極小"],
        ["comment", "申請", "A1", "窓口: 登記のとおりに\n記入する"],
        ["externalTarget", "申請", "A6", "https://example.invalid/form?a=1&b=2"],
        ["hiddenSheet", "一覧", "A1", "一 | 二 | 三"],
        ["veryHiddenSheet", "奥", "C3", "最も奥"],
      ])
  }

  @Test func `an ordinary form hides what it says and nothing else`() throws {
    let file = try WorkbookFile.open(path: fixture("libreoffice-form.xlsx"))
    let items = HiddenContentReport(of: file).items
    #expect(items.map(\.what) == [.hiddenSheet])
  }

  @Test func `more than five texts of a hidden row are cut short`() throws {
    let cells = ["A", "B", "C", "D", "E", "F"].map { "<c r=\"\($0)2\"><v>1</v></c>" }.joined()
    let package = PackageBuilder(sheetData: "<row r=\"2\" hidden=\"1\">\(cells)</row>")
    let items = HiddenContentReport(of: try WorkbookFile.open(package.bytes)).items
    #expect(items.map(\.detail) == ["1 | 1 | 1 | 1 | 1 | …"])
  }

  @Test func `macros, other files, embedded files and hidden shapes are told`() throws {
    let drawing = """
      <xdr:wsDr \(ExtrasParts.drawing) xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">\
      <xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:sp><xdr:nvSpPr>\
      <xdr:cNvPr id="2" name="T" hidden="1"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>隠し</a:t></a:r><a:br/><a:r>\
      <a:t>文</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>
      """
    let object = "<oleObject progId=\"Word.Document.12\" shapeId=\"1025\" r:id=\"rId2\"/>"
    var package = ExtrasParts.package(
      """
      <drawing r:id="rId1"/><oleObjects><mc:AlternateContent \(ExtrasParts.compatibility)><mc:Choice Requires="x14">\
      \(object)</mc:Choice><mc:Fallback>\(object)</mc:Fallback></mc:AlternateContent></oleObjects>
      """,
      [("rId1", "drawing", "../drawings/drawing1.xml"), ("rId2", "package", "../embeddings/document.docx")])
    package.set("xl/drawings/drawing1.xml", drawing)
    package.set(
      "xl/_rels/workbook.xml.rels",
      PackageBuilder.relationships([
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId7", "vbaProject", "vbaProject.bin"),
        ("rId8", "externalLink", "externalLinks/externalLink1.xml"),
      ]))
    package.set(
      "xl/workbook.xml",
      """
      <workbook xmlns="\(PackageBuilder.main)" \(ExtrasParts.relationships)><sheets><sheet name="S" sheetId="1" \
      r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId8"/></externalReferences></workbook>
      """)
    package.set("xl/externalLinks/externalLink1.xml", "<externalLink xmlns=\"\(PackageBuilder.main)\"/>")
    package.set(
      "xl/externalLinks/_rels/externalLink1.xml.rels",
      """
      <Relationships xmlns="\(PackageBuilder.package)"><Relationship Id="rId1" Type="\(PackageBuilder.office)/\
      externalLinkPath" Target="file:///C:/b.xlsx" TargetMode="External"/></Relationships>
      """)
    let items = HiddenContentReport(of: try WorkbookFile.open(package.bytes)).items
    #expect(items.map(\.what) == [.macros, .externalLink, .embeddedFile, .hiddenObject])
    #expect(
      items.map(\.detail) == ["", "file:///C:/b.xlsx", "Word.Document.12: xl/embeddings/document.docx", "隠し\n文"])
    #expect(items.last?.cell == at("A5"))
  }

  @Test func `a damaged part is an item of its own`() throws {
    let package = ExtrasParts.package("", [("rId1", "comments", "../comments1.xml")])
    let items = HiddenContentReport(of: try WorkbookFile.open(package.bytes)).items
    #expect(items.map(\.what) == [.unreadablePart])
    #expect(items.map(\.detail) == ["missing part xl/comments1.xml"])
  }
}

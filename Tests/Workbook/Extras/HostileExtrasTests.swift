import Testing
import Workbook

/// Mutated parts under right checksums: what a sheet holds besides cells gives values or named errors, never a trap.
struct HostileExtrasTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }

  private static let seed: UInt64 = 20_261_122

  private var package: PackageBuilder {
    let anchor = """
      <xdr:wsDr \(ExtrasParts.drawing) xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">\
      <xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col>\
      <xdr:row>5</xdr:row></xdr:to><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="T"/></xdr:nvSpPr><xdr:txBody><a:p><a:r>\
      <a:t>文</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>
      """
    var package = ExtrasParts.package(
      """
      <hyperlinks><hyperlink ref="A1:B2" location="S!A1"/></hyperlinks><dataValidations><dataValidation type="list" \
      sqref="A1 B:B 3:4"><formula1>"一,二"</formula1></dataValidation></dataValidations><drawing r:id="rId3"/>\
      <legacyDrawing r:id="rId1"/>
      """ + ExtrasParts.controls(ExtrasParts.control(shape: 1025, id: "rId2", name: "Check Box 1")),
      [
        ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"), ("rId2", "ctrlProp", "../ctrlProps/ctrlProp1.xml"),
        ("rId3", "drawing", "../drawings/drawing1.xml"), ("rId4", "comments", "../comments1.xml"),
      ],
      sheetData: "<row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>一</t>"
        + "<rPh sb=\"0\" eb=\"1\"><t>イチ</t></rPh></is></c></row>")
    package.set("xl/ctrlProps/ctrlProp1.xml", ExtrasParts.properties("objectType=\"CheckBox\" fmlaLink=\"S!$D$9\""))
    package.set("xl/drawings/drawing1.xml", anchor)
    package.set(
      "xl/drawings/vmlDrawing1.vml",
      ExtrasParts.markup(ExtrasParts.shape(1025, type: "Checkbox", caption: "一<br>二")))
    package.set(
      "xl/comments1.xml",
      """
      <comments xmlns="\(PackageBuilder.main)"><authors><author>係</author></authors><commentList><comment ref="A9" \
      authorId="0"><text><t>済</t></text></comment></commentList></comments>
      """)
    return package
  }

  @Test func `1,000 mutations of the parts give values or named errors`() throws {
    print("seed \(Self.seed)")
    var random = Generator(state: Self.seed)
    let places = package.parts.indices
    var named = 0
    for _ in 0..<1_000 {
      var mutated = package
      let place = places.randomElement(using: &random) ?? 0
      for _ in 0...Int.random(in: 0..<4, using: &random) where !mutated.parts[place].content.isEmpty {
        let index = Int.random(in: 0..<mutated.parts[place].content.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: mutated.parts[place].content.remove(at: index)
        case 1: mutated.parts[place].content[index] = UInt8.random(in: 0...255, using: &random)
        default:
          mutated.parts[place].content[index] = Array("<>&\"-0A9$:;, \n".utf8).randomElement(using: &random) ?? 0
        }
      }
      do throws(WorkbookError) {
        let file = try WorkbookFile.open(mutated.bytes)
        for sheet in file.sheets {
          let extras = file.extras(of: sheet)
          if !extras.damage.isEmpty { named += 1 }
        }
        _ = HiddenContentReport(of: file)
        for sheet in file.sheets { _ = try file.phoneticRuns(of: sheet) }
      } catch {
        named += 1
      }
    }
    #expect(named > 100)
  }

  @Test(arguments: [
    "9223372036854775807, 0, 1, 0, 9223372036854775807, 0, 9223372036854775807, 0",
    "-9223372036854775808, 0, -9223372036854775808, 0, -9223372036854775808, 0, -9223372036854775808, 0",
    "0, 0, 0, 0, -9223372036854775808, 0, -9223372036854775808, 0", "1, 2, 3", "",
  ])
  func `an anchor outside every sheet is none or is cut at the sheet's edge`(anchor: String) throws {
    let shape = ExtrasParts.shape(1025, type: "Checkbox", caption: "一").replacing(
      "3, 10, 4, 5, 5, 0, 6, 2", with: anchor)
    let package = ExtrasParts.package(
      "<legacyDrawing r:id=\"rId1\"/>", [("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml")]
    ).with("xl/drawings/vmlDrawing1.vml", ExtrasParts.markup(shape))
    let file = try WorkbookFile.open(package.bytes)
    let found = file.extras(of: file.sheets[0]).controls.map(\.anchor)
    #expect(found == [anchor.hasPrefix("0, ") ? CellRange("A1") : nil])
  }
}

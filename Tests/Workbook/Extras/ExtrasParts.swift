/// Parts as Excel writes them, for what no library at hand can write.
///
/// Structure after ECMA-376 part 1, 18.3.1.19 and 18.3.1.51; part 4, 19.1 and 19.4; MS-XLSX 2.6.123 and 2.6.205.
enum ExtrasParts {
  static let relationships =
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
  static let compatibility = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
  static let drawing = "xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\""

  /// A control in the sheet's part, anchored at B2:C3 (columns and rows from 0, half a column beyond).
  static func control(shape: Int, id: String, name: String) -> String {
    """
    <mc:AlternateContent \(compatibility)><mc:Choice Requires="x14"><control shapeId="\(shape)" r:id="\(id)" \
    name="\(name)"><controlPr defaultSize="0" autoFill="0" autoLine="0" autoPict="0"><anchor moveWithCells="1"><from>\
    <xdr:col>1</xdr:col><xdr:colOff>9525</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></from><to>\
    <xdr:col>2</xdr:col><xdr:colOff>9525</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></to></anchor>\
    </controlPr></control></mc:Choice></mc:AlternateContent>
    """
  }

  static func controls(_ inner: String) -> String {
    """
    <mc:AlternateContent \(compatibility)><mc:Choice Requires="x14"><controls>\(inner)</controls></mc:Choice>\
    </mc:AlternateContent>
    """
  }

  static func properties(_ attributes: String) -> String {
    "<formControlPr xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" \(attributes)/>"
  }

  /// A VML part; the line break inside a caption is left open, as Excel leaves it.
  static func markup(_ shapes: String) -> String {
    """
    <xml xmlns:v="urn:schemas-microsoft-com:vml"
     xmlns:o="urn:schemas-microsoft-com:office:office"
     xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>
     </o:shapelayout>\(shapes)</xml>
    """
  }

  static func shape(_ number: Int, type: String, caption: String, data: String = "", style: String = "") -> String {
    """
    <v:shape id="_x0000_s\(number)" type="#_x0000_t201" style='position:absolute;\(style)' filled="f">
      <v:textbox style='mso-direction-alt:auto' o:singleclick="f">
       <div style='text-align:left'><font face="ＭＳ Ｐゴシック" size="180"
       color="auto">\(caption)</font></div>
      </v:textbox>
      <x:ClientData ObjectType="\(type)"><x:SizeWithCells/>
       <x:Anchor>
        3, 10, 4, 5, 5, 0, 6, 2</x:Anchor><x:AutoFill>False</x:AutoFill>\(data)</x:ClientData>
     </v:shape>
    """
  }

  /// The sheet with what follows its cells, and its relationships.
  static func package(
    _ afterData: String, _ targets: [(id: String, kind: String, target: String)], sheetData: String = ""
  ) -> PackageBuilder {
    let sheet = """
      <worksheet xmlns="\(PackageBuilder.main)" \(relationships) \(drawing)><sheetData>\(sheetData)</sheetData>\
      \(afterData)</worksheet>
      """
    return PackageBuilder(sheet: sheet)
      .with("xl/worksheets/_rels/sheet1.xml.rels", PackageBuilder.relationships(targets))
  }
}

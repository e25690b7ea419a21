import Testing
import Workbook

struct FormControlTests {
  private func controls(_ package: PackageBuilder) throws -> [SheetControl] {
    let file = try WorkbookFile.open(package.bytes)
    let extras = file.extras(of: file.sheets[0])
    #expect(extras.damage.isEmpty)
    return extras.controls
  }

  /// A check box in the parts of Excel 2010 and later, and once more in VML, as Excel writes both.
  private var modern: PackageBuilder {
    ExtrasParts.package(
      "<legacyDrawing r:id=\"rId1\"/>"
        + ExtrasParts.controls(
          ExtrasParts.control(shape: 1025, id: "rId2", name: "Check Box 1")
            + ExtrasParts.control(shape: 1026, id: "rId3", name: "Option Button 2")
            + ExtrasParts.control(shape: 1027, id: "rId4", name: "Check Box 3")),
      [
        ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"), ("rId2", "ctrlProp", "../ctrlProps/ctrlProp1.xml"),
        ("rId3", "ctrlProp", "../ctrlProps/ctrlProp2.xml"), ("rId4", "ctrlProp", "../ctrlProps/ctrlProp3.xml"),
      ]
    )
    .with(
      "xl/ctrlProps/ctrlProp1.xml",
      ExtrasParts.properties(
        "objectType=\"CheckBox\" checked=\"Checked\" fmlaLink=\"$D$9\" lockText=\"1\" noThreeD=\"1\"")
    )
    .with(
      "xl/ctrlProps/ctrlProp2.xml",
      ExtrasParts.properties("objectType=\"Radio\" firstButton=\"1\" fmlaLink=\"'1. 申請者'!$A$1\" lockText=\"1\"")
    )
    .with("xl/ctrlProps/ctrlProp3.xml", ExtrasParts.properties("objectType=\"CheckBox\" checked=\"Mixed\""))
    .with(
      "xl/drawings/vmlDrawing1.vml",
      ExtrasParts.markup(
        ExtrasParts.shape(1025, type: "Checkbox", caption: "同意<br>\n   する", data: "<x:Checked>1</x:Checked>")
          + ExtrasParts.shape(1026, type: "Radio", caption: "新規")
          + ExtrasParts.shape(1027, type: "Checkbox", caption: "", data: "<x:Checked>2</x:Checked>")))
  }

  @Test func `a control stated twice is one control with its state, link, caption and cells`() throws {
    let controls = try controls(modern)
    #expect(controls.map(\.kind) == [.checkBox, .optionButton, .checkBox])
    #expect(controls.map(\.state) == [.checked, .unchecked, .mixed])
    #expect(controls.map(\.name) == ["Check Box 1", "Option Button 2", "Check Box 3"])
    #expect(controls.map(\.caption) == ["同意\nする", "新規", nil])
    #expect(controls[0].linkedCell == CellAddress(sheetName: "S", cell: at("D9")))
    #expect(controls[1].linkedCell == CellAddress(sheetName: "1. 申請者", cell: at("A1")))
    #expect(controls[2].linkedCell == nil)
    #expect(controls.map(\.anchor) == Array(repeating: CellRange("B2:C3"), count: 3))
  }

  @Test(arguments: [
    ("Checkbox", "<x:Checked>1</x:Checked>", SheetControl.State.checked),
    ("Checkbox", "<x:Checked>0</x:Checked>", .unchecked),
    ("Checkbox", "", .unchecked),
    ("Checkbox", "<x:Checked>2</x:Checked>", .mixed),
    ("Radio", "<x:Checked> 1 </x:Checked><x:FirstButton/>", .checked),
    ("Radio", "", .unchecked),
  ])
  func `a control of older files has its state in VML alone`(
    type: String, data: String, state: SheetControl.State
  ) throws {
    let shape = ExtrasParts.shape(1031, type: type, caption: "はい", data: data + "<x:FmlaLink>$B$7</x:FmlaLink>")
    let controls = try controls(legacy(shape))
    #expect(controls.map(\.state) == [state])
    #expect(controls.map(\.caption) == ["はい"])
    #expect(controls.map { $0.linkedCell?.cell } == [at("B7")])
    #expect(controls.map(\.anchor) == [CellRange("D5:E7")])
  }

  private func legacy(_ shapes: String) -> PackageBuilder {
    ExtrasParts.package(
      "<legacyDrawing r:id=\"rId1\"/>", [("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml")]
    ).with("xl/drawings/vmlDrawing1.vml", ExtrasParts.markup(shapes))
  }

  @Test func `a note's frame is no control, another VML shape with text is a text box`() throws {
    let file = try WorkbookFile.open(
      legacy(
        ExtrasParts.shape(1, type: "Note", caption: "メモ")
          + ExtrasParts.shape(2, type: "Rect", caption: "枠の文", style: "visibility:hidden")
      ).bytes)
    let extras = file.extras(of: file.sheets[0])
    #expect(extras.controls.isEmpty)
    #expect(extras.textBoxes.map(\.text) == ["枠の文"])
    #expect(extras.textBoxes.map(\.isHidden) == [true])
  }

  @Test func `a damaged control part is named, and its state comes from VML`() throws {
    let damaged = modern.with("xl/ctrlProps/ctrlProp1.xml", "<formControlPr")
    let file = try WorkbookFile.open(damaged.bytes)
    let extras = file.extras(of: file.sheets[0])
    #expect(extras.damage.count == 1)
    guard case .damagedPart("xl/ctrlProps/ctrlProp1.xml", _)? = extras.damage.first else {
      Issue.record("\(extras.damage)")
      return
    }
    #expect(extras.controls.map(\.state) == [.checked, .unchecked, .mixed])
  }
}

import Testing
import Workbook

struct CellValueTests {
  private func sheet(_ data: String, shared: [String] = [], formats: [String] = []) throws -> Sheet {
    try WorkbookFile.open(PackageBuilder(sheetData: data, shared: shared, formats: formats).bytes).sheets[0]
  }

  @Test func `numbers keep the digits the file has`() throws {
    let sheet = try sheet(
      """
      <row r="1"><c r="A1"><v>1234567890123456789</v></c><c r="B1"><v>0.1</v></c><c r="C1"><v>-1.5E-3</v></c>
      <c r="D1"><v>NaN</v></c><c r="E1"><v>0x10</v></c><c r="F1"><v>1e999</v></c><c r="G1" t="n"><v> 7 </v></c></row>
      """)
    #expect(sheet[at("A1")].stored == "1234567890123456789")
    #expect(sheet[at("A1")].value == .number(1_234_567_890_123_456_768))
    #expect(sheet[at("B1")].value == .number(0.1))
    #expect(sheet[at("C1")].value == .number(-0.0015))
    // What is no number is never one: it stays the text it is.
    #expect(sheet[at("D1")].value == .text("NaN"))
    #expect(sheet[at("E1")].value == .text("0x10"))
    #expect(sheet[at("F1")].value == .text("1e999"))
    #expect(sheet[at("G1")].value == .number(7))
  }

  @Test func `blank is not zero, and an absent cell is empty`() throws {
    let sheet = try sheet("<row r=\"1\"><c r=\"A1\" s=\"0\"/><c r=\"B1\"><v/></c><c r=\"C1\"><v>0</v></c></row>")
    #expect(sheet[at("A1")] == .empty)
    #expect(sheet[at("B1")] == .empty)
    #expect(sheet[at("Z99")] == .empty)
    #expect(sheet[at("C1")].value == .number(0))
    #expect(sheet.cells.map(\.reference) == [at("C1")])
  }

  @Test func `booleans, errors and ISO dates are their own kinds`() throws {
    let sheet = try sheet(
      """
      <row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c>
      <c r="D1" t="d"><v>2026-03-31</v></c><c r="E1" t="d"><v>2026-03-31T09:30:15.5Z</v></c>
      <c r="F1" t="d"><v>2026-02-30</v></c></row>
      """)
    #expect(sheet[at("A1")].value == .boolean(true))
    #expect(sheet[at("B1")].value == .boolean(false))
    #expect(sheet[at("C1")].value == .error("#N/A"))
    #expect(sheet[at("D1")].value == .date(.of("2026-03-31")))
    #expect(sheet[at("E1")].value.isDateTime("2026-03-31 09:30:15"))
    #expect(sheet[at("F1")].value == .text("2026-02-30"))
  }

  @Test func `a text is its runs joined, its furigana is the reading`() throws {
    let sheet = try sheet(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>東</t></r>
      <r><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c></row>
      """,
      shared: [
        "<t>株式会社</t><rPh sb=\"0\" eb=\"2\"><t>カブシキ</t></rPh><rPh sb=\"2\" eb=\"4\"><t>ガイシャ</t></rPh><phoneticPr fontId=\"1\"/>",
        "<r><rPr><b/></rPr><t xml:space=\"preserve\">Tokyo </t></r><r><t>Gas</t></r>",
      ])
    #expect(sheet[at("A1")].value == .text("株式会社"))
    #expect(sheet[at("A1")].reading == "カブシキガイシャ")
    #expect(sheet[at("B1")].value == .text("Tokyo Gas"))
    #expect(sheet[at("B1")].reading == nil)
    #expect(sheet[at("C1")].value == .text("東京"))
    #expect(sheet[at("C1")].reading == "トウキョウ")
  }

  @Test(arguments: [
    ("<t>a_x000D_b</t>", "a\rb", "carriage return"), ("<t>_x005F_x000D_</t>", "_x000D_", "an escaped escape"),
    ("<t>_xD83D__xDE00_!</t>", "😀!", "a surrogate pair"), ("<t>_xD83D_</t>", "_xD83D_", "half a pair is no character"),
    ("<t>_x00g1_ _x12_</t>", "_x00g1_ _x12_", "no escape"), ("<t> a </t>", "a", "space not preserved"),
    ("<t xml:space=\"preserve\"> a </t>", " a ", "space preserved"), ("<t><![CDATA[<b> & ]]></t>", "<b> &", "CDATA"),
    ("<t>&lt;&amp;&#x9AD9;&#xFA11;</t>", "<&\u{9AD9}\u{FA11}", "references"),
    ("<t>𠮷邉\u{E0102}</t>", "𠮷邉\u{E0102}", "beyond U+FFFF"),
    ("<t/>", "", "no text"), ("<t>a&#10;b</t>", "a\nb", "line feed"),
  ])
  func `a stored text is decoded`(entry: String, expected: String, why: Comment) throws {
    let shared = try sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", shared: [entry])
    #expect(shared[at("A1")].value == .text(expected), why)
    let inline = try sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>\(entry)</is></c></row>")
    #expect(inline[at("A1")].value == .text(expected), why)
  }

  @Test func `formulas come with the results saved with them`() throws {
    let sheet = try sheet(
      """
      <row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c>
      <c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>NOW()</f></c><c r="E1"><f>1</f><v></v></c>
      <c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="G1" t="b"><f>TRUE()</f><v>1</v></c></row>
      """)
    #expect(sheet[at("A1")].value == .number(2))
    #expect(sheet[at("A1")].formula == "1+1")
    #expect(sheet[at("B1")].value == .text("2x"))
    #expect(sheet[at("B1")].formula == "A1&\"x\"")
    #expect(sheet[at("C1")].value == .text(""))
    #expect(!sheet[at("C1")].isMissingCachedValue)
    for reference in ["D1", "E1"] {
      #expect(sheet[at(reference)].isMissingCachedValue)
      #expect(sheet[at(reference)].value == .empty)
      #expect(sheet[at(reference)].formula != nil)
    }
    #expect(sheet[at("F1")].value == .error("#DIV/0!"))
    #expect(sheet[at("G1")].value == .boolean(true))
  }

  @Test func `a shared formula is read where it is, even before its master`() throws {
    let sheet = try sheet(
      """
      <row r="1"><c r="B1"><f t="shared" si="0"/><v>1</v></c></row><row r="2"><c r="B2"><f t="shared" ref="B1:C3" si="0">\
      SUM($A2:A$9,A:A,2:2)+LOG10(Z2)&amp;"A2"+'A2'!A2+x.y</f><v>1</v></c></row>
      <row r="3"><c r="C3"><f t="shared" si="0"/><v>3</v></c><c r="D3"><f t="shared" si="7"/><v>3</v></c></row>
      """)
    #expect(sheet[at("B1")].formula == "SUM($A1:A$9,A:A,1:1)+LOG10(Z1)&\"A2\"+'A2'!A1+x.y")
    #expect(sheet[at("C3")].formula == "SUM($A3:B$9,B:B,3:3)+LOG10(AA3)&\"A2\"+'A2'!B3+x.y")
    #expect(sheet[at("D3")].formula == "")
  }

  @Test func `a merged cell answers for all its cells and hides what it covers`() throws {
    let builder = PackageBuilder(
      sheetData: "<row r=\"2\"><c r=\"B2\"><v>5</v></c><c r=\"C2\"><v>6</v></c></row>",
      afterData:
        "<mergeCells><mergeCell ref=\"A9:A9\"/><mergeCell ref=\"B2:D4\"/><mergeCell ref=\"A1:Z1\"/></mergeCells>")
    let sheet = try WorkbookFile.open(builder.bytes).sheets[0]
    #expect(sheet[at("D4")].value == .number(5))
    #expect(sheet[at("C2")].value == .number(5))
    #expect(sheet.ownCell(at: at("C2")).value == .number(6))
    #expect(sheet[at("E4")] == .empty)
    #expect(sheet.merges.map(\.description) == ["A1:Z1", "B2:D4"])
    #expect(sheet.merge(containing: at("C3")) == CellRange("B2:D4"))
    #expect(sheet.merge(containing: at("A9")) == nil)
  }

  @Test(arguments: [
    "libreoffice-cached.xls", "libreoffice-extras.xlsx", "openpyxl-form.xlsx", "xlsxwriter-extras.xlsx",
    "xlwt-form.xls",
  ])
  func `the outline of a cell says of it what the cell says`(name: String) throws {
    for sheet in try WorkbookFile.open(path: fixture(name)).sheets {
      var shared: [Int: String] = [:]
      for (place, (reference, cell)) in sheet.cells.enumerated() {
        let (position, outline) = sheet.cells.outline(at: place)
        #expect(position == reference)
        switch outline {
        case .sharedText(let index):
          #expect(cell.value == .text(shared[index] ?? cell.stored))
          #expect(cell.formula == nil)
          shared[index] = cell.stored
        case .number:
          switch cell.value {
          case .number, .date, .time, .dateTime, .duration: break
          case .empty, .text, .boolean, .error: Issue.record("\(reference) is no number")
          }
        case .other: break
        }
      }
    }
  }

  @Test func `what ought to be a number and is none has no number's outline, nor has a formula`() throws {
    let cells = try sheet("<row><c><v>1</v></c><c><v>x</v></c><c><f>1+1</f><v>2</v></c></row>").cells
    #expect(cells.indices.map { cells.outline(at: $0).outline } == [.number, .other, .other])
  }

  @Test func `cells without positions follow one another, cells out of order are put in order`() throws {
    let implicit = try sheet(
      "<row><c><v>1</v></c><c><v>2</v></c></row><row><c r=\"C2\"><v>3</v></c><c><v>4</v></c></row>")
    #expect(implicit.cells.map(\.reference.description) == ["A1", "B1", "C2", "D2"])
    let mixed = try sheet(
      "<row r=\"2\"><c r=\"B2\"><f>1</f><v>4</v></c><c r=\"A2\"><v>3</v></c></row><row r=\"1\"><c r=\"A1\"><f>2</f><v>1</v></c></row>"
    )
    #expect(mixed.cells.map(\.reference.description) == ["A1", "A2", "B2"])
    #expect(mixed.cells.map(\.cell.formula) == ["2", nil, "1"])
    #expect(mixed.usedRange == CellRange("A1:B2"))
  }
}

extension CellValue {
  func isDateTime(_ text: String) -> Bool {
    guard case .dateTime(let date, let time) = self else { return false }
    return "\(date) \(time)" == text
  }
}

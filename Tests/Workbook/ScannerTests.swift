import Foundation
import Testing

@testable import Workbook

/// The scanner against the SAX reader, and rows pulled against whole sheets: equal cells, or both refuse.
struct ScannerTests {
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

  /// All that is read of one package's sheets and strings, in words; "refused" where a part is.
  private static func words(_ bytes: [UInt8], scans: Bool) -> [String] {
    var limits = ReadingLimits()
    limits.inflatedBytes = 64 << 20
    guard let archive = try? ZipArchiveReader(bytes: bytes, limits: limits) else { return ["refused"] }
    var result: [String] = []
    var strings = SharedStrings(SharedStringStorage())
    for part in archive.names where part.lowercased().hasSuffix("sharedstrings.xml") {
      do {
        if scans {
          strings = try archive.parseSharedStrings(part, limits: limits)
        } else {
          let consumer = SharedStringsConsumer(part: part, limits: limits)
          try archive.parse(consumer, limits: limits)
          strings = consumer.finish()
        }
        for index in 0..<strings.count {
          result.append("\(strings.text(at: index)) \(strings.reading(at: index) ?? "")")
        }
      } catch { result.append("refused \(part) \(error)") }
    }
    for part in archive.names where part.contains("sheets/") && part.hasSuffix(".xml") {
      let make = { SheetConsumer(part: part, limits: limits, sharedStringCount: strings.count) }
      do {
        var consumer = make()
        if scans {
          consumer = try archive.parseSheet(part, limits: limits, make: make)
        } else {
          try archive.parse(consumer, limits: limits)
        }
        let contents = SheetContents(
          storage: try consumer.finish(), merges: consumer.merges, hiddenRows: consumer.hiddenRows,
          hiddenColumns: consumer.hiddenColumns, isProtected: consumer.isProtected,
          reading: CellReading(strings: strings, styles: CellFormats([]), dateSystem: .from1900))
        result.append(
          "\(part) \(contents.merges.ranges) \(contents.hiddenRows.sorted()) \(contents.hiddenColumns.sorted())")
        for place in 0..<contents.cellCount {
          result.append("\(contents.reference(ofCellAt: place)) \(contents.cell(ofCellAt: place))")
        }
      } catch { result.append("refused \(part) \(error)") }
    }
    return result
  }

  /// The cells of every sheet of a workbook, pulled row by row or read whole; nil when it is refused.
  private static func cells(_ bytes: [UInt8], pulls: Bool) -> [String]? {
    do {
      var result: [String] = []
      if pulls {
        let file = try StreamedWorkbook.open(bytes)
        for sheet in file.sheets {
          guard let rows = try file.rows(ofSheetNamed: sheet.name) else { continue }
          while let row = try rows.next() {
            for (reference, cell) in row.cells { result.append("\(sheet.name) \(row.isHidden) \(reference) \(cell)") }
          }
        }
      } else {
        for sheet in try WorkbookFile.open(bytes).sheets {
          for (reference, cell) in sheet.cells {
            let isHidden = sheet.hiddenRows.contains(reference.rowNumber)
            result.append("\(sheet.name) \(isHidden) \(reference) \(cell)")
          }
        }
      }
      return result
    } catch { return nil }
  }

  private static let sheetData = """
    <row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1" s="1"><v>46112</v></c><c r="B1" t="s"><v>1</v></c>\
    <c r="C1"><f t="shared" ref="C1:C2" si="0">A1+$B$2</f><v>2</v></c><c r="D1" s="3"/></row>
    <row r="2" hidden="1"><c r="A2" s="2" cm="1"><v>0.5</v></c><c r="B2" t="inlineStr"><is><t>_x000D_a</t>\
    <rPh sb="0" eb="1"><t>ア</t></rPh></is></c><c r="C2"><f t="shared" si="0"/><v>1</v></c></row>
    <row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>"a"&amp;"&#x6771;"</f><v> a&lt;b </v></c></row>
    <row r="9" ht="20"/><row r="10"><c r="A10" t="d"><v>2026-03-31</v></c><c r="C10" t="inlineStr"><is><r><rPr><b/>\
    <sz val="11"/></rPr><t xml:space="preserve"> 太 </t></r><r><t>字</t></r></is></c></row>
    """

  private static let rich: PackageBuilder = {
    let root = "<worksheet xmlns=\"\(PackageBuilder.main)\" xmlns:x14ac=\"urn:x14ac\">"
    return PackageBuilder(
      sheet:
        "\(root)<sheetData>\(sheetData)</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>",
      shared: [
        "<t>東京</t>", "<r><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh>",
        "<t>a&amp;b</t><phoneticPr fontId=\"1\"/>", "<t/>",
      ])
  }()

  private static var fixtures: [URL] {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let corpus = here.appending(path: "../../../shared/corpus/workbooks").standardizedFileURL
    var files: [URL] = []
    for folder in [here.appending(path: "Fixtures"), corpus] {
      guard let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { continue }
      for case let file as URL in found where ["xlsx", "xlsm"].contains(file.pathExtension) { files.append(file) }
    }
    return files.sorted { $0.path < $1.path }
  }

  @Test func `a sheet and strings of the common shape are scanned`() throws {
    let archive = try ZipArchiveReader(bytes: Self.rich.bytes, limits: .standard)
    for (part, element, depth) in [
      ("xl/worksheets/sheet1.xml", "<sheetData" as StaticString, 2),
      ("xl/sharedStrings.xml", "<sst", 1),
    ] {
      let bytes = try #require(archive.whole(part))
      let sheet = SheetConsumer(part: part, limits: .standard, sharedStringCount: 4)
      let strings = SharedStringsConsumer(part: part, limits: .standard)
      let isScanned = BulkPart.parse(
        bytes.elements, depth == 2 ? sheet : strings, element: element, depth: depth, limits: .standard
      ) { depth == 2 ? sheet.scanRows(&$0) == .endOfData : strings.scanEntries(&$0) }
      #expect(isScanned, "\(part)")
    }
  }

  @Test func `the scanner reads every file as the SAX reader does`() throws {
    #expect(Self.words(Self.rich.bytes, scans: true) == Self.words(Self.rich.bytes, scans: false))
    for file in Self.fixtures {
      let bytes = [UInt8](try Data(contentsOf: file))
      #expect(Self.words(bytes, scans: true) == Self.words(bytes, scans: false), "\(file.lastPathComponent)")
    }
  }

  @Test(arguments: [
    ("comment", "<row r=\"1\"><!-- x --><c r=\"A1\"><v>1</v></c></row>"),
    ("CDATA", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v><![CDATA[<a>]]></v></c></row>"),
    ("instruction", "<?x y?><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"),
    ("carriage return", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\r\nb</v></c></row>"),
    ("single quotes", "<row r='1'><c r='A1' s='1'><v>1</v></c></row>"),
    ("undeclared prefix", "<row r=\"1\" y:z=\"1\"><c r=\"A1\"><v>1</v></c></row>"),
    ("attribute twice", "<row r=\"1\"><c r=\"A1\" r=\"A1\"><v>1</v></c></row>"),
    ("no blank between attributes", "<row r=\"1\"><c r=\"A1\"s=\"1\"><v>1</v></c></row>"),
    ("bad end tag", "<row r=\"1\"><c r=\"A1\"><v>1</c></v></row>"),
    ("end of CDATA in text", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a]]>b</v></c></row>"),
    ("unknown entity", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&nbsp;</v></c></row>"),
    ("character 0", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&#0;</v></c></row>"),
    ("extension", "<row r=\"1\"><c r=\"A1\"><v>1</v><extLst><ext><v>2</v></ext></extLst></c></row>"),
    ("two values", "<row r=\"1\"><c r=\"A1\"><v>1</v><v>2</v></c></row>"),
    (
      "rows that go back",
      "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"A3\"><v>2</v></c></row><row r=\"1\"><c><v>3</v></c></row>"
    ),
    ("a cell twice", "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"),
    ("no such string", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>"),
  ])
  func `what the scanner does not know is handed over`(label: String, sheetData: String) {
    let bytes = PackageBuilder(sheetData: sheetData, shared: ["<t>a</t>"]).bytes
    #expect(Self.words(bytes, scans: true) == Self.words(bytes, scans: false), "\(label)")
  }

  @Test func `3,000 mutations of a sheet and its strings read the same both ways`() {
    var random = Generator(state: 20_261_122)
    let specials = Array("<>&\"'/ =;:!?[]-\r\n\t\u{0}0A9xvcrst".utf8)
    for round in 0..<3_000 {
      var mutated = Self.rich
      let name = round % 3 == 0 ? "xl/sharedStrings.xml" : "xl/worksheets/sheet1.xml"
      guard let part = mutated.parts.firstIndex(where: { $0.name == name }) else { continue }
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let length = mutated.parts[part].content.count
        let place = Int.random(in: 0..<length, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: mutated.parts[part].content[place] = UInt8.random(in: 0...255, using: &random)
        case 1: mutated.parts[part].content.remove(at: place)
        case 2: mutated.parts[part].content.insert(specials.randomElement(using: &random) ?? 0, at: place)
        case 3:
          let end = min(length, place + Int.random(in: 1..<40, using: &random))
          mutated.parts[part].content.insert(contentsOf: mutated.parts[part].content[place..<end], at: place)
        default: mutated.parts[part].content[place] = specials.randomElement(using: &random) ?? 0
        }
      }
      let bytes = mutated.bytes
      #expect(Self.words(bytes, scans: true) == Self.words(bytes, scans: false), "round \(round)")
      if round % 5 == 0, let pulled = Self.cells(bytes, pulls: true) {
        #expect(pulled == Self.cells(bytes, pulls: false), "round \(round), pulled")
      }
    }
  }

  @Test func `rows pulled are the rows of the whole sheet`() throws {
    #expect(Self.cells(Self.rich.bytes, pulls: true) == Self.cells(Self.rich.bytes, pulls: false))
    for file in Self.fixtures {
      let bytes = [UInt8](try Data(contentsOf: file))
      if let pulled = Self.cells(bytes, pulls: true) {
        #expect(pulled == Self.cells(bytes, pulls: false), "\(file.lastPathComponent)")
      }
    }
  }

  @Test(arguments: [nil, 10, 19_990])
  func `rows come once when the scanner hands over on the way`(oddRow: Int?) throws {
    let rows = (1...20_000).map { row in
      "\(row == oddRow ? "<!-- odd -->" : "")<row r=\"\(row)\"><c r=\"A\(row)\"><v>\(row)</v></c>"
        + "<c r=\"B\(row)\"><f t=\"shared\" si=\"0\"\(row == 1 ? ">A1*2</f>" : "/>")<v>\(2 * row)</v></c></row>\n"
    }
    let bytes = PackageBuilder(sheetData: rows.joined()).bytes
    let file = try StreamedWorkbook.open(bytes)
    let pull = try #require(try file.rows(ofSheetNamed: "s"))
    var count = 0
    while let row = try pull.next() {
      count += 1
      guard row.rowNumber == count, row.cell(inColumn: 1).value == .number(Double(count)),
        row.cell(inColumn: 2).formula == "A\(count)*2"
      else {
        Issue.record("row \(count): \(row)")
        return
      }
    }
    #expect(count == 20_000)
    #expect(try pull.next() == nil)
    #expect(try file.rows(ofSheetNamed: "nowhere") == nil)
    #expect(try file.sheet(named: "S")?.cells.count == 40_000)
  }

  @Test func `a row that goes back stops the pull`() throws {
    let bytes = PackageBuilder(sheetData: "<row r=\"3\"><c><v>1</v></c></row><row r=\"1\"><c><v>3</v></c></row>").bytes
    let pull = try #require(try StreamedWorkbook.open(bytes).rows(ofSheetNamed: "S"))
    let part = "xl/worksheets/sheet1.xml"
    #expect(throws: WorkbookError.damagedPart(part, reason: .rowsOutOfOrder(rowNumber: 1))) {
      while try pull.next() != nil {}
    }
  }
}

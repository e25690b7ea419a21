import Testing
import Workbook

/// What an .xls sheet holds besides its cells: files LibreOffice saved, and records written by hand after [MS-XLS].
struct LegacyExtrasTests {
  private typealias Builder = LegacyStreamBuilder

  private func extras(_ name: String) throws -> SheetExtras {
    let file = try WorkbookFile.open(path: fixture(name))
    return file.extras(of: file.sheets[0])
  }

  private func extras(_ records: [(kind: UInt16, payload: [UInt8])]) throws -> SheetExtras {
    let file = try WorkbookFile.open(Builder(sheets: [("S", records)]).bytes)
    return file.extras(of: file.sheets[0])
  }

  @Test func `notes, rules, links, protection and print area are those of the .xlsx it was made from`() throws {
    let legacy = try extras("libreoffice-extras.xls")
    #expect(legacy.damage.isEmpty)
    #expect(legacy.comments.map { "\($0.cell) \($0.text)" } == ["A1 登記のとおりに\n記入する"])
    #expect(legacy.comments[0].kind == .note)
    #expect(legacy.validations.count == 3)
    #expect(legacy.validations[0].ranges == [CellRange("B2"), CellRange("B4:B5")])
    #expect(legacy.validations[0].items == ["新規", "変更", "廃止"])
    #expect(legacy.validations[0].prompt == "選ぶ")
    #expect(legacy.validations[1].items == nil)
    #expect(legacy.validations[1].formula == "一覧!$A$1:$A$3")
    #expect(legacy.validations[2].kind == "whole")
    #expect(legacy.validations[2].comparison == "greaterThan")
    #expect(legacy.validations[2].formula == "0")
    #expect(legacy.validations[2].secondFormula == nil)
    #expect(legacy.hyperlinks.map(\.range) == [CellRange("A6"), CellRange("A7")])
    #expect(legacy.hyperlinks.map(\.target) == ["https://example.invalid/form?a=1&b=2", nil])
    #expect(legacy.hyperlinks.map(\.location) == [nil, "'一覧'!A1"])
    #expect(legacy.protection?.hasPassword == true)
    #expect(legacy.printAreas == [CellRange("A1:D12")])
  }

  @Test func `whatever a person does not see of an .xls file is listed with its place`() throws {
    let file = try WorkbookFile.open(path: fixture("libreoffice-extras.xls"))
    let items = HiddenContentReport(of: file).items.map {
      "\($0.what.rawValue) \($0.cell?.description ?? "-") \($0.detail)"
    }
    let expected = [
      "hiddenRow A10 隠れた行 | 7", "hiddenColumn F2 隠れた列", "underMerge B12 結合の下", "hiddenByFormat D4 42",
      "sameColour D1 白", "sameColour D2 赤地に赤", "tinyText D5 極小", "comment A1 登記のとおりに\n記入する",
      "externalTarget A6 https://example.invalid/form?a=1&b=2", "hiddenSheet A1 一 | 二 | 三", "hiddenSheet C3 最も奥",
    ]
    for item in expected { #expect(items.contains(item), "\(item)") }
    // LibreOffice writes `;;;` with a fourth section, under which the text of D6 cannot be seen either.
    #expect(items.count == expected.count + 1)
  }

  @Test func `a button, a text box, a picture and a chart are told with their places`() throws {
    let legacy = try extras("libreoffice-objects.xls")
    #expect(legacy.controls.map(\.kind) == [.button])
    #expect(legacy.controls[0].caption == "印刷")
    #expect(legacy.controls[0].anchor?.topLeft == at("B3"))
    #expect(legacy.textBoxes.map(\.text) == ["一行目\n二行目"])
    #expect(legacy.textBoxes[0].anchor == CellRange("E8:G10"))
    #expect(legacy.objects.map(\.kind) == [.picture, .chart])
    #expect(legacy.objects.map { $0.anchor?.topLeft } == [at("B12"), at("K2")])
    #expect(legacy.comments.map(\.cell) == [at("A1"), at("C3")])
  }

  // MARK: Records by hand

  /// A drawing with one shape: its container, name, anchor and client data ([MS-ODRAW] 2.2.14, 2.2.9; [MS-XLS] 2.5.193).
  private static func drawing(_ name: String, column: Int, row: Int) -> [UInt8] {
    func atom(_ head: Int, _ kind: Int, _ body: [UInt8]) -> [UInt8] {
      Builder.u16(head) + Builder.u16(kind) + Builder.u32(body.count) + body
    }
    let text = Builder.wide(name) + [0, 0]
    let options = atom(0x13, 0xF00B, Builder.u16(0x8380) + Builder.u32(text.count) + text)
    let anchor = [0, column, 0, row, 0, column + 1, 100, row, 50].flatMap(Builder.u16)
    let parts = options + atom(0, 0xF010, anchor) + atom(0, 0xF011, [])
    return Builder.u16(0x0F) + Builder.u16(0xF004) + Builder.u32(parts.count) + parts
  }

  /// [MS-XLS] 2.4.181: what it is and its number, for a box its state and its cell.
  private static func object(_ type: Int, _ id: Int, state: Int? = nil, link: [UInt8] = []) -> [UInt8] {
    var payload = Builder.u16(0x15) + Builder.u16(0x12) + Builder.u16(type) + Builder.u16(id) + Builder.u16(0x11)
    payload += [UInt8](repeating: 0, count: 12)
    if !link.isEmpty {
      let formula = Builder.u16(link.count) + Builder.u32(0) + link
      payload += Builder.u16(0x14) + Builder.u16(formula.count) + formula
    }
    if let state { payload += Builder.u16(0x12) + Builder.u16(8) + Builder.u16(state) + [0, 0, 0, 0, 0, 0] }
    return payload + Builder.u32(0)
  }

  /// [MS-XLS] 2.4.329: the characters stand in a CONTINUE record.
  private static func text(_ text: String) -> [(kind: UInt16, payload: [UInt8])] {
    let head: [UInt8] = [UInt8](repeating: 0, count: 10) + Builder.u16(text.utf16.count) + [16, 0, 0, 0, 0, 0]
    return [(0x01B6, head), (0x003C, [1] + Builder.wide(text)), (0x003C, [UInt8](repeating: 0, count: 16))]
  }

  @Test func `check boxes and option buttons have state, linked cell, caption and place`() throws {
    let legacy = try extras(
      [
        (0x00EC, Self.drawing("Check Box 1", column: 1, row: 3)),
        (0x005D, Self.object(0x0B, 1, state: 1, link: [0x24, 8, 0, 6, 0])),
      ] + Self.text("該当する") + [
        (0x00EC, Self.drawing("Option Button 2", column: 2, row: 4)), (0x005D, Self.object(0x0C, 2, state: 0)),
        (0x005D, Self.object(0x0B, 3, state: 2)),
        // The arrow of an automatic filter is no control of the document.
        (
          0x005D,
          Builder.u16(0x15) + Builder.u16(0x12) + Builder.u16(0x14) + Builder.u16(4) + Builder.u16(0x2101)
            + [UInt8](repeating: 0, count: 16)
        ),
      ])
    #expect(legacy.damage.isEmpty)
    #expect(legacy.controls.map(\.kind) == [.checkBox, .optionButton, .checkBox])
    #expect(legacy.controls.map(\.state) == [.checked, .unchecked, .mixed])
    #expect(legacy.controls.map(\.name) == ["Check Box 1", "Option Button 2", nil])
    #expect(legacy.controls[0].caption == "該当する")
    #expect(legacy.controls[0].linkedCell == CellAddress(sheetName: "S", cell: at("G9")))
    #expect(legacy.controls[0].linkedFormula == "$G$9")
    #expect(legacy.controls[1].linkedCell == nil)
    #expect(legacy.controls[0].anchor == CellRange("B4:C4"))
    #expect(legacy.controls[1].anchor?.topLeft == at("C5"))
  }

  @Test func `notes find their texts by number, and say who wrote them`() throws {
    let legacy = try extras(
      [(0x005D, Self.object(0x19, 7))] + Self.text("二つ目") + [(0x005D, Self.object(0x19, 3))] + Self.text("一つ目")
        + [
          (0x001C, Builder.u16(4) + Builder.u16(1) + Builder.u16(0) + Builder.u16(7) + Builder.string("審査") + [0]),
          (0x001C, Builder.u16(0) + Builder.u16(1) + Builder.u16(0) + Builder.u16(3) + Builder.string("") + [0]),
        ])
    #expect(legacy.comments.map { "\($0.cell) \($0.author ?? "-") \($0.text)" } == ["B1 - 一つ目", "B5 審査 二つ目"])
    #expect(legacy.textBoxes.isEmpty)
  }

  @Test func `links to files, with tooltips and with places in them are read`() throws {
    let place = [2, 2, 0, 0].flatMap(Builder.u16)
    let head = place + [UInt8](repeating: 0xD0, count: 16) + Builder.u32(2)
    func counted(_ text: String) -> [UInt8] { Builder.u32(text.utf16.count + 1) + Builder.wide(text) + [0, 0] }
    let fileMoniker: [UInt8] = [3, 3, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]
    let short = Array("FORM~1.XLS".utf8) + [0]
    let long = Builder.wide("様式.xls")
    let file =
      head + Builder.u32(0x19) + counted("様式") + fileMoniker + Builder.u16(1) + Builder.u32(short.count) + short
      + [UInt8](repeating: 0, count: 24) + Builder.u32(long.count + 6) + Builder.u32(long.count) + [3, 0] + long
      + counted("Sheet1!A1")
    let tooltip = Builder.u16(0x0800) + place + Builder.wide("開く") + [0, 0]
    let unknown = head + Builder.u32(1) + [UInt8](repeating: 9, count: 40)
    let legacy = try extras([(0x01B8, file), (0x0800, tooltip), (0x01B8, unknown)])
    #expect(legacy.hyperlinks.count == 1)
    #expect(legacy.hyperlinks.first?.range == CellRange("A3"))
    #expect(legacy.hyperlinks.first?.target == "..\\様式.xls")
    #expect(legacy.hyperlinks.first?.location == "Sheet1!A1")
    #expect(legacy.hyperlinks.first?.display == "様式")
    #expect(legacy.hyperlinks.first?.tooltip == "開く")
    // A link of a kind nobody knows is named, and takes nothing else with it.
    #expect(legacy.damage.count == 1)
  }

  @Test func `an embedded file is told with its program and storage`() throws {
    let name: [UInt8] = [3, 15, 0, 0] + Array("Word.Document.8".utf8)
    let formula = Builder.u16(5) + Builder.u32(0) + [2, 1, 0, 0, 0] + name
    let picture = Builder.u16(formula.count) + formula + Builder.u32(0x1805CB)
    let payload =
      Builder.u16(0x15) + Builder.u16(0x12) + Builder.u16(8) + Builder.u16(1) + Builder.u16(0x11)
      + [UInt8](repeating: 0, count: 12) + Builder.u16(9) + Builder.u16(picture.count) + picture + Builder.u32(0)
    let legacy = try extras([(0x005D, payload), (0x00E9, [])])
    #expect(legacy.objects.map(\.kind) == [.background, .embedded])
    #expect(legacy.objects.last?.name == "Word.Document.8")
    #expect(legacy.objects.last?.target == "MBD001805CB")
  }

  @Test func `each piece of furigana names the characters it reads`() throws {
    let reading = "トウキョウミナト"
    let runs = [0, 0, 2, 5, 3, 1].flatMap(Builder.u16)
    let phonetic =
      Builder.u16(1) + Builder.u16(10 + reading.utf16.count * 2 + runs.count) + Builder.u16(0) + Builder.u16(0x37)
      + Builder.u16(2) + Builder.u16(reading.utf16.count) + Builder.u16(reading.utf16.count) + Builder.wide(reading)
      + runs
    var builder = Builder()
    builder.globals = [
      (
        0x00FC,
        Builder.u32(2) + Builder.u32(2) + Builder.string("後")
          + (Builder.u16(4) + [1 | 4] + Builder.u32(phonetic.count) + Builder.wide("東京と港") + phonetic)
      )
    ]
    builder.sheets = [
      ("S", [(0x00FD, Builder.cell(0, 0) + Builder.u32(1)), (0x00FD, Builder.cell(1, 0) + Builder.u32(0))])
    ]
    let file = try WorkbookFile.open(builder.bytes)
    let found = try file.phoneticRuns(of: file.sheets[0])
    #expect(Array(found.keys) == [at("A1")])
    #expect(found[at("A1")]?.map(\.reading) == ["トウキョウ", "ミナト"])
    #expect(found[at("A1")]?.map(\.base) == ["東京", "港"])
    #expect(found[at("A1")]?.map(\.range) == [0..<2, 3..<4])
  }

  @Test func `a damaged object takes nothing else with it, and their number has a limit`() throws {
    let note: (kind: UInt16, payload: [UInt8]) = (
      0x001C, Builder.u16(0) + Builder.u16(1) + Builder.u16(0) + Builder.u16(1) + Builder.string("審査") + [0]
    )
    let legacy = try extras([(0x005D, [0x15, 0]), (0x01BE, [0xFF]), note])
    #expect(legacy.comments.count == 1)
    #expect(legacy.damage.count == 2)
    var limits = ReadingLimits()
    limits.partElements = 2
    let file = try WorkbookFile.open(Builder(sheets: [("S", [note, note, note])]).bytes, limits: limits)
    #expect(file.extras(of: file.sheets[0]).damage == [.limitExceeded(.partElements, part: "Workbook")])
  }

  @Test func `time is looked at between records, and extras do not start it anew`() throws {
    let many = [(kind: UInt16, payload: [UInt8])](repeating: (0x0201, [0, 0, 0, 0, 0, 0]), count: 5_000)
    var limits = ReadingLimits()
    limits.time = .zero
    let bytes = Builder(sheets: [("S", many)]).bytes
    #expect(throws: WorkbookError.limitExceeded(.time, part: "Workbook")) {
      try WorkbookFile.open(bytes, limits: limits)
    }
    // Below the 4,096 records between two looks a file opens, but its time is over when more is asked of it.
    let strings = (kind: UInt16(0x00FC), payload: Builder.u32(1) + Builder.u32(1) + Builder.string("a"))
    let few = try WorkbookFile.open(
      Builder(globals: [strings], sheets: [("S", Array(many.prefix(10)))]).bytes, limits: limits)
    #expect(few.extras(of: few.sheets[0]).damage.isEmpty)
    let package = PackageBuilder(sheetData: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
    limits.time = .milliseconds(300)
    let file = try WorkbookFile.open(package.bytes, limits: limits)
    var rounds = 0
    while file.extras(of: file.sheets[0]).damage.isEmpty, rounds < 100_000 { rounds += 1 }
    let damage = file.extras(of: file.sheets[0]).damage
    guard case .limitExceeded(.time, _)? = damage.first else {
      Issue.record("the time of \(rounds) readings together has no end: \(damage)")
      return
    }
  }
}

import Testing
import Workbook

/// Streams written record by record, for what other programs do not write on demand.
struct LegacyRecordTests {
  private typealias Builder = LegacyStreamBuilder

  private func open(_ builder: Builder) throws -> WorkbookFile { try WorkbookFile.open(builder.bytes) }

  private func error(_ bytes: [UInt8], limits: ReadingLimits = .standard) -> WorkbookError? {
    do {
      _ = try WorkbookFile.open(bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a shared string goes on in a CONTINUE record with other widths`() throws {
    // Eight characters: three in 8 bits, then three in 16, then two in 8; behind them a string that starts on its own.
    var builder = Builder()
    builder.globals = [
      (0x00FC, Builder.u32(2) + Builder.u32(2) + Builder.u16(8) + [0] + Array("abc".utf8)),
      (0x003C, [1] + Builder.wide("東京都")), (0x003C, [0] + Array("de".utf8)),
      (0x003C, Builder.string("次")),
    ]
    builder.sheets = [
      (
        "S",
        [(0x00FD, Builder.cell(0, 0) + Builder.u32(0)), (0x00FD, Builder.cell(0, 1) + Builder.u32(1))]
      )
    ]
    let sheet = try #require(try open(builder).sheets.first)
    #expect(sheet[at("A1")].value == .text("abc東京都de"))
    #expect(sheet[at("B1")].value == .text("次"))
  }

  @Test func `rich runs are passed over and furigana is kept apart`() throws {
    // Flags: 16 bits, phonetic data, rich runs; [MS-XLS] 2.5.293 and 2.5.86.
    let reading = "トウキョウ"
    let phonetic =
      Builder.u16(1) + Builder.u16(10 + reading.utf16.count * 2 + 6) + Builder.u16(0) + Builder.u16(0x37)
      + Builder.u16(1) + Builder.u16(reading.utf16.count) + Builder.u16(reading.utf16.count) + Builder.wide(reading)
      + Builder.u16(0) + Builder.u16(0) + Builder.u16(2)
    let text: [UInt8] =
      Builder.u16(2) + [1 | 4 | 8] + Builder.u16(1) + Builder.u32(phonetic.count) + Builder.wide("東京")
    var builder = Builder()
    // The rich run and the phonetic data are cut apart as well.
    builder.globals = [
      (0x00FC, Builder.u32(2) + Builder.u32(2) + text + [0, 0]), (0x003C, [1, 0] + phonetic.prefix(9)),
      (0x003C, phonetic.dropFirst(9) + Builder.string("後")),
    ]
    builder.sheets = [
      ("S", [(0x00FD, Builder.cell(0, 0) + Builder.u32(0)), (0x00FD, Builder.cell(1, 0) + Builder.u32(1))])
    ]
    let sheet = try #require(try open(builder).sheets.first)
    #expect(sheet[at("A1")].value == .text("東京"))
    #expect(sheet[at("A1")].reading == "トウキョウ")
    #expect(sheet[at("A2")].value == .text("後"))
    #expect(sheet[at("A2")].reading == nil)
  }

  @Test func `labels, rich labels, blanks and number runs are read`() throws {
    var builder = Builder()
    builder.sheets = [
      (
        "S",
        [
          (0x0204, Builder.cell(0, 0) + Builder.string("ラベル")),
          (0x00D6, Builder.cell(0, 1) + Builder.string("装飾") + Builder.u16(1) + Builder.u32(0)),
          (0x0201, Builder.cell(0, 2)), (0x00BE, Builder.u16(0) + Builder.u16(3) + Builder.u32(0) + Builder.u16(4)),
          // 3 as whole number, 1.23 as hundredths, 0.5 as upper bits of a double, -1 hundredth.
          (
            0x00BD,
            Builder.u16(1) + Builder.u16(0) + Builder.u16(0) + Builder.u32(3 << 2 | 2) + Builder.u16(0)
              + Builder.u32(123 << 2 | 3) + Builder.u16(0) + Builder.u32(0x3FE0_0000) + Builder.u16(0)
              + Builder.u32(0xFFFF_FFFF) + Builder.u16(3)
          ), (0x0203, Builder.cell(2, 0) + Builder.double(.infinity)),
        ]
      )
    ]
    let sheet = try #require(try open(builder).sheets.first)
    #expect(sheet[at("A1")].value == .text("ラベル"))
    #expect(sheet[at("B1")].value == .text("装飾"))
    #expect(sheet[at("A2")].stored == "3")
    #expect(sheet[at("B2")].stored == "1.23")
    #expect(sheet[at("C2")].stored == "0.5")
    #expect(sheet[at("D2")].stored == "-0.01")
    #expect(sheet[at("A3")].value == .error("#NUM!"))
    #expect(sheet.cells.count == 7)
  }

  @Test func `a formula that gives a text and has none says so`() throws {
    var builder = Builder()
    let tokens: [UInt8] = [0x17, 1, 0, 0x61]
    builder.sheets = [
      (
        "S",
        [
          (0x0006, Builder.formula(0, 0, result: Builder.textResult, tokens: tokens)),
          (0x0207, Builder.u16(3) + [0] + Array("ab".utf8)), (0x003C, [1] + Builder.wide("東")),
          (0x0006, Builder.formula(0, 1, result: Builder.textResult, tokens: tokens)),
          (0x0203, Builder.cell(0, 2) + Builder.double(1)),
          (0x0006, Builder.formula(0, 3, result: Builder.textResult, tokens: tokens)),
        ]
      )
    ]
    let sheet = try #require(try open(builder).sheets.first)
    #expect(sheet[at("A1")].value == .text("ab東"))
    #expect(sheet[at("A1")].formula == "\"a\"")
    for cell in [sheet[at("B1")], sheet[at("D1")]] {
      #expect(cell.value == .empty)
      #expect(cell.isMissingCachedValue)
      #expect(cell.formula == "\"a\"")
    }
  }

  @Test func `shared and array formulas are told of every cell that has them`() throws {
    // Column B = the cell to the left + $D$1; relative parts as distances, [MS-XLS] 2.5.198.111.
    let relative: [UInt8] = [0x2C, 0, 0, 0xFF, 0xC0, 0x44, 0, 0, 3, 0, 0x03]
    let users: [UInt8] = [0x01, 0, 0, 1, 0]
    let array: [UInt8] = [0x01, 5, 0, 0, 0]
    var builder = Builder()
    builder.sheets = [
      (
        "S",
        [
          (0x0006, Builder.formula(0, 1, result: Builder.double(1), tokens: users)),
          (0x04BC, Builder.u16(0) + Builder.u16(1) + [1, 1, 0, 2] + Builder.u16(relative.count) + relative),
          (0x0006, Builder.formula(1, 1, result: Builder.double(2), tokens: users)),
          (0x0006, Builder.formula(5, 0, result: Builder.double(3), tokens: array)),
          (
            0x0221,
            Builder.u16(5) + Builder.u16(6) + [0, 0] + Builder.u16(0) + Builder.u32(0) + Builder.u16(3) + [0x1E, 7, 0]
          ),
          (0x0006, Builder.formula(6, 0, result: Builder.double(3), tokens: array)),
          (0x0006, Builder.formula(7, 0, result: Builder.double(3), tokens: [0x20] + [UInt8](repeating: 0, count: 7))),
        ]
      )
    ]
    let sheet = try #require(try open(builder).sheets.first)
    #expect(sheet[at("B1")].formula == "A1+$D$1")
    #expect(sheet[at("B2")].formula == "A2+$D$1")
    #expect(sheet[at("A6")].formula == "7")
    #expect(sheet[at("A7")].formula == "7")
    // Array constants are not put into words, but the cell says that it has a formula.
    #expect(sheet[at("A8")].formula == "…")
    #expect(sheet[at("A8")].value == .number(3))
  }

  @Test func `charts within a sheet are passed over, and a macro project is noticed`() throws {
    var builder = Builder()
    builder.globals = [(0x00D3, [])]
    builder.sheets = [
      (
        "S",
        [
          (0x0809, Builder.u16(0x0600) + Builder.u16(0x0020) + [UInt8](repeating: 0, count: 12)),
          (0x0203, Builder.cell(0, 0) + Builder.double(9)), (0x000A, []),
          (0x0203, Builder.cell(0, 0) + Builder.double(1)), (0x0081, Builder.u16(0x10)),
        ]
      )
    ]
    let file = try open(builder)
    #expect(file.hasMacros)
    #expect(file.sheets[0][at("A1")].value == .number(1))
    #expect(file.sheets[0].kind == .dialog)
  }

  @Test func `what is wrong with a record is told`() {
    var builder = Builder()
    let number = (kind: UInt16(0x0203), payload: Builder.cell(0, 0) + Builder.double(1))
    builder.sheets = [("S", [number, number])]
    #expect(error(builder.bytes) == .damagedPart("Workbook", reason: .duplicateCell(at("A1"))))
    builder.sheets = [("S", [(0x00FD, Builder.cell(1, 1) + Builder.u32(5))])]
    #expect(error(builder.bytes) == .damagedPart("Workbook", reason: .noSuchSharedString(cell: at("B2"), index: "5")))
    builder.sheets = [("S", [number]), ("s", [])]
    #expect(error(builder.bytes) == .damagedPart("Workbook", reason: .duplicateSheetName("s")))
    builder.sheets = []
    #expect(error(builder.bytes) == .damagedPart("Workbook", reason: .noSheets))
    builder.sheets = [("S", [(0x0203, Builder.cell(0, 16_384) + Builder.double(1))])]
    #expect(error(builder.bytes) == .limitExceeded(.columns, part: "Workbook"))
    var limits = ReadingLimits()
    limits.cells = 1
    builder.sheets = [("S", [number, (0x0203, Builder.cell(0, 1) + Builder.double(1))])]
    #expect(error(builder.bytes, limits: limits) == .limitExceeded(.cells, part: "Workbook"))
    limits = .standard
    limits.merges = 0
    builder.sheets = [("S", [(0x00E5, Builder.u16(1) + [0, 0, 1, 0, 0, 0, 1, 0])])]
    #expect(error(builder.bytes, limits: limits) == .limitExceeded(.merges, part: "Workbook"))
  }

  @Test(arguments: [0x0500, 0x0400])
  func `a version before Excel 97 is named`(version: Int) {
    var builder = Builder(sheets: [("S", [])])
    builder.version = version
    #expect(error(builder.bytes) == .notAWorkbook(.olderXls))
  }
}

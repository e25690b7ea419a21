import Testing
import Workbook

/// Files other programs wrote; what each cell should be is what its maker was told to write.
struct LegacyFileTests {
  private func open(_ name: String, password: String? = nil) throws -> WorkbookFile {
    try WorkbookFile.open(path: fixture(name), password: password)
  }

  private func error(_ name: String, password: String? = nil) -> WorkbookError? {
    do {
      _ = try WorkbookFile.open(path: fixture(name), password: password)
      return nil
    } catch {
      return error
    }
  }

  /// The content of xlwt-form.xls, which the encrypted fixtures have too.
  private func expectForm(_ file: WorkbookFile) throws {
    #expect(file.sheets.map(\.name) == ["申請書", "一覧", "Very"])
    #expect(file.sheets.map(\.visibility) == [.visible, .hidden, .veryHidden])
    let sheet = try #require(file.sheet(named: "申請書"))
    #expect(sheet[at("D1")].value == .text("口座開設申請書"))
    #expect(sheet.ownCell(at: at("D1")).value == .empty)
    #expect(sheet.merges.map(\.description) == ["A1:D1"])
    let stored = ["1234567890", "0.1", "-12.34", "1e+20", "123456789012345", "536870911", "-536870912", "5368709.11"]
    for (column, digits) in stored.enumerated() {
      #expect(sheet[CellReference(rowNumber: 3, columnNumber: column + 1)].stored == digits)
    }
    #expect(sheet[at("A4")].value == .boolean(true))
    #expect(sheet[at("B4")].value == .boolean(false))
    #expect(sheet[at("A5")].value == .text("  空白 "))
    #expect(sheet[at("B5")].value == .text("_x0041_ a\nb"))
    #expect(sheet[at("C5")].value == .text("𠮷野家"))
    #expect(sheet[at("A6")].value == .text("東京都庁"))
    for column in 1...5 {
      #expect(sheet[CellReference(rowNumber: 8, columnNumber: column)].value == .number(Double(column)))
    }
    #expect(sheet[at("A9")].value == .error("#N/A"))
    #expect(sheet[at("B9")].value == .error("#DIV/0!"))
    #expect(sheet[at("A10")].formula == "SUM(A8:E8)*2")
    #expect(sheet[at("B10")].formula == "IF(A8>0,\"はい\",$B$2)")
    #expect(sheet.hiddenRows == [7])
    #expect(sheet.hiddenColumns == [9])
    #expect(sheet.isProtected)
    let list = try #require(file.sheet(named: "一覧"))
    #expect(list[at("IV65536")].value == .text("end"))
    #expect(!list.isProtected)
  }

  @Test func `a form is read as it was written`() throws {
    let file = try open("xlwt-form.xls")
    try expectForm(file)
    #expect(!file.hasMacros)
    #expect(file.dateSystem == .from1900)
    let sheet = file.sheets[0]
    #expect(sheet[at("A2")].value == .date(try #require(SheetDate(year: 2026, month: 3, day: 31))))
    #expect(sheet[at("A2")].format == "[$-411]ggge\"年\"m\"月\"d\"日\"")
    #expect(sheet[at("B2")].value == .number(60))
    #expect(sheet[at("B2")].isImpossibleDate)
    #expect(sheet[at("C2")].value == .time(try #require(SheetTime(hour: 12, minute: 0, second: 0))))
    #expect(sheet[at("E2")].value == .duration(seconds: 129_600))
  }

  @Test func `a file that counts from 1904 has its own days`() throws {
    let file = try open("xlwt-1904.xls")
    #expect(file.dateSystem == .from1904)
    // 46112 days after 1904-01-01, and 60 days.
    #expect(file.sheets[0][at("A2")].value == .date(try #require(SheetDate(year: 2030, month: 4, day: 1))))
    #expect(file.sheets[0][at("B2")].value == .date(try #require(SheetDate(year: 1904, month: 3, day: 1))))
  }

  @Test func `long shared strings come back whole`() throws {
    let sheet = try open("xlwt-long-strings.xls").sheets[0]
    for index in 0..<200 {
      let unit = [0: "abcdefghijklmnopqrstuvwxyz", 1: "あいうえおかきくけこ"][index % 3] ?? "ab漢字"
      let expected = "\(index):" + String(repeating: unit, count: 1 + index * 7 % 60)
      #expect(sheet[CellReference(rowNumber: index + 1, columnNumber: 1)].value == .text(expected))
    }
    #expect(sheet[at("A201")].value == .text(String(repeating: "x", count: 20_000)))
    #expect(sheet[at("A202")].value == .text(String(repeating: "漢", count: 20_000)))
  }

  @Test func `saved results, formulas and names are read`() throws {
    let file = try open("libreoffice-cached.xls")
    let sheet = try #require(file.sheet(named: "計算"))
    let expected: [(String, CellValue, String)] = [
      ("B1", .number(42), "A1+A2"), ("B2", .text("東京"), "\"東\"&\"京\""), ("B3", .boolean(true), "A1>1"),
      ("B4", .error("#DIV/0!"), "1/0"), ("B5", .text(""), "\"\""), ("B6", .error("#N/A"), "NA()"),
      ("B7", .text(String(repeating: "長", count: 3_000)), "REPT(\"長\",3000)"),
      ("B8", .number(49), "SUM(A1:A2)+隠し!A1"),
      ("B9", .date(try #require(SheetDate(year: 2026, month: 3, day: 31))), "DATE(2026,3,31)"),
    ]
    for (cell, value, formula) in expected {
      #expect(sheet[at(cell)].value == value, "\(cell)")
      #expect(sheet[at(cell)].formula == formula, "\(cell)")
      #expect(!sheet[at(cell)].isMissingCachedValue, "\(cell)")
    }
    #expect(sheet[at("C7")].value == .text("普通太字end"))
    #expect(sheet[at("C5")].value == .date(try #require(SheetDate(year: 2023, month: 3, day: 15))))
    #expect(sheet[at("D4")].value == .text("結合"))
    #expect(sheet.hiddenRows == [10])
    #expect(sheet.hiddenColumns == [6, 7])
    #expect(sheet.isProtected)
    let whole = try #require(file.definedNames.first { $0.name == "申請者" })
    #expect(whole.scope == nil)
    #expect(whole.target?.sheetName == "計算")
    #expect(whole.target?.range.description == "A1:B2")
    let local = try #require(file.definedNames.first { $0.name == "局所" })
    #expect(local.scope == "計算")
    #expect(local.formula == "隠し!$A$1")
    let printed = try #require(file.definedNames.first { $0.name == "_xlnm.Print_Area" })
    #expect(printed.formula == "計算!$A$1:$D$9")
    #expect(file.definedNames.first { $0.name == "_xlnm.Print_Titles" }?.formula == "計算!$1:$1")
  }

  @Test(arguments: [
    ("encrypted-rc4.xls", "ひみつ"), ("encrypted-cryptoapi-40.xls", "ひみつ"), ("encrypted-cryptoapi-128.xls", "ひみつ"),
    ("encrypted-xor.xls", "secret7"),
  ])
  func `an encrypted file opens with its password only`(name: String, password: String) throws {
    try expectForm(try open(name, password: password))
    #expect(error(name) == .needsPassword)
    #expect(error(name, password: "wrong") == .wrongPassword)
    #expect(error(name, password: "") == .wrongPassword)
  }

  @Test func `the password Excel sets by itself is not asked for`() throws {
    try expectForm(try open("encrypted-rc4-default.xls"))
    try expectForm(try open("encrypted-rc4-default.xls", password: "another"))
  }
}

@testable import Forms
import Programme
import Testing
import Workbook

@Suite struct `answers that are not typed text` {
  private func read(
    _ cell: Cell, as type: FieldType
  ) throws -> (value: FieldValue, notes: [ReadingNote]) {
    ValueReader.read(cell: cell, as: type, eras: try Eras.table())
  }

  private func number(_ stored: String, format: String = "General") -> Cell {
    Cell(value: .number(Double(stored) ?? 0), stored: stored, format: format)
  }

  @Test func `a date cell is its day, and a time behind it is noted`() throws {
    let day = try #require(SheetDate(year: 2026, month: 11, day: 22))
    let time = try #require(SheetTime(hour: 9, minute: 30, second: 0))
    #expect(try read(Cell(value: .date(day), stored: "46348"), as: .date).value == Eras.day("2026-11-22"))
    let both = try read(Cell(value: .dateTime(day, time), stored: "46348.4"), as: .date)
    #expect(both.value == Eras.day("2026-11-22"))
    #expect(both.notes == [.timeIgnored])
  }

  @Test func `a bare serial is no date, and eight digits are one`() throws {
    let bare = try read(number("46348"), as: .date)
    #expect(bare.value == .unreadable(.notADate))
    #expect(bare.notes == [.bareNumber])
    #expect(try read(number("20261122"), as: .date).value == Eras.day("2026-11-22"))
    #expect(try read(number("20261322"), as: .date).value == .unreadable(.noSuchDay))
  }

  @Test func `29 February 1900 is no day`() throws {
    let cell = Cell(value: .number(60), stored: "60", isImpossibleDate: true, format: "yyyy/m/d")
    #expect(try read(cell, as: .date).value == .unreadable(.noSuchDay))
  }

  @Test func `a number cell of two digits is no designation number unless its format shows four`() throws {
    #expect(try read(number("21"), as: .designation).value == .unreadable(.notADesignationNumber))
    let shown = try read(number("21", format: "0000"), as: .designation)
    #expect(shown.value == .designation(try DesignationNumber("0021")))
    #expect(try read(number("8888"), as: .designation).value == .designation(try DesignationNumber("8888")))
  }

  @Test func `a format of zeros and hyphens is read as shown`() throws {
    #expect(try read(number("1638001", format: "000\\-0000"), as: .postalCode).value == .text("163-8001"))
    #expect(try read(number("0600001", format: "000-0000"), as: .postalCode).value == .text("060-0001"))
    let shown = try read(number("13010000210", format: "000\"-\"000\"-\"0000\"-\"0"), as: .accountNumber)
    #expect(shown.value == .accountNumber(try AccountNumber("130-100-0021-0")))
  }

  @Test func `whole number cells are whole and fractions are not`() throws {
    #expect(try read(number("2"), as: .integer).value == .integer(2))
    #expect(try read(number("2.0"), as: .integer).value == .integer(2))
    #expect(try read(number("2.5"), as: .integer).value == .unreadable(.notANumber))
  }

  @Test func `more than fifteen digits are noticed`() throws {
    #expect(try read(number("1234567890123456"), as: .integer).notes == [.digitsLost])
    #expect(try read(number("123456789012345"), as: .integer).notes == [])
  }

  @Test func `digits typed as text and folded width are noted`() throws {
    let reading = try read(Cell(value: .text("２"), stored: "２"), as: .integer)
    #expect(reading.notes == [.widthFolded, .numberAsText])
  }

  @Test func `a formula gives its stored result, and none when it is missing`() throws {
    let stored = try read(Cell(value: .number(2), stored: "2", formula: "1+1"), as: .integer)
    #expect(stored.value == .integer(2))
    #expect(stored.notes == [.fromFormula])
    let missing = Cell(value: .empty, formula: "1+1", isMissingCachedValue: true)
    #expect(try read(missing, as: .integer).value == .unreadable(.formulaWithoutValue))
    #expect(try read(Cell(value: .text(""), formula: "\"\""), as: .text).value == .blank)
  }

  @Test func `an error value is named`() throws {
    let cell = Cell(value: .error("#REF!"), stored: "#REF!", formula: "A1")
    #expect(try read(cell, as: .text).value == .unreadable(.errorValue("#REF!")))
  }

  @Test func `furigana never gets into a value`() throws {
    let cell = Cell(value: .text("新宿 太郎"), stored: "新宿 太郎", reading: "シンジュク タロウ")
    #expect(try read(cell, as: .text).value == .text("新宿 太郎"))
  }

  @Test func `what Excel turned into a date is no text without a note`() throws {
    let day = try #require(SheetDate(year: 2026, month: 1, day: 2))
    let cell = Cell(value: .date(day), stored: "46024", format: "m\"月\"d\"日\"")
    #expect(try read(cell, as: .text).notes == [.turnedIntoDate])
    #expect(try read(cell, as: .designation).value == .unreadable(.notADesignationNumber))
    #expect(try read(cell, as: .integer).value == .unreadable(.notANumber))
  }

  @Test func `the remark behind an account number is kept beside it`() throws {
    let text = "130-100-0021-0 ※(平成25年1月10日 指定管理口座開設申請中)"
    let reading = try read(Cell(value: .text(text), stored: text), as: .accountNumber)
    #expect(reading.notes == [.remark("※(平成25年1月10日 指定管理口座開設申請中)")])
  }
}

@testable import Forms
import Programme
import Testing
import Workbook

@Suite struct `what is noticed about a quantity` {
  private func read(
    _ cell: Cell, as type: FieldType = .decimal, unit: String? = nil
  ) throws -> (value: FieldValue, notes: [ReadingNote]) {
    ValueReader.read(cell: cell, as: type, unit: unit, eras: try Eras.table())
  }

  private func number(_ stored: String, _ format: String = "General") -> Cell {
    Cell(value: .number(Double(stored) ?? .nan), stored: stored, format: format)
  }

  private func text(_ typed: String) -> Cell { Cell(value: .text(typed), stored: typed) }

  @Test func `a conversion is told with the unit as typed`() throws {
    #expect(try read(text("1,234千kWh"), unit: "kWh").notes == [.numberAsText, .unitConverted("千kWh")])
    #expect(try read(text("1,234kWh"), unit: "kWh").notes == [.numberAsText])
    #expect(try read(number("1234", "#,##0\"千kWh\""), unit: "kWh").notes == [.unitConverted("千kWh")])
  }

  @Test func `what calculation left behind the fifteenth digit is left out, and said`() throws {
    let sum = try read(number("0.30000000000000004"))
    #expect(sum.value == .decimal(try ExactDecimal("0.3")))
    #expect(sum.notes == [.calculationRemainder])
    // 0.17 as Excel itself writes it: nothing was calculated.
    #expect(try read(number("0.17000000000000001")).notes == [])
  }

  @Test func `a rounded display is told, for that is what the paper says`() throws {
    let reading = try read(number("1234.567", "#,##0.0"), unit: "kWh")
    #expect(reading.value == .decimal(try ExactDecimal("1234.567")))
    #expect(reading.notes == [.shownRounded("1234.6")])
  }

  @Test func `a display in thousands asks for a person`() throws {
    let reading = try read(number("1234567", "#,##0,"), unit: "kWh")
    #expect(reading.value == .decimal(try ExactDecimal("1234567")))
    #expect(reading.notes == [.shownOtherwise("1235")])
    #expect(reading.notes.filter(\.asksForPerson).count == 1)
  }

  @Test func `a remark in parentheses is kept beside the number`() throws {
    let reading = try read(text("1,234t（実績）"), as: .integer, unit: "t-CO2")
    #expect(reading.value == .integer(1234))
    #expect(reading.notes == [.widthFolded, .numberAsText, .remark("（実績）")])
  }

  @Test func `sixteen digits of a number cell may be damaged`() throws {
    #expect(try read(number("1234567890123456")).notes == [.digitsLost])
  }

  @Test func `a day is no quantity`() throws {
    let day = try #require(SheetDate(year: 2026, month: 1, day: 2))
    let reading = try read(Cell(value: .date(day), stored: "46024", format: "m/d"), unit: "kWh")
    #expect(reading.value == .unreadable(.notAQuantity))
    #expect(reading.notes == [.turnedIntoDate])
  }

  @Test func `a ticked box that Excel knows as TRUE is yes`() throws {
    #expect(try read(Cell(value: .boolean(true), stored: "1"), as: .flag).value == .flag(true))
    #expect(try read(Cell(value: .boolean(false), stored: "0"), as: .flag).value == .flag(false))
  }

  @Test func `a day shown as a fiscal year is that year, and another day none`() throws {
    let day = try #require(SheetDate(year: 2024, month: 1, day: 15))
    let shown = Cell(value: .date(day), stored: "45306", format: "yyyy\"年度\"")
    #expect(try read(shown, as: .fiscalYear).value == .fiscalYear(try FiscalYear(2024)))
    let plain = Cell(value: .date(day), stored: "45306", format: "yyyy/m/d")
    #expect(try read(plain, as: .fiscalYear).value == .unreadable(.notAFiscalYear))
  }

  @Test func `the extension behind a telephone number is kept beside it`() throws {
    #expect(try read(text("03-1234-5678 内線1234"), as: .phone).notes == [.remark("内線1234")])
    #expect(try read(text("03-1234-5678（内線 12）"), as: .phone).notes == [.remark("（内線 12）")])
  }

  @Test func `new values read back from JSON as they were`() throws {
    let values: [FieldValue] = [
      .decimal(try ExactDecimal("-0.5")), .fiscalYear(try FiscalYear(2024)), .flag(true),
      .serialRange(try SerialRange("130-1001~130-1100")), .corporateNumber(try CorporateNumber("8000020130001")),
      .unreadable(.otherUnit("kL")), .unreadable(.approximate),
    ]
    #expect(try JSONRoundTrip.through(values) == values)
  }
}

@Suite struct `furigana beside a name` {
  private func field(_ key: String, _ value: FieldValue) -> FilledField {
    FilledField(key: key, label: LocalizedText(ja: key, en: key), raw: "", value: value, address: nil)
  }

  private func laid(_ value: FieldValue, _ reading: String?) -> FilledField? {
    let fields = [field("applicant.name", .text("新宿太郎")), field("applicant.name_kana", value)]
    return PhoneticReadings.laid(beside: fields, readings: reading.map { ["applicant.name": $0] } ?? [:]).last
  }

  @Test func `a blank フリガナ is filled, and said`() {
    #expect(laid(.blank, "しんじゅく ﾀﾛｳ")?.value == .text("シンジュク タロウ"))
    #expect(laid(.blank, "シンジュク タロウ")?.notes == [.readingFromPhonetic])
    #expect(laid(.blank, nil)?.value == .blank)
    #expect(laid(.absent, "シンジュク")?.value == .absent)
  }

  @Test func `a フリガナ that agrees stays, one that does not asks for a person`() {
    #expect(laid(.text("しんじゅくたろう"), "シンジュク タロウ")?.notes == [])
    #expect(laid(.text("シンジュク"), "カブシキガイシャシンジュク")?.notes == [])
    #expect(laid(.text("アラジュク タロウ"), "シンジュク タロウ")?.notes == [.readingContradicts("シンジュク タロウ")])
    #expect(laid(.text("アラジュク タロウ"), "シンジュク タロウ")?.value == .text("アラジュク タロウ"))
  }
}

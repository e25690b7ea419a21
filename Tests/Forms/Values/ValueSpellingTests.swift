@testable import Forms
import Programme
import Testing
import Workbook

/// One spelling as people type it, and what it must be read as.
struct Spelling: Sendable, CustomTestStringConvertible {
  let typed: String
  let value: FieldValue

  init(_ typed: String, _ value: FieldValue) {
    self.typed = typed
    self.value = value
  }

  var testDescription: String { "“\(typed)”" }
}

private func read(_ text: String, as type: FieldType, choices: [FormChoice] = []) throws -> FieldValue {
  let cell = Cell(value: .text(text), stored: text)
  return ValueReader.read(cell: cell, as: type, choices: choices, eras: try Eras.table()).value
}

enum Eras {
  static func table() throws -> EraTable {
    func era(_ name: String, _ initial: String, _ from: String, _ until: String?) throws -> Era {
      Era(
        name: name, initial: initial, romanised: name, from: try CivilDate(iso: from),
        until: try until.map { try CivilDate(iso: $0) })
    }
    return try EraTable([
      try era("昭和", "S", "1926-12-25", "1989-01-07"), try era("平成", "H", "1989-01-08", "2019-04-30"),
      try era("令和", "R", "2019-05-01", nil),
    ])
  }

  static func day(_ iso: String) -> FieldValue {
    do { return .date(try CivilDate(iso: iso)) } catch { return .absent }
  }
}

private func account(_ text: String) -> FieldValue {
  do { return .accountNumber(try AccountNumber(text)) } catch { return .absent }
}

private func designation(_ text: String) -> FieldValue {
  do { return .designation(try DesignationNumber(text)) } catch { return .absent }
}

@Suite struct `spellings of typed answers` {
  @Test(arguments: [
    Spelling("令和8年11月22日", Eras.day("2026-11-22")),
    Spelling("令和８年１１月２２日", Eras.day("2026-11-22")),
    Spelling("令和 8 年 11 月 22 日", Eras.day("2026-11-22")),
    Spelling("令和　８年　１１月　２２日", Eras.day("2026-11-22")),
    Spelling("　令和8年11月22日　", Eras.day("2026-11-22")),
    Spelling("令和元年5月1日", Eras.day("2019-05-01")),
    Spelling("令和1年5月1日", Eras.day("2019-05-01")),
    Spelling("平成25年1月10日", Eras.day("2013-01-10")),
    Spelling("平成31年4月30日", Eras.day("2019-04-30")),
    Spelling("昭和64年1月7日", Eras.day("1989-01-07")),
    Spelling("R8.11.22", Eras.day("2026-11-22")),
    Spelling("Ｒ８．１１．２２", Eras.day("2026-11-22")),
    Spelling("R8/11/22", Eras.day("2026-11-22")),
    Spelling("r8-11-22", Eras.day("2026-11-22")),
    Spelling("H25.1.10", Eras.day("2013-01-10")),
    Spelling("令和8.11.22", Eras.day("2026-11-22")),
    Spelling("2026年11月22日", Eras.day("2026-11-22")),
    Spelling("２０２６年１１月２２日", Eras.day("2026-11-22")),
    Spelling("2026/11/22", Eras.day("2026-11-22")),
    Spelling("2026-11-22", Eras.day("2026-11-22")),
    Spelling("2026.11.22", Eras.day("2026-11-22")),
    Spelling("20261122", Eras.day("2026-11-22")),
    Spelling("2026/1/5", Eras.day("2026-01-05")),
    Spelling("2026年11月22日（日）", Eras.day("2026-11-22")),
    Spelling("2024-02-29", Eras.day("2024-02-29")),
    Spelling("2026-02-29", .unreadable(.noSuchDay)),
    Spelling("令和8年2月30日", .unreadable(.noSuchDay)),
    Spelling("2026/13/1", .unreadable(.noSuchDay)),
    Spelling("平成33年4月1日", .unreadable(.outsideEra("平成"))),
    Spelling("令和元年4月30日", .unreadable(.outsideEra("令和"))),
    Spelling("11月22日", .unreadable(.notADate)),
    Spelling("令和8年11月", .unreadable(.notADate)),
    Spelling("本日", .unreadable(.notADate)),
    Spelling("8/11/22", .unreadable(.notADate)),
    Spelling("　　年　　月　　日", .blank),
    Spelling("令和　　年　　月　　日", .blank),
    Spelling("　　　", .blank),
  ])
  func `a date`(_ spelling: Spelling) throws { #expect(try read(spelling.typed, as: .date) == spelling.value) }

  @Test(arguments: [
    Spelling("2", .integer(2)), Spelling("２", .integer(2)), Spelling(" 2 ", .integer(2)), Spelling("２　", .integer(2)),
    Spelling("2口座", .integer(2)), Spelling("２口座", .integer(2)), Spelling("2 口座", .integer(2)),
    Spelling("3件", .integer(3)), Spelling("1通", .integer(1)), Spelling("５事業所", .integer(5)),
    Spelling("1,200", .integer(1200)), Spelling("１，２００", .integer(1200)), Spelling("1,234,567件", .integer(1_234_567)),
    Spelling("No.3", .integer(3)), Spelling("①", .integer(1)), Spelling("二", .integer(2)),
    Spelling("十二口座", .integer(12)),
    Spelling("二十", .integer(20)), Spelling("参", .integer(3)), Spelling("2.0", .integer(2)),
    Spelling("-1", .integer(-1)),
    Spelling("０", .integer(0)), Spelling("007", .integer(7)), Spelling("計3口座", .integer(3)),
    Spelling("2.5", .unreadable(.notANumber)), Spelling("1,2", .unreadable(.notANumber)),
    Spelling("12,34", .unreadable(.notANumber)), Spelling("約2口座", .unreadable(.approximate)),
    Spelling("2又は3", .unreadable(.approximate)), Spelling("1～3", .unreadable(.approximate)),
    Spelling("口座", .unreadable(.notANumber)), Spelling("なし", .unreadable(.notANumber)),
    Spelling("1e3", .unreadable(.notANumber)), Spelling("0x10", .unreadable(.notANumber)),
    Spelling("12345678901234567890", .unreadable(.notANumber)), Spelling("", .blank), Spelling("　", .blank),
  ])
  func `a whole number`(_ spelling: Spelling) throws {
    #expect(try read(spelling.typed, as: .integer) == spelling.value)
  }

  @Test(arguments: [
    Spelling("130-100-0021-0", account("130-100-0021-0")), Spelling("１３０－１００－００２１－０", account("130-100-0021-0")),
    Spelling("130‐100‐0021‐0", account("130-100-0021-0")), Spelling("130−100−0021−0", account("130-100-0021-0")),
    Spelling("130–100–0021–0", account("130-100-0021-0")), Spelling("130ー100ー0021ー0", account("130-100-0021-0")),
    Spelling("130 - 100 - 0021 - 0", account("130-100-0021-0")),
    Spelling("130-100-0021-0 ※", account("130-100-0021-0")),
    Spelling("130-100-0021-0 ※(平成25年1月10日 指定管理口座開設申請中)", account("130-100-0021-0")),
    Spelling("130-100-0021-0\n※（平成25年1月10日　指定管理口座開設申請中）", account("130-100-0021-0")),
    Spelling("※130-100-0021-0", account("130-100-0021-0")), Spelling("口座番号：130-100-0021-0", account("130-100-0021-0")),
    Spelling("130-100-0021-0（申請中）", account("130-100-0021-0")),
    Spelling("130-100-021-0", .unreadable(.notAnAccountNumber)),
    Spelling("13010000210", account("130-100-0021-0")),
    Spelling("130-100-0021", .unreadable(.notAnAccountNumber)), Spelling("申請中", .unreadable(.notAnAccountNumber)),
    Spelling("130-100-O021-0", .unreadable(.notAnAccountNumber)),
    Spelling("130-100-0021-0、130-100-8888-0", .unreadable(.notAnAccountNumber)), Spelling("　－　－　－　", .blank),
  ])
  func `an account number`(_ spelling: Spelling) throws {
    #expect(try read(spelling.typed, as: .accountNumber) == spelling.value)
  }

  @Test(arguments: [
    Spelling("0021", designation("0021")), Spelling("００２１", designation("0021")),
    Spelling(" 0021 ", designation("0021")),
    Spelling("指定番号 0021", designation("0021")), Spelling("指定番号：0021", designation("0021")),
    Spelling("8888", designation("8888")), Spelling("21", .unreadable(.notADesignationNumber)),
    Spelling("00021", .unreadable(.notADesignationNumber)), Spelling("第21号", .unreadable(.notADesignationNumber)),
    Spelling("0021、8888", .unreadable(.notADesignationNumber)),
  ])
  func `a designation number`(_ spelling: Spelling) throws {
    #expect(try read(spelling.typed, as: .designation) == spelling.value)
  }

  @Test(arguments: [
    Spelling("163-8001", .text("163-8001")), Spelling("１６３－８００１", .text("163-8001")),
    Spelling("〒163-8001", .text("163-8001")), Spelling("〒 163−8001", .text("163-8001")),
    Spelling("1638001", .text("163-8001")), Spelling("163ー8001", .text("163-8001")), Spelling("〒　　－　　", .blank),
    Spelling("〒", .blank), Spelling("163", .text("163")),
  ])
  func `a postal code`(_ spelling: Spelling) throws {
    #expect(try read(spelling.typed, as: .postalCode) == spelling.value)
  }

  @Test(arguments: [
    Spelling("03-5388-3571", .text("03-5388-3571")), Spelling("０３－５３８８－３５７１", .text("03-5388-3571")),
    Spelling("03ー5388ー3571", .text("03-5388-3571")), Spelling("03(5388)3571", .text("03(5388)3571")),
    Spelling("TEL 03-5388-3571", .text("03-5388-3571")), Spelling("℡03-5388-3571", .text("03-5388-3571")),
    Spelling("０９０ー１２３４ー５６７８", .text("090-1234-5678")), Spelling("－", .blank), Spelling("（　　）　　－", .blank),
    Spelling("03-5388-3571 内線 12", .text("03-5388-3571")),
  ])
  func `a telephone number`(_ spelling: Spelling) throws {
    #expect(try read(spelling.typed, as: .phone) == spelling.value)
  }

  @Test(arguments: [
    Spelling("taro@example.co.jp", .text("taro@example.co.jp")),
    Spelling("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ", .text("taro@example.co.jp")),
    Spelling(" taro@example.co.jp　", .text("taro@example.co.jp")),
    Spelling("Jiro_Shinjuku@a-b.jp", .text("Jiro_Shinjuku@a-b.jp")),
    Spelling("taro@a－b.jp", .text("taro@a-b.jp")), Spelling("taro @example.jp", .text("taro @example.jp")),
    Spelling("taro", .text("taro")),
  ])
  func `an e-mail address`(_ spelling: Spelling) throws {
    #expect(try read(spelling.typed, as: .email) == spelling.value)
  }

  @Test(arguments: [
    Spelling("株式会社新宿", .text("株式会社新宿")), Spelling("　株式会社 新宿　", .text("株式会社 新宿")),
    Spelling("ｶﾌﾞｼｷｶﾞｲｼｬ新宿", .text("カブシキガイシャ新宿")), Spelling("ｼﾝｼﾞｭｸ ﾀﾛｳ", .text("シンジュク タロウ")),
    Spelling("一丁目１番１号", .text("一丁目１番１号")), Spelling("髙橋　﨑子", .text("髙橋　﨑子")), Spelling("㈱新宿", .text("㈱新宿")),
    Spelling("1行目\n2行目\n", .text("1行目\n2行目")), Spelling("スーパー１号館", .text("スーパー１号館")),
    Spelling("ABC｡", .text("ABC。")), Spelling("\u{3000}\n", .blank), Spelling("葛\u{E0100}飾区", .text("葛\u{E0100}飾区")),
  ])
  func `a text`(_ spelling: Spelling) throws { #expect(try read(spelling.typed, as: .text) == spelling.value) }

  private static let kinds = [
    ("1", "１．指定地球温暖化対策事業者（法人）"), ("2", "２．指定地球温暖化対策事業者（個人）"), ("3", "３．法人（口座管理者）"), ("4", "４．法人（その他）"),
    ("5", "５．個人（口座管理者）"), ("6", "６．個人（相続人）"),
  ].map { FormChoice(code: $0.0, label: LocalizedText(ja: $0.1, en: "kind \($0.0)")) }

  @Test(arguments: [
    Spelling("1", .choice("1")), Spelling("１", .choice("1")), Spelling("①", .choice("1")), Spelling("1.", .choice("1")),
    Spelling("(4)", .choice("4")), Spelling("４番", .choice("4")), Spelling("１．指定地球温暖化対策事業者（法人）", .choice("1")),
    Spelling("1.指定地球温暖化対策事業者(法人)", .choice("1")), Spelling("1 指定地球温暖化対策事業者 （法人）", .choice("1")),
    Spelling("指定地球温暖化対策事業者（法人）", .choice("1")), Spelling("法人（その他）", .choice("4")), Spelling("法人(その他)", .choice("4")),
    Spelling("４．法人", .choice("4")), Spelling("４、法人（その他）", .choice("4")), Spelling("KIND 3", .choice("3")),
    Spelling("個人（相", .choice("6")), Spelling("☑法人（その他）　□個人（相続人）", .choice("4")),
    Spelling("法人", .unreadable(.notAChoice)), Spelling("個人", .unreadable(.notAChoice)),
    Spelling("指定地球温暖化対策事業者", .unreadable(.notAChoice)), Spelling("１．法人（その他）", .unreadable(.notAChoice)),
    Spelling("1,3", .unreadable(.notAChoice)), Spelling("1・4", .unreadable(.notAChoice)),
    Spelling("8", .unreadable(.notAChoice)),
    Spelling("該当なし", .unreadable(.notAChoice)), Spelling("☑法人（その他）　☑個人（相続人）", .unreadable(.notAChoice)),
    Spelling("", .blank),
  ])
  func `a numbered choice`(_ spelling: Spelling) throws {
    #expect(try read(spelling.typed, as: .choice, choices: Self.kinds) == spelling.value)
  }

  private static let flags = [
    FormChoice(code: "published", label: LocalizedText(ja: "公表", en: "published")),
    FormChoice(code: "withheld", label: LocalizedText(ja: "非公表", en: "withheld")),
  ]

  @Test(arguments: [
    Spelling("公表", .choice("published")), Spelling("非公表", .choice("withheld")), Spelling("公 表", .choice("published")),
    Spelling("Published", .choice("published")), Spelling("WITHHELD", .choice("withheld")),
    Spelling("公表する", .choice("published")),
    Spelling("非公表を希望する", .choice("withheld")), Spelling("☑公表　□非公表", .choice("published")),
    Spelling("□公表 ☑非公表", .choice("withheld")), Spelling("■公表 □非公表", .choice("published")),
    Spelling("●公表　○非公表", .choice("published")), Spelling("○公表・非公表", .choice("published")),
    Spelling("公表・○非公表", .choice("withheld")), Spelling("○ 公表", .choice("published")),
    Spelling("レ公表", .choice("published")),
    Spelling("☑️公表", .choice("published")), Spelling("□公表　□非公表", .blank), Spelling("公表しない", .unreadable(.notAChoice)),
    Spelling("公表○　非公表", .unreadable(.notAChoice)), Spelling("公表・非公表", .unreadable(.notAChoice)),
    Spelling("公", .unreadable(.notAChoice)), Spelling("○公表 ○非公表", .unreadable(.notAChoice)),
    Spelling("○", .unreadable(.notAChoice)),
  ])
  func `公表 or 非公表`(_ spelling: Spelling) throws {
    #expect(try read(spelling.typed, as: .choice, choices: Self.flags) == spelling.value)
  }
}

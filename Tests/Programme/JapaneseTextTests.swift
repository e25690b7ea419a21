import Foundation
import Programme
import Testing

struct JapaneseTextTests {
  @Test(arguments: [
    ("口 座 番 号", "口座番号"), ("口　座　番　号", "口座番号"), ("ﾒｰﾙｱﾄﾞﾚｽ", "メールアドレス"), ("※受付欄", "受付欄"), ("ＦＡＸ番号：", "FAX番号"),
    ("事業所の\n名称", "事業所の名称"),
  ])
  func `padded labels are one with plain ones`(typed: String, plain: String) {
    #expect(JapaneseText.label(typed) == plain)
  }

  @Test(arguments: [
    ("㈱新宿", "株式会社新宿"), ("（株）新宿", "株式会社 新宿"), ("髙橋 﨑", "高橋　崎"), ("渡邉", "渡辺"), ("葛\u{E0100}城", "葛城"), ("𠮷野", "吉野"),
    ("ＡＢＣ商事", "abc商事"), ("ﾄｳｷｮｳ", "トウキョウ"),
  ])
  func `names in other glyphs have one key`(left: String, right: String) {
    #expect(JapaneseText.nameKey(left) == JapaneseText.nameKey(right))
  }

  @Test func `half-width kana become the very scalars of full-width ones`() {
    #expect(Array(JapaneseText.halfWidth("ｶﾞﾊﾟ").unicodeScalars) == ["\u{30AC}", "\u{30D1}"])
  }

  @Test func `what is folded and what is taken off is what Foundation says, for every character`() {
    let blanks = CharacterSet.whitespacesAndNewlines.union(CharacterSet(charactersIn: "\u{200B}\u{FEFF}"))
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      let isTrimmed = JapaneseText.trimmed("a\(text)") == "a"
      let isFolded = JapaneseText.halfWidth(text).unicodeScalars
        .elementsEqual(text.precomposedStringWithCompatibilityMapping.unicodeScalars)
      if isTrimmed != blanks.contains(scalar) || !isFolded { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test(arguments: [(" a b ", "a b"), ("　\n", ""), ("", ""), ("\u{FEFF}a\u{3000}", "a"), ("a", "a")])
  func `blanks around a text are taken off`(typed: String, plain: String) {
    #expect(JapaneseText.trimmed(typed) == plain)
  }

  @Test(arguments: [("株式会社新宿", "有限会社新宿"), ("高橋一郎", "高橋二郎"), ("センター", "センタ")])
  func `other names have other keys`(left: String, right: String) {
    #expect(JapaneseText.nameKey(left) != JapaneseText.nameKey(right))
  }

  @Test(arguments: [
    ("新宿区西新宿二丁目８番１号", "新宿区西新宿2-8-1"), ("新宿区西新宿二丁目8番1号", "新宿区西新宿２丁目８－１"), ("千代田区丸の内１丁目１番地", "千代田区丸の内一丁目1"),
  ])
  func `addresses in other spellings have one key`(left: String, right: String) {
    #expect(JapaneseText.addressKey(left) == JapaneseText.addressKey(right))
  }

  @Test func `号 after a name is kept`() {
    #expect(JapaneseText.addressKey("ひかり号ビル") != JapaneseText.addressKey("ひかりビル"))
  }

  @Test(arguments: [("口座", 4), ("abc", 3), ("ｱｲｳ", 3), ("葛\u{E0100}", 2), ("𠮷", 2), ("①※", 4)])
  func `columns are counted as a terminal shows them`(text: String, columns: Int) {
    #expect(JapaneseText.columns(text) == columns)
  }

  @Test func `a business day is no week-end and no holiday`() throws {
    let calendar = BusinessCalendar(holidays: [try CivilDate(iso: "2026-11-23")])
    #expect(calendar.businessDay(onOrAfter: try CivilDate(iso: "2026-11-21")).iso == "2026-11-24")
    #expect(calendar.businessDay(onOrAfter: try CivilDate(iso: "2026-11-20")).iso == "2026-11-20")
  }

  @Test func `a figure holds from its day until the next one does`() throws {
    let json =
      #"[{"from": "2010-04-01", "value": 6, "source": "a"}, {"from": "2020-04-01", "value": 3, "source": "b"}]"#
    let figures = try JSONValues.decode([EffectiveFigure].self, json)
    #expect(figures.value(on: try CivilDate(iso: "2010-03-31")) == nil)
    #expect(figures.value(on: try CivilDate(iso: "2020-03-31")) == 6)
    #expect(figures.value(on: try CivilDate(iso: "2020-04-01")) == 3)
  }
}

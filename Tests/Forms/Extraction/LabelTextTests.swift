import Programme
import Testing

@testable import Forms

@Suite struct `labels as they are compared` {
  @Test func `the quick folding is the general one, for every character it takes`() {
    for value in UInt32(0x09)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      guard let quick = LabelText.quickKey(text) else { continue }
      #expect(quick == JapaneseText.label(text).lowercased(), "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [("カ\u{200B}\u{3099}ス", "ガス"), ("e\u{301}", "É")])
  func `labels that are one to a reader are one by their bytes`(_ typed: String, _ other: String) {
    #expect(LabelText(typed).keyWord == LabelText(other).keyWord)
    #expect(Set([LabelText(typed), LabelText(other)]).count == 1)
  }

  @Test(arguments: [
    ("見本申請書", "申請書", true), ("申請", "申請書", false), ("申請書", "", true), ("", "", true), ("甲乙甲丙", "甲丙", true),
  ])
  func `whether a text holds or ends with a word`(_ text: String, _ word: String, _ isHeld: Bool) {
    #expect(text.holds(word) == isHeld)
    #expect(text.ends(with: word) == isHeld)
  }

  @Test(arguments: [
    ("（１）会社名（必須）", "会社名"), ("⑤電話番号", "電話番号"), ("口 座 の\n数", "口座の数"), ("ﾒｰﾙｱﾄﾞﾚｽ", "メールアドレス"), ("ＦＡＸ番号：", "fax番号"),
    ("氏名（法人にあっては名称（略称を除く。））", "氏名"), ("２．住所＊", "住所"), ("※受付欄", "受付欄"), ("氏名（必須）：山田（株）", "氏名(必須)山田"),
    ("（３）氏名【必須】", "氏名"),
  ])
  func `a label's core`(_ typed: String, _ core: String) { #expect(LabelText(typed).core == core) }

  @Test(arguments: [
    ("（３）シリアル番号（FROM）（必須）", "シリアル番号(from)"), ("シリアル番号（TO）", "シリアル番号(to)"), ("２．住所＊", "住所"), ("氏名", "氏名"),
  ])
  func `a label without number and mark, its explanation kept`(_ typed: String, _ bare: String) {
    #expect(LabelText(typed).bare == bare)
  }
}

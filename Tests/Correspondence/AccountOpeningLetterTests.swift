import Correspondence
import Foundation
import Programme
import Testing

@Suite struct AccountOpeningLetterTests {
  /// Every text of the specimen (seed 000), blanks left out, in the order in which it stands there.
  @Test func `the letter says what the specimen says`() throws {
    let document = try Samples.letter().render(Samples.designatedNotice())
    let text = try Poppler.text(of: document)
    for expected in [
      "8環都総第12号", "令和8年11月22日", "〒160-0023", "株式会社東京○○", "総支配人新宿太郎殿", "東京都知事",
      "管理口座開設通知書",
      "都民の健康と安全を確保する環境に関する条例第５条の21第４項の規定により次のとおり管理口座を開設したので、同条第５項の規定により通知します。",
      "管理口座の種類", "指定管理口座", "口座番号", "130-100-0021-0", "口座簿利用者番号", "KB00210017", "暗証番号",
      "x7Kp2mQ9", "新宿○○ビル", "新宿区西新宿二丁目8番1号", "指定番号", "0021", "備考",
      "総量削減義務と排出量取引システムのログイン画面にて、ユーザーID欄に上記口座簿利用者番号を、パスワード欄に上記暗証番号をそれぞれ入力してください。",
      "03-5388-3438",
    ] {
      #expect(text.contains(expected), "missing: \(expected)")
    }
    #expect(document.pageCount == 1)
    #expect(document.plainVariants.isEmpty)
  }

  @Test func `two renderings are the same bytes`() throws {
    let letter = try Samples.letter()
    #expect(
      try letter.render(Samples.designatedNotice()).bytes == letter.render(Samples.designatedNotice()).bytes)
    #expect(
      try letter.render(Samples.designatedNotice()).bytes != letter.render(Samples.generalNotice(associations: 1)).bytes
    )
  }

  @Test func `all fonts are embedded`() throws {
    let recipient = Recipient(
      postalCode: "", address: "東京都", company: nil, title: nil, personName: "邉\u{E0110}　𠮷男")
    let fonts = try Poppler.run(
      "pdffonts", on: Samples.letter().render(Samples.designatedNotice(recipient: recipient)))
    let rows = fonts.split(separator: "\n").dropFirst(2)
    #expect(rows.count >= 3)
    for row in rows { #expect(row.contains("yes yes yes"), "\(row)") }
    #expect(fonts.contains("IPAmjMincho"))
  }

  @Test func `the file says when and by whom it was made, in dates of the standard's form`() throws {
    let document = try Samples.letter().render(Samples.designatedNotice())
    let bytes = String(decoding: document.bytes, as: UTF8.self)
    #expect(bytes.contains("/CreationDate (D:20261122000000Z)   "))
    #expect(bytes.contains("/ModDate (D:20261122000000Z)   "))
    let information = try Poppler.run("pdfinfo", on: document)
    #expect(information.contains("管理口座開設通知書 8環都総第12号"))
    #expect(information.contains("東京都知事"))
    #expect(information.contains(/Tagged: +yes/))
    #expect(!information.contains("x7Kp2mQ9"))
  }

  @Test func `a general account's facility block is empty and its associations stand in the remarks`() throws {
    let document = try Samples.letter().render(Samples.generalNotice(associations: 2))
    let text = try Poppler.text(of: document)
    #expect(text.contains("一般管理口座"))
    #expect(text.contains("130-100-2000-0第1事業所（指定番号2000）"))
    #expect(text.contains("130-100-2001-0第2事業所（指定番号2001）"))
    #expect(document.pageCount == 1)
  }

  @Test func `associations that have no room go to an annex, every one of them, and the pages are numbered`() throws {
    let document = try Samples.letter().render(Samples.generalNotice(associations: 60))
    #expect(document.pageCount == 3)
    let first = try Poppler.text(of: document, page: 1)
    #expect(first.contains("別紙のとおり"))
    #expect(first.contains("1／3"))
    #expect(!first.contains("130-100-2000-0"))
    let all = try Poppler.text(of: document)
    for index in 0..<60 { #expect(all.contains("130-100-\(2000 + index)-0第\(index + 1)事業所\(2000 + index)")) }
    for page in 2...3 {
      #expect(try Poppler.text(of: document, page: page).contains("口座番号事業所の名称指定番号"))
    }
  }

  @Test func `the English letter is a courtesy version with the same figures`() throws {
    let text = try Poppler.run(
      "pdftotext", on: Samples.letter().render(Samples.designatedNotice(), language: .en))
    for expected in [
      "Notice of Opening of a Management Account", "22 November 2026", "Governor of Tokyo", "130-100-0021-0",
      "KB00210017", "x7Kp2mQ9", "Courtesy translation", "Designated management account",
    ] {
      #expect(text.contains(expected), "missing: \(expected)")
    }
  }

  @Test func `a print run holds every letter once, each on pages of its own`() throws {
    let letter = try Samples.letter()
    let run = try letter.renderRun([
      Samples.designatedNotice(), Samples.generalNotice(associations: 60), Samples.generalNotice(associations: 0),
    ])
    #expect(run.pageCount == 5)
    #expect(try Poppler.text(of: run, page: 1).contains("8環都総第12号"))
    #expect(try Poppler.text(of: run, page: 5).contains("h3Tz8wLd"))
  }

  @Test func `a wording with an unknown placeholder is refused`() throws {
    let wording = try JSONEncoder().encode(NoticeTexts.texts)
    let text = String(decoding: wording, as: UTF8.self).replacingOccurrences(of: "{facilityName}", with: "{facility}")
    let texts = try JSONDecoder().decode(LetterTexts<AccountOpeningWording>.self, from: Data(text.utf8))
    let letter = AccountOpeningLetter(texts: texts, authority: Samples.authority, eras: try Samples.eras())
    #expect {
      try letter.render(Samples.generalNotice(associations: 1))
    } throws: { error in
      guard case .placeholderUnknown(name: "facility", _) = error as? CorrespondenceError else { return false }
      return true
    }
  }

  @Test func `a table too long for its page is refused, not cut off`() throws {
    let facility = try Samples.facility(name: String(repeating: "長い事業所名", count: 200))
    #expect(throws: CorrespondenceError.doesNotFit(part: .noticeTable, text: facility.name)) {
      try Samples.letter().render(Samples.designatedNotice(facility: facility))
    }
  }
}

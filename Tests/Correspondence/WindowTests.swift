import Correspondence
import Foundation
import Testing

/// The window of a 長形3号 envelope, worked out by hand: the sheet (210 x 99 folded) slides between 2 and 23 mm from
/// the envelope's left edge and between 2 and 19 mm from its top, the window spans 22...112 by 12...57 mm. So the sheet's
/// 20...89 by 10...38 mm are seen in every position, and 0...110 by 0...55 mm in some.
@Suite struct WindowTests {
  private static let long = "東京都新宿区西新宿二丁目8番1号 新宿超高層複合施設ビルディング南東館 二十五階南東側第三区画"
  static let recipients: [(Recipient, String)] = [
    (Samples.recipient, "an ordinary company"),
    (
      Recipient(
        postalCode: "〒163-8001", address: long, company: "一般社団法人首都圏広域環境エネルギー利用合理化推進協議会連合会東京支部",
        title: "代表取締役社長執行役員兼最高経営責任者", personName: "髙﨑　𠮷太郎左衛門"), "everything long"
    ),
    (Recipient(postalCode: "", address: "東京都", company: nil, title: nil, personName: "邉\u{E0110}　葛"), "a person"),
    (
      Recipient(
        postalCode: "163-8001", address: long, company: "株式会社東京○○", title: nil, personName: nil, honorific: "御中"),
      "a corporation alone"
    ),
  ]

  @Test(arguments: recipients)
  func `the whole address shows in every position, and nothing else in any`(recipient: Recipient, why: String) throws {
    let words = try Poppler.words(of: Samples.letter().render(Samples.designatedNotice(recipient: recipient)))
    let seen = words.filter { $0.left < 110 && $0.top < 55 }
    for word in seen {
      #expect(word.left >= 20 && word.right <= 89 && word.top >= 10 && word.bottom <= 38, "\(why): \(word)")
    }
    let text = seen.map(\.text).joined().filter { !$0.isWhitespace }
    let parts = [recipient.address, recipient.company, recipient.title, recipient.personName, recipient.honorific]
    for part in parts.compactMap({ $0?.filter { !$0.isWhitespace } }) {
      #expect(text.contains(part), "\(why): \(part)")
    }
    #expect(
      text.count
        == (parts + [recipient.postalCode.filter { $0 != "〒" }]).compactMap { part in
          part?.filter { !$0.isWhitespace }.count
        }.reduce(recipient.postalCode.isEmpty ? 0 : 1, +), "\(why): something else shows")
  }

  @Test func `an address too long for the window is refused, not printed beside it`() throws {
    let recipient = Recipient(
      postalCode: "163-8001", address: String(repeating: "長い住所", count: 60), company: nil, title: nil,
      personName: "新宿　太郎")
    #expect {
      try Samples.letter().render(Samples.designatedNotice(recipient: recipient))
    } throws: { error in
      guard case .doesNotFit(part: .recipient, _) = error as? CorrespondenceError else { return false }
      return true
    }
  }

  @Test func `another envelope moves the address`() throws {
    let envelope = WindowEnvelope(windowLeft: 30, windowTop: 20, windowHeight: 55)
    let words = try Poppler.words(of: Samples.letter(envelope: envelope).render(Samples.designatedNotice()))
    let name = try #require(words.first { $0.text.contains("株式会社東京○○") })
    #expect(name.left >= 28 && name.top >= 18)
  }
}

import Correspondence
import Programme

/// Plain values that the tests vary.
enum Samples {
  static func eras() throws -> EraTable {
    try EraTable([
      Era(
        name: "平成", initial: "H", romanised: "Heisei", from: CivilDate(iso: "1989-01-08"),
        until: CivilDate(iso: "2019-04-30")),
      Era(name: "令和", initial: "R", romanised: "Reiwa", from: CivilDate(iso: "2019-05-01"), until: nil),
    ])
  }

  static let authority = Authority(
    sender: LocalizedText(ja: "東京都知事", en: "Governor of Tokyo"),
    desk: [
      LocalizedText(ja: "総量削減義務と排出量取引制度 相談窓口", en: "Cap-and-Trade Help Desk"),
      LocalizedText(
        ja: "〒163-8001 東京都新宿区西新宿二丁目8番1号 東京都庁第二本庁舎20階南側",
        en: "Tokyo Metropolitan Government No. 2 Building 20F South, 2-8-1 Nishi-Shinjuku, Shinjuku-ku, Tokyo 163-8001"),
      LocalizedText(ja: "電話 03-5388-3438", en: "Telephone 03-5388-3438"),
    ])

  static func letter(envelope: WindowEnvelope = .naga3) throws -> AccountOpeningLetter {
    AccountOpeningLetter(texts: NoticeTexts.texts, authority: authority, eras: try eras(), envelope: envelope)
  }

  static let recipient = Recipient(
    postalCode: "160-0023", address: "東京都新宿区西新宿二丁目8番1号 新宿○○ビル15階", company: "株式会社東京○○",
    title: "総支配人", personName: "新宿　太郎")

  static func facility(
    name: String = "新宿○○ビル", address: String = "新宿区西新宿二丁目8番1号", designation: String = "0021"
  ) throws -> AccountOpeningNotice.Facility {
    AccountOpeningNotice.Facility(name: name, address: address, designationNumber: try DesignationNumber(designation))
  }

  static func designatedNotice(
    recipient: Recipient = recipient, facility: AccountOpeningNotice.Facility? = nil
  ) throws -> AccountOpeningNotice {
    AccountOpeningNotice(
      documentNumber: "8環都総第12号", date: try CivilDate(iso: "2026-11-22"), recipient: recipient,
      accountKind: .designated, accountNumber: try AccountNumber("130-100-0021-0"), userNumber: "KB00210017",
      passcode: "x7Kp2mQ9", facility: try facility ?? self.facility())
  }

  static func generalNotice(associations: Int) throws -> AccountOpeningNotice {
    AccountOpeningNotice(
      documentNumber: "8環都総第13号", date: try CivilDate(iso: "2026-11-22"), recipient: recipient,
      accountKind: .general, accountNumber: try AccountNumber("130-200-0001-0"), userNumber: "KB90010042",
      passcode: "h3Tz8wLd", facility: nil,
      associations: try (0..<associations).map { index in
        let digits = String(2000 + index)
        return AccountOpeningNotice.Association(
          accountNumber: try AccountNumber("130-100-\(digits)-0"),
          facility: try facility(name: "第\(index + 1)事業所", designation: digits))
      })
  }
}

import Foundation
import Testing

@testable import Intake

/// The e-mails of Samples/mail, each written as one mail program writes it.
struct MailSamplesTests {
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Samples").standardizedFileURL

  private static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: samples.appending(path: path)))
  }

  /// A parcel in the words of the tests: what it is called within the message, and its bytes.
  private static func parcels(_ name: String, passwords: [String] = []) throws -> [(name: String, parcel: Parcel)] {
    var found: [Parcel] = []
    Envelope(bytes: try bytes("mail/\(name)"), name: "m").open(passwords: passwords) { (parcel: Parcel) in
      found.append(parcel)
    }
    return found.sorted { $0.number < $1.number }.dropFirst().map { (String($0.name.dropFirst(2)), $0) }
  }

  @Test(arguments: [
    (
      "outlook.eml", "㈱見本地所①：一般管理口座開設申請書の提出について（見本新宿ビル）", "例示　一郎（㈱見本地所）",
      ["body.txt", "①一般管理口座開設申請書_㈱見本地所.xlsx"], "01_一般管理口座開設申請書_見本地所.xlsx"
    ),
    (
      "thunderbird.eml", "一般管理口座の開設申請（株式会社架空製作所・代理人）", "架空製作所　総務部",
      ["body.txt", "様式第3号　一般管理口座開設申請書（代理人）　株式会社架空製作所　令和8年11月.xlsx", "委任状_架空製作所.pdf"],
      "03_一般管理口座開設申請書（代理人）_架空製作所.xlsx"
    ),
    (
      "gmail.eml", "一般管理口座開設申請書をお送りします（仮名花子）", "仮名花子",
      ["body.txt", "body.html", "一般口座申請_仮名花子（最終版）（２）.xlsx"], "04_一般口座申請_仮名花子.xlsx"
    ),
    (
      "winmail.eml", "申請書の送付", "例外商事",
      ["body.txt", "winmail.dat", "winmail.dat/body.txt", "winmail.dat/一般管理口座開設申請書_例外商事㈱.xlsx", "winmail.dat/送付状.txt"],
      "08_一般管理口座開設申請書_例外商事.xlsx"
    ),
    (
      "password-zip.eml", "一般管理口座開設申請書（例日商会）", "例日商会　例日子",
      ["body.txt", "shinsei.zip", "shinsei.zip/一般管理口座開設申請書_例日商会.xlsx"],
      "09_一般管理口座開設申請書_例日商会.xlsx"
    ),
    (
      "uuencode.eml", "口座開設の申請", "", ["body.txt", "shinsei.xlsx"],
      "12_一般管理口座開設申請書_架空タワー管理組合法人.xlsx"
    ),
    (
      "aes-zip.eml", "一般管理口座の開設申請（仮名花子）", "仮名　花子",
      ["body.txt", "aes.zip", "aes.zip/04_一般口座申請_仮名花子.xlsx"], "04_一般口座申請_仮名花子.xlsx"
    ),
    (
      "forwarded.eml", "Fwd: 口座の申請", "", ["body.txt", "part-2.eml", "part-2.eml/part-1.xlsx"],
      "07_ippankouza_kuuran.xlsx"
    ),
  ])
  func `a mail gives its subject, sender and files`(
    mail: String, subject: String, sender: String, names: [String], workbook: String
  ) throws {
    let message = try MailMessage(Self.bytes("mail/\(mail)"))
    #expect(message.subject == subject)
    #expect(message.from?.name == sender)
    let parcels = try Self.parcels(mail, passwords: ["Rei#2026nov", "Kouza-2026"])
    #expect(parcels.map(\.name) == names)
    let expected = try Self.bytes("cd-r/\(workbook)")
    let found = parcels.filter { $0.parcel.format == .workbook }
    #expect(found.count == 1)
    #expect(found.first?.parcel.bytes == expected)
  }

  @Test func `the text of Outlook is read with its ㈱, ① and half-width kana`() throws {
    let message = try MailMessage(Self.bytes("mail/outlook.eml"))
    #expect(message.bodyText.contains("㈱見本地所の例示です。①一般管理口座の開設を申請します。"))
    #expect(message.bodyText.contains("ﾖﾛｼｸお願いします。"))
  }

  @Test(arguments: [
    ("password-zip.eml", "password.eml", "shinsei.zip", "Rei#2026nov"),
    ("aes-zip.eml", "aes-password.eml", "aes.zip", "Kouza-2026"),
  ])
  func `the second mail has the password of the first`(
    mail: String, answer: String, zip: String, password: String
  ) throws {
    let first = try MailMessage(Self.bytes("mail/\(mail)"))
    let second = try MailMessage(Self.bytes("mail/\(answer)"))
    #expect(MailThread.belongTogether(first, second, hours: 24))
    #expect(PasswordCandidates.find(in: first.bodyText, subject: first.subject).isEmpty)
    let candidates = PasswordCandidates.find(in: second.bodyText, subject: second.subject)
    #expect(candidates.first == password)
    let locked = try Self.parcels(mail).first { $0.name == zip }
    #expect(locked?.parcel.outcome == .encrypted)
    let opened = try Self.parcels(mail, passwords: candidates).first { $0.name == zip }
    #expect(opened?.parcel.outcome == .opened(members: 1))
  }

  @Test func `hostile names are shown safely, and a form without a name is a form`() throws {
    let parcels = try Self.parcels("hostile.eml")
    #expect(
      parcels.map(\.name) == [
        "etc/cron.d/form.txt", "Windows/form.txt", "etc/passwd", "CON.txt", "form\u{FFFD}xcod.txt", "申請一覧表",
        "part-7.xlsx",
      ])
    #expect(
      parcels.map(\.parcel.nameIssues) == [
        [.parentFolder], [.driveLetter], [.absolute], [.deviceName], [.directionMark], [], [],
      ])
    #expect(parcels.last?.parcel.format == .workbook)
  }
}

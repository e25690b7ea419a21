import Correspondence
import Programme

/// Accounts for the lists; `count` accounts given in descending order of their numbers.
enum ListingSamples {
  static let corporation = ListedParty(
    name: "株式会社東京○○", address: "東京都新宿区西新宿二丁目8番1号", kind: .corporation, wishesNamePublished: false,
    wishesAddressPublished: false)
  static let individual = ListedParty(
    name: "秘密　花子", address: "東京都目黒区非公開一丁目1番1号", kind: .individual, wishesNamePublished: false,
    wishesAddressPublished: false)
  static let willingIndividual = ListedParty(
    name: "公開　一郎", address: "東京都港区公開二丁目2番2号", kind: .individual, wishesNamePublished: true, wishesAddressPublished: true
  )

  /// The contact of the specimen form (seed 001): company 公表, the others 非公表.
  static let specimenContact = ContactDetails(
    company: "株式会社東京○○", department: "財務部", person: "新宿　次郎", phone: "03-5388-3438", fax: "03-5388-1380",
    email: "Jiro_Shinjuku@example.co.jp", published: [.company])

  static func designated(_ count: Int) throws -> [DesignatedAccountListing] {
    try (0..<count).reversed().map { index in
      let body = String(1000 + index)
      return DesignatedAccountListing(
        accountNumber: try AccountNumber("130-100-\(body)-0"), facilityName: "第\(index + 1)ビルディング",
        facilityAddress: "東京都千代田区丸の内\(index + 1)番地",
        holders: index % 7 == 0 ? [corporation, individual, willingIndividual] : [corporation],
        manager: index % 5 == 0 ? willingIndividual : nil,
        contact: index % 2 == 0
          ? specimenContact
          : ContactDetails(
            company: "第\(index)管理株式会社", department: "環境部", phone: "03-0000-0000", fax: "03-0000-0001",
            email: "kankyo@example.jp", published: Set(ContactDetails.Item.allCases)))
    }
  }

  static func table(
    _ listings: [DesignatedAccountListing], language: Language = .ja
  ) throws -> ListingTable {
    try ListingTable.designated(
      listings, asOf: CivilDate(iso: "2026-11-22"), texts: ListingTexts.texts, eras: Samples.eras(),
      language: language)
  }

  static func table(general listings: [GeneralAccountListing]) throws -> ListingTable {
    try ListingTable.general(
      listings, asOf: CivilDate(iso: "2026-11-22"), texts: ListingTexts.texts, eras: Samples.eras())
  }
}

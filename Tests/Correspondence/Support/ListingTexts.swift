import Correspondence
import Programme

/// The wording of the account lists as the tests know it.
enum ListingTexts {
  static let texts = LetterTexts(
    document: "D-10", effectiveFrom: CivilDate(daysSince1970: 19_144), source: "seminar", ja: japanese, en: english)

  private static let japanese = ListingWording(
    designatedTitle: "指定管理口座情報一覧",
    generalTitle: "一般管理口座情報一覧",
    asOf: "{date}現在",
    accountNumberColumn: "口座番号",
    facilityColumn: "事業所の名称・所在地",
    allHoldersColumn: "口座名義人全員の氏名・住所",
    managerColumn: "口座管理者の氏名・住所",
    holderColumn: "口座名義人の氏名・住所",
    contactColumn: "連絡先",
    withheld: "非公表",
    phone: "電話 {value}",
    fax: "FAX {value}",
    email: "{value}",
    continued: "{accountNumber}（続き）",
    noAccounts: "該当する口座はありません。",
    pageNumber: "{page}／{pages}",
    journalHead: "口座簿記録 {hash}")

  private static let english = ListingWording(
    designatedTitle: "List of Designated Management Accounts",
    generalTitle: "List of General Management Accounts",
    asOf: "As of {date}",
    accountNumberColumn: "Account number",
    facilityColumn: "Facility name and address",
    allHoldersColumn: "Names and addresses of all holders",
    managerColumn: "Account manager's name and address",
    holderColumn: "Holder's name and address",
    contactColumn: "Contact",
    withheld: "Not published",
    phone: "Tel. {value}",
    fax: "Fax {value}",
    email: "{value}",
    continued: "{accountNumber} (continued)",
    noAccounts: "There are no such accounts.",
    pageNumber: "{page}/{pages}",
    journalHead: "Register record {hash}")
}

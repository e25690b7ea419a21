import Correspondence
import Programme

/// The wording of the account opening notice as the tests know it.
enum NoticeTexts {
  static let texts = LetterTexts(
    document: "D-01", effectiveFrom: CivilDate(daysSince1970: 19_144), source: "specimen", ja: japanese, en: english)

  private static let japanese = AccountOpeningWording(
    title: "管理口座開設通知書",
    legalSentence: "都民の健康と安全を確保する環境に関する条例第５条の21第４項の規定により次のとおり管理口座を開設したので、同条第５項の規定により通知します。",
    accountKindLabel: ["管理口座の種類"],
    accountNumberLabel: ["口座番号"],
    userNumberLabel: ["口座簿利用者番号"],
    passcodeLabel: ["暗証番号"],
    facilityLabel: ["口座に係る", "指定地球", "温暖化対策", "事業所の情報", "（指定管理口", "座に限る。）"],
    facilityNameLabel: ["事業所の", "名称"],
    facilityAddressLabel: ["事業所の", "所在地"],
    designationNumberLabel: ["指定番号"],
    remarksLabel: ["備考"],
    loginInstruction: "総量削減義務と排出量取引システムのログイン画面にて、ユーザーID欄に上記口座簿利用者番号を、パスワード欄に上記暗証番号をそれぞれ入力してください。",
    associationsHeading: "この一般管理口座と関連付けられた指定管理口座は、次のとおりです。",
    associationLine: "{accountNumber}　{facilityName}（指定番号{designationNumber}）",
    associationsOnAnnex: "この一般管理口座と関連付けられた指定管理口座は、別紙のとおりです。",
    annexTitle: "別紙　関連付けられた指定管理口座",
    annexColumns: ["口座番号", "事業所の名称", "指定番号"],
    deskHeading: "【問合せ先】",
    pageNumber: "{page}／{pages}",
    courtesyNote: "")

  private static let english = AccountOpeningWording(
    title: "Notice of Opening of a Management Account",
    legalSentence:
      "We hereby notify you, under Article 5-21, paragraph 5 of the Tokyo Metropolitan Environmental Security Ordinance, that the management account described below has been opened under paragraph 4 of that Article.",
    accountKindLabel: ["Kind of account"],
    accountNumberLabel: ["Account number"],
    userNumberLabel: ["User number"],
    passcodeLabel: ["Passcode"],
    facilityLabel: ["The facility of the account", "(designated accounts only)"],
    facilityNameLabel: ["Name"],
    facilityAddressLabel: ["Address"],
    designationNumberLabel: ["Designation number"],
    remarksLabel: ["Remarks"],
    loginInstruction:
      "On the login page of the cap-and-trade system, type the user number above into the box 「ユーザーID」 and the passcode above into the box 「パスワード」.",
    associationsHeading: "Designated accounts associated with this general account:",
    associationLine: "{accountNumber}  {facilityName} (designation number {designationNumber})",
    associationsOnAnnex: "The associated designated accounts are listed in the annex.",
    annexTitle: "Annex – Associated designated accounts",
    annexColumns: ["Account number", "Facility", "Designation"],
    deskHeading: "Contact",
    pageNumber: "{page}/{pages}",
    courtesyNote: "Courtesy translation. The Japanese letter is the notice.")
}

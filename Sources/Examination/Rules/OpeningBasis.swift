import Programme

/// What the rules about opening accounts rest on, worded once.
enum OpeningBasis {
  private static let briefing = RuleBasis.tradingScheme

  /// Who may open a general account.
  static let eligibility = LocalizedText(
    ja: "条例第5条の21第3項、規則第4条の21の4第1項", en: "Ordinance, article 5-21(3); Regulation, article 4-21-4(1)")
  /// The conditions for a general account, in the office's briefing.
  static let generalAccount = LocalizedText(
    ja: "\(briefing.ja)一般管理口座の開設（開設要件）", en: "\(briefing.en), opening a general account (conditions)")
  /// How many general accounts one may hold.
  static let limit = LocalizedText(ja: "\(briefing.ja)口座開設数の上限", en: "\(briefing.en), limit on accounts")
  /// Who opens a designated account.
  static let designatedAccount = LocalizedText(
    ja: "条例第5条の21、\(briefing.ja)指定管理口座の開設", en: "Ordinance, article 5-21; \(briefing.en), opening a designated account")
  /// Association of a general with a designated account.
  static let association = LocalizedText(ja: "\(briefing.ja)関連付け", en: "\(briefing.en), association of accounts")
  /// What the application form asks for.
  static let generalForm = LocalizedText(
    ja: "一般管理口座開設申請書（平成25年1月様式）", en: "General account opening application, edition of January 2013")
  /// How an account number is printed.
  static let accountNumber = LocalizedText(
    ja: "管理口座開設通知書の口座番号の様式", en: "The account number as the notice of opening prints it")
  /// What an account number tells.
  static let areaCode = LocalizedText(
    ja: "\(briefing.ja)地域コード（東京都は130）", en: "\(briefing.en), area code (130 is Tokyo)")
  /// Fees and exemptions.
  static let fee = LocalizedText(
    ja: "\(briefing.ja)一般管理口座の開設（手数料）", en: "\(briefing.en), opening a general account (fee)")
  /// The order of the procedures.
  static let order = LocalizedText(ja: "\(briefing.ja)手続の手順", en: "\(briefing.en), order of the procedures")
}

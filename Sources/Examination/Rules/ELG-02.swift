import Forms
import Programme
import Register

extension Rule {
  /// A foreign corporation needs an office in Japan; the form does not ask, so an address abroad makes a person look.
  static let elg02 = Rule(
    "ELG-02", .reject,
    title: LocalizedText(
      ja: "外国法人は国内に事務所、営業所等を有すること。", en: "A foreign corporation has an office or place of business in Japan."),
    basis: OpeningBasis.generalAccount, inputs: ["office flag"], kind: .person, forms: OpeningForm.generalOnly,
    refusal: LocalizedText(
      ja: "外国法人が国内に事務所、営業所等を有することを確認できません。"
        + "国内の事務所等が分かる登記事項証明書等を提出してください。国内に事務所等を有しない外国法人は、一般管理口座を開設することができません。",
      en: "It is not shown that the foreign corporation has an office in Japan. Please hand in a register "
        + "certificate that shows one; a foreign corporation without an office in Japan cannot open a general account.")
  ) { subject in
    guard let kind = subject.openerKind, kind.personKind == .corporation else {
      return .silent(
        "法人としての申請ではありません。",
        "The applicant does not apply as a corporation.")
    }
    // The exclusion stands with イ (法人) of the conditions, not with ア (指定地球温暖化対策事業者).
    guard !kind.isObligatedPerson else {
      return .silent(
        "指定地球温暖化対策事業者には、国内の事務所等の要件はありません。",
        "The condition does not concern obligated persons.")
    }
    guard let field = subject.form["applicant.address"], let address = field.text else {
      return .blank("住所", "Address")
    }
    if JapaneseAddress.isRecognised(address, postalCode: subject.form.text("applicant.postal_code")) { return .met }
    return .personMustLook(
      LocalizedText(
        ja: "申請者の住所「\(address)」は国内の所在地と認められません。外国法人であるときは、国内に事務所、営業所等を有することを登記事項証明書等で確認してください。",
        en: "The applicant's address “\(address)” does not look like one in Japan. If it is a foreign corporation, "
          + "please check by its register certificate or the like that it has an office or place of business in Japan."),
      at: Place(key: field.key, address: field.address))
  }
}

/// Telling an address in Japan from one abroad by what every Japanese address has.
private enum JapaneseAddress {
  private static let prefectures = [
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県",
    "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県",
    "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県",
    "鹿児島県", "沖縄県",
  ]

  /// Whether the address names a prefecture, or a municipality together with a postal code of the Japanese form.
  ///
  /// A municipality alone does not do: 上海市浦東新区 has one too.
  static func isRecognised(_ address: String, postalCode: String?) -> Bool {
    let plain = JapaneseText.label(address)
    if prefectures.contains(where: plain.contains) { return true }
    let segments = JapaneseText.codeText(postalCode ?? "").split(separator: "-").map(String.init)
    let hasPostalCode =
      segments.map(\.count) == [3, 4] && segments.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
    return hasPostalCode && plain.contains { "市区町村郡".contains($0) }
  }
}

import Forms
import Programme
import Register

extension Rule {
  /// The fee for general accounts follows from the kind and the number; ``OpeningFee`` states it.
  ///
  /// The form has no amount to compare: the office itself states the fee on the payment slip (納入通知書).
  static let fee01 = Rule(
    "FEE-01", .reject,
    title: LocalizedText(
      ja: "一般管理口座の開設手数料の額が定まること（1口座当たりの額×口座の数）。",
      en: "The fee for opening general accounts is known: the fee for one account times their number."),
    basis: OpeningBasis.fee, inputs: ["kind", "count"], forms: OpeningForm.generalOnly,
    refusal: LocalizedText(
      ja: "手数料の額を確定することができません。開設を希望する口座の数を確認してください。",
      en: "The fee cannot be settled. Please check the number of accounts to be opened.")
  ) { subject in
    let fee = OpeningFee.due(for: subject)
    guard fee.yen == nil else { return .met }
    let isReadable = subject.openerKind != nil && (subject.accountsRequested ?? 0) >= 1
    guard isReadable else {
      return .silent(
        "種類又は口座の数が読み取れません（CMP-04又はLIM-04で確認します。）。",
        "The kind or the number of accounts cannot be read; CMP-04 or LIM-04 says so.")
    }
    return .personMustLook(
      LocalizedText(
        ja: "手数料の額を計算できません（\(fee.reason.ja)）。適用される額を確認してください。",
        en: "The fee cannot be computed: \(fee.reason.en) Please find out which amount applies."))
  }
}

import Forms
import Programme
import Register

extension Rule {
  /// Where a fee is due, the account is not opened before it is paid.
  ///
  /// The payment is asked for once the examination has ended, so that the rule rests until then.
  static let fee04 = Rule(
    "FEE-04", .reject,
    title: LocalizedText(ja: "手数料が納付された後に口座を開設すること。", en: "The account is opened after the fee is paid."),
    basis: OpeningBasis.fee, inputs: ["paid flag"], forms: OpeningForm.generalOnly
  ) { subject in
    let fee = OpeningFee.due(for: subject)
    guard let yen = fee.yen else {
      return .silent(
        "手数料の額が定まっていません（FEE-01で確認します。）。",
        "The fee is not known yet; FEE-01 looks at it.")
    }
    guard yen > 0 else { return .notApplicable(fee.reason) }
    if let paidOn = subject.paper.feePaidOn, paidOn <= subject.today { return .met }
    switch subject.stage {
    case .examination:
      return .silent(
        "手数料（\(fee.reason.ja)）は、審査の終了後に納付を求めます。",
        "Payment of the fee is asked for once the examination has ended: \(fee.reason.en).")
    case .application:
      return .notMet([
        Finding(
          LocalizedText(
            ja: "手数料（\(fee.reason.ja)）の納付が確認できません。納入通知書により手数料を納付してください。口座は納付を確認した後に開設します。",
            en: "The fee has not been paid: \(fee.reason.en). Please pay it with the payment slip; "
              + "the account is opened once the payment is confirmed."),
          found: subject.paper.feePaidOn?.iso)
      ])
    }
  }
}

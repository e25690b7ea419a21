import Forms
import Programme
import Register

extension Rule {
  /// Opening a designated account costs nothing; a payment recorded all the same is a mistake to be settled.
  static let fee06 = Rule(
    "FEE-06", .warn,
    title: LocalizedText(ja: "指定管理口座の開設に手数料を徴収しないこと。", en: "No fee is taken for opening a designated account."),
    basis: OpeningBasis.fee, inputs: ["form"], forms: OpeningForm.designatedOnly,
    refusal: LocalizedText(
      ja: "指定管理口座の開設に手数料は要しません。手数料の定めを確認してください。",
      en: "Opening a designated account is free. Please check the table of fees.")
  ) { subject in
    let fee = OpeningFee.due(for: subject)
    guard fee.yen == 0 else {
      return .personMustLook(
        LocalizedText(
          ja: "指定管理口座の開設に手数料は要しないはずですが、額が0円となりません（\(fee.reason.ja)）。手数料の定めを確認してください。",
          en: "Opening a designated account should be free, but the fee does not come to 0 yen: \(fee.reason.en) "
            + "Please check the table of fees."))
    }
    guard let paidOn = subject.paper.feePaidOn else { return .met }
    return .notMet([
      Finding(
        LocalizedText(
          ja: "指定管理口座の開設に手数料は要しませんが、\(subject.figures.eras.japanese(paidOn))の納付が記録されています。"
            + "記録を確認し、納付された手数料があれば還付の手続をしてください。",
          en: "Opening a designated account is free, but a payment on \(paidOn.iso) is recorded. "
            + "Please check the record, and refund what was paid."),
        found: paidOn.iso)
    ])
  }
}

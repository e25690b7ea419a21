import Forms
import Programme
import Register

extension Rule {
  /// The exemption of small and medium-sized enterprises holds for openings within the first period only.
  static let fee03 = Rule(
    "FEE-03", .reject,
    title: LocalizedText(
      ja: "期間の定めのある手数料の免除は、その期間内の申請に限ること（中小企業者等は第一計画期間）。",
      en: "A time-limited exemption is claimed within its time (small enterprises: the first period)."),
    basis: OpeningBasis.fee, inputs: ["date"], forms: OpeningForm.generalOnly
  ) { subject in
    guard let exemption = subject.claimedExemption, let until = exemption.until else {
      return .silent(
        "期間の定めのある免除は申請されていません。",
        "No time-limited exemption is claimed.")
    }
    if let kind = subject.openerKind, subject.figures.figures(for: kind)?.isFeeExempt == true {
      return .silent(
        "この種類の者は手数料を要しません。",
        "No fee is due from this kind of opener.")
    }
    guard !subject.isInForce(exemption) else { return .met }
    let eras = subject.figures.eras
    return .notMet([
      Finding(
        LocalizedText(
          ja:
            "手数料の免除（\(exemption.name.ja)）は\(eras.japanese(until))までに受け付けた申請に限られます（この申請の受付日は\(eras.japanese(subject.receivedOn))）。"
            + "免除の申出を取り下げ、手数料を納付してください。",
          en:
            "The exemption from the fee (\(exemption.name.en)) is limited to applications received by \(until.iso); this one "
            + "came in on \(subject.receivedOn.iso). Please withdraw the claim and pay the fee."),
        found: subject.receivedOn.iso)
    ])
  }
}

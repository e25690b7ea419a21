import Forms
import Programme
import Register

extension Rule {
  /// A claimed exemption from the fee is one of the listed grounds and is proved.
  static let fee02 = Rule(
    "FEE-02", .return,
    title: LocalizedText(ja: "手数料の免除の理由が書類で証明されていること。", en: "A claimed exemption from the fee is proved."),
    basis: OpeningBasis.fee, inputs: ["document"], forms: OpeningForm.generalOnly,
    refusal: LocalizedText(
      ja: "手数料の免除を証する書類が提出されていません。"
        + "書類を提出してください。提出がないときは、手数料の納付が必要です。",
      en: "The proof of the exemption from the fee has not come "
        + "in. Please hand it in; otherwise the fee is to be paid.")
  ) { subject in
    guard let claim = subject.paper.feeExemption else {
      return .silent(
        "手数料の免除は申請されていません。",
        "No exemption from the fee is claimed.")
    }
    if let kind = subject.openerKind, subject.figures.figures(for: kind)?.isFeeExempt == true {
      return .silent(
        "この種類の者は手数料を要しません。",
        "No fee is due from this kind of opener.")
    }
    guard let exemption = subject.claimedExemption else {
      return .notMet([unlisted(claim.ground, among: subject.figures.feeExemptions)])
    }
    guard subject.isInForce(exemption) else {
      return .silent(
        "免除の期間が過ぎています（FEE-03で確認します。）。",
        "The exemption is no longer in force; FEE-03 says so.")
    }
    guard exemption.needsProof else { return .met }
    switch subject.exemptionProofReceived {
    case true?: return .met
    case nil:
      return .personMustLook(
        LocalizedText(
          ja: "手数料の免除（\(exemption.name.ja)）を証する書類が届いているか確認してください。",
          en: "Please check whether the proof of the exemption (\(exemption.name.en)) has come in."))
    case false?:
      return .notMet([
        Finding(
          LocalizedText(
            ja: "手数料の免除（\(exemption.name.ja)）を証する書類が提出されていません。書類を提出してください。提出がないときは、手数料の納付が必要です。",
            en: "The proof of the exemption from the fee (\(exemption.name.en)) has not come in. "
              + "Please hand it in; otherwise the fee is to be paid."))
      ])
    }
  }

  private static func unlisted(_ ground: String?, among exemptions: [FeeExemption]) -> Finding {
    let names = (
      ja: exemptions.map(\.name.ja).joined(separator: "、"), en: exemptions.map(\.name.en).joined(separator: "; ")
    )
    return Finding(
      LocalizedText(
        ja: "手数料の免除の理由が、定められた理由（\(names.ja)）のいずれにも当たりません。該当する理由を示すか、手数料を納付してください。",
        en: "The ground given for the exemption from the fee is none of those listed: \(names.en). "
          + "Please state the one that applies, or pay the fee."),
      found: ground)
  }
}

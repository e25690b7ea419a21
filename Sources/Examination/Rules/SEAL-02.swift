import Programme

extension Rule {
  /// An opening form comes with a seal certificate.
  static let seal02 = Rule(
    "SEAL-02", .return,
    title: LocalizedText(
      ja: "口座開設の申請に印鑑証明書が添付されていること。",
      en: "An application to open an account comes with a seal certificate."),
    basis: RuleBasis.tradingScheme, inputs: ["form"], forms: openingForms
  ) { subject in
    if subject.certificate != nil { return .met }
    switch subject.paper.received("sealCertificate") {
    case true?: return .met
    case false?:
      let term = subject.certificateTerm
      return .notMet([
        Finding(
          LocalizedText(
            ja: "印鑑証明書が添付されていません。\(term.ja)印鑑証明書を提出してください。",
            en: "There is no seal certificate. Please hand in one \(term.en)."))
      ])
    case nil:
      return .ask(
        "印鑑証明書がまだ記録されていません。添付されているか確認し、発行日、原本又はコピーの別並びに記載事項を記録してください。",
        "The seal certificate has not been recorded. Check whether it came; record the day of issue, original or copy, "
          + "and what it says.")
    }
  }

  /// The forms that open accounts (F-01, F-03).
  static let openingForms: Set<String> = ["designated-account-opening", "general-account-opening"]
}

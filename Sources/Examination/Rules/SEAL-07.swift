import Programme

extension Rule {
  /// The seal on the paper is that of the certificate.
  static let seal07 = Rule(
    "SEAL-07", .return,
    title: LocalizedText(
      ja: "申請書の印影が、印鑑証明書の印影と同じであること。",
      en: "The seal print on the paper is that of the certificate."),
    basis: RuleBasis.sealInstructions, inputs: ["check result"], kind: .person,
    refusal: LocalizedText(
      ja: "申請書の印影が、印鑑証明書の印影と異なります。印鑑証明書の印を押した申請書を提出してください。",
      en: "The seal print on the paper is not that of the certificate. Please hand in a paper with the certified seal.")
  ) { subject in
    if subject.isOnlineFiling { return .silent("オンライン提出であり、押印を要しません。", "It came online; no seal is needed.") }
    if subject.paper.sealCertificate == nil, subject.paper.received("sealCertificate") == false {
      return .left(to: "SEAL-02")
    }
    switch subject.paper.sealPrint {
    case .matches?: return .met
    case .differs?:
      return .notMet([
        Finding(
          LocalizedText(
            ja: "申請書の印影が、印鑑証明書の印影と異なります。印鑑証明書の印を押した申請書を提出してください。",
            en: "The seal print on the paper is not that of the certificate. Please hand in a paper with the certified "
              + "seal."))
      ])
    case .unreadable?:
      return .notMet([
        Finding(
          LocalizedText(
            ja: "申請書の印影が不鮮明で、印鑑証明書の印影と照合できません。鮮明に押印した申請書を提出してください。",
            en:
              "The seal print on the paper is too unclear to be compared with the certificate. Please hand in a paper "
              + "with a clear print."))
      ])
    case nil:
      return .ask(
        "申請書の印影を印鑑証明書の印影と照合し、結果を記録してください。",
        "Compare the seal print on the paper with that of the certificate, and record the result.")
    }
  }
}

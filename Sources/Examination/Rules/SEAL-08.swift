import Programme

extension Rule {
  /// A corporation's seal is the one registered at the legal affairs bureau.
  static let seal08 = Rule(
    "SEAL-08", .return,
    title: LocalizedText(
      ja: "法人の印が、法務局に登録された印であること。",
      en: "A corporation's seal is the one registered at the legal affairs bureau (法務局)."),
    basis: RuleBasis.sealInstructions, inputs: ["check result"], kind: .person,
    refusal: LocalizedText(
      ja: "申請書の印が、法務局に登録された印ではありません。法務局に登録した代表者印を押印した申請書を提出してください。",
      en:
        "The seal on the paper is not the one registered at the legal affairs bureau. Please hand in a paper with the "
        + "registered seal of the representative.")
  ) { subject in
    if subject.isOnlineFiling { return .silent("オンライン提出であり、押印を要しません。", "It came online; no seal is needed.") }
    if subject.applicantKind == .individual {
      return .silent("申請者は法人ではありません。", "The applicant is not a corporation.")
    }
    switch subject.paper.sealPrint {
    case .differs?, .unreadable?: return .left(to: "SEAL-07")
    case .matches?, nil:
      return .ask(
        "申請書の印が法務局に登録された代表者印か（印鑑証明書が登記所の発行したものか）確認し、結果を記録してください。",
        "Check whether the seal is the representative's, registered at the legal affairs bureau (whether the certificate "
          + "is one of the registry office), and record the result.")
    }
  }
}

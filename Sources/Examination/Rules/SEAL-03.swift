import Programme
import Register

extension Rule {
  /// A copy does only when an original was filed with an earlier application.
  static let seal03 = Rule(
    "SEAL-03", .return,
    title: LocalizedText(
      ja: "印鑑証明書のコピーは、過去の申請で原本を提出している場合に限ること。",
      en: "A copy of the seal certificate does only when an original was filed with an earlier application."),
    basis: RuleBasis.tradingScheme, inputs: ["copy flag", "history"]
  ) { subject in
    guard let certificate = subject.certificate else { return subject.withoutCertificate }
    switch certificate.kind {
    case .original?: return .silent("原本が提出されています。", "The original was handed in.")
    case nil:
      return .ask(
        "印鑑証明書が原本かコピーかがまだ記録されていません。確認し、記録してください。",
        "Whether the seal certificate is an original or a copy has not been recorded. Check and record it.")
    case .copy?:
      if subject.filedCertificates.contains(where: \.isOriginal) { return .met }
      if case .several = subject.applicantMatch {
        return .ask(
          "同じ氏名の登録が複数あります。申請者が過去の申請で印鑑証明書の原本を提出しているか確認してください。",
          "Several persons on record have this name. Check whether the applicant filed an original before.")
      }
      let term = subject.certificateTerm
      return .notMet([
        Finding(
          LocalizedText(
            ja: "印鑑証明書のコピーが添付されていますが、過去の申請又は届出での原本の提出が確認できません。"
              + "\(term.ja)印鑑証明書の原本を提出してください。",
            en:
              "A copy of the seal certificate came, but no original was filed with an earlier application. Please hand "
              + "in the original, \(term.en)."))
      ])
    }
  }
}

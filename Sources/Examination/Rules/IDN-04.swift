import Programme

extension Rule {
  /// An individual whose certificate shows no name and address hands in a fresh resident record.
  static let idn04 = Rule(
    "IDN-04", .return,
    title: LocalizedText(
      ja: "個人で、印鑑証明書から氏名及び住所を確認できない場合は、所定の期間内に発行された住民票が添付されていること。",
      en: "An individual whose seal certificate does not show name and address hands in a recent resident "
        + "record."),
    basis: RuleBasis.tradingScheme, inputs: ["kind", "certificate", "住民票 date"],
    refusal: LocalizedText(
      ja: "印鑑証明書から氏名及び住所を確認できません。最新の住民票を提出してください。",
      en:
        "The seal certificate does not show name and address. Please hand in a recent resident record.")
  ) { subject in
    guard subject.applicantKind == .individual else {
      return .silent("申請者は個人ではありません。", "The applicant is not an individual.")
    }
    guard let certificate = subject.certificate else { return subject.withoutCertificate }
    if certificate.name != nil, certificate.address != nil { return .met }
    guard let record = subject.paper.residentRecord else {
      if subject.paper.received("residentRecord") == false {
        let term = subject.certificateTerm
        return .notMet([
          Finding(
            LocalizedText(
              ja: "印鑑証明書から氏名及び住所を確認できませんが、住民票が添付されていません。\(term.ja)住民票を提出してください。",
              en:
                "The seal certificate does not show name and address, and there is no resident record. Please hand in "
                + "one \(term.en)."))
        ])
      }
      return .ask(
        "印鑑証明書に氏名及び住所が記載されているか確認し、記録してください。記載がない場合は、住民票が添付されているか確認してください。",
        "Check whether the seal certificate shows name and address, and record them. If it does not, check whether a "
          + "resident record came.")
    }
    guard let issued = record.issuedOn else {
      return .ask(
        "住民票の発行日がまだ記録されていません。発行日を記録してください。",
        "The day the resident record was issued has not been recorded. Record it.")
    }
    return CertificateAge(of: issued, in: subject).outcome(
      of: LocalizedText(ja: "住民票", en: "resident record"))
  }
}

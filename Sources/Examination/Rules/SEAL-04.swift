import Programme

extension Rule {
  /// The certificate that was copied is itself not older than the months in force (six).
  static let seal04 = Rule(
    "SEAL-04", .return,
    title: LocalizedText(
      ja: "コピーされた印鑑証明書が、受付日において所定の期間内に発行されたものであること。",
      en: "The seal certificate that was copied is recent enough on the day of reception."),
    basis: RuleBasis.tradingScheme, inputs: ["date"]
  ) { subject in
    guard let certificate = subject.certificate else { return subject.withoutCertificate }
    switch certificate.kind {
    case .original?: return .left(to: "SEAL-01")
    case nil: return .left(to: "SEAL-03")
    case .copy?:
      return CertificateAge.outcome(
        issuedOn: certificate.issuedOn,
        of: LocalizedText(ja: "コピーされた印鑑証明書", en: "copied seal certificate"), in: subject)
    }
  }
}

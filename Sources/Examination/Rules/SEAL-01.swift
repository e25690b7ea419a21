import Programme

extension Rule {
  /// The seal certificate is not older than the months in force (six).
  static let seal01 = Rule(
    "SEAL-01", .return,
    title: LocalizedText(
      ja: "印鑑証明書が、受付日において所定の期間内に発行されたものであること。",
      en: "The seal certificate is recent enough on the day of reception."),
    basis: RuleBasis.tradingScheme, inputs: ["issue date", "reception"]
  ) { subject in
    guard let certificate = subject.certificate else { return subject.withoutCertificate }
    if certificate.kind == .copy { return .left(to: "SEAL-04") }
    return CertificateAge.outcome(
      issuedOn: certificate.issuedOn, of: LocalizedText(ja: "印鑑証明書", en: "seal certificate"), in: subject)
  }
}

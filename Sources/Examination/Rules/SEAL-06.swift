import Forms
import Programme

extension Rule {
  /// Other forms need no certificate, unless what it certifies has changed.
  static let seal06 = Rule(
    "SEAL-06", .return,
    title: LocalizedText(
      ja: "口座開設以外の申請では印鑑証明書を要しないが、その内容に変更があった場合は最新の原本が添付されていること。",
      en: "Forms other than openings need no seal certificate, unless what it certifies has changed."),
    basis: RuleBasis.tradingScheme, inputs: ["form", "change"]
  ) { subject in
    if openingForms.contains(subject.form.formID.rawValue) { return .left(to: "SEAL-02") }
    let certificate = subject.certificate
    guard certificate?.contentsChanged == true || subject.hasMovedOrChangedRepresentative else { return .met }
    if certificate?.kind == .original { return .met }
    if certificate != nil, certificate?.kind == nil { return .left(to: "SEAL-03") }
    return .notMet([
      Finding(
        LocalizedText(
          ja: "印鑑証明書の内容（印影、商号、本店所在地、代表者氏名等）に変更があります。最新の内容を反映した印鑑証明書の原本を提出してください。",
          en: "What the seal certificate shows (seal, name, seat, representative) has changed. Please hand in the "
            + "original of the newest certificate."))
    ])
  }
}

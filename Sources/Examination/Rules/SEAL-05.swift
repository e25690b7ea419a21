import Programme
import Register

extension Rule {
  /// When the certificate's contents have changed since the last one filed, the newest original comes.
  static let seal05 = Rule(
    "SEAL-05", .return,
    title: LocalizedText(
      ja: "印鑑証明書の内容（印影、商号、本店所在地、代表者氏名等）が直近の提出から変わった場合は、最新の原本が添付されていること。",
      en:
        "When the contents of the seal certificate (seal, name, seat, representative) have changed since the last one "
        + "filed, the newest original is attached."),
    basis: RuleBasis.tradingScheme, inputs: ["last", "now"]
  ) { subject in
    guard let certificate = subject.certificate else { return subject.withoutCertificate }
    guard let last = subject.filedCertificates.max(by: { $0.issuedOn < $1.issuedOn }) else {
      return .silent(
        "過去に提出された印鑑証明書の登録がありません（コピーの可否はSEAL-03で確認します。）。",
        "No seal certificate was filed before; SEAL-03 speaks of copies.")
    }
    guard let kind = certificate.kind else { return .left(to: "SEAL-03") }
    guard let changed = certificate.contentsChanged else {
      if kind == .original { return .met }
      return .ask(
        "印鑑証明書の内容（印影、商号、本店所在地、代表者氏名等）が直近で提出されたものから変わっていないか確認し、記録してください。",
        "Check whether the contents of the seal certificate (seal, name, seat, representative) have changed since the "
          + "last one filed, and record it.")
    }
    if !changed { return .met }
    let isNewest = certificate.issuedOn.map { $0 >= last.issuedOn } ?? true
    if kind == .original, isNewest { return .met }
    return .notMet([
      Finding(
        LocalizedText(
          ja: "印鑑証明書の内容が直近で提出されたもの（\(subject.figures.eras.japanese(last.issuedOn))発行）から変わっています。"
            + "最新の内容を反映した印鑑証明書の原本を提出してください。",
          en: "The contents of the seal certificate have changed since the last one filed (issued \(last.issuedOn)). "
            + "Please hand in the original of the newest certificate."))
    ])
  }
}

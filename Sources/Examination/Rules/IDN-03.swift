import Forms
import Programme

extension Rule {
  /// Name, address and representative are those of the seal certificate.
  static let idn03 = Rule(
    "IDN-03", .return,
    title: LocalizedText(
      ja: "申請者の氏名、住所及び代表者氏名が、印鑑証明書の記載と同じであること。",
      en: "The applicant's name, address and representative are those of the seal certificate."),
    basis: RuleBasis.tradingScheme, inputs: ["certificate"],
    refusal: LocalizedText(
      ja: "申請者の氏名、住所又は代表者氏名が、印鑑証明書の記載と異なります。印鑑証明書のとおりに記入してください。",
      en: "Name, address or representative are not those of the seal certificate. Please write them as it does.")
  ) { subject in
    guard let certificate = subject.certificate else { return subject.withoutCertificate }
    let isIndividual = subject.applicantKind == .individual
    if isIndividual, certificate.name == nil, certificate.address == nil { return .left(to: "IDN-04") }
    typealias Item = (ja: String, key: String, shown: String?, form: (String) -> String)
    var items: [Item] = [
      ("商号又は氏名", "applicant.name", certificate.name, JapaneseText.nameKey),
      ("所在地又は住所", "applicant.address", certificate.address, JapaneseText.addressKey),
    ]
    if !isIndividual {
      items.append(
        ("代表者氏名", "applicant.representative_name", certificate.representative, JapaneseText.nameKey))
    }
    var findings: [Finding] = []
    for item in items {
      guard let shown = item.shown, let field = subject.form[item.key], let text = field.text,
        item.form(shown) != item.form(text)
      else { continue }
      findings.append(
        subject.finding(at: field) { words in
          LocalizedText(
            ja: "申請者の\(words.ja)（\(text)）が、印鑑証明書の記載（\(shown)）と異なります。印鑑証明書のとおりに記入してください。",
            en:
              "The applicant's \(words.en) (\(text)) is not what the seal certificate says (\(shown)). Please write it as "
              + "the certificate does.")
        })
    }
    if !findings.isEmpty { return .notMet(findings) }
    let unseen = items.filter { $0.shown == nil }
    guard let first = unseen.first else { return .met }
    let names = unseen.map(\.ja).joined(separator: "、")
    let fields = unseen.compactMap { subject.form[$0.key]?.label.en }.joined(separator: ", ")
    return .ask(
      "印鑑証明書の\(names)がまだ記録されていません。申請書の記載と同じか確認し、記録してください。",
      "The seal certificate's words for these fields have not been recorded: \(fields). Compare and record them.",
      at: subject.place(of: first.key))
  }
}

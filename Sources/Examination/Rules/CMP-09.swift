import Forms
import Programme

extension Rule {
  /// The contact can be reached: a company or a person, a telephone number and an e-mail address.
  static let cmp09 = Rule(
    "CMP-09", .return,
    title: LocalizedText(
      ja: "連絡先に、会社名又は担当者名、電話番号及びメールアドレスが記入されていること。",
      en: "The contact gives a company or a person, a telephone number and an e-mail address."),
    basis: RuleBasis.tradingSteps, inputs: ["contact"]
  ) { subject in
    let findings: [Finding] = subject.typedFields.compactMap { typed in
      guard subject.hasSheet(of: typed), typed.field.isEmpty, FieldOwner.ofEmpty(typed, in: subject) == "CMP-09"
      else { return nil }
      return subject.finding(at: typed.field) { words in
        LocalizedText(
          ja: "\(words.ja)欄が未記入です。都からの連絡に必要ですので、記入してください。",
          en: "\(words.en) is blank. The office needs it to reach you; please fill it in.")
      }
    }
    return .judged(by: findings)
  }
}

import Forms
import Programme

extension Rule {
  /// Every item of the contact is marked 公表 or 非公表.
  static let cmp12 = Rule(
    "CMP-12", .return,
    title: LocalizedText(
      ja: "連絡先の各項目について、公表又は非公表が選択されていること。",
      en: "Every item of the contact is marked to be published (公表) or withheld (非公表)."),
    basis: RuleBasis.tradingSteps, inputs: ["flags"]
  ) { subject in
    let flags = subject.typedFields.filter { $0.field.key.hasPrefix("contact.publish.") && subject.hasSheet(of: $0) }
    if flags.isEmpty { return .left(to: "FILE-05") }
    let findings: [Finding] = flags.compactMap { typed in
      if typed.field.isEmpty, subject.isRequired(typed) {
        return subject.finding(at: typed.field) { words in
          LocalizedText(
            ja: "\(words.ja)欄が選択されていません。公表又は非公表のいずれかを選択してください。",
            en: "\(words.en) is not chosen. Please choose 公表 (publish) or 非公表 (withhold).")
        }
      }
      guard typed.unreadable != nil, FieldOwner.ofUnreadable(typed, in: subject) == "CMP-12" else { return nil }
      return subject.finding(at: typed.field) { words in
        LocalizedText(
          ja: "\(words.ja)欄の「\(typed.field.raw)」は読み取れません。公表又は非公表のいずれかを選択してください。",
          en: "“\(typed.field.raw)” in \(words.en) cannot be read. Please choose 公表 (publish) or 非公表 (withhold).")
      }
    }
    return .judged(by: findings)
  }
}

import Forms
import Programme

extension Rule {
  /// Postal codes have three and four digits.
  static let cmp11 = Rule(
    "CMP-11", .return,
    title: LocalizedText(
      ja: "郵便番号が「163-8001」の形式であること。", en: "Postal codes have the form 163-8001."),
    basis: RuleBasis.tradingSteps, inputs: ["postal"]
  ) { subject in
    let filled = subject.typedFields.filter { $0.type == .postalCode && !$0.field.isEmpty }
    if filled.isEmpty { return .left(to: "CMP-04") }
    let findings: [Finding] = filled.compactMap { typed in
      guard case .text(let text) = typed.field.value, !isPostalCode(text) else { return nil }
      return subject.finding(at: typed.field) { words in
        LocalizedText(
          ja: "\(words.ja)欄の「\(text)」は、郵便番号として正しくありません。「163-8001」のように記入してください。",
          en: "“\(text)” in \(words.en) is not a postal code. Please write it like 163-8001.")
      }
    }
    return .judged(by: findings)
  }
}

/// Three digits, a hyphen, four digits, in any width.
private func isPostalCode(_ text: String) -> Bool {
  let parts = JapaneseText.codeText(text).split(separator: "-", omittingEmptySubsequences: false)
  return parts.map(\.count) == [3, 4] && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
}

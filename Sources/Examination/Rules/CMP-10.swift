import Forms
import Programme

extension Rule {
  /// E-mail addresses and telephone numbers have the form of such.
  static let cmp10 = Rule(
    "CMP-10", .return,
    title: LocalizedText(
      ja: "メールアドレス及び電話番号の書き方が正しいこと。",
      en: "E-mail addresses are well formed; telephone numbers are digits and hyphens only."),
    basis: RuleBasis.inferred, inputs: ["contact"]
  ) { subject in
    let findings: [Finding] = subject.typedFields.compactMap { typed in
      guard case .text(let text) = typed.field.value else { return nil }
      if typed.type == .email, !isAddress(text) {
        return subject.finding(at: typed.field) { words in
          LocalizedText(
            ja: "\(words.ja)欄の「\(text)」は、メールアドレスとして正しくありません。半角で記入してください。",
            en: "“\(text)” in \(words.en) is not an e-mail address. Please write it in half-width letters.")
        }
      }
      if typed.type == .phone, !isPhoneNumber(text) {
        return subject.finding(at: typed.field) { words in
          LocalizedText(
            ja: "\(words.ja)欄の「\(text)」には、数字とハイフン以外の文字が含まれています。「03-5321-1111」のように記入してください。",
            en: "“\(text)” in \(words.en) holds more than digits and hyphens. Please write it like 03-5321-1111.")
        }
      }
      return nil
    }
    return findings.isEmpty && subject.form["contact.email"].map(\.isEmpty) ?? true
      ? .left(to: "CMP-09") : .judged(by: findings)
  }
}

/// Digits and hyphens of any width, with at least one digit.
private func isPhoneNumber(_ text: String) -> Bool {
  let plain = JapaneseText.codeText(text)
  let digits = plain.filter { $0.isASCII && $0.isNumber }
  return !digits.isEmpty && plain.allSatisfy { $0 == "-" || ($0.isASCII && $0.isNumber) }
}

/// One @, a local part of the characters RFC 5321 allows unquoted, and a domain of at least two labels.
///
/// Dots may stand anywhere in the local part: addresses of Japanese mobile carriers end in one or double them.
private func isAddress(_ text: String) -> Bool {
  let parts = text.split(separator: "@", omittingEmptySubsequences: false)
  guard parts.count == 2, !parts[0].isEmpty, text.utf8.count <= 254 else { return false }
  func isPlain(_ character: Character) -> Bool { character.isASCII && (character.isLetter || character.isNumber) }
  guard parts[0].allSatisfy({ isPlain($0) || ".!#$%&'*+/=?^_`{|}~-".contains($0) }) else { return false }
  let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
  return labels.count >= 2
    && labels.allSatisfy { label in
      !label.isEmpty && label.count <= 63 && label.first != "-" && label.last != "-"
        && label.allSatisfy { isPlain($0) || $0 == "-" }
    }
}

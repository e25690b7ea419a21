import Forms
import Programme

extension Rule {
  /// Number cells hold numbers; what was folded to be read is noted.
  static let file08 = Rule(
    "FILE-08", .warn,
    title: LocalizedText(
      ja: "数値の欄には数値が入力されていること。", en: "Number cells hold numbers."),
    basis: RuleBasis.inferred, inputs: ["cells"]
  ) { subject in
    let findings: [Finding] = subject.typedFields.compactMap { typed in
      guard typed.type == .integer, case .integer(let number) = typed.field.value else { return nil }
      let notes = typed.field.notes
      if notes.contains(.widthFolded) {
        return subject.finding(at: typed.field) { words in
          LocalizedText(
            ja: "\(words.ja)欄の数字は全角で入力されています（\(number)と読み取りました。）。紙の申請書の記載と同じか確認してください。",
            en:
              "The digits in \(words.en) are full-width and were read as \(number). Please compare them with the paper."
          )
        }
      }
      guard notes.contains(.numberAsText) else { return nil }
      return subject.finding(at: typed.field) { words in
        LocalizedText(
          ja: "\(words.ja)欄の数値は文字列として入力されています（\(number)と読み取りました。）。紙の申請書の記載と同じか確認してください。",
          en: "The number in \(words.en) was typed as text and read as \(number). Please compare it with the paper.")
      }
    }
    return .judged(by: findings)
  }
}

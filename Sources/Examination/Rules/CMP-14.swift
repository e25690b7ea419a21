import Forms
import Programme

extension Rule {
  /// The list has as many entries as the form says.
  ///
  /// F-03: 口座合計 against the annex of associations. F-01: the number of accounts asked for against the facilities
  /// (inferred from the other).
  static let cmp14 = Rule(
    "CMP-14", .return,
    title: LocalizedText(
      ja: "一覧に記載された件数が、申請書に記載した件数（口座合計等）と同じであること。",
      en: "The list has as many entries as the form states (口座合計)."),
    basis: RuleBasis.tradingSteps, inputs: ["count", "rows"], forms: openingForms
  ) { subject in
    let isGeneral = subject.form.formID == "general-account-opening"
    let (key, list) = isGeneral ? ("assoc.account_count", "associations") : ("facility_count", "facilities")
    guard let field = subject.form[key], let table = subject.definition.tables.first(where: { $0.key == list })
    else { return .left(to: "FILE-05") }
    let rows = subject.form.rows(list).count
    func notMet(_ message: (LocalizedText) -> LocalizedText) -> Outcome {
      .notMet([subject.finding(at: field, message)])
    }
    switch field.value {
    case .integer(let count):
      if count == rows { return .met }
      return notMet { words in
        LocalizedText(
          ja: "\(words.ja)欄は\(count)件ですが、「\(table.label.ja)」に記載されているのは\(rows)件です。"
            + "同じ件数になるよう補正してください。",
          en: "\(words.en) says \(count), but “\(table.label.en)” lists \(rows). Please correct one of them.")
      }
    case .absent, .blank:
      if !isGeneral { return .left(to: "CMP-04") }
      if rows == 0 { return .silent("関連付けの希望はありません。", "No association is asked for.") }
      return notMet { words in
        LocalizedText(
          ja: "「\(table.label.ja)」に\(rows)件記載されていますが、\(words.ja)欄が未記入です。件数を記入してください。",
          en: "“\(table.label.en)” lists \(rows), but \(words.en) is blank. Please give the number.")
      }
    case .unreadable(.formulaWithoutValue): return .left(to: "FILE-07")
    case .unreadable, .text, .date, .choice, .accountNumber, .designation, .decimal, .fiscalYear, .flag, .serialRange,
      .corporateNumber:
      return notMet { words in
        LocalizedText(
          ja: "\(words.ja)欄の「\(field.raw)」は、件数として読み取れません。数字で記入してください。",
          en: "“\(field.raw)” in \(words.en) is not a whole number. Please give it in digits.")
      }
    }
  }
}

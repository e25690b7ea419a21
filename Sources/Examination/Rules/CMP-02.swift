import Forms
import Programme

extension Rule {
  /// Paper and data file say the same.
  static let cmp02 = Rule(
    "CMP-02", .return,
    title: LocalizedText(
      ja: "紙の申請書と電子データの内容が同じであること。", en: "Paper and data file say the same."),
    basis: RuleBasis.tradingSteps, inputs: ["diff"],
    refusal: LocalizedText(
      ja: "紙の申請書と電子データの内容が異なります。両者を見比べ、同じ内容にして提出してください。",
      en: "Paper and data file differ. Please compare them and hand in both with the same content.")
  ) { subject in
    if subject.isOnlineFiling {
      return .silent("オンライン提出であり、紙の申請書はありません。", "It came online; there is no paper to compare.")
    }
    let labels = keyFieldLabels(of: subject)
    let (ja, en) = (labels.map(\.ja).joined(separator: "、"), labels.map(\.en).joined(separator: ", "))
    guard let typed = subject.paper.checkCode, !normalised(typed).isEmpty, !subject.file.checkCodes.isEmpty else {
      return .ask(
        "紙の申請書の照合コードがまだ記録されていません。照合コードを記録するか、紙の申請書と電子データの次の項目を見比べてください。\(ja)",
        "The check code on the paper has not been recorded. Record it, or compare these items of paper and data "
          + "file: \(en)")
    }
    if subject.file.checkCodes.map(normalised).contains(normalised(typed)) { return .met }
    let expected = subject.file.checkCodes.joined(separator: "／")
    return .notMet([
      Finding(
        LocalizedText(
          ja: "紙の申請書の照合コード（\(typed)）が、電子データの内容による照合コード（\(expected)）と一致しません。"
            + "次の項目について紙の申請書と電子データを見比べ、同じ内容にして提出してください。\(ja)",
          en: "The check code on the paper (\(typed)) is not that of the data file (\(expected)). Please compare these "
            + "items of paper and data file, and hand in both with the same content: \(en)"), found: typed)
    ])
  }
}

/// A check code as it is compared: capitals, ordinary width, no blanks and hyphens.
private func normalised(_ code: String) -> String {
  JapaneseText.codeText(code).uppercased().replacing("-", with: "")
}

/// The fields that go into the check code, each label once, those of tables by the table's name.
private func keyFieldLabels(of subject: Subject) -> [LocalizedText] {
  let fields = subject.typedFields.filter { $0.isInCheckCode && !$0.field.isEmpty }
  var labels: [LocalizedText] = []
  for field in fields {
    let label = field.table.map { table in
      LocalizedText(ja: "「\(table.label.ja)」の各欄", en: "the entries of “\(table.label.en)”")
    }
    let next = label ?? subject.words(for: field.field)
    if !labels.contains(next) { labels.append(next) }
  }
  return labels
}

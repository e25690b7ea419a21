import Forms
import Programme

extension Rule {
  /// The workbook has the sheets its form needs.
  static let file05 = Rule(
    "FILE-05", .return,
    title: LocalizedText(
      ja: "電子データに、様式のシートがそろっていること。", en: "The workbook has the sheets of its form."),
    basis: RuleBasis.inferred, inputs: ["sheets"]
  ) { subject in
    let found = subject.form.recognition.sheets
    return .judged(
      by: subject.definition.sheets.filter { !$0.isOptional && found[$0.key] == nil }.map { sheet in
        Finding(
          LocalizedText(
            ja: "電子データに、「\(subject.definition.title.ja)」の「\(sheet.title)」のシートが見当たりません。"
              + "様式のシートを削除せずに記入し、すべてのシートのそろった電子データを提出してください。",
            en: "The workbook has no sheet “\(sheet.title)” of the form “\(subject.definition.title.en)”. "
              + "Please fill in the form without deleting sheets, and hand in the whole workbook."))
      })
  }
}

import Forms
import Programme

extension Rule {
  /// The box for the office (※受付欄) came in empty.
  static let file12 = Rule(
    "FILE-12", .return,
    title: LocalizedText(ja: "※受付欄が空欄であること。", en: "The box for the office (※受付欄) is empty."),
    basis: RuleBasis.tradingSteps, inputs: ["cell"]
  ) { subject in
    .judged(
      by: subject.typedFields.filter { $0.isForOffice && !$0.field.isEmpty }.map { typed in
        subject.finding(at: typed.field) { words in
          LocalizedText(
            ja: "\(words.ja)に「\(typed.field.raw)」と記入されています。この欄は都が使用しますので、空欄にしてください。",
            en: "\(words.en) holds “\(typed.field.raw)”. Only the office writes there; please leave it empty.")
        }
      })
  }
}

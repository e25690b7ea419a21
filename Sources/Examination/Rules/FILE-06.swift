import Forms
import Programme

extension Rule {
  /// The edition of the form was in force on the day of reception.
  static let file06 = Rule(
    "FILE-06", .return,
    title: LocalizedText(
      ja: "受付日に使用できる版の様式であること。", en: "The edition of the form is the one in force on the day of reception."),
    basis: RuleBasis.tradingScheme, inputs: ["version", "date"]
  ) { subject in
    let edition = subject.definition.edition
    let eras = subject.figures.eras
    let title = subject.definition.title
    if let until = edition.until, subject.receivedOn > until {
      return .notMet([
        Finding(
          LocalizedText(
            ja: "「\(title.ja)」は、\(eras.japanese(until))までの旧様式で作成されています。"
              + "現行の様式に記入し直して提出してください。",
            en: "“\(title.en)” was filled in on an old edition, which was accepted until \(until). "
              + "Please fill in the current edition."), found: edition.name)
      ])
    }
    if subject.receivedOn < edition.from {
      return .notMet([
        Finding(
          LocalizedText(
            ja: "「\(title.ja)」は、\(eras.japanese(edition.from))から使用する様式で作成されています。"
              + "受付日に使用できる様式に記入し直して提出してください。",
            en: "“\(title.en)” was filled in on an edition that is accepted only from \(edition.from). "
              + "Please fill in the edition in force on the day of reception."), found: edition.name)
      ])
    }
    return .met
  }
}

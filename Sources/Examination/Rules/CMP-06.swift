import Forms
import Programme

extension Rule {
  /// The application's date lies shortly before its reception.
  static let cmp06 = Rule(
    "CMP-06", .warn,
    title: LocalizedText(
      ja: "申請年月日が受付日以前であり、受付日から遡って一定の期間内にあること。",
      en: "The application is dated not after its reception, and not long before."),
    basis: RuleBasis.inferred, inputs: ["dates"]
  ) { subject in
    guard let field = subject.form["application_date"], case .date(let date) = field.value else {
      return .left(to: subject.form["application_date"].map(\.isEmpty) ?? true ? "CMP-04" : "FILE-09")
    }
    let eras = subject.figures.eras
    let (dated, received) = (eras.japanese(date), eras.japanese(subject.receivedOn))
    if date > subject.receivedOn {
      return .notMet([
        subject.finding(at: field) { words in
          LocalizedText(
            ja: "\(words.ja)（\(dated)）が受付日（\(received)）より後の日付です。正しい日付か確認してください。",
            en: "\(words.en) (\(date)) lies after the day of reception (\(subject.receivedOn)). Please check the date.")
        }
      ])
    }
    if let months = subject.figures.applicationAgeMonths.value(on: subject.receivedOn),
      date.adding(months: months) < subject.receivedOn
    {
      return .notMet([
        subject.finding(at: field) { words in
          LocalizedText(
            ja: "\(words.ja)（\(dated)）が受付日（\(received)）の\(months)か月より前の日付です。正しい日付か確認してください。",
            en: "\(words.en) (\(date)) lies more than \(months) months before the day of reception "
              + "(\(subject.receivedOn)). Please check the date.")
        }
      ])
    }
    return .met
  }
}

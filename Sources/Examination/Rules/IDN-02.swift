import Forms
import Programme

extension Rule {
  /// A corporation names its representative, with title.
  static let idn02 = Rule(
    "IDN-02", .return,
    title: LocalizedText(
      ja: "法人の場合は、代表者の役職及び氏名が記入されていること。",
      en: "A corporation gives its representative's title and name."),
    basis: RuleBasis.tradingSteps, inputs: ["kind", "fields"]
  ) { subject in
    let fields =
      (subject.applicantKind == .corporation
        ? [subject.form["applicant.representative_title"], subject.form["applicant.representative_name"]] : [])
      + subject.form.rows("holders").filter { $0.choice("kind") == PersonKind.corporation.rawValue }
      .flatMap { [$0["representative_title"], $0["representative_name"]] }
    let present = fields.compactMap(\.self)
    if present.isEmpty { return .silent("申請者は法人ではありません。", "The applicant is not a corporation.") }
    return .judged(
      by: present.filter(\.isEmpty).map { field in
        subject.finding(at: field) { words in
          LocalizedText(
            ja: "\(words.ja)欄が未記入です。法人の場合は、代表者の役職及び氏名を記入してください。",
            en: "\(words.en) is blank. A corporation must give its representative's title and name; please fill it in.")
        }
      })
  }
}

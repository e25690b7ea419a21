import Forms
import Programme

extension Rule {
  /// The form is one of those that may come online, for the kind of account it is about.
  static let seal10 = Rule(
    "SEAL-10", .reject,
    title: LocalizedText(
      ja: "オンライン提出の場合、その口座の種類についてオンラインで提出できる様式であること。",
      en: "What comes online is a form that may, for the kind of account."),
    basis: RuleBasis.onlineFiling, inputs: ["form", "account kind"]
  ) { subject in
    guard subject.file.channel == "online" else {
      return .silent("オンラインによる提出ではありません。", "It did not come online.")
    }
    let open = subject.definition.onlineAccounts
    let title = subject.definition.title
    guard !open.isEmpty else {
      return .notMet([
        Finding(
          LocalizedText(
            ja: "「\(title.ja)」はオンラインでは提出できません。押印した申請書を郵送又は持参により提出してください。",
            en: "“\(title.en)” cannot be handed in online. Please hand in the sealed application."),
          found: subject.file.channel)
      ])
    }
    // The applicant's own account is the first the form names.
    let account = subject.form.fields.lazy.compactMap { field in
      if case .accountNumber(let number) = field.value { (field, number) } else { nil }
    }.first
    guard let (field, number) = account, let kind = subject.figures.accountNumbering.kind(of: number),
      !open.contains(kind)
    else { return .met }
    return .notMet([
      subject.finding(at: field) { _ in
        LocalizedText(
          ja: "「\(title.ja)」は、\(kind.name.ja)についてはオンラインでは提出できません。押印した申請書を郵送又は持参により提出してください。",
          en: "“\(title.en)” cannot be handed in online for a \(kind.name.en). Please hand in the sealed application.")
      }
    ])
  }
}

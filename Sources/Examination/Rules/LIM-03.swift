import Forms
import Programme
import Register

extension Rule {
  /// Kind 4, another corporation, has one general account at most.
  static let lim03 = Rule(
    "LIM-03", .reject,
    title: LocalizedText(ja: "その他の法人の一般管理口座は一つまでであること。", en: "Another corporation has one general account at most."),
    basis: OpeningBasis.limit, inputs: ["counts"], forms: OpeningForm.generalOnly
  ) { subject in
    guard subject.openerKind == .otherCorporation, let figures = subject.figures.figures(for: .otherCorporation),
      let field = subject.form["accounts_requested"]
    else {
      return .silent(
        "その他の法人としての申請ではありません。",
        "The applicant does not apply as another corporation.")
    }
    guard let quota = subject.accountQuota else {
      return .silent(
        "開設を希望する口座の数が確認できません（CMP-04又はLIM-04で確認します。）。",
        "The number of accounts cannot be read; CMP-04 or LIM-04 says so.")
    }
    guard quota.isExceeded else { return .met }
    guard subject.separateKeepingReason == nil else {
      return .silent(
        "分別管理の理由が記入されています（LIM-02で確認します。）。",
        "A reason for separate keeping is given; LIM-02 looks at it.")
    }
    return .notMet([quota.finding(subject, kind: figures.name, limitOf: figures.limit, in: field)])
  }
}

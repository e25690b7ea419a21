import Forms
import Programme
import Register

extension Rule {
  /// Over the limit with a reason for keeping accounts apart (分別管理): an official may approve.
  static let lim02 = Rule(
    "LIM-02", .warn,
    title: LocalizedText(
      ja: "上限を超える場合に、分別管理等の必要性があること。", en: "Beyond the limit, accounts need to be kept apart."),
    basis: OpeningBasis.limit, inputs: ["reason"], forms: OpeningForm.generalOnly
  ) { subject in
    guard let quota = subject.accountQuota, quota.isExceeded else {
      return .silent(
        "上限を超える申請ではありません。",
        "The application does not go beyond the limit.")
    }
    guard let field = subject.separateKeepingReason else {
      return .silent(
        "分別管理の理由は記入されていません（上限の超過はLIM-01又はLIM-03で確認します。）。",
        "No reason for separate keeping is given; LIM-01 or LIM-03 speaks of the limit.")
    }
    let place = subject.whereabouts(of: field)
    return .notMet([
      Finding(
        LocalizedText(
          ja: "希望する口座の数（\(quota.requested)）は上限（\(quota.limit)口座。開設済み\(quota.existing)口座、他に申請中\(quota.pending)口座）を超えますが、"
            + "\(place.ja)に分別管理の理由が記入されています。必要性を確認し、認めるときは理由を記録してください。",
          en: "The \(quota.requested) account(s) asked for exceed the limit of \(quota.limit) (open already: "
            + "\(quota.existing); asked for elsewhere: \(quota.pending)), but \(place.en) gives a reason for keeping "
            + "accounts apart. Please judge the need, and record the reason when granting it."),
        in: field)
    ])
  }
}

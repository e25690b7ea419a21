import Forms
import Programme
import Register

extension Rule {
  /// The accounts a person has, has asked for elsewhere and asks for here stay within the limit of the kind.
  static let lim01 = Rule(
    "LIM-01", .reject,
    title: LocalizedText(ja: "一般管理口座の数が開設上限数以内であること。", en: "General accounts stay within the limit of the kind."),
    basis: OpeningBasis.limit, inputs: ["counts", "facilities"], forms: OpeningForm.generalOnly
  ) { subject in
    guard let kind = subject.openerKind, let figures = subject.figures.figures(for: kind),
      let field = subject.form["accounts_requested"]
    else {
      return .silent(
        "口座を開設できる者の種類が読み取れません（CMP-04で確認します。）。",
        "The kind of opener cannot be read; CMP-04 says so.")
    }
    guard kind != .otherCorporation else {
      return .silent(
        "その他の法人の上限はLIM-03で確認します。",
        "LIM-03 looks at the limit of other corporations.")
    }
    guard let quota = subject.accountQuota else {
      return .silent(
        "口座の数又は関係する事業所が確認できません（LIM-04、ELG-03又はELG-04で確認します。）。",
        "The number of accounts or the facilities concerned are not known; LIM-04, ELG-03 or ELG-04 says so.")
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

extension AccountQuota {
  /// What to tell the applicant who asks for too many accounts.
  func finding(
    _ subject: Subject, kind: LocalizedText, limitOf figure: AccountLimit, in field: FilledField
  ) -> Finding {
    let place = subject.whereabouts(of: field)
    let (basisJa, basisEn) =
      switch figure {
      case .facilities:
        ("申請者に係る指定地球温暖化対策事業所の数である\(limit)口座", "\(limit), the number of designated facilities concerned")
      case .fixed: ("\(limit)口座", "\(limit)")
      }
    let (adviceJa, adviceEn) =
      remaining > 0
      ? ("口座の数を\(remaining)以下に訂正してください。", "Please correct the number to \(remaining) or less.")
      : ("新たな口座は開設できませんので、既存の口座を使用してください。", "No further account can be opened; please use the existing one.")
    return Finding(
      LocalizedText(
        ja: "\(place.ja)に「\(requested)」と記入されていますが、\(kind.ja)が開設できる一般管理口座は\(basisJa)までです"
          + "（開設済み\(existing)口座、他に申請中\(pending)口座）。\(adviceJa)"
          + "分別管理の必要があるときは、その理由を「備考」欄に記入してください。",
        en: "\(place.en) says \(requested), but the limit for the kind “\(kind.en)” is \(basisEn) "
          + "(open already: \(existing); asked for elsewhere: \(pending)). \(adviceEn) "
          + "If accounts must be kept apart, please give the reason in the remarks."),
      in: field)
  }
}

import Programme
import Register

/// Changes of accounts, the calendar's duties, and the refusals of both in words.
extension RegisterWords {
  static func sentence(_ change: AccountChange) -> LocalizedText {
    let account = change.account
    let detail: LocalizedText? =
      switch change.reason {
      case .renewed: account.expiresOn.map { LocalizedText(ja: "（\($0)まで）", en: ", good until \($0)") }
      case .lapsed, .closed: account.closedOn.map { LocalizedText(ja: "（\($0)）", en: " on \($0)") }
      case .frozen: account.freeze?.note.map { LocalizedText(ja: "（\($0)）", en: " (\($0))") }
      case .holdersChanged, .obligatedPersonChanged, .inherited:
        LocalizedText(
          ja: "（\(account.holders.map(\.rawValue).joined(separator: "、"))）",
          en: ", now held by \(account.holders.map(\.rawValue).joined(separator: ", "))")
      case .managerRegistered: account.manager.map { LocalizedText(ja: "（\($0.rawValue)）", en: " (\($0.rawValue))") }
      case .agentAppointed: account.agent.map { LocalizedText(ja: "（\($0.name)）", en: " (\($0.name))") }
      case .completed, .thawed, .managerRemoved, .agentDismissed, .contactChanged, .corrected: nil
      }
    return LocalizedText(
      ja: "口座 \(account.number): \(change.reason.name.ja)\(detail?.ja ?? "")。",
      en: "Account \(account.number): \(change.reason.name.en)\(detail?.en ?? "").")
  }

  static func sentence(_ end: AssociationEnd) -> LocalizedText {
    LocalizedText(
      ja: "\(end.association.general) と \(end.association.designated) の関連付けを解除する（\(end.reason.name.ja)）。",
      en: "The association of \(end.association.general) and \(end.association.designated) ends: \(end.reason.name.en)."
    )
  }

  static func sentence(_ revocation: UserRevocation) -> LocalizedText {
    LocalizedText(
      ja: "口座簿利用者番号 \(revocation.user.rawValue) を失効させる（\(revocation.reason.name.ja)）。",
      en: "The user number \(revocation.user.rawValue) is revoked: \(revocation.reason.name.en).")
  }

  /// A duty of the calendar, as `daily` and the history say it.
  static func sentence(_ duty: DutyRecord) -> LocalizedText {
    let places = [duty.designation.map(\.digits), duty.account.map(\.description)].compactMap(\.self)
    let place = places.joined(separator: " ")
    let tonnes = "\(duty.tonnes.rawValue)t-CO2"
    let inEnglish = "\(duty.tonnes.rawValue) t-CO2"
    guard let warning = duty.warning else {
      return switch duty.duty {
      case .automaticIssuance, .automaticSurrender:
        LocalizedText(
          ja: "\(duty.duty.name.ja): \(place) 第\(duty.period ?? 0)計画期間 \(tonnes)。",
          en: "\(place): \(duty.duty.name.en) for period \(duty.period ?? 0), \(inEnglish).")
      case .expiry, .lapse, .warning:
        LocalizedText(
          ja: "\(duty.duty.name.ja): \(place) \(duty.tonnes == .zero ? "" : tonnes)（\(duty.dueOn)限り）。",
          en: "\(place): \(duty.duty.name.en)\(duty.tonnes == .zero ? "" : ", \(inEnglish)"), last day \(duty.dueOn).")
      }
    }
    return switch warning {
    case .expiry:
      LocalizedText(
        ja: "予告: \(place) のクレジット \(tonnes) は \(duty.dueOn) に抹消される。",
        en: "Warning: \(inEnglish) in \(place) expire on \(duty.dueOn).")
    case .deadline:
      LocalizedText(
        ja: "予告: 事業所 \(place) の義務履行期限は \(duty.dueOn)、不足量は \(tonnes)。",
        en: "Warning: the deadline of facility \(place) is \(duty.dueOn), short of \(inEnglish).")
    case .renewal:
      LocalizedText(
        ja: "予告: 口座 \(place) は更新しなければ \(duty.dueOn) で廃止となる。",
        en: "Warning: account \(place) lapses after \(duty.dueOn) unless renewed.")
    }
  }

  /// 利用者区分. Source: seed 000.
  static func name(_ kind: UserKind) -> LocalizedText {
    switch kind {
    case .designatedHolder: LocalizedText(ja: "指定管理口座の口座名義人用", en: "holder of the designated account")
    case .generalHolder: LocalizedText(ja: "一般管理口座の口座名義人用", en: "holder of the general account")
    case .designatedContact: LocalizedText(ja: "指定管理口座の連絡先担当者用", en: "contact of the designated account")
    case .generalContact: LocalizedText(ja: "一般管理口座の連絡先担当者用", en: "contact of the general account")
    case .facilityContact: LocalizedText(ja: "事業所の連絡先担当者用", en: "contact of the facility")
    }
  }

  static func sentence(_ refusal: AccountRefusal) -> LocalizedText {
    switch refusal {
    case .wrongKind(let number, let kind):
      LocalizedText(
        ja: "口座 \(number) は\(kind.name.ja)のため、この手続の対象ではありません。",
        en: "Account \(number) is a \(kind.name.en), which this procedure is not for.")
    case .statusForbids(let number, let status):
      LocalizedText(
        ja: "口座 \(number) は「\(status.name.ja)」のため、この手続はできません。",
        en: "Account \(number) is \(status.name.en), which does not allow this.")
    case .userRevoked(let user):
      LocalizedText(
        ja: "口座簿利用者番号 \(user.rawValue) は既に失効しています。", en: "The user number \(user.rawValue) was revoked already.")
    case .notAssociated(let general, let designated):
      LocalizedText(
        ja: "口座 \(general) と \(designated) は関連付けられていません。",
        en: "Accounts \(general) and \(designated) are not associated.")
    case .notHolder(let person, let number):
      LocalizedText(
        ja: "\(person.rawValue) は口座 \(number) の口座名義人でも口座管理者でもありません。",
        en: "\(person.rawValue) is neither holder nor manager of account \(number).")
    case .singleHolder(let number):
      LocalizedText(
        ja: "口座 \(number) の指定地球温暖化対策事業者は一人のため、口座管理者を登録できません。",
        en: "Account \(number) has one holder; a manager is registered only where there are several.")
    case .consentMissing(let number, let persons):
      LocalizedText(
        ja: "口座 \(number) の口座名義人全員の記名押印が必要です（不足: \(persons.map(\.rawValue).joined(separator: "、"))）。",
        en: "Every holder of account \(number) must sign; missing: "
          + "\(persons.map(\.rawValue).joined(separator: ", ")).")
    case .powerOfAttorneyMissing(let number):
      LocalizedText(
        ja: "口座 \(number) の代理人を登録するには委任状が必要です。",
        en: "An agent of account \(number) needs the holders' power of attorney.")
    case .managerMissing(let number):
      LocalizedText(ja: "口座 \(number) に口座管理者は登録されていません。", en: "Account \(number) has no manager to remove.")
    case .obligatedPersonMissing(let designation):
      LocalizedText(
        ja: "事業所 \(designation) の指定地球温暖化対策事業者がありません。一人以上を指定してください。",
        en: "Facility \(designation) needs an obligated person; name at least one.")
    case .notIndividual(let person):
      LocalizedText(
        ja: "\(person.rawValue) は個人ではないため、相続の対象になりません。",
        en: "\(person.rawValue) is not an individual and takes part in no inheritance.")
    case .personKindChanges(let person):
      LocalizedText(
        ja: "\(person.rawValue) の法人・個人の別は変更できません。別の者として登録してください。",
        en: "\(person.rawValue) cannot change between corporation and individual; that is another person.")
    case .contactMissing(let number):
      LocalizedText(
        ja: "口座 \(number) の連絡先に担当者名とメールアドレスがありません。",
        en: "Account \(number) has no contact with a name and an e-mail address.")
    case .doesNotLapse(let number):
      LocalizedText(
        ja: "口座 \(number) には有効期限がなく、更新は不要です。", en: "Account \(number) has no last day and needs no renewal.")
    case .renewalNotDue(let number, let until):
      LocalizedText(
        ja: "口座 \(number) は \(until) まで有効です。まだ更新の時期ではありません。",
        en: "Account \(number) is good until \(until); it is not yet to be renewed.")
    case .transfersWaiting(let number, let count):
      LocalizedText(
        ja: "口座 \(number) に移転実行待ちの移転が \(count) 件あります。先に実行又は取消しをしてください。",
        en: "Account \(number) has \(count) transfers waiting; execute or cancel them first.")
    case .creditsLeft(let number, let tonnes):
      LocalizedText(
        ja: "口座 \(number) に \(tonnes.rawValue)t-CO2 の残高があります。残高を0にしてください。",
        en: "Account \(number) holds \(tonnes.rawValue) t-CO2; it must be empty.")
    case .limitExceeded(let limit, let held, let requested):
      LocalizedText(
        ja: "一般管理口座の開設上限数は \(limit)（開設済み \(held)、申請 \(requested)）です。",
        en: "The limit is \(limit) general accounts; \(held) are open and \(requested) asked for.")
    case .reasonMissing: LocalizedText(ja: "理由を記載してください。", en: "A reason must be given.")
    case .nothingChanges: LocalizedText(ja: "登録内容に変更はありません。", en: "Nothing on record would change.")
    }
  }
}

public import Programme

/// A change of an account: its new facts as a whole, and why.
///
/// Number, kind, facility and first day are the same as before.
public struct AccountChange: Hashable, Codable, Sendable {
  /// The account as it is from now on.
  public let account: Account
  /// Why it changed.
  public let reason: Reason

  /// Why an account changes, by a stable name that is never used again for another reason.
  public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
    /// 開設完了: nothing is outstanding any more.
    case completed
    /// 更新.
    case renewed
    /// 未更新による廃止.
    case lapsed
    /// 廃止 by application.
    case closed
    /// 凍結.
    case frozen
    /// 凍結解除.
    case thawed
    /// 口座名義人の変更.
    case holdersChanged
    /// 口座管理者の登録.
    case managerRegistered
    /// 口座管理者の登録抹消.
    case managerRemoved
    /// 代理人の選任.
    case agentAppointed
    /// 代理人の解任.
    case agentDismissed
    /// 連絡先の変更.
    case contactChanged
    /// 指定地球温暖化対策事業者の変更.
    case obligatedPersonChanged
    /// 相続.
    case inherited
    /// A mistake on record is put right.
    case corrected

    /// The reason in words.
    public var name: LocalizedText {
      switch self {
      case .completed: LocalizedText(ja: "開設手続の完了", en: "opening completed")
      case .renewed: LocalizedText(ja: "更新", en: "renewed")
      case .lapsed: LocalizedText(ja: "未更新による廃止", en: "lapsed")
      case .closed: LocalizedText(ja: "廃止", en: "closed")
      case .frozen: LocalizedText(ja: "凍結", en: "frozen")
      case .thawed: LocalizedText(ja: "凍結解除", en: "thawed")
      case .holdersChanged: LocalizedText(ja: "口座名義人の変更", en: "holders changed")
      case .managerRegistered: LocalizedText(ja: "口座管理者の登録", en: "account manager registered")
      case .managerRemoved: LocalizedText(ja: "口座管理者の登録抹消", en: "account manager removed")
      case .agentAppointed: LocalizedText(ja: "代理人の選任", en: "agent appointed")
      case .agentDismissed: LocalizedText(ja: "代理人の解任", en: "agent dismissed")
      case .contactChanged: LocalizedText(ja: "連絡先の変更", en: "contact changed")
      case .obligatedPersonChanged:
        LocalizedText(ja: "指定地球温暖化対策事業者の変更", en: "obligated person changed")
      case .inherited: LocalizedText(ja: "相続", en: "inherited")
      case .corrected: LocalizedText(ja: "訂正", en: "corrected")
      }
    }
  }

  /// A change.
  public init(_ account: Account, _ reason: Reason) {
    self.account = account
    self.reason = reason
  }
}

/// The end of an association; the association stays on record with both its dates.
public struct AssociationEnd: Hashable, Codable, Sendable {
  /// The association with its ``Association/endedOn``.
  public let association: Association
  /// Why it ended.
  public let reason: Reason

  /// Why an association ends.
  public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
    /// 関連付け解除 by application.
    case application
    /// One of the two accounts was closed.
    case accountClosed
    /// The general account's holder is neither holder nor manager of the designated account any more.
    case holderUnrelated

    /// The reason in words.
    public var name: LocalizedText {
      switch self {
      case .application: LocalizedText(ja: "申請による解除", en: "by application")
      case .accountClosed: LocalizedText(ja: "口座の廃止", en: "account closed")
      case .holderUnrelated:
        LocalizedText(ja: "口座名義人・口座管理者でなくなったため", en: "holder is neither holder nor manager any more")
      }
    }
  }

  /// The end of an association on a day.
  public init(_ association: Association, on date: CivilDate, reason: Reason) {
    var ended = association
    ended.endedOn = date
    self.association = ended
    self.reason = reason
  }
}

/// A user number that stops working.
public struct UserRevocation: Hashable, Codable, Sendable {
  /// The number.
  public let user: UserNumber
  /// The first day on which it does not work.
  public let revokedOn: CivilDate
  /// Why.
  public let reason: Reason

  /// Why a number stops working.
  public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
    /// A new number was issued instead (口座簿利用者番号等通知申請書).
    case reissued
    /// The account was closed.
    case accountClosed
    /// The person is no holder of the account any more.
    case holderLeft
    /// The contact person changed.
    case contactChanged

    /// The reason in words.
    public var name: LocalizedText {
      switch self {
      case .reissued: LocalizedText(ja: "再交付", en: "reissued")
      case .accountClosed: LocalizedText(ja: "口座の廃止", en: "account closed")
      case .holderLeft: LocalizedText(ja: "口座名義人でなくなったため", en: "no holder any more")
      case .contactChanged: LocalizedText(ja: "担当者の変更", en: "contact changed")
      }
    }
  }

  /// A revocation.
  public init(_ user: UserNumber, on date: CivilDate, reason: Reason) {
    self.user = user
    revokedOn = date
    self.reason = reason
  }
}

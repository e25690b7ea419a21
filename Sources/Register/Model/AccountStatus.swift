public import Programme

/// 口座の状態 on a day.
public enum AccountStatus: String, Hashable, Codable, Sendable, CaseIterable {
  /// 利用中.
  case open
  /// 開設手続中: opened, but something is outstanding, or its first day has not come.
  case awaiting
  /// 凍結中: nothing moves in or out.
  case frozen
  /// 廃止: closed, or past its last day of use.
  case closed

  /// The status in words.
  public var name: LocalizedText {
    switch self {
    case .open: LocalizedText(ja: "利用中", en: "open")
    case .awaiting: LocalizedText(ja: "開設手続中", en: "awaiting")
    case .frozen: LocalizedText(ja: "凍結中", en: "frozen")
    case .closed: LocalizedText(ja: "廃止", en: "closed")
    }
  }
}

extension Account {
  /// The status on a day. Only an ``AccountStatus/open`` account takes part in movements.
  ///
  /// Of several that apply the most final counts: closed, then frozen, then awaiting.
  public func status(on date: CivilDate) -> AccountStatus {
    if let closedOn, closedOn <= date { return .closed }
    if let expiresOn, expiresOn < date, freeze == nil { return .closed }
    if freeze != nil { return .frozen }
    return date < openedOn || outstanding != nil ? .awaiting : .open
  }
}

/// What may be missing after an account was opened. (The list is ours; no source names one.)
public enum AccountRequirement: String, Hashable, Codable, Sendable, CaseIterable {
  /// 手数料の納付.
  case feePayment
  /// 印鑑証明書の原本.
  case sealCertificate
  /// その他の添付書類.
  case attachments
}

/// A freeze of an account.
public struct AccountFreezeRecord: Hashable, Codable, Sendable {
  /// The first day.
  public let since: CivilDate
  /// Why.
  public let ground: Ground
  /// The official's words, where one froze it.
  public let note: String?

  /// Why an account is frozen. (No source speaks of freezing; rule MOV-16 foresees it.)
  public enum Ground: String, Hashable, Codable, Sendable, CaseIterable {
    /// An official's decision.
    case byOfficial
    /// Not renewed, but credits or a transfer are left in it: a person must decide what becomes of them.
    case lapsedWithCredits
  }

  /// A freeze.
  public init(since: CivilDate, ground: Ground, note: String?) {
    self.since = since
    self.ground = ground
    self.note = note
  }
}

/// An official's decision to open an account beyond 開設上限数, as where accounts are kept apart (分別管理).
///
/// Source: 02-accounts section 3 (seed 002: exceptions to the limit), rule LIM-02.
public struct LimitOverride: Hashable, Codable, Sendable {
  /// Who decided.
  public let official: OfficialID
  /// Why; not empty.
  public let reason: String

  /// An override.
  public init(official: OfficialID, reason: String) {
    self.official = official
    self.reason = reason
  }
}

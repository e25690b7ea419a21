public import Programme

/// A management account (管理口座).
public struct Account: Hashable, Codable, Sendable {
  /// 口座番号.
  public let number: AccountNumber
  /// 指定, 一般 or the Governor's.
  public let kind: AccountKind
  /// The facility of a designated account.
  public let designation: DesignationNumber?
  /// 口座名義人; exactly one for a general account.
  public var holders: [PersonID]
  /// 口座管理者 of a designated account.
  public var manager: PersonID?
  /// 代理人 of the holders; nil while they act themselves.
  public var agent: AccountAgent?
  /// 口座を開設できる者の種類 under which a general account was opened.
  public var openerKind: OpenerKind?
  /// The first day.
  public let openedOn: CivilDate
  /// The last day of use unless renewed; nil where the account does not lapse.
  public var expiresOn: CivilDate?
  /// The day it was closed; nil while it is open.
  public var closedOn: CivilDate?
  /// 連絡先 with its publication flags.
  public var contact: ContactDetails?
  /// What a Governor's account is for; nil for all others, and for one of the Governor's with no part in movements.
  public var place: GovernorPlace?
  /// What is still missing for the account to be used; nil when nothing is, never empty.
  public var outstanding: [AccountRequirement]?
  /// Why nothing moves in or out; nil while the account is not frozen.
  public var freeze: AccountFreezeRecord?
  /// The official who let the account be opened beyond the limit of its kind, and why.
  public var limitOverride: LimitOverride?

  /// Whether the account exists on a day: opened, not closed, not past its last day. A frozen account exists;
  /// ``status(on:)`` says whether it can be used.
  public func isOpen(on date: CivilDate) -> Bool {
    openedOn <= date && (closedOn.map { date < $0 } ?? true) && (expiresOn.map { date <= $0 } ?? true)
  }

  /// An account.
  public init(
    number: AccountNumber, kind: AccountKind, designation: DesignationNumber? = nil, holders: [PersonID],
    manager: PersonID? = nil, openerKind: OpenerKind? = nil, openedOn: CivilDate, expiresOn: CivilDate? = nil,
    closedOn: CivilDate? = nil, contact: ContactDetails? = nil, place: GovernorPlace? = nil,
    outstanding: [AccountRequirement]? = nil,
    freeze: AccountFreezeRecord? = nil, limitOverride: LimitOverride? = nil, agent: AccountAgent? = nil
  ) {
    self.number = number
    self.kind = kind
    self.designation = designation
    self.holders = holders
    self.manager = manager
    self.openerKind = openerKind
    self.openedOn = openedOn
    self.expiresOn = expiresOn
    self.closedOn = closedOn
    self.contact = contact
    self.place = place
    self.outstanding = outstanding
    self.freeze = freeze
    self.limitOverride = limitOverride
    self.agent = agent
  }
}

/// 関連付け: movement between one general and one designated account is possible.
public struct Association: Hashable, Codable, Sendable {
  /// The general account.
  public let general: AccountNumber
  /// The designated account.
  public let designated: AccountNumber
  /// The first day.
  public let since: CivilDate
  /// The day it ended: the first on which nothing moves along it; nil while it lasts.
  public var endedOn: CivilDate?

  /// An association.
  public init(general: AccountNumber, designated: AccountNumber, since: CivilDate, endedOn: CivilDate? = nil) {
    self.general = general
    self.designated = designated
    self.since = since
    self.endedOn = endedOn
  }
}

/// A user of the register (利用者): who may look at, and act on, one account.
public struct RegisterUser: Hashable, Codable, Sendable {
  /// 口座簿利用者番号.
  public let number: UserNumber
  /// 利用者区分.
  public let kind: UserKind
  /// The account.
  public let account: AccountNumber
  /// The holder the number was given to, or for whom the contact person looks after the account.
  public let person: PersonID
  /// 担当者: the contact person, for the kinds 3 to 5.
  public var contactName: String?
  /// Where a contact user's number and password are sent.
  public var email: String?
  /// The day the number stopped working; nil while it works.
  public var revokedOn: CivilDate?

  /// A user.
  public init(
    number: UserNumber, kind: UserKind, account: AccountNumber, person: PersonID, contactName: String? = nil,
    email: String? = nil, revokedOn: CivilDate? = nil
  ) {
    self.number = number
    self.kind = kind
    self.account = account
    self.person = person
    self.contactName = contactName
    self.email = email
    self.revokedOn = revokedOn
  }
}

/// A seal certificate (印鑑証明書) the office has on file from an earlier application.
public struct FiledSealCertificate: Hashable, Codable, Sendable {
  /// Whose certificate.
  public let person: PersonID
  /// 発行日.
  public let issuedOn: CivilDate
  /// Whether the original was filed, not a copy.
  public let isOriginal: Bool
  /// The day it came in; nil when the seed file does not say.
  public let filedOn: CivilDate?

  /// A filed certificate.
  public init(person: PersonID, issuedOn: CivilDate, isOriginal: Bool, filedOn: CivilDate?) {
    self.person = person
    self.issuedOn = issuedOn
    self.isOriginal = isOriginal
    self.filedOn = filedOn
  }
}

public import Programme

/// One open 指定管理口座 of the 指定管理口座情報一覧, unpublished items included.
public struct DesignatedAccountListing: Hashable, Sendable {
  /// 口座番号.
  public let accountNumber: AccountNumber
  /// 事業所の名称.
  public let facilityName: String
  /// 事業所の所在地.
  public let facilityAddress: String
  /// 口座名義人, all of them, in the register's order.
  public let holders: [ListedParty]
  /// 口座管理者; nil when there is none.
  public let manager: ListedParty?
  /// 連絡先; nil when none is known.
  public let contact: ContactDetails?

  /// A designated account.
  public init(
    accountNumber: AccountNumber, facilityName: String, facilityAddress: String, holders: [ListedParty],
    manager: ListedParty?, contact: ContactDetails?
  ) {
    self.accountNumber = accountNumber
    self.facilityName = facilityName
    self.facilityAddress = facilityAddress
    self.holders = holders
    self.manager = manager
    self.contact = contact
  }
}

/// One open 一般管理口座 of the 一般管理口座情報一覧, unpublished items included.
public struct GeneralAccountListing: Hashable, Sendable {
  /// 口座番号.
  public let accountNumber: AccountNumber
  /// 口座名義人.
  public let holder: ListedParty
  /// 連絡先; nil when none is known.
  public let contact: ContactDetails?

  /// A general account.
  public init(accountNumber: AccountNumber, holder: ListedParty, contact: ContactDetails?) {
    self.accountNumber = accountNumber
    self.holder = holder
    self.contact = contact
  }
}

public import Programme

/// One of `accounts`.
public struct SeedAccount: Hashable, Codable, Sendable {
  /// The number; derived when left out.
  public var number: AccountNumber?
  /// 指定, 一般 or the Governor's.
  public var kind: AccountKind
  /// The facility of a designated account.
  public var designation: DesignationNumber?
  /// Identifiers of the holders; may be left out for the Governor's accounts only.
  public var holders: [String]?
  /// Identifier of the 口座管理者.
  public var manager: String?
  /// 口座を開設できる者の種類, 1 to 7.
  public var openerKind: OpenerKind?
  /// The first day.
  public var openedOn: CivilDate
  /// The last day of use, for an account that lapses.
  public var expiresOn: CivilDate?
}

/// One of `credits`.
public struct SeedCredits: Hashable, Codable, Sendable {
  /// The account that holds them.
  public var account: AccountNumber
  /// The kind.
  public var type: CreditType
  /// 再エネクレジット種類.
  public var renewableType: String?
  /// 指定番号／クレジット創出事業番号.
  public var origin: String
  /// 削減年度.
  public var vintage: Int
  /// How many; the serials are as many.
  public var tonnes: Int64
  /// The serials, `130-1101~130-1300`; taken from the counter when left out.
  public var serials: SerialRange?
  /// The day they were issued.
  public var issuedOn: CivilDate
  /// The designated account they were issued in; when left out, the holding account for what can only have been issued
  /// there: excess and other-gas credits whose origin is its own facility.
  public var issuedIn: AccountNumber?
}

public import Programme

/// What one 管理口座開設通知書 (D-01) says: one account, one of its holders.
///
/// Source: specimen in seed 000; channels and recipients in domain 06, D-01. The user number and the passcode are
/// secrets: the letter is printed once and never mailed electronically.
public struct AccountOpeningNotice: Hashable, Sendable {
  /// The document number as printed: `8環都総第12号`.
  public let documentNumber: String
  /// The date of the letter.
  public let date: CivilDate
  /// The holder.
  public let recipient: Recipient
  /// 指定管理口座 or 一般管理口座.
  public let accountKind: AccountKind
  /// The account's number.
  public let accountNumber: AccountNumber
  /// 口座簿利用者番号: the user ID, ten characters on the specimen.
  public let userNumber: String
  /// 暗証番号: the initial password, eight characters on the specimen.
  public let passcode: String
  /// The facility of a designated account; nil for a general one, whose block is struck out.
  public let facility: Facility?
  /// The designated accounts associated (関連付け) with a general account; printed in their order.
  public let associations: [Association]

  /// The content of a notice.
  public init(
    documentNumber: String, date: CivilDate, recipient: Recipient, accountKind: AccountKind,
    accountNumber: AccountNumber, userNumber: String, passcode: String, facility: Facility?,
    associations: [Association] = []
  ) {
    self.documentNumber = documentNumber
    self.date = date
    self.recipient = recipient
    self.accountKind = accountKind
    self.accountNumber = accountNumber
    self.userNumber = userNumber
    self.passcode = passcode
    self.facility = facility
    self.associations = associations
  }

  /// A designated facility (指定地球温暖化対策事業所).
  public struct Facility: Hashable, Sendable {
    /// 事業所の名称.
    public let name: String
    /// 事業所の所在地.
    public let address: String
    /// 指定番号.
    public let designationNumber: DesignationNumber

    /// A facility.
    public init(name: String, address: String, designationNumber: DesignationNumber) {
      self.name = name
      self.address = address
      self.designationNumber = designationNumber
    }
  }

  /// A designated account that a general account is associated with.
  public struct Association: Hashable, Sendable {
    /// The designated account.
    public let accountNumber: AccountNumber
    /// Its facility.
    public let facility: Facility

    /// An association.
    public init(accountNumber: AccountNumber, facility: Facility) {
      self.accountNumber = accountNumber
      self.facility = facility
    }
  }
}

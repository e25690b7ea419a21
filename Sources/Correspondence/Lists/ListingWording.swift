/// The words of the 口座情報一覧 (D-10).
///
/// Source: seed 002 (columns, 非公表); head and foot are ours.
public struct ListingWording: Codable, Hashable, Sendable {
  /// Title of the list of designated accounts.
  public let designatedTitle: String
  /// Title of the list of general accounts.
  public let generalTitle: String
  /// The day the list shows; knows `{date}`.
  public let asOf: String
  /// 口座番号.
  public let accountNumberColumn: String
  /// 事業所の名称・所在地.
  public let facilityColumn: String
  /// 口座名義人全員の氏名・住所 (designated accounts).
  public let allHoldersColumn: String
  /// 口座管理者の氏名・住所 (designated accounts).
  public let managerColumn: String
  /// 口座名義人の氏名・住所 (general accounts).
  public let holderColumn: String
  /// 連絡先.
  public let contactColumn: String
  /// What stands in place of what is not published: 非公表.
  public let withheld: String
  /// A published telephone number; knows `{value}`.
  public let phone: String
  /// A published fax number; knows `{value}`.
  public let fax: String
  /// A published e-mail address; knows `{value}`.
  public let email: String
  /// An account whose row goes on over the page; knows `{accountNumber}`.
  public let continued: String
  /// Stands in the place of the rows when there are none.
  public let noAccounts: String
  /// The foot of each page; knows `{page}` and `{pages}`.
  public let pageNumber: String
  /// Which state of the register the list shows; knows `{hash}`.
  public let journalHead: String

  /// The words of the lists.
  public init(
    designatedTitle: String, generalTitle: String, asOf: String, accountNumberColumn: String, facilityColumn: String,
    allHoldersColumn: String, managerColumn: String, holderColumn: String, contactColumn: String, withheld: String,
    phone: String, fax: String, email: String, continued: String, noAccounts: String, pageNumber: String,
    journalHead: String
  ) {
    self.designatedTitle = designatedTitle
    self.generalTitle = generalTitle
    self.asOf = asOf
    self.accountNumberColumn = accountNumberColumn
    self.facilityColumn = facilityColumn
    self.allHoldersColumn = allHoldersColumn
    self.managerColumn = managerColumn
    self.holderColumn = holderColumn
    self.contactColumn = contactColumn
    self.withheld = withheld
    self.phone = phone
    self.fax = fax
    self.email = email
    self.continued = continued
    self.noAccounts = noAccounts
    self.pageNumber = pageNumber
    self.journalHead = journalHead
  }
}

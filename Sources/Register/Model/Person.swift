public import Programme

/// A person the register knows: a holder, an obligated person, a manager or an applicant to be.
public struct Person: Hashable, Codable, Sendable {
  /// The identifier.
  public let id: PersonID
  /// Corporation or individual.
  public var kind: PersonKind
  /// 氏名 or 名称, as on the seal certificate.
  public var name: String
  /// The reading in kana.
  public var kana: String?
  /// The postal code, 163-8001.
  public var postalCode: String?
  /// 住所 or 主たる事務所の所在地.
  public var address: String
  /// The representative of a corporation.
  public var representative: Representative?
  /// 法人番号, thirteen digits.
  public var corporateNumber: String?
  /// What an individual lets the public list show; a corporation is always shown. Source: rules PUB-01, PUB-02.
  /// In alphabetical order, each once.
  public var published: [PublishedItem]
  /// Whether the person may hand forms in online (オンライン提出利用希望届出書 registered).
  public var isOnlineUser: Bool
  /// The contact given for the person itself, where one is on record.
  public var contact: ContactDetails?

  /// 代表者: title and name.
  public struct Representative: Hashable, Codable, Sendable {
    /// 代表取締役社長, or 総支配人 where a branch manager is registered.
    public var title: String
    /// The name.
    public var name: String

    /// A representative.
    public init(title: String, name: String) {
      self.title = title
      self.name = name
    }
  }

  /// What of an individual may be published.
  public enum PublishedItem: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
    /// 氏名.
    case name
    /// 住所.
    case address

    /// Orders alphabetically.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// A person.
  public init(
    id: PersonID, kind: PersonKind, name: String, kana: String? = nil, postalCode: String? = nil, address: String,
    representative: Representative? = nil, corporateNumber: String? = nil, published: Set<PublishedItem> = [],
    isOnlineUser: Bool = false, contact: ContactDetails? = nil
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.kana = kana
    self.postalCode = postalCode
    self.address = address
    self.representative = representative
    self.corporateNumber = corporateNumber
    self.published = published.sorted()
    self.isOnlineUser = isOnlineUser
    self.contact = contact
  }
}

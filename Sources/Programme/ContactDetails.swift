/// 連絡先: the department that looks after an account, and which of its items may be published.
public struct ContactDetails: Hashable, Codable, Sendable {
  /// 会社名.
  public var company: String?
  /// 住所.
  public var address: String?
  /// 所属名.
  public var department: String?
  /// 担当者名.
  public var person: String?
  /// 電話番号.
  public var phone: String?
  /// FAX番号.
  public var fax: String?
  /// メールアドレス.
  public var email: String?
  /// The items marked 公表; all others are withheld. Source: rule PUB-03.
  public var published: Set<Item>

  /// The items of a contact, in the order of the form.
  public enum Item: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
    /// 会社名.
    case company
    /// 住所.
    case address
    /// 所属名.
    case department
    /// 担当者名.
    case person
    /// 電話番号.
    case phone
    /// FAX番号.
    case fax
    /// メールアドレス.
    case email

    /// Orders as on the form.
    public static func < (left: Self, right: Self) -> Bool {
      Self.allCases.firstIndex(of: left)! < Self.allCases.firstIndex(of: right)!
    }
  }

  /// A contact; items left out are absent, and nothing is published unless named.
  public init(
    company: String? = nil, address: String? = nil, department: String? = nil, person: String? = nil,
    phone: String? = nil, fax: String? = nil, email: String? = nil, published: Set<Item> = []
  ) {
    self.company = company
    self.address = address
    self.department = department
    self.person = person
    self.phone = phone
    self.fax = fax
    self.email = email
    self.published = published
  }

  /// The text of one item.
  public subscript(item: Item) -> String? {
    switch item {
    case .company: company
    case .address: address
    case .department: department
    case .person: person
    case .phone: phone
    case .fax: fax
    case .email: email
    }
  }
}

extension ContactDetails {
  private enum CodingKeys: String, CodingKey {
    case company, address, department, person, phone, fax, email, published
  }

  /// Encodes with the published items in the order of the form, so that equal values give equal bytes.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(company, forKey: .company)
    try container.encodeIfPresent(address, forKey: .address)
    try container.encodeIfPresent(department, forKey: .department)
    try container.encodeIfPresent(person, forKey: .person)
    try container.encodeIfPresent(phone, forKey: .phone)
    try container.encodeIfPresent(fax, forKey: .fax)
    try container.encodeIfPresent(email, forKey: .email)
    try container.encode(published.sorted(), forKey: .published)
  }
}

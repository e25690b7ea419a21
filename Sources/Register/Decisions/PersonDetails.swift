public import Programme

/// A person as an application describes it, before the register has given an identifier.
public struct PersonDetails: Hashable, Codable, Sendable {
  /// Corporation or individual.
  public var kind: PersonKind
  /// 氏名 or 名称.
  public var name: String
  /// The reading in kana.
  public var kana: String?
  /// The postal code.
  public var postalCode: String?
  /// 住所 or 主たる事務所の所在地.
  public var address: String
  /// The representative of a corporation.
  public var representative: Person.Representative?
  /// 法人番号.
  public var corporateNumber: String?
  /// What an individual lets the public list show.
  public var published: Set<Person.PublishedItem>

  /// A description.
  public init(
    kind: PersonKind, name: String, kana: String? = nil, postalCode: String? = nil, address: String,
    representative: Person.Representative? = nil, corporateNumber: String? = nil,
    published: Set<Person.PublishedItem> = []
  ) {
    self.kind = kind
    self.name = name
    self.kana = kana
    self.postalCode = postalCode
    self.address = address
    self.representative = representative
    self.corporateNumber = corporateNumber
    self.published = published
  }

  /// Whether the description fits a person: same kind, same name and address in any spelling, no other 法人番号.
  public func describes(_ person: Person) -> Bool {
    if let own = corporateNumber, let other = person.corporateNumber, own != other { return false }
    return kind == person.kind && JapaneseText.nameKey(name) == JapaneseText.nameKey(person.name)
      && JapaneseText.addressKey(address) == JapaneseText.addressKey(person.address)
  }

  /// The person under an identifier.
  func person(_ id: PersonID) -> Person {
    Person(
      id: id, kind: kind, name: name, kana: kana, postalCode: postalCode, address: address,
      representative: representative, corporateNumber: corporateNumber, published: published)
  }
}

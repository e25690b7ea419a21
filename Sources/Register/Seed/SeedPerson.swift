public import Programme

/// One of `persons`.
public struct SeedPerson: Hashable, Codable, Sendable {
  /// The identifier by which the file names the person.
  public var id: String
  /// Corporation or individual.
  public var kind: PersonKind
  /// 氏名 or 名称.
  public var name: String
  /// The reading.
  public var kana: String?
  /// 住所.
  public var address: String
  /// The postal code.
  public var postalCode: String?
  /// 代表者.
  public var representative: Person.Representative?
  /// 法人番号.
  public var corporateNumber: String?
  /// Whether an individual lets name and address be published.
  public var publishIndividual: Bool?
  /// The seal certificate on file.
  public var sealCertificate: SealCertificate?
  /// Whether the online-use notification is registered.
  public var onlineUse: Bool?
  /// 連絡先; also that of the person's seeded accounts.
  public var contact: RegisterSeed.Contact?

  /// `sealCertificate`.
  public struct SealCertificate: Hashable, Codable, Sendable {
    /// 発行日.
    public var issuedOn: CivilDate
    /// Whether the original is on file, not a copy.
    public var originalOnFile: Bool
  }
}

extension RegisterSeed {
  /// `contact`: the items of a contact, and under `publish` which of them are 公表.
  public struct Contact: Hashable, Sendable {
    /// The contact.
    public var details: ContactDetails

    static let items = ContactDetails.Item.allCases
  }
}

extension RegisterSeed.Contact: Codable {
  private enum CodingKeys: String, CodingKey {
    case company, address, department, person, phone, fax, email, publish
  }

  private struct ItemKey: CodingKey {
    let item: ContactDetails.Item
    var stringValue: String { item.rawValue }
    var intValue: Int? { nil }
    init(_ item: ContactDetails.Item) { self.item = item }
    init?(stringValue: String) {
      guard let item = ContactDetails.Item(rawValue: stringValue) else { return nil }
      self.item = item
    }
    init?(intValue: Int) { nil }
  }

  /// Decodes the items; one that `publish` leaves out is withheld.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func text(_ key: CodingKeys) throws -> String? { try container.decodeIfPresent(String.self, forKey: key) }
    var published: Set<ContactDetails.Item> = []
    if container.contains(.publish) {
      let flags = try container.nestedContainer(keyedBy: ItemKey.self, forKey: .publish)
      for item in Self.items where try flags.decodeIfPresent(Bool.self, forKey: ItemKey(item)) == true {
        published.insert(item)
      }
    }
    details = ContactDetails(
      company: try text(.company), address: try text(.address), department: try text(.department),
      person: try text(.person), phone: try text(.phone), fax: try text(.fax), email: try text(.email),
      published: published)
  }

  /// Encodes the items and every flag.
  public func encode(to encoder: any Encoder) throws {
    var items = encoder.container(keyedBy: ItemKey.self)
    for item in Self.items { try items.encodeIfPresent(details[item], forKey: ItemKey(item)) }
    var container = encoder.container(keyedBy: CodingKeys.self)
    var flags = container.nestedContainer(keyedBy: ItemKey.self, forKey: .publish)
    for item in Self.items { try flags.encode(details.published.contains(item), forKey: ItemKey(item)) }
  }
}

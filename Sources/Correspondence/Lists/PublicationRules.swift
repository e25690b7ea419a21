public import Programme

/// What of an account is published (公表), as pure functions.
///
/// Source: seed 002, 「口座情報一覧」とは; rules PUB-01 to PUB-03 of the rule catalogue.
public enum PublicationRules {
  /// What a list shows of a party.
  public struct PublishedParty: Hashable, Sendable {
    /// The name; nil for 非公表.
    public let name: String?
    /// The address; nil for 非公表.
    public let address: String?
  }

  /// PUB-01, PUB-02: a corporation is always shown; of an individual only what the person asked for.
  public static func published(_ party: ListedParty) -> PublishedParty {
    switch party.kind {
    case .corporation: PublishedParty(name: party.name, address: party.address)
    case .individual:
      PublishedParty(
        name: party.wishesNamePublished ? party.name : nil, address: party.wishesAddressPublished ? party.address : nil)
    }
  }

  /// PUB-03: the items of a contact that are marked 公表 and have a text, in the order of the form.
  ///
  /// Empty means that the cell reads 非公表, whether nothing is to be shown or nothing is known.
  public static func published(_ contact: ContactDetails?) -> [(item: ContactDetails.Item, text: String)] {
    guard let contact else { return [] }
    return ContactDetails.Item.allCases.compactMap { item in
      guard contact.published.contains(item), let text = contact[item], !JapaneseText.trimmed(text).isEmpty else {
        return nil
      }
      return (item, text)
    }
  }
}

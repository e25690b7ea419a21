public import Programme

/// What of an account is published (公表), as pure functions.
///
/// Source: seed 002, 「口座情報一覧」とは; rules PUB-01 to PUB-03 of the rule catalogue.
public enum PublicationRules {
  /// What a list shows of a party.
  public enum PublishedParty: Hashable, Sendable {
    /// Name and address.
    case shown(name: String, address: String)
    /// 非公表.
    case withheld
  }

  /// PUB-01, PUB-02: a corporation is always shown; an individual only on request.
  public static func published(_ party: ListedParty) -> PublishedParty {
    switch party.kind {
    case .corporation: .shown(name: party.name, address: party.address)
    case .individual: party.wishesPublication ? .shown(name: party.name, address: party.address) : .withheld
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

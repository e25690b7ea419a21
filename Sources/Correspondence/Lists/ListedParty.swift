public import Programme

/// A holder (口座名義人) or manager (口座管理者) as the register knows it, before publication is decided.
public struct ListedParty: Hashable, Sendable {
  /// 氏名 or 名称.
  public let name: String
  /// 住所.
  public let address: String
  /// 法人 or 個人.
  public let kind: PersonKind
  /// Whether an individual asked for name and address to be published; without meaning for a corporation.
  public let wishesPublication: Bool

  /// A party.
  public init(name: String, address: String, kind: PersonKind, wishesPublication: Bool) {
    self.name = name
    self.address = address
    self.kind = kind
    self.wishesPublication = wishesPublication
  }
}

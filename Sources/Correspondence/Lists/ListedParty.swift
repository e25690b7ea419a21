public import Programme

/// A holder (口座名義人) or manager (口座管理者) as the register knows it, before publication is decided.
public struct ListedParty: Hashable, Sendable {
  /// 氏名 or 名称.
  public let name: String
  /// 住所.
  public let address: String
  /// 法人 or 個人.
  public let kind: PersonKind
  /// Whether an individual asked for the name to be published; without meaning for a corporation.
  public let wishesNamePublished: Bool
  /// Whether an individual asked for the address to be published; without meaning for a corporation.
  public let wishesAddressPublished: Bool

  /// A party; name and address are asked for apart on the form (公表を希望する事項).
  public init(
    name: String, address: String, kind: PersonKind, wishesNamePublished: Bool, wishesAddressPublished: Bool
  ) {
    self.name = name
    self.address = address
    self.kind = kind
    self.wishesNamePublished = wishesNamePublished
    self.wishesAddressPublished = wishesAddressPublished
  }
}

public import Programme

/// 代理人: who signs for an account's holders under a power of attorney (委任状).
///
/// He holds nothing and gets no user number; letters go to the holders. Source: 04-forms sections 1 and 4 (seeds 001, 002).
public struct AccountAgent: Hashable, Codable, Sendable {
  /// 氏名又は名称.
  public let name: String
  /// 住所, where the application gave one.
  public let address: String?
  /// The first day.
  public let since: CivilDate

  /// An agent from a day on.
  public init(name: String, address: String?, since: CivilDate) {
    self.name = name
    self.address = address
    self.since = since
  }
}

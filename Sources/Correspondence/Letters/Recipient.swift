/// To whom a letter goes, as its address block prints it.
///
/// Source: specimen of the 管理口座開設通知書 (seed 000): company, then title, name and 殿; postal code and address
/// are added above for the window envelope (domain 06, section 5.1).
public struct Recipient: Hashable, Sendable {
  /// Postal code with or without 〒; empty when unknown.
  public let postalCode: String
  /// Address; line breaks are kept.
  public let address: String
  /// Name of the corporation; nil for an individual.
  public let company: String?
  /// Title of the registered person (代表取締役, 総支配人 …); nil when there is none.
  public let title: String?
  /// Name of the person, or nil when a letter goes to the corporation alone.
  public let personName: String?
  /// 殿, or 御中 to a corporation alone.
  public let honorific: String

  /// A recipient.
  public init(
    postalCode: String, address: String, company: String?, title: String?, personName: String?, honorific: String = "殿"
  ) {
    self.postalCode = postalCode
    self.address = address
    self.company = company
    self.title = title
    self.personName = personName
    self.honorific = honorific
  }

  /// `〒163-8001`; nil when there is no postal code.
  var postalLine: String? {
    guard !postalCode.isEmpty else { return nil }
    return postalCode.hasPrefix("〒") ? postalCode : "〒\(postalCode)"
  }
}

/// What a Governor's account (知事の管理口座) is for: the places where credits begin and end.
///
/// Only the surrender account is named by a source (seed 002); the others are implied by what happens to credits.
/// Source: 02-accounts section 1.
public enum GovernorPlace: String, Hashable, Codable, Sendable, CaseIterable {
  /// 義務充当口座: credits used for an obligation.
  case surrender
  /// 無効化: credits cancelled for another purpose.
  case cancellation
  /// 抹消: credits past their last day of use.
  case expiry
  /// 発行元: where credits come from, and go back to when an issuance is reversed.
  case issuance
  /// 埼玉県との連携: credits that left for Saitama's register.
  case saitama

  /// The name of the place as people read it.
  public var name: LocalizedText {
    switch self {
    case .surrender: LocalizedText(ja: "義務充当口座", en: "surrender account")
    case .cancellation: LocalizedText(ja: "無効化口座", en: "cancellation account")
    case .expiry: LocalizedText(ja: "抹消口座", en: "expiry account")
    case .issuance: LocalizedText(ja: "発行元口座", en: "issuance source account")
    case .saitama: LocalizedText(ja: "埼玉連携口座", en: "Saitama counter-account")
    }
  }
}

public import Programme

/// One fiscal year of a facility's obligation.
public struct ObligationYear: Hashable, Sendable {
  /// The fiscal year.
  public let year: FiscalYear
  /// 適用区分: the number of the period whose rate applies (3 for 第三義務率).
  public let tier: Int
  /// 事業所区分.
  public let category: FacilityCategory
  /// トップレベル事業所の認定区分.
  public let relief: ReliefKind?
  /// 医療施設緩和措置.
  public let hasMedicalRelief: Bool
  /// 基準排出量.
  public let baseEmissions: Tonnes
  /// 削減義務率 after any relief.
  public let rate: Ratio
  /// 削減義務量.
  public let obligation: Tonnes
  /// 特定温室効果ガス排出量; nil while it is not known.
  public let emissions: Tonnes?
  /// Whether the emissions are fixed (verified and accepted).
  public let isFixed: Bool
  /// The most that counts as reduction for excess credits: the 1／2 line.
  public let excessLine: Tonnes
  /// 超過削減量発行可能量 on the results up to this year, less what is issued; nil while they are not all known.
  public let excessIssuable: Tonnes?

  /// 排出削減量; negative when the year's emissions lie above the base.
  public var reduction: Tonnes? {
    // Two amounts from 0 to Int64.max cannot differ by more.
    emissions.map { Tonnes(baseEmissions.rawValue - $0.rawValue) }
  }
}

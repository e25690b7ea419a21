public import Programme

/// One of `facilities`.
public struct SeedFacility: Hashable, Codable, Sendable {
  /// 指定番号.
  public var designation: DesignationNumber
  /// 事業所の名称.
  public var name: String
  /// 事業所の所在地.
  public var address: String
  /// `class`: 指定, 特定 or 指定相当.
  public var facilityClass: FacilityClass
  /// 事業所区分.
  public var category: Category
  /// Identifiers of the 指定地球温暖化対策事業者.
  public var obligatedPersons: [String]?
  /// The first fiscal year of the obligation.
  public var obligationFrom: Int?
  /// The fiscal year it became 特定 after the programme's start, from which its rate climbs.
  public var specifiedFrom: Int?
  /// Relief of the rate.
  public var relief: Relief?
  /// Whether 医療施設緩和措置 holds in all years besides what `relief` says.
  public var medicalRelief: Bool?
  /// 基準排出量.
  public var baseEmissions: BaseEmissions?
  /// Emissions by fiscal year, the years as texts.
  public var emissions: [String: Emission]?
  /// Whether the plan is under review.
  public var planUnderReview: Bool?
  /// The day the obligation status was fixed.
  public var statusFixedOn: CivilDate?

  /// The figure of one year, in tonnes.
  public struct Emission: Hashable, Codable, Sendable {
    /// The amount.
    public var tonnes: Int64
    /// The day it was fixed.
    public var fixedOn: CivilDate?
  }

  /// 基準排出量: one amount for all years, or one for each year of a change.
  public typealias BaseEmissions = SeedByYear<Int64>
  /// 事業所区分: one for all years, or one for each year of a change.
  public typealias Category = SeedByYear<FacilityCategory>
  /// 緩和: one for all years, or one for each year of a change, `none` ending it.
  public typealias Relief = SeedByYear<ReliefChoice>

  /// A relief, or none.
  public enum ReliefChoice: String, Hashable, Codable, Sendable {
    /// トップレベル事業所.
    case topLevel
    /// 準トップレベル事業所.
    case nearTopLevel
    /// 医療施設緩和措置.
    case medical
    /// No relief from that year on.
    case none

    /// The relief; nil for none.
    var kind: ReliefKind? { ReliefKind(rawValue: rawValue) }
  }

  private enum CodingKeys: String, CodingKey {
    case designation, name, address, category, obligatedPersons, obligationFrom, specifiedFrom, relief
    case medicalRelief, baseEmissions, emissions, planUnderReview, statusFixedOn
    case facilityClass = "class"
  }
}

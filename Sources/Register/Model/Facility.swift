public import Programme

/// A facility (事業所) under the programme.
public struct Facility: Hashable, Codable, Sendable {
  /// 指定番号.
  public let designation: DesignationNumber
  /// 事業所の名称.
  public var name: String
  /// 事業所の所在地.
  public var address: String
  /// 指定, 特定 or 指定相当.
  public var facilityClass: FacilityClass
  /// 事業所区分.
  public var category: FacilityCategory
  /// 指定地球温暖化対策事業者, in the order on record.
  public var obligatedPersons: [PersonID]
  /// The first fiscal year of the obligation; nil when there is none.
  public var obligationFrom: FiscalYear?
  /// Relief of the rate.
  public var relief: ReliefKind?
  /// 基準排出量 by fiscal year; a single entry holds for it and all later years.
  public var baseEmissions: [YearTonnes]
  /// 特定温室効果ガス排出量 by fiscal year.
  public var emissions: [YearTonnes]
  /// Whether the 地球温暖化対策計画書 is under review.
  public var isPlanUnderReview: Bool
  /// The day the obligation status was fixed.
  public var statusFixedOn: CivilDate?

  /// A figure of one fiscal year.
  public struct YearTonnes: Hashable, Codable, Sendable {
    /// The fiscal year.
    public let year: FiscalYear
    /// The amount.
    public let tonnes: Tonnes
    /// The day the figure was fixed (verified and accepted); nil while it is provisional.
    public let fixedOn: CivilDate?

    /// A figure.
    public init(year: FiscalYear, tonnes: Tonnes, fixedOn: CivilDate?) {
      self.year = year
      self.tonnes = tonnes
      self.fixedOn = fixedOn
    }
  }

  /// A facility.
  public init(
    designation: DesignationNumber, name: String, address: String, facilityClass: FacilityClass,
    category: FacilityCategory, obligatedPersons: [PersonID], obligationFrom: FiscalYear? = nil,
    relief: ReliefKind? = nil, baseEmissions: [YearTonnes] = [], emissions: [YearTonnes] = [],
    isPlanUnderReview: Bool = false, statusFixedOn: CivilDate? = nil
  ) {
    self.designation = designation
    self.name = name
    self.address = address
    self.facilityClass = facilityClass
    self.category = category
    self.obligatedPersons = obligatedPersons
    self.obligationFrom = obligationFrom
    self.relief = relief
    self.baseEmissions = baseEmissions
    self.emissions = emissions
    self.isPlanUnderReview = isPlanUnderReview
    self.statusFixedOn = statusFixedOn
  }
}

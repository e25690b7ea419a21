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
  /// 事業所区分 today, and in every year where ``categories`` says nothing else.
  public var category: FacilityCategory
  /// Changes of 事業所区分 in the order of their years; each holds from its year to the next. Empty when it never changed.
  public var categories: [YearCategory]
  /// 指定地球温暖化対策事業者, in the order on record.
  public var obligatedPersons: [PersonID]
  /// The first fiscal year of the obligation; nil when there is none.
  public var obligationFrom: FiscalYear?
  /// The fiscal year it became 特定 after the programme's start, from which its rate climbs (``NewEntrantFigures``);
  /// nil for a facility that has each period's own rate.
  public var specifiedFrom: FiscalYear?
  /// 削減義務率の緩和 with the years each holds for.
  public var reliefs: [Relief]
  /// 基準排出量 in the order of the years; each holds for its year and later ones, up to the next (変更).
  public var baseEmissions: [YearTonnes]
  /// 特定温室効果ガス排出量 by fiscal year.
  public var emissions: [YearTonnes]
  /// Whether the 地球温暖化対策計画書 is under review.
  public var isPlanUnderReview: Bool
  /// The day the obligation status was fixed (義務履行状況の確定), of the period for which it was last.
  public var statusFixedOn: CivilDate?
  /// The days it was fixed for the periods before, in order; nil where there are none, never empty.
  public var earlierFixings: [CivilDate]?

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

  /// 事業所区分 from a fiscal year on.
  public struct YearCategory: Hashable, Codable, Sendable {
    /// The first year.
    public let year: FiscalYear
    /// The category.
    public let category: FacilityCategory

    /// A category from a year on.
    public init(year: FiscalYear, category: FacilityCategory) {
      self.year = year
      self.category = category
    }
  }

  /// One relief of the rate and the fiscal years it holds for.
  public struct Relief: Hashable, Codable, Sendable {
    /// The kind.
    public let kind: ReliefKind
    /// The first year; nil when it holds from the start.
    public let firstYear: FiscalYear?
    /// The last year, included; nil while it lasts.
    public let lastYear: FiscalYear?

    /// A relief.
    public init(kind: ReliefKind, firstYear: FiscalYear? = nil, lastYear: FiscalYear? = nil) {
      self.kind = kind
      self.firstYear = firstYear
      self.lastYear = lastYear
    }

    /// Whether it holds in a year.
    public func holds(in year: FiscalYear) -> Bool {
      (firstYear.map { $0 <= year } ?? true) && (lastYear.map { year <= $0 } ?? true)
    }
  }

  /// A facility.
  public init(
    designation: DesignationNumber, name: String, address: String, facilityClass: FacilityClass,
    category: FacilityCategory, categories: [YearCategory] = [], obligatedPersons: [PersonID],
    obligationFrom: FiscalYear? = nil, specifiedFrom: FiscalYear? = nil, reliefs: [Relief] = [],
    baseEmissions: [YearTonnes] = [], emissions: [YearTonnes] = [], isPlanUnderReview: Bool = false,
    statusFixedOn: CivilDate? = nil, earlierFixings: [CivilDate]? = nil
  ) {
    self.designation = designation
    self.name = name
    self.address = address
    self.facilityClass = facilityClass
    self.category = category
    self.categories = categories
    self.obligatedPersons = obligatedPersons
    self.obligationFrom = obligationFrom
    self.specifiedFrom = specifiedFrom
    self.reliefs = reliefs
    self.baseEmissions = baseEmissions
    self.emissions = emissions
    self.isPlanUnderReview = isPlanUnderReview
    self.statusFixedOn = statusFixedOn
    self.earlierFixings = earlierFixings
  }
}

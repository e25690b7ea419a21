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
  public var category: FacilityCategory
  /// Identifiers of the 指定地球温暖化対策事業者.
  public var obligatedPersons: [String]?
  /// The first fiscal year of the obligation.
  public var obligationFrom: Int?
  /// Relief of the rate.
  public var relief: ReliefKind?
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

  /// One amount for all years, or one for each (it holds until the next).
  public enum BaseEmissions: Hashable, Codable, Sendable {
    /// Tonnes for every year.
    case constant(Int64)
    /// Tonnes by fiscal year, the years as texts.
    case byYear([String: Int64])

    /// Decodes a number or a map of years.
    public init(from decoder: any Decoder) throws {
      // A map is no single value, so the attempt says which of the two it is; a bad number then fails as a number.
      if let years = try? decoder.container(keyedBy: AnyKey.self) {
        self = .byYear(
          Dictionary(
            try years.allKeys.map { ($0.stringValue, try years.decode(Int64.self, forKey: $0)) },
            uniquingKeysWith: { first, _ in first }))
      } else {
        self = .constant(try decoder.singleValueContainer().decode(Int64.self))
      }
    }

    /// Encodes a number or a map of years.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .constant(let tonnes): try container.encode(tonnes)
      case .byYear(let years): try container.encode(years)
      }
    }
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { stringValue = String(intValue) }
  }

  private enum CodingKeys: String, CodingKey {
    case designation, name, address, category, obligatedPersons, obligationFrom, relief, baseEmissions, emissions
    case planUnderReview, statusFixedOn
    case facilityClass = "class"
  }
}

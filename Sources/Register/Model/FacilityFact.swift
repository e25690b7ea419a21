public import Programme

/// One fact on record of a facility, small enough to say which entry stated it first.
public enum FacilityFact: Hashable, Sendable {
  // The order is that of the rows of the status screen that rest on them (07-screens section 6).

  /// 指定, 特定 or 指定相当.
  case facilityClass(FacilityClass)
  /// 指定地球温暖化対策事業者.
  case obligatedPersons([PersonID])
  /// The first fiscal year of the obligation.
  case obligationFrom(FiscalYear)
  /// The fiscal year it became 特定, from which its rate climbs.
  case specifiedFrom(FiscalYear)
  /// 事業所区分, from a fiscal year on where it changed.
  case category(FacilityCategory, from: FiscalYear?)
  /// A relief of the rate.
  case relief(Facility.Relief)
  /// 基準排出量 from a fiscal year on.
  case baseEmissions(Facility.YearTonnes)
  /// 特定温室効果ガス排出量 of a fiscal year.
  case emissions(Facility.YearTonnes)
  /// The 計画書 is under review, or not.
  case planUnderReview(Bool)
  /// The day the obligation status was fixed.
  case statusFixedOn(CivilDate)

  /// All facts of a facility, in order.
  public static func facts(of facility: Facility) -> [FacilityFact] {
    var facts: [FacilityFact] = [.facilityClass(facility.facilityClass), .obligatedPersons(facility.obligatedPersons)]
    facts += [facility.obligationFrom.map { .obligationFrom($0) }, facility.specifiedFrom.map { .specifiedFrom($0) }]
      .compactMap(\.self)
    facts.append(.category(facility.category, from: nil))
    facts += facility.categories.map { .category($0.category, from: $0.year) }
    facts += facility.reliefs.map { .relief($0) }
    facts += facility.baseEmissions.map { .baseEmissions($0) }
    facts += facility.emissions.map { .emissions($0) }
    facts.append(.planUnderReview(facility.isPlanUnderReview))
    facts += facility.statusFixings.map { .statusFixedOn($0) }
    return facts
  }
}

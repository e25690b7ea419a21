/// 再エネクレジットの換算係数: how much CO2 a certified amount of renewable energy stands for.
///
/// `amount (t-CO2) = certified energy x coefficient x multiplier`. Source: seed 001, 03-credits section 7.
public struct RenewableConversion: Hashable, Codable, Sendable {
  /// 旧係数, fixed.
  public let oldCoefficients: [Coefficient]
  /// 新係数, published for each fiscal year of application; a year that is not listed is not published.
  public let newCoefficients: [Coefficient]
  /// Generation that ends before this day may still use the old coefficient.
  public let oldUntilGenerationEndsBefore: CivilDate
  /// The last fiscal year of issue in which it may.
  public let oldUntilIssueYear: FiscalYear
  /// The multiplier by issue day; 1.0 today.
  public let multipliers: [EffectiveRatio]
  /// 持続可能性: when biomass must be shown to be sustainable.
  public let biomass: Biomass
  /// Amounts that are not whole tonnes.
  public let rounding: Rounding
  /// Where it was read.
  public let source: String

  /// What energy is converted.
  public enum Energy: String, Hashable, Codable, Sendable, CaseIterable {
    /// 電気.
    case electricity
    /// 熱.
    case heat
  }

  /// The unit a coefficient is stated for.
  public enum Unit: String, Hashable, Codable, Sendable, CaseIterable {
    /// 千kWh.
    case thousandKilowattHours
    /// GJ.
    case gigajoules
  }

  /// Tonnes of CO2 for one unit of energy.
  public struct Coefficient: Hashable, Codable, Sendable {
    /// The energy.
    public let energy: Energy
    /// Tonnes for one unit, exact.
    public let tonnesPerUnit: Ratio
    /// The unit, as printed.
    public let unit: Unit
    /// The fiscal year of application it was published for; nil for the fixed ones.
    public let applicationYear: FiscalYear?
    /// Whether the printed unit is in doubt, so that a person must look.
    public let isUnitDoubtful: Bool?
    /// Where it was read.
    public let source: String
  }

  /// When biomass must be shown to be sustainable.
  public struct Biomass: Hashable, Codable, Sendable {
    /// From this fiscal year of application, always.
    public let alwaysFromApplicationYear: FiscalYear
    /// From this fiscal year of application, when generation ends in ``generationYear``.
    public let earlyFromApplicationYear: FiscalYear
    /// See ``earlyFromApplicationYear``.
    public let generationYear: FiscalYear
  }

  /// Whether the old or the new coefficient applies.
  public enum Scheme: String, Hashable, Codable, Sendable {
    /// 旧係数.
    case old
    /// 新係数.
    case new
  }

  /// Which coefficient applies, by the last day of the generation period and the fiscal year of issue.
  ///
  /// Old only when the generation ends in period 3 or earlier and the issue lies in fiscal 2025 or earlier.
  public func scheme(generationEndsOn lastDay: CivilDate, issuedIn year: FiscalYear) -> Scheme {
    lastDay < oldUntilGenerationEndsBefore && year <= oldUntilIssueYear ? .old : .new
  }

  /// Whether sustainability must be shown for biomass.
  public func needsSustainability(generationEndsOn lastDay: CivilDate, appliedIn year: FiscalYear) -> Bool {
    if year >= biomass.alwaysFromApplicationYear { return true }
    return FiscalYear(containing: lastDay) == biomass.generationYear && year >= biomass.earlyFromApplicationYear
  }

  /// The coefficient that applies.
  /// - Throws: ``RenewableConversionError/unpublished(_:_:)`` where the figures know none.
  public func coefficient(
    for energy: Energy, generationEndsOn lastDay: CivilDate, issuedIn year: FiscalYear
  ) throws(RenewableConversionError) -> Coefficient {
    let found =
      switch scheme(generationEndsOn: lastDay, issuedIn: year) {
      case .old: oldCoefficients.first { $0.energy == energy }
      case .new: newCoefficients.first { $0.energy == energy && $0.applicationYear == year }
      }
    guard let found else { throw .unpublished(energy, year) }
    return found
  }

  /// The credits for an amount of energy, in whole tonnes.
  ///
  /// - Parameter amount: certified energy in thousandths of the coefficient's unit: kWh for 千kWh, MJ for GJ.
  /// - Throws: ``RenewableConversionError``.
  public func tonnes(
    for amount: Int64, of energy: Energy, generationEndsOn lastDay: CivilDate, issuedOn date: CivilDate
  ) throws(RenewableConversionError) -> Tonnes {
    guard amount >= 0 else { throw .negative(amount) }
    let year = FiscalYear(containing: date)
    let coefficient = try coefficient(for: energy, generationEndsOn: lastDay, issuedIn: year)
    guard let multiplier = multipliers.value(on: date) else { throw .unpublished(energy, year) }
    guard let perThousand = coefficient.tonnesPerUnit.multiplied(by: multiplier),
      let perUnit = perThousand.divided(by: 1000)
    else { throw .tooLarge }
    do { return try perUnit.share(of: Tonnes(amount), rounded: rounding) } catch { throw .tooLarge }
  }
}

/// Why energy cannot be converted.
public enum RenewableConversionError: Error, Hashable, Sendable {
  /// The figures know no coefficient for the energy in that fiscal year of application.
  case unpublished(RenewableConversion.Energy, FiscalYear)
  /// The amount of energy is negative.
  case negative(Int64)
  /// The result does not fit.
  case tooLarge
}

public import Programme

/// Why figures of a facility are not put on record as stated, in order of precedence.
public enum FacilityRefusal: Hashable, Sendable {
  /// An amount is below zero.
  case amountNegative(FiscalYear)
  /// A fiscal year's emissions are stated before the year is over.
  case yearNotOver(FiscalYear)
  /// A day of fixing (確定) lies in the future.
  case dayToCome(CivilDate)
  /// Emissions are said to have been fixed before their year was over.
  case fixedTooEarly(FiscalYear)
  /// No compliance period was over on the day its status is said to have been fixed.
  case noPeriodOver(CivilDate)
  /// The status is fixed of a period with an obligation year whose emissions are not on record.
  case emissionsMissing(FiscalYear)
  /// What is stated is on record already.
  case nothingChanges
}

public import Programme

/// Why the obligation of a facility cannot be stated, in order of precedence.
public enum ObligationError: Error, Hashable, Sendable {
  /// The figures know no period with the number.
  case periodUnknown(Int)
  /// The figures name no rate for the category in the period whose rate applies.
  case rateMissing(FacilityCategory, period: Int)
  /// The figures name nothing for the period: the 1／2 line, the out-of-Tokyo share or the factor of an order.
  case figureMissing(period: Int)
  /// No base emissions are on record for an obligation year.
  case baseEmissionsMissing(DesignationNumber, FiscalYear)
  /// The amounts do not fit into 64 bits.
  case amountTooLarge(DesignationNumber)
}

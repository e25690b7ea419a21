/// How long credits count: 利用可能な削減計画期間 and 有効期限, by vintage.
///
/// Source: 03-credits section 3 (seeds 000 to 003).
public struct CreditTermFigures: Hashable, Codable, Sendable {
  /// Periods after its own into which a vintage is carried over (バンキング); 1 for 原則翌計画期間まで.
  public let bankedPeriods: Int
  /// Vintages from before the first period, and the only period they count for.
  public let earlyCertificates: EarlyCertificates
  /// Where it was read.
  public let source: String

  /// Green certificates and RPS amounts issued before the first period.
  public struct EarlyCertificates: Hashable, Codable, Sendable {
    /// The first fiscal year of issue.
    public let firstVintage: FiscalYear
    /// The last.
    public let lastVintage: FiscalYear
    /// The period they count for.
    public let period: Int
    /// The kinds of credit it concerns.
    public let creditTypes: [CreditType]
    /// Where it was read.
    public let source: String
  }
}

extension ProgrammeFigures {
  /// 利用可能な削減計画期間 of a vintage, in order; empty for a vintage no period knows.
  ///
  /// A vintage of period n counts for n and the next; certificates of fiscal 2008 and 2009 for the first only.
  public func usablePeriods(of type: CreditType, vintage: FiscalYear) -> [Int] {
    let early = creditTerms.earlyCertificates
    if early.creditTypes.contains(type), early.firstVintage <= vintage, vintage <= early.lastVintage {
      return [early.period]
    }
    guard let period = period(containing: vintage) else { return [] }
    return Array(period.number...period.number + max(0, creditTerms.bankedPeriods))
  }

  /// 有効期限: the last day of use, the deadline of the last usable period; nil when the figures do not reach that far.
  public func expiry(of type: CreditType, vintage: FiscalYear) -> CivilDate? {
    usablePeriods(of: type, vintage: vintage).last.flatMap { period($0)?.deadline }
  }

  /// The number of the period a holding is shown under (第n期クレジット): that of its vintage, or the one early
  /// certificates count for; nil for a vintage no period knows.
  public func holdingPeriod(of type: CreditType, vintage: FiscalYear) -> Int? {
    usablePeriods(of: type, vintage: vintage).first
  }
}

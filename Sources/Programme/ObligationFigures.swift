/// The figures of the reduction obligation (削減義務), its enforcement and the issuance of excess credits.
///
/// What is listed by starting day holds for a compliance period from the entry in force on the period's first day.
/// Source: 01-scheme sections 3 to 8, 03-credits sections 4.1 and 9.
public struct ObligationFigures: Hashable, Codable, Sendable {
  /// How the rate of a facility that became 特定 later climbs.
  public let newEntrants: NewEntrantFigures
  /// 削減義務率の緩和, one line for each kind and starting period.
  public let reliefs: [ReliefFigure]
  /// How uneven amounts are rounded.
  public let rounding: ObligationRounding
  /// 1／2ライン: the share of base emissions up to which a year's reduction counts for excess credits.
  public let excessLine: [EffectiveRatio]
  /// 都外クレジットの充当上限: the share of the obligation that out-of-Tokyo credits may cover.
  public let outOfTokyoShare: [EffectiveRatio]
  /// 措置命令: the multiple of the shortage that is ordered.
  public let orderFactor: [EffectiveRatio]
  /// Days a facility has from the day its status was fixed, where that is later than the general deadline.
  public let lateFixingDays: [EffectiveFigure]
  /// Days before the deadline on which banked credits are surrendered automatically.
  public let automaticSurrenderLeadDays: [EffectiveFigure]
  /// The day of the year by which the review of a plan (計画書) is usually over; applications begin then.
  public let planReviewed: YearlyDay
}

/// A fraction with the day from which it holds and the source it was read in.
public struct EffectiveRatio: Hashable, Codable, Sendable {
  /// The first day on which the figure holds.
  public let from: CivilDate
  /// The fraction.
  public let value: Ratio
  /// Where it was read; says "inferred" where no source states it.
  public let source: String
}

extension [EffectiveRatio] {
  /// The fraction in force on a day: the one with the latest start not after it; nil before the first.
  public func value(on date: CivilDate) -> Ratio? {
    filter { $0.from <= date }.max { $0.from < $1.from }?.value
  }
}

/// How the rate of a facility that became 特定地球温暖化対策事業所 after the programme's start climbs.
///
/// It begins with the rate of the first period and takes the next period's after each ``yearsPerTier`` fiscal years,
/// never going beyond the rate of the period the year lies in.
public struct NewEntrantFigures: Hashable, Codable, Sendable {
  /// Fiscal years for which a rate holds before the next one does; at least 1.
  public let yearsPerTier: Int
  /// Where it was read.
  public let source: String

  /// The number of the period whose rate (第n義務率) applies to a year.
  ///
  /// - Parameters:
  ///   - year: a fiscal year of the period.
  ///   - period: the number of the period the year lies in.
  ///   - entry: the year the facility became 特定; nil for one that was from the start.
  public func tier(of year: FiscalYear, in period: Int, entry: FiscalYear?) -> Int {
    guard let entry else { return period }
    return min(period, 1 + max(0, year.startYear - entry.startYear) / max(1, yearsPerTier))
  }
}

/// 削減義務率の緩和: how one kind of relief lowers the rate.
public struct ReliefFigure: Hashable, Codable, Sendable {
  /// The kind.
  public let kind: ReliefKind
  /// The first period it holds in; it holds until another line of the kind begins.
  public let fromPeriod: Int
  /// What the rate is multiplied by; nil where it is not.
  public let factor: Ratio?
  /// What is taken off the rate before any factor, in ten-thousandths (2 points are 200); nil where nothing is.
  public let points: Int?
  /// Where it was read.
  public let source: String
}

/// How amounts that do not come out in whole tonnes are rounded. No source states any of these.
public struct ObligationRounding: Hashable, Codable, Sendable {
  /// 削減義務量 of one year.
  public let obligation: Rounding
  /// The 1／2 line of one year.
  public let excessLine: Rounding
  /// The out-of-Tokyo ceiling of the whole period.
  public let outOfTokyoShare: Rounding
  /// The amount of an order.
  public let order: Rounding
  /// Where it was read.
  public let source: String
}

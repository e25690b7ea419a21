public import Programme

/// 義務履行状況: how one facility stands towards the obligation of one period, on one day.
///
/// Whole tonnes and exact fractions throughout. Source: 01-scheme sections 3 to 8, 07-screens section 6 (seeds 000, 001).
public struct ObligationStatus: Hashable, Sendable {
  /// 指定番号.
  public let designation: DesignationNumber
  /// The period.
  public let period: CompliancePeriod
  /// The day it is stated for.
  public let date: CivilDate
  /// The obligation years, in order; empty for a facility that has no obligation in the period.
  public let years: [ObligationYear]
  /// 基準排出量, the sum of the years.
  public let baseTotal: Tonnes
  /// 削減義務量, the sum of the years.
  public let obligationTotal: Tonnes
  /// 排出上限量.
  public let cap: Tonnes
  /// 特定温室効果ガス排出量 so far.
  public let emissionsTotal: Tonnes
  /// 排出削減量 so far; negative when the emissions lie above the base.
  public let reductionTotal: Tonnes
  /// 前年度排出量を維持したときの残りの削減義務期間における排出量; nil while no year's emissions are known.
  public let projectedRemaining: Tonnes?
  /// 振替可能削減量の義務充当量, by kind; その他ガス削減量 stands apart.
  public let surrenderedByType: [CreditType: Tonnes]
  /// 振替可能削減量の義務充当量.
  public let surrendered: Tonnes
  /// その他ガス削減量の義務充当量.
  public let otherGasSurrendered: Tonnes
  /// 超過削減量の発行量.
  public let excessIssued: Tonnes
  /// 前年度排出量を維持したときに削減義務量に不足する削減量.
  public let shortage: Tonnes
  /// 前年度排出量を維持したときに移転又は次の削減計画期間における義務充当（バンキング）が可能な削減量.
  public let bankable: Tonnes
  /// 超過削減量発行可能量 on the results known so far.
  public let excessIssuable: Tonnes
  /// クレジット保有状況 of the designated account, by the period of the vintage; an absent period holds nothing.
  public let holdings: [Int: Tonnes]
  /// The most that out-of-Tokyo credits may cover: a third of the obligation.
  public let outOfTokyoCeiling: Tonnes
  /// 義務履行期限 of this facility.
  public let deadline: CivilDate
  /// The day its status was fixed; nil while it is not.
  public let statusFixedOn: CivilDate?
  /// 措置命令 if the shortage stays: the amount that would be ordered.
  public let orderAmount: Tonnes
  /// The entries behind ``surrendered``, ``otherGasSurrendered`` and ``excessIssued``, for the columns of the screen.
  public let input: ObligationInput

  /// Whether the facility has an obligation in the period at all.
  public var hasObligation: Bool { !years.isEmpty }

  /// Whether the emissions of every obligation year are known.
  public var isComplete: Bool { years.allSatisfy { $0.emissions != nil } }

  /// Whether obligation and total emissions are settled (確定), so that excess credits are issued automatically.
  public var isSettled: Bool { hasObligation && isComplete && (statusFixedOn != nil || years.allSatisfy(\.isFixed)) }

  /// 削減義務達成: every year's emissions are known and, less what was surrendered and with what was issued, lie
  /// within the cap. A facility without an obligation has nothing to fulfil.
  public var isFulfilled: Bool { isComplete && shortage == .zero }

  /// Whether the deadline has passed with a shortage.
  public var isOverdue: Bool { date > deadline && !isFulfilled }

  /// How much more out-of-Tokyo credit may be surrendered.
  public var outOfTokyoRoom: Tonnes {
    Tonnes(max(0, outOfTokyoCeiling.rawValue - (surrenderedByType[.outOfTokyo] ?? .zero).rawValue))
  }

  /// クレジット調達量（推定）: what would have to be bought beyond credits at hand; never below 0.
  ///
  /// - Parameter held: usable credits of the designated account, and of the general accounts besides.
  public func procurement(held: Tonnes) -> Tonnes {
    held.rawValue <= 0 ? shortage : Tonnes(max(0, shortage.rawValue - held.rawValue))
  }
}

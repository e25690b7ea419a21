public import Programme

/// All that the obligation status of one facility rests on, as plain values at one moment.
public struct ObligationInput: Hashable, Sendable {
  /// The facility with its facts by fiscal year.
  public var facility: Facility
  /// The number of the period asked for.
  public var period: Int
  /// The day it is asked for.
  public var date: CivilDate
  /// What was surrendered for the period's obligation, その他ガス削減量 included; in any order.
  public var surrendered: [DatedCredits]
  /// 超過削減量 issued on the period's results, whoever holds it now; in any order.
  public var excessIssued: [DatedCredits]
  /// What the designated account holds, in the order of the serials.
  public var held: [CreditBlock]

  /// An amount of one kind of credit on a day.
  public struct DatedCredits: Hashable, Sendable {
    /// The kind.
    public let creditType: CreditType
    /// The amount.
    public let tonnes: Tonnes
    /// The day of the entry.
    public let on: CivilDate

    /// An amount.
    public init(_ creditType: CreditType, _ tonnes: Tonnes, on date: CivilDate) {
      self.creditType = creditType
      self.tonnes = tonnes
      on = date
    }
  }

  /// What a status rests on.
  public init(
    facility: Facility, period: Int, date: CivilDate, surrendered: [DatedCredits] = [],
    excessIssued: [DatedCredits] = [], held: [CreditBlock] = []
  ) {
    self.facility = facility
    self.period = period
    self.date = date
    self.surrendered = surrendered
    self.excessIssued = excessIssued
    self.held = held
  }
}

import Foundation
import Programme
import Register

/// An obligation status in JSON; the keys of the first part are promised to scripts.
struct ObligationView: Encodable {
  struct Year: Encodable {
    let fiscalYear: Int
    let baseEmissions: Int64
    /// The rate as a decimal, 0.25 for 25 %.
    let rate: Decimal
    let obligation: Int64
    @OrNull var emissions: Int64?
    @OrNull var reduction: Int64?
    let emissionsFixed: Bool
    let rateTier: Int
    let category: String
    @OrNull var relief: String?
    let medicalRelief: Bool
    @OrNull var excessIssuable: Int64?
  }

  struct Step: Encodable {
    let account: String
    let serials: String
    let creditType: String
    let vintage: Int
    let tonnes: Int64
    @OrNull var expiresOn: String?
    let mustMove: Bool
  }

  /// Credits the advice leaves where they are.
  struct PassedOver: Encodable {
    let account: String
    let serials: String
    let tonnes: Int64
    let reason: String
  }

  struct Advice: Encodable {
    let steps: [Step]
    let stillNeeded: Int64
    let passedOver: [PassedOver]
    /// Usable credits of the holders in accounts that are not associated with the designated one.
    let notAssociated: [PassedOver]
  }

  struct Issue: Encodable {
    let permitted: Bool
    let tonnes: Int64
    @OrNull var until: String?
    @OrNull var reason: String?
  }

  struct OutOfTokyo: Encodable {
    let ceiling: Int64
    let surrendered: Int64
  }

  let designation: String
  let period: Int
  let years: [Year]
  let cap: Int64
  let obligationTotal: Int64
  let emissionsTotal: Int64
  @OrNull var projectedRemaining: Int64?
  let surrendered: Int64
  let excessIssued: Int64
  let otherGasSurrendered: Int64
  let shortage: Int64
  let bankable: Int64
  let excessIssuable: Int64
  let holdings: [String: Int64]
  let deadline: String
  let fulfilled: Bool

  let asOf: String
  let hasObligation: Bool
  let baseTotal: Int64
  let reductionTotal: Int64
  let emissionsComplete: Bool
  let settled: Bool
  let overdue: Bool
  @OrNull var statusFixedOn: String?
  @OrNull var automaticSurrenderOn: String?
  let orderAmount: Int64
  let outOfTokyo: OutOfTokyo
  let excessIssue: Issue
  let advice: Advice

  init(
    _ status: ObligationStatus, advice: SurrenderAdvice, unassociated: [CreditBlock], issue: ExcessIssue,
    figures: ProgrammeFigures
  ) {
    designation = status.designation.digits
    period = status.period.number
    years = status.years.map { year in
      Year(
        fiscalYear: year.year.startYear, baseEmissions: year.baseEmissions.rawValue,
        rate: Decimal(year.rate.numerator) / Decimal(year.rate.denominator), obligation: year.obligation.rawValue,
        emissions: year.emissions?.rawValue, reduction: year.reduction?.rawValue, emissionsFixed: year.isFixed,
        rateTier: year.tier, category: year.category.rawValue, relief: year.relief?.rawValue,
        medicalRelief: year.hasMedicalRelief, excessIssuable: year.excessIssuable?.rawValue)
    }
    cap = status.cap.rawValue
    obligationTotal = status.obligationTotal.rawValue
    emissionsTotal = status.emissionsTotal.rawValue
    projectedRemaining = status.projectedRemaining?.rawValue
    surrendered = status.surrendered.rawValue
    excessIssued = status.excessIssued.rawValue
    otherGasSurrendered = status.otherGasSurrendered.rawValue
    shortage = status.shortage.rawValue
    bankable = status.bankable.rawValue
    excessIssuable = status.excessIssuable.rawValue
    // Every period up to the one shown is there, so that scripts need not ask for the key first.
    let last = max(status.period.number, status.holdings.keys.max() ?? 0)
    holdings = Dictionary(
      uniqueKeysWithValues: (1...max(1, last)).map { (String($0), status.holdings[$0]?.rawValue ?? 0) })
    deadline = status.deadline.iso
    fulfilled = status.isFulfilled
    asOf = status.date.iso
    hasObligation = status.hasObligation
    baseTotal = status.baseTotal.rawValue
    reductionTotal = status.reductionTotal.rawValue
    emissionsComplete = status.isComplete
    settled = status.isSettled
    overdue = status.isOverdue
    statusFixedOn = status.statusFixedOn?.iso
    automaticSurrenderOn = figures.automaticSurrenderDay(of: status.period, deadline: status.deadline)?.iso
    orderAmount = status.orderAmount.rawValue
    outOfTokyo = OutOfTokyo(
      ceiling: status.outOfTokyoCeiling.rawValue, surrendered: status.surrenderedByType[.outOfTokyo]?.rawValue ?? 0)
    excessIssue =
      switch issue {
      case .permitted(let tonnes, let window):
        Issue(permitted: true, tonnes: tonnes.rawValue, until: window.closesOn.iso, reason: nil)
      case .refused(let refusal): Issue(permitted: false, tonnes: 0, until: nil, reason: refusal.key)
      }
    self.advice = Advice(
      steps: advice.steps.map { step in
        Step(
          account: step.account.description, serials: step.serials.description, creditType: step.creditType.rawValue,
          vintage: step.vintage.startYear, tonnes: step.tonnes.rawValue, expiresOn: step.expiresOn?.iso,
          mustMove: step.mustMove)
      }, stillNeeded: advice.stillNeeded.rawValue,
      passedOver: advice.passedOver.map { block in
        PassedOver(
          account: block.account.description, serials: block.serials.description,
          tonnes: block.serials.tonnes.rawValue, reason: block.reason.key)
      },
      notAssociated: unassociated.map { block in
        PassedOver(
          account: block.account.description, serials: block.serials.description,
          tonnes: block.serials.tonnes.rawValue, reason: "notAssociated")
      })
  }
}

extension SurrenderAdvice.Reason {
  fileprivate var key: String {
    switch self {
    case .otherFacility: "otherFacility"
    case .notUsable: "notUsable"
    case .expired: "expired"
    case .overCeiling: "overCeiling"
    case .notNeeded: "notNeeded"
    }
  }
}

extension ExcessIssue.Refusal {
  /// The reason by its name, for scripts.
  fileprivate var key: String {
    switch self {
    case .noObligation: "noObligation"
    case .planUnderReview: "planUnderReview"
    case .emissionsNotFixed: "emissionsNotFixed"
    case .windowClosed: "windowClosed"
    case .nothingIssuable: "nothingIssuable"
    }
  }
}

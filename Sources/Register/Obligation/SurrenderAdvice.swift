public import Programme

/// Which credits to surrender first, and what is left to be bought.
///
/// Credits of the designated account come before those of the general accounts associated with it; in each, what expires
/// first, what can go nowhere else, and so on (see `SurrenderOrder`). Advice changes nothing.
public struct SurrenderAdvice: Hashable, Sendable {
  /// What to surrender, in order; a block is split where only a part is needed.
  public let steps: [Step]
  /// What was passed over, in the same order.
  public let passedOver: [PassedOver]
  /// The shortage the advice began with.
  public let shortage: Tonnes
  /// What the steps leave uncovered and would have to be bought, with credits usable in the period.
  public let stillNeeded: Tonnes

  /// One block to surrender, or a part of it.
  public struct Step: Hashable, Sendable {
    /// The serials, the lowest of the block where it is a part.
    public let serials: SerialRange
    /// The account that holds them.
    public let account: AccountNumber
    /// Whether they must first be moved to the designated account, which surrenders them at once and cannot be undone.
    public let mustMove: Bool
    /// The kind.
    public let creditType: CreditType
    /// 削減年度.
    public let vintage: FiscalYear
    /// The last day of use; nil when the figures do not reach that far.
    public let expiresOn: CivilDate?

    /// How much.
    public var tonnes: Tonnes { serials.tonnes }
  }

  /// A block, or the rest of one, that the advice leaves where it is.
  public struct PassedOver: Hashable, Sendable {
    /// The serials left.
    public let serials: SerialRange
    /// The account that holds them.
    public let account: AccountNumber
    /// Why.
    public let reason: Reason
  }

  /// Why a block is passed over, in order of precedence.
  public enum Reason: Hashable, Sendable {
    /// その他ガス削減量 counts for its own facility only.
    case otherFacility(String)
    /// 利用可能な削減計画期間 does not include the period.
    case notUsable(periods: [Int])
    /// The last day of use has passed.
    case expired(CivilDate)
    /// Out-of-Tokyo credits beyond a third of the obligation.
    case overCeiling
    /// The shortage is covered. A facility that is not short cannot use banked credits itself, only sell them.
    case notNeeded
  }

  /// Advice for a status.
  ///
  /// - Parameters:
  ///   - designated: blocks of the designated account.
  ///   - associated: blocks of the general accounts associated with it, none of them reserved for a transfer.
  public init(
    for status: ObligationStatus, designated: [CreditBlock], associated: [CreditBlock], figures: ProgrammeFigures
  ) {
    func sorted(_ blocks: [CreditBlock], _ kind: AccountKind) -> [(block: CreditBlock, mustMove: Bool)] {
      SurrenderOrder.sorted(blocks, in: kind, on: status.date, under: figures).map { ($0, kind == .general) }
    }
    let candidates = sorted(designated, .designated) + sorted(associated, .general)
    var needed = status.shortage.rawValue
    var room = status.outOfTokyoRoom.rawValue
    var steps: [Step] = []
    var passedOver: [PassedOver] = []
    for (block, mustMove) in candidates {
      if let reason = Self.obstacle(block, mustMove: mustMove, status, figures) {
        passedOver.append(PassedOver(serials: block.serials, account: block.account, reason: reason))
        continue
      }
      let isLimited = block.creditType == .outOfTokyo
      let taken = min(block.serials.tonnes.rawValue, needed, isLimited ? room : .max)
      let (used, left) = block.serials.split(after: taken)
      if let used {
        steps.append(
          Step(
            serials: used, account: block.account, mustMove: mustMove, creditType: block.creditType,
            vintage: block.vintage, expiresOn: block.expiresOn(under: figures)))
        needed -= taken
        if isLimited { room -= taken }
      }
      if let left {
        let reason: Reason = needed > 0 ? .overCeiling : .notNeeded
        passedOver.append(PassedOver(serials: left, account: block.account, reason: reason))
      }
    }
    self.steps = steps
    self.passedOver = passedOver
    shortage = status.shortage
    stillNeeded = Tonnes(needed)
  }

  private static func obstacle(
    _ block: CreditBlock, mustMove: Bool, _ status: ObligationStatus, _ figures: ProgrammeFigures
  ) -> Reason? {
    if block.creditType == .otherGas, mustMove || block.origin != status.designation.digits {
      return .otherFacility(block.origin)
    }
    let periods = block.usablePeriods(under: figures)
    if !periods.contains(status.period.number) { return .notUsable(periods: periods) }
    if let last = block.expiresOn(under: figures), last < status.date { return .expired(last) }
    return nil
  }
}

extension SerialRange {
  /// The first so many serials and the rest; either is nil where it would be empty.
  /// - Precondition: the count is neither negative nor above the number of serials.
  func split(after count: Int64) -> (SerialRange?, SerialRange?) {
    precondition((0...tonnes.rawValue).contains(count), "a range is split inside itself")
    if count == 0 { return (nil, self) }
    if count == tonnes.rawValue { return (self, nil) }
    return (
      try? SerialRange(areaCode: areaCode, first: first, last: first + count - 1),
      try? SerialRange(areaCode: areaCode, first: first + count, last: last)
    )
  }
}

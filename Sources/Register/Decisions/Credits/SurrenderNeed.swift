public import Programme

/// What a facility's obligation of one period still needs, as the obligation status says it.
public struct SurrenderNeed: Hashable, Sendable {
  /// The facility.
  public let designation: DesignationNumber
  /// The number of the compliance period.
  public let period: Int
  /// 不足する削減量; zero where the obligation is met.
  public private(set) var shortage: Tonnes
  /// What may still be met by 都外クレジット: a third of the obligation less those used.
  public private(set) var outOfTokyoRemaining: Tonnes

  /// A need; neither figure is below zero.
  public init(designation: DesignationNumber, period: Int, shortage: Tonnes, outOfTokyoRemaining: Tonnes) {
    self.designation = designation
    self.period = period
    self.shortage = max(.zero, shortage)
    self.outOfTokyoRemaining = max(.zero, outOfTokyoRemaining)
  }

  /// Whether the credits count for this obligation at all, amounts aside.
  public func accepts(_ block: CreditBlock, under figures: ProgrammeFigures) -> Bool {
    block.usablePeriods(under: figures).contains(period) && !isForeignOtherGas(block)
  }

  /// Takes from the blocks in their order as much as is needed and may be used.
  /// - Returns: the parts taken; the need becomes smaller by them.
  public mutating func take(from blocks: [CreditBlock], under figures: ProgrammeFigures) -> [CreditBlock] {
    var taken: [CreditBlock] = []
    for block in blocks where accepts(block, under: figures) {
      let isOutOfTokyo = block.creditType == .outOfTokyo
      let most = isOutOfTokyo ? min(shortage, outOfTokyoRemaining) : shortage
      let tonnes = min(block.serials.tonnes, most)
      guard tonnes > .zero, let range = block.serials.prefix(tonnes) else { continue }
      taken.append(block.part(range))
      shortage = Tonnes(shortage.rawValue - tonnes.rawValue)
      if isOutOfTokyo { outOfTokyoRemaining = Tonnes(outOfTokyoRemaining.rawValue - tonnes.rawValue) }
    }
    return taken
  }

  /// Source: 03-credits section 1: その他ガス削減量 is for the own facility only.
  func isForeignOtherGas(_ block: CreditBlock) -> Bool {
    block.creditType == .otherGas && block.origin != designation.digits
  }
}

extension SerialRange {
  /// The first serials of the range, as many as there are tonnes, at most all; nil of none.
  public func prefix(_ tonnes: Tonnes) -> SerialRange? {
    guard tonnes > .zero else { return nil }
    return tonnes >= self.tonnes
      ? self : try? SerialRange(areaCode: areaCode, first: first, last: first + tonnes.rawValue - 1)
  }
}

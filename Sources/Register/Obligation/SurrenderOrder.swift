import Programme

/// The order in which an account's credits are best surrendered.
///
/// What expires first; of that, what can go nowhere else before what could be sold; then その他ガス削減量, which counts for
/// its facility only, out-of-Tokyo credits, which count only up to a third, and the others; then by vintage and serial.
/// Nobody prescribes an order; this one wastes least (inferred).
struct SurrenderOrder: Comparable {
  let block: CreditBlock
  private let key: [Int]

  /// The place of a block in an account of a kind.
  init(_ block: CreditBlock, in kind: AccountKind, on date: CivilDate, under figures: ProgrammeFigures) {
    self.block = block
    let rank =
      switch block.creditType {
      case .otherGas: 0
      case .outOfTokyo: 1
      case .excess, .tokyoSME, .renewableConverted, .renewableOther, .saitamaExcess, .saitamaSME: 2
      }
    key = [
      block.expiresOn(under: figures)?.daysSince1970 ?? .max,
      block.isTransferable(from: kind, on: date, under: figures) ? 1 : 0, rank, block.vintage.startYear,
    ]
  }

  /// The blocks of an account of a kind in their order.
  static func sorted(
    _ blocks: [CreditBlock], in kind: AccountKind, on date: CivilDate, under figures: ProgrammeFigures
  ) -> [CreditBlock] {
    blocks.map { SurrenderOrder($0, in: kind, on: date, under: figures) }.sorted().map(\.block)
  }

  static func < (left: Self, right: Self) -> Bool {
    if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
    let (first, second) = (left.block.serials, right.block.serials)
    return (first.areaCode, first.first) < (second.areaCode, second.first)
  }

  static func == (left: Self, right: Self) -> Bool { left.block == right.block }
}

public import Programme

/// 義務充当: credits of a designated account are used for its facility's obligation.
///
/// By application the serials are named. Automatically (30 days before the deadline) as much is taken as is short:
/// what expires first goes first, and so on (see `SurrenderOrder`). Only from the designated account, never back.
/// Source: 03-credits section 9 (seeds 000, 001, 002).
public struct Surrender: Hashable, Sendable {
  /// The designated account.
  public var account: AccountNumber
  /// The credits named by the application; nil takes them automatically.
  public var serials: [SerialRange]?

  /// A surrender of named credits, by application.
  public init(of serials: [SerialRange], from account: AccountNumber) {
    self.account = account
    self.serials = serials
  }

  /// An automatic surrender.
  public init(automaticallyFrom account: AccountNumber) {
    self.account = account
    serials = nil
  }

  /// What the decision needs to see.
  public var query: CreditQuery {
    CreditQuery(accounts: [account], serials: serials ?? [], holdings: serials == nil ? [account] : [])
  }

  /// The change that uses the credits; none when nothing is short, or nothing usable is there, automatically.
  /// - Parameter need: what the obligation needs.
  /// - Throws: the first ``CreditRefusal`` that applies, in the order of its cases.
  public func decide(
    on date: CivilDate, need: SurrenderNeed, figures: ProgrammeFigures, snapshot: CreditSnapshot
  ) throws(CreditRefusal) -> [RegisterChange] {
    let asked: SerialSet? = if let serials { try SerialSet(serials) } else { nil }
    let check = CreditCheck(date: date, figures: figures, snapshot: snapshot)
    let source = try check.usableAccount(account)
    try check.checkDay()
    let destination = try check.place(.surrender)
    if source.kind != .designated { throw .movementNotAllowed(from: account, to: destination) }
    let taken: SerialSet?
    if let asked {
      let parts = try check.parts(of: asked, in: account)
      try check.checkNotExpired(parts)
      try checkObligation(source, need)
      try checkAmounts(parts, need, figures)
      taken = asked
    } else {
      try checkObligation(source, need)
      var rest = need
      taken = try CreditCheck.serials(of: rest.take(from: order(check), under: figures))
    }
    guard let taken else { return [] }
    let use = CreditMovement.Surrender(
      designation: need.designation, period: need.period, trigger: asked == nil ? .automatic : .application)
    return [.creditsMoved(.surrender(taken, from: account, to: destination, use: use))]
  }

  private func checkObligation(_ source: Account, _ need: SurrenderNeed) throws(CreditRefusal) {
    if source.designation != need.designation { throw .obligationUnknown(account) }
  }

  private func checkAmounts(
    _ parts: [CreditBlock], _ need: SurrenderNeed, _ figures: ProgrammeFigures
  ) throws(CreditRefusal) {
    for part in parts where need.isForeignOtherGas(part) { throw .otherGasElsewhere(part.serials, need.designation) }
    for part in parts where !need.accepts(part, under: figures) {
      throw .periodNotUsable(part.serials, period: need.period)
    }
    let asked = parts.map(\.serials).tonnes
    if asked > need.shortage { throw .needExceeded(asked: asked, shortage: need.shortage) }
    let outOfTokyo = parts.filter { $0.creditType == .outOfTokyo }.map(\.serials).tonnes
    if outOfTokyo > need.outOfTokyoRemaining {
      throw .outOfTokyoExceeded(asked: outOfTokyo, remaining: need.outOfTokyoRemaining)
    }
  }

  /// The account's credits that can be used, in the order the advice gives them.
  private func order(_ check: CreditCheck) -> [CreditBlock] {
    let usable = check.snapshot.blocks.filter { block in
      block.account == account && block.transfer == nil && block.issuedOn <= check.date
        && (block.expiresOn(under: check.figures).map { check.date <= $0 } ?? true)
    }
    return SurrenderOrder.sorted(usable, in: .designated, on: check.date, under: check.figures)
  }
}

public import Programme

/// A transfer between two accounts (口座間の振替) as its application asks for it.
///
/// 指定→一般 moves at once. 一般→一般 is entered and waits for the sender (``TransferEnding``). 一般→指定 moves at
/// once, for good, and what the facility is short of is surrendered with it. Nothing else moves.
/// Source: 03-credits section 8.
public struct CreditTransfer: Hashable, Sendable {
  /// The account the credits leave; its holder applies.
  public var from: AccountNumber
  /// The account they go to.
  public var to: AccountNumber
  /// The credits, in any order.
  public var serials: [SerialRange]
  /// 申告価格, yen for a tonne.
  public var declaredPrice: Int64?

  /// A transfer.
  public init(from: AccountNumber, to: AccountNumber, serials: [SerialRange], declaredPrice: Int64? = nil) {
    self.from = from
    self.to = to
    self.serials = serials
    self.declaredPrice = declaredPrice
  }

  /// What the decision needs to see.
  public var query: CreditQuery { CreditQuery(accounts: [from, to], serials: serials) }

  /// The changes that carry out, or enter, the transfer.
  /// - Parameter needs: what the obligations of the receiving account's facility need, the earliest period first; they
  ///   are met in this order from the credits in the order of their serials. Not looked at in other directions.
  /// - Throws: the first ``CreditRefusal`` that applies, in the order of its cases.
  public func decide(
    on date: CivilDate, needs: [SurrenderNeed] = [], figures: ProgrammeFigures, snapshot: CreditSnapshot
  ) throws(CreditRefusal) -> [RegisterChange] {
    let serials = try SerialSet(serials)
    if let declaredPrice, declaredPrice < 0 { throw .priceNegative(declaredPrice) }
    if from == to { throw .sameAccount(from) }
    let check = CreditCheck(date: date, figures: figures, snapshot: snapshot)
    let source = try check.usableAccount(from)
    let destination = try check.usableAccount(to)
    try check.checkDay()
    switch (source.kind, destination.kind) {
    case (.designated, .general):
      return [.creditsMoved(try leaveDesignated(serials, check))]
    case (.general, .general):
      return [.transferEntered(try enter(serials, check))]
    case (.general, .designated):
      return try arrive(serials, at: destination, needs, check)
    case (.designated, .designated), (.designated, .governor), (.general, .governor), (.governor, _):
      throw .movementNotAllowed(from: from, to: to)
    }
  }

  private func leaveDesignated(_ serials: SerialSet, _ check: CreditCheck) throws(CreditRefusal) -> CreditMovement {
    try check.checkAssociated(general: to, designated: from)
    let parts = try check.parts(of: serials, in: from)
    try check.checkNotExpired(parts)
    for part in parts where part.creditType != .excess { throw .typeNotMovable(part.creditType, part.serials) }
    for part in parts where part.isBound || part.issuedIn != from { throw .boundToDesignated(part.serials) }
    return .designatedToGeneral(serials, from: from, to: to, declaredPrice: declaredPrice)
  }

  private func enter(_ serials: SerialSet, _ check: CreditCheck) throws(CreditRefusal) -> Transfer {
    let parts = try check.parts(of: serials, in: from)
    try check.checkNotExpired(parts)
    for part in parts where part.creditType == .otherGas { throw .typeNotMovable(.otherGas, part.serials) }
    guard let id = try? TransferID(running: check.snapshot.nextTransfer) else { throw .numbersExhausted }
    return Transfer(
      id: id, from: from, to: to, serials: serials, declaredPrice: declaredPrice, enteredOn: check.date)
  }

  private func arrive(
    _ serials: SerialSet, at destination: Account, _ needs: [SurrenderNeed], _ check: CreditCheck
  ) throws(CreditRefusal) -> [RegisterChange] {
    try check.checkAssociated(general: from, designated: to)
    let parts = try check.parts(of: serials, in: from)
    try check.checkNotExpired(parts)
    for part in parts where part.creditType == .otherGas { throw .typeNotMovable(.otherGas, part.serials) }
    var changes: [RegisterChange] = [
      .creditsMoved(.generalToDesignated(serials, from: from, to: to, declaredPrice: declaredPrice))
    ]
    var rest = parts
    for var need in needs where need.designation == destination.designation {
      guard let taken = try CreditCheck.serials(of: need.take(from: rest, under: check.figures)) else { continue }
      let use = CreditMovement.Surrender(
        designation: need.designation, period: need.period, trigger: .onArrival)
      changes.append(.creditsMoved(.surrender(taken, from: to, to: try check.place(.surrender), use: use)))
      rest = rest.flatMap { $0.outside(taken) }
    }
    return changes
  }
}

extension CreditBlock {
  /// The parts of the block that are not among some serials.
  func outside(_ serials: SerialSet) -> [CreditBlock] {
    serials.ranges.reduce([self]) { parts, range in
      parts.flatMap { part -> [CreditBlock] in
        guard part.serials.overlaps(range) else { return [part] }
        return [part.serials.before(range), part.serials.behind(range)].compactMap(\.self).map(part.part)
      }
    }
  }
}

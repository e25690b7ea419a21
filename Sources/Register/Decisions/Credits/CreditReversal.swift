public import Programme

/// A mistake is corrected by an entry of its own: a movement goes back where it came from, an issuance to its source.
///
/// All credits of the entry must still lie where it put them; what happened to them since is taken back first. A
/// reversal is not itself taken back: the movement is made anew.
public struct CreditReversal: Sendable {
  /// The entry to take back, and what it says; nil for a sequence the journal does not have.
  public var entry: (sequence: Int64, change: RegisterChange?)
  /// The reason.
  public var reason: String

  /// A reversal of an entry of the journal.
  public init(of sequence: Int64, saying change: RegisterChange?, reason: String) {
    entry = (sequence, change)
    self.reason = reason
  }

  /// What the decision needs to see.
  public var query: CreditQuery {
    guard let change = entry.change else { return CreditQuery(entries: [entry.sequence]) }
    var accounts: Set<AccountNumber> = []
    if let movement = change.movement { accounts = [movement.from, movement.to] }
    if case .creditsIssued(let block, _) = change { accounts = [block.account] }
    return CreditQuery(accounts: accounts, serials: change.serials, entries: [entry.sequence])
  }

  /// The change that takes the entry back.
  /// - Throws: the first ``CreditRefusal`` that applies, in the order of its cases.
  public func decide(
    on date: CivilDate, figures: ProgrammeFigures, snapshot: CreditSnapshot
  ) throws(CreditRefusal) -> [RegisterChange] {
    if reason.isEmpty { throw .reasonMissing }
    let check = CreditCheck(date: date, figures: figures, snapshot: snapshot)
    guard let change = entry.change else { throw .entryUnknown(entry.sequence) }
    let (from, to): (AccountNumber, AccountNumber)
    if let movement = change.movement, movement.kind != .reversal {
      (from, to) = (movement.to, movement.from)
    } else if case .creditsIssued(let block, _) = change {
      (from, to) = (block.account, try check.place(.issuance))
    } else {
      throw .entryNotReversible(entry.sequence)
    }
    // The Governor's accounts are always there; a holder's must be open to get its credits back.
    if change.movement != nil, snapshot.places.values.contains(to) == false { _ = try check.usableAccount(to) }
    try check.checkDay()
    if snapshot.reversedEntries.contains(entry.sequence) { throw .alreadyReversed(entry.sequence) }
    let serials = try SerialSet(change.serials)
    _ = try check.parts(of: serials, in: from)
    let reversal = CreditMovement.Reversal(entry: entry.sequence, reason: reason)
    return [.creditsMoved(.reversal(serials, from: from, to: to, of: reversal))]
  }
}

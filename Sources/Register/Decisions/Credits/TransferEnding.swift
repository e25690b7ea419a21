public import Programme

/// What becomes of a general-to-general transfer that waits: the sender executes it, or it is taken back.
///
/// Source: 03-credits section 8; 利用者区分 2 executes, 02-accounts section 7 (seeds 000, 002).
public struct TransferEnding: Hashable, Sendable {
  /// The transfer.
  public var transfer: TransferID
  /// What becomes of it.
  public var outcome: Outcome

  /// What becomes of a transfer.
  public enum Outcome: Hashable, Sendable {
    /// 移転実行 by a user of the sender's account.
    case executed(by: UserNumber)
    /// Taken back for a reason.
    case cancelled(reason: String)
  }

  /// An ending.
  public init(_ transfer: TransferID, _ outcome: Outcome) {
    self.transfer = transfer
    self.outcome = outcome
  }

  /// What the decision needs to see.
  public var query: CreditQuery {
    var query = CreditQuery(transfers: [transfer])
    if case .executed(let user) = outcome { query.users = [user] }
    return query
  }

  /// The change that ends the transfer.
  /// - Throws: the first ``CreditRefusal`` that applies, in the order of its cases.
  public func decide(
    on date: CivilDate, figures: ProgrammeFigures, snapshot: CreditSnapshot
  ) throws(CreditRefusal) -> [RegisterChange] {
    let check = CreditCheck(date: date, figures: figures, snapshot: snapshot)
    switch outcome {
    case .cancelled(let reason):
      if reason.isEmpty { throw .reasonMissing }
      return [.transferCancelled(TransferCancellation(of: try waiting(check), reason: reason))]
    case .executed(let user):
      // The accounts come first in the order of refusals, but only the transfer names them.
      let transfer = try transferOnRecord(snapshot).transfer
      _ = try check.usableAccount(transfer.from)
      _ = try check.usableAccount(transfer.to)
      try check.checkDay()
      _ = try waiting(check)
      guard let found = snapshot.users[user], found.kind == .generalHolder, found.account == transfer.from,
        found.revokedOn.map({ date < $0 }) ?? true
      else {
        throw .userNotOfSender(user, transfer.from)
      }
      try check.checkNotExpired(check.pieces(of: transfer.serials))
      return [
        .transferExecuted(
          TransferExecution(
            transfer: transfer.id, user: user,
            movement: .generalToGeneral(
              transfer.serials, from: transfer.from, to: transfer.to, declaredPrice: transfer.declaredPrice)))
      ]
    }
  }

  private func transferOnRecord(_ snapshot: CreditSnapshot) throws(CreditRefusal) -> TransferRecord {
    guard let record = snapshot.transfers[transfer] else { throw .unknownTransfer(transfer) }
    return record
  }

  private func waiting(_ check: CreditCheck) throws(CreditRefusal) -> Transfer {
    let record = try transferOnRecord(check.snapshot)
    guard record.state == .waiting else { throw .transferEnded(transfer) }
    let entered = record.transfer.enteredOn
    if check.date < entered { throw .dayClosed(check.date, lastMovement: entered) }
    return record.transfer
  }
}

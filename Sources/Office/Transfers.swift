import Programme
public import Register

extension Office {
  /// 移転実行: the sender's user has a transfer's credits moved.
  ///
  /// Reads, decides and records in one transaction; the entry names the user as the one who did it.
  /// - Returns: the journal entry and the movement it states.
  /// - Throws: `CreditRefusal`, ``OfficeError/busy(_:)``, errors of the database.
  public func execute(
    _ transfer: TransferID, by user: UserNumber, moment: Moment
  ) throws -> (entry: JournalEntry, execution: TransferExecution) {
    let ending = TransferEnding(transfer, .executed(by: user))
    return try write { db in
      let snapshot = try RegisterReader.creditSnapshot(for: ending.query, in: db)
      let changes = try ending.decide(on: moment.today, figures: figures, snapshot: snapshot)
      let entries = try Journal.append(
        changes, by: user.rawValue, effectiveOn: moment.today, at: moment.instant, in: db)
      guard let entry = entries.first, case .transferExecuted(let execution)? = changes.first else {
        throw CreditRefusal.unknownTransfer(transfer)
      }
      return (entry, execution)
    }
  }
}

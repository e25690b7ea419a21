import Casework
import GRDB
import Programme
public import Register

extension Office {
  /// Takes back a movement or an issue by an entry of its own.
  ///
  /// Reads, decides and records in one transaction; the entry names the official, and the one it takes back.
  /// - Throws: `CaseworkError` for one who is no approver, ``CreditRefusal``, ``OfficeError/busy(_:)``, errors of the
  ///   database.
  public func takeBack(
    entry sequence: Int64, reason: String, by official: OfficialID, moment: Moment
  ) throws -> [JournalEntry] {
    try write { db in
      try requireApprover(official, in: db)
      let change = try RegisterReader.fetchEntry(sequence, in: db)?.change()
      let reversal = CreditReversal(of: sequence, saying: change, reason: reason)
      let snapshot = try RegisterReader.creditSnapshot(for: reversal.query, in: db)
      return try Journal.append(
        reversal.decide(on: moment.today, figures: figures, snapshot: snapshot), by: official.rawValue,
        effectiveOn: moment.today, at: moment.instant, in: db)
    }
  }

  /// Takes back a general-to-general transfer before its sender executes it; its credits are free again.
  ///
  /// - Throws: as ``takeBack(entry:reason:by:moment:)``.
  public func takeBack(
    transfer: TransferID, reason: String, by official: OfficialID, moment: Moment
  ) throws -> [JournalEntry] {
    try write { db in
      try requireApprover(official, in: db)
      let ending = TransferEnding(transfer, .cancelled(reason: reason))
      let snapshot = try RegisterReader.creditSnapshot(for: ending.query, in: db)
      return try Journal.append(
        ending.decide(on: moment.today, figures: figures, snapshot: snapshot), by: official.rawValue,
        effectiveOn: moment.today, at: moment.instant, in: db)
    }
  }

  /// What enters the register on no application still enters it by one who decides.
  func requireApprover(_ official: OfficialID, in db: Database) throws {
    guard let known = try RegisterReader.fetchOfficial(official, in: db) else {
      throw CaseworkError.officialUnknown(official)
    }
    guard known.roles.contains(.approver) else { throw CaseworkError.roleMissing(official, .approver) }
  }
}

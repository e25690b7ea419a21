public import GRDB
public import Programme

extension RegisterReader {
  /// Credits good for a status's period in general accounts of the designated account's holders or manager that are
  /// open but not associated with it: once associated, they could be moved in and surrendered.
  ///
  /// By account and serial; without what waits for a transfer. Source: 02-accounts section 5 (seed 002).
  public static func unassociatedCredits(
    for status: ObligationStatus, figures: ProgrammeFigures, in db: Database
  ) throws -> [CreditBlock] {
    let generals = try accounts(
      """
      kind = 'general' AND number IN (SELECT account FROM accountHolder WHERE person IN (
          SELECT person FROM accountHolder WHERE account = (SELECT number FROM account WHERE designation = ?1)
          UNION SELECT manager FROM account WHERE designation = ?1))
        AND number NOT IN (SELECT general FROM association
          WHERE designated = (SELECT number FROM account WHERE designation = ?1) AND (endedOn IS NULL OR endedOn > ?2))
      """, [status.designation.digits, status.date.iso], db
    ).filter { $0.status(on: status.date) == .open }
    let need = SurrenderNeed(status)
    return try generals.flatMap { account in
      try blocks("account = ? AND transfer IS NULL", [account.number.description], db).filter { block in
        need.accepts(block, under: figures) && (block.expiresOn(under: figures).map { status.date <= $0 } ?? true)
      }
    }
  }
}

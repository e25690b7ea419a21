import GRDB
import Programme

/// Accounts, associations, users and the calendar's duties.
extension Projection {
  static func open(_ account: Account, _ entry: Int64, _ db: Database) throws {
    try insert("account", [("number", account.number.description)] + columns(of: account, entry), db)
    try insertHolders(of: account, db)
  }

  /// Replaces an account's facts; a trigger refuses another kind, facility or first day.
  static func replace(_ account: Account, _ entry: Int64, _ db: Database) throws {
    let columns = try columns(of: account, entry)
    try run(
      "UPDATE account SET \(columns.map { "\($0.name) = ?" }.joined(separator: ", ")) WHERE number = ?",
      StatementArguments(columns.map(\.value)) + [account.number.description], db)
    if db.changesCount != 1 { throw RegisterError.unknownAccount(account.number) }
    try run("DELETE FROM accountHolder WHERE account = ?", [account.number.description], db)
    try insertHolders(of: account, db)
  }

  private static func columns(of account: Account, _ entry: Int64) throws -> Columns {
    [
      ("kind", account.kind.rawValue), ("designation", account.designation?.digits),
      ("manager", account.manager?.rawValue), ("openerKind", account.openerKind?.rawValue),
      ("openedOn", account.openedOn.iso), ("expiresOn", account.expiresOn?.iso), ("closedOn", account.closedOn?.iso),
      ("contact", try account.contact.map { try CanonicalJSON.text($0) }), ("place", account.place?.rawValue),
      ("outstanding", try account.outstanding.map { try CanonicalJSON.text($0) }),
      ("freeze", try account.freeze.map { try CanonicalJSON.text($0) }),
      ("limitOverride", try account.limitOverride.map { try CanonicalJSON.text($0) }),
      ("agent", try account.agent.map { try CanonicalJSON.text($0) }), ("entry", entry),
    ]
  }

  private static func insertHolders(of account: Account, _ db: Database) throws {
    for (position, holder) in account.holders.enumerated() {
      try insert(
        "accountHolder",
        [("account", account.number.description), ("position", position), ("person", holder.rawValue)], db)
    }
  }

  static func associate(_ association: Association, _ entry: Int64, _ db: Database) throws {
    try insert(
      "association",
      [
        ("made", entry), ("general", association.general.description),
        ("designated", association.designated.description), ("since", association.since.iso),
        ("endedOn", association.endedOn?.iso), ("entry", entry),
      ], db)
  }

  static func conclude(_ association: Association, _ entry: Int64, _ db: Database) throws {
    try run(
      "UPDATE association SET endedOn = ?, entry = ? WHERE general = ? AND designated = ? AND endedOn IS NULL",
      [association.endedOn?.iso, entry, association.general.description, association.designated.description], db)
    if db.changesCount != 1 {
      throw RegisterError.account(.notAssociated(association.general, association.designated))
    }
  }

  static func register(_ user: RegisterUser, _ entry: Int64, _ db: Database) throws {
    try insert(
      "registerUser",
      [
        ("number", user.number.rawValue), ("kind", user.kind.rawValue), ("account", user.account.description),
        ("person", user.person.rawValue), ("contactName", user.contactName), ("email", user.email),
        ("revokedOn", user.revokedOn?.iso), ("entry", entry),
      ], db)
  }

  static func revoke(_ revocation: UserRevocation, _ entry: Int64, _ db: Database) throws {
    try run(
      "UPDATE registerUser SET revokedOn = ?, entry = ? WHERE number = ? AND revokedOn IS NULL",
      [revocation.revokedOn.iso, entry, revocation.user.rawValue], db)
    if db.changesCount != 1 { throw RegisterError.unknownUser(revocation.user) }
  }

  static func record(_ duty: DutyRecord, _ entry: Int64, _ db: Database) throws {
    try insert(
      "duty",
      [
        ("entry", entry), ("duty", duty.duty.rawValue), ("warning", duty.warning?.rawValue), ("day", duty.day.iso),
        ("dueOn", duty.dueOn.iso), ("designation", duty.designation?.digits), ("account", duty.account?.description),
        ("period", duty.period), ("tonnes", duty.tonnes.rawValue), ("daysAhead", duty.daysAhead),
      ], db)
  }
}

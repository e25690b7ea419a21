/// Accounts, their associations and users, and the calendar's duties.
extension Ledger {
  mutating func openAccount(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    let (row, holders) = try account(try payload.object("account"), entry)
    try insert("account", row)
    replace("accountHolder", row[0], holders)
  }

  mutating func changeAccount(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var change = try payload.object("change")
    let (row, holders) = try account(try change.object("account"), entry)
    _ = try change.text("reason")
    try change.finish()
    try require("account", row[0])
    for (index, column) in [(1, "kind"), (2, "designation"), (5, "openedOn")]
    where tables["account"]?.value(column, of: row[0]) != row[index] {
      throw .impossible("account \(row[0].words) changes its \(column)")
    }
    replace("account", row[0], [row])
    replace("accountHolder", row[0], holders)
  }

  private func account(
    _ fields: PayloadFields, _ entry: Int64
  ) throws(LedgerFault) -> (row: [LedgerCell], holders: [[LedgerCell]]) {
    var account = fields
    let number = LedgerCell.text(try account.text("number"))
    let row: [LedgerCell] = [
      number, .text(try account.text("kind")), .text(try account.textIfPresent("designation")),
      .text(try account.textIfPresent("manager")), .integer(try account.integerIfPresent("openerKind")),
      .text(try account.text("openedOn")), .text(try account.textIfPresent("expiresOn")),
      .text(try account.textIfPresent("closedOn")), .text(account.writtenIfPresent("contact")),
      .text(try account.textIfPresent("place")), .text(account.writtenIfPresent("outstanding")),
      .text(account.writtenIfPresent("freeze")), .text(account.writtenIfPresent("limitOverride")),
      .text(account.writtenIfPresent("agent")), .integer(entry),
    ]
    var holders: [[LedgerCell]] = []
    for person in try account.texts("holders") {
      try require("person", .text(person))
      holders.append([number, .integer(Int64(holders.count)), .text(person)])
    }
    try account.finish()
    return (row, holders)
  }

  mutating func associate(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    let (pair, since, endedOn) = try association(try payload.object("association"))
    for (account, kind) in zip(pair, ["general", "designated"]) {
      guard tables["account"]?.value("kind", of: account) == .text(Bytes(kind.utf8)) else {
        throw .impossible("association: account \(account.words) is not \(kind)")
      }
    }
    if endedOn == .null {
      guard associations.updateValue(.integer(entry), forKey: pair) == nil else {
        throw .impossible("association \(pair[0].words) \(pair[1].words) is in force already")
      }
    }
    spans[pair, default: []].append((since, endedOn))
    try insert("association", [.integer(entry)] + pair + [since, endedOn, .integer(entry)])
  }

  mutating func endAssociation(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var end = try payload.object("end")
    let (pair, since, endedOn) = try association(try end.object("association"))
    _ = try end.text("reason")
    try end.finish()
    guard endedOn != .null, let made = associations.removeValue(forKey: pair),
      tables["association"]?.value("since", of: made) == since
    else { throw .impossible("association \(pair[0].words) \(pair[1].words) is not in force") }
    if let last = spans[pair]?.lastIndex(where: { $0.endedOn == .null }) { spans[pair]?[last].endedOn = endedOn }
    try change("association", [made], [("endedOn", endedOn), ("entry", .integer(entry))])
  }

  private func association(
    _ fields: PayloadFields
  ) throws(LedgerFault) -> (pair: [LedgerCell], since: LedgerCell, endedOn: LedgerCell) {
    var fields = fields
    let pair: [LedgerCell] = [.text(try fields.text("general")), .text(try fields.text("designated"))]
    let since = LedgerCell.text(try fields.text("since"))
    let endedOn = LedgerCell.text(try fields.textIfPresent("endedOn"))
    try fields.finish()
    return (pair, since, endedOn)
  }

  mutating func registerUser(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var user = try payload.object("user")
    let row: [LedgerCell] = [
      .text(try user.text("number")), .integer(try user.integer("kind")), .text(try user.text("account")),
      .text(try user.text("person")), .text(try user.textIfPresent("contactName")),
      .text(try user.textIfPresent("email")), .null, .text(try user.textIfPresent("revokedOn")), .integer(entry),
    ]
    try user.finish()
    try require("account", row[2])
    try require("person", row[3])
    try insert("registerUser", row)
  }

  mutating func revokeUser(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var revocation = try payload.object("revocation")
    let user = LedgerCell.text(try revocation.text("user"))
    let day = LedgerCell.text(try revocation.text("revokedOn"))
    _ = try revocation.text("reason")
    try revocation.finish()
    guard tables["registerUser"]?.value("revokedOn", of: user) == .null else {
      throw .impossible("user \(user.words) is not on record, or revoked before")
    }
    try change("registerUser", [user], [("revokedOn", day), ("entry", .integer(entry))])
  }

  mutating func recordDuty(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var duty = try payload.object("duty")
    let row: [LedgerCell] = [
      .integer(entry), .text(try duty.text("duty")), .text(try duty.textIfPresent("warning")),
      .text(try duty.text("day")), .text(try duty.text("dueOn")), .text(try duty.textIfPresent("designation")),
      .text(try duty.textIfPresent("account")), .integer(try duty.integerIfPresent("period")),
      .integer(try duty.integer("tonnes")), .integer(try duty.integerIfPresent("daysAhead")),
    ]
    try duty.finish()
    settle("duty", row)
  }
}

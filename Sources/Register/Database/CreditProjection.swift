import GRDB
import Programme

/// Writes the tables of credits: blocks, issuances, movements, transfers and the index of serials.
///
/// Blocks are kept in their canonical form: neighbours that agree in everything are one. So the table depends on where
/// each serial is and came from alone, and not on how ranges were split on the way.
enum CreditProjection {
  static func issue(_ block: CreditBlock, basis: IssuanceBasis, entry: Int64, in db: Database) throws {
    try run(
      """
      INSERT INTO creditIssue
        (entry, areaCode, firstSerial, lastSerial, account, creditType, origin, vintage, basis)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        entry, block.serials.areaCode, block.serials.first, block.serials.last, block.account.description,
        block.creditType.rawValue, block.origin, block.vintage.startYear, basis.name,
      ], db)
    for serial in basis.usedEvidence {
      try run("INSERT INTO usedEvidence (serial, entry) VALUES (?, ?)", [JapaneseText.codeText(serial), entry], db)
    }
    // Not yet joined with its neighbours: the insertion itself proves that no serial is taken.
    try BlockRows.insert(block, in: db)
    try replace(block.serials, in: db) { $0 }
  }

  static func move(_ movement: CreditMovement, transfer: TransferID?, entry: Int64, in db: Database) throws {
    try run(
      """
      INSERT INTO creditMovement
        (entry, kind, source, destination, tonnes, usedFor, usedPeriod, reversedEntry)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        entry, movement.kind.rawValue, movement.from.description, movement.to.description, movement.tonnes.rawValue,
        movement.surrender?.designation.digits, movement.surrender?.period, movement.reversal?.entry,
      ], db)
    let use = movement.surrender.map { CreditBlock.ObligationUse(designation: $0.designation, period: $0.period) }
    let binding = try binding(movement, in: db)
    for range in movement.serials.ranges {
      try replace(range, in: db) { block in
        if block.account != movement.from || block.transfer != transfer {
          throw CreditRefusal.serialsNotHeld(block.serials, by: movement.from)
        }
        return block.standing(in: movement.to, transfer: nil, use: use, isBound: binding ?? block.isBound)
      }
    }
    if let reversal = movement.reversal {
      // An issuance taken back frees what it rested on.
      try run("DELETE FROM usedEvidence WHERE entry = ?", [reversal.entry], db)
    }
  }

  static func enter(_ transfer: Transfer, entry: Int64, in db: Database) throws {
    try run(
      "INSERT INTO creditTransfer (id, source, destination, state, entry) VALUES (?, ?, ?, 'waiting', ?)",
      [transfer.id.rawValue, transfer.from.description, transfer.to.description, entry], db)
    try reserve(transfer.serials, from: transfer.from, was: nil, becomes: transfer.id, in: db)
  }

  static func execute(_ execution: TransferExecution, entry: Int64, in db: Database) throws {
    try end(execution.transfer, as: "executed", entry, db)
    try move(execution.movement, transfer: execution.transfer, entry: entry, in: db)
  }

  static func cancel(_ cancellation: TransferCancellation, entry: Int64, in db: Database) throws {
    try end(cancellation.transfer, as: "cancelled", entry, db)
    try reserve(
      cancellation.serials, from: cancellation.from, was: cancellation.transfer, becomes: nil, in: db)
  }

  /// Names the entry under every serial it is about.
  static func name(_ ranges: [SerialRange], entry: Int64, in db: Database) throws {
    for range in ranges {
      try run(
        "INSERT INTO journalSerial (areaCode, node, firstSerial, lastSerial, sequence) VALUES (?, ?, ?, ?, ?)",
        [
          range.areaCode, SerialIndex.node(first: range.first, last: range.last), range.first, range.last, entry,
        ], db)
    }
  }

  /// Whether the credits are bound to designated accounts afterwards; nil where that stays as it was.
  private static func binding(_ movement: CreditMovement, in db: Database) throws -> Bool? {
    switch movement.kind {
    case .generalToDesignated: true
    case .designatedToGeneral, .generalToGeneral, .movedBack: false
    case .surrender, .cancellation, .expiry, .movedOut: nil
    case .reversal:
      // What is taken back into a general account was never bound in it.
      try String.fetchOne(
        try db.cachedStatement(sql: "SELECT kind FROM account WHERE number = ?"),
        arguments: [movement.to.description]) == AccountKind.general.rawValue ? false : nil
    }
  }

  private static func reserve(
    _ serials: SerialSet, from account: AccountNumber, was: TransferID?, becomes: TransferID?, in db: Database
  ) throws {
    for range in serials.ranges {
      try replace(range, in: db) { block in
        if block.account != account || block.transfer != was {
          throw CreditRefusal.serialsNotHeld(block.serials, by: account)
        }
        return block.standing(in: account, transfer: becomes, use: block.use, isBound: block.isBound)
      }
    }
  }

  private static func end(_ id: TransferID, as state: String, _ entry: Int64, _ db: Database) throws {
    try run(
      "UPDATE creditTransfer SET state = ?, endedBy = ? WHERE id = ? AND state = 'waiting'",
      [state, entry, id.rawValue], db)
    if db.changesCount != 1 { throw CreditRefusal.unknownTransfer(id) }
  }

  /// Changes the standing of every serial in a range, splitting and joining blocks as it needs.
  /// - Throws: ``CreditRefusal/serialUnknown(_:)`` when a serial of the range is in no block.
  private static func replace(
    _ range: SerialRange, in db: Database, _ change: (CreditBlock) throws -> CreditBlock
  ) throws {
    let old = try BlockRows.touching(range, in: db)
    var new: [CreditBlock] = []
    func add(_ block: CreditBlock) {
      if let last = new.last, let joined = last.joined(with: block) {
        new[new.count - 1] = joined
      } else {
        new.append(block)
      }
    }
    var covered: Int64 = 0
    for block in old {
      guard let inside = block.serials.intersection(range) else {
        add(block)
        continue
      }
      if let before = block.serials.before(range) { add(block.part(before)) }
      add(try change(block.part(inside)))
      covered += inside.tonnes.rawValue
      if let behind = block.serials.behind(range) { add(block.part(behind)) }
    }
    if covered != range.tonnes.rawValue { throw CreditRefusal.serialUnknown(range) }
    try BlockRows.write(new, over: old, in: db)
  }

  private static func run(_ sql: String, _ arguments: StatementArguments, _ db: Database) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

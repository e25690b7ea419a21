import GRDB
import Programme

/// Writes the tables of credits: blocks, issuances, movements, transfers and the index of serials.
///
/// Blocks are kept in their canonical form: neighbours that agree in everything are one. So the table depends on where
/// each serial is and came from alone, and not on how ranges were split on the way.
enum CreditProjection {
  static func issue(_ block: CreditBlock, basis: IssuanceBasis, entry: Int64, with lines: EntryStatements) throws {
    try lines.run(
      .issue, entry, block.serials.areaCode, block.serials.first, block.serials.last, block.account.description,
      block.creditType.rawValue, block.origin, block.vintage.startYear, basis.name)
    for serial in basis.usedEvidence {
      try Projection.run(
        """
        INSERT INTO evidence (serial, issue) VALUES (?, ?)
        ON CONFLICT (serial) DO UPDATE SET issue = excluded.issue WHERE issue IS NULL
        """, [serial, entry], lines.db)
      if lines.db.changesCount != 1 { throw CreditRefusal.evidenceUsed(serial) }
    }
    // Not yet joined with its neighbours: the insertion itself proves that no serial is taken.
    try BlockRows.insert(block, with: lines)
    try replace(block.serials, with: lines) { $0 }
  }

  static func move(_ movement: CreditMovement, transfer: TransferID?, entry: Int64, with lines: EntryStatements) throws
  {
    try lines.run(
      .movement, entry, movement.kind.rawValue, movement.from.description, movement.to.description,
      movement.tonnes.rawValue, movement.surrender?.designation.digits, movement.surrender?.period,
      movement.reversal?.entry)
    let use = movement.surrender.map { CreditBlock.ObligationUse(designation: $0.designation, period: $0.period) }
    let binding = try binding(movement, in: lines.db)
    for range in movement.serials.ranges {
      try replace(range, with: lines) { block in
        if block.account != movement.from || block.transfer != transfer {
          throw CreditRefusal.serialsNotHeld(block.serials, by: movement.from)
        }
        return block.standing(in: movement.to, transfer: nil, use: use, isBound: binding ?? block.isBound)
      }
    }
    if let reversal = movement.reversal {
      // An issuance taken back frees what it rested on.
      try Projection.run("DELETE FROM evidence WHERE issue = ? AND certification IS NULL", [reversal.entry], lines.db)
      try Projection.run("UPDATE evidence SET issue = NULL WHERE issue = ?", [reversal.entry], lines.db)
    }
  }

  static func enter(_ transfer: Transfer, entry: Int64, with lines: EntryStatements) throws {
    try lines.run(
      .transfer, transfer.id.rawValue, transfer.from.description, transfer.to.description, entry)
    try reserve(transfer.serials, from: transfer.from, was: nil, becomes: transfer.id, with: lines)
  }

  static func execute(_ execution: TransferExecution, entry: Int64, with lines: EntryStatements) throws {
    try end(execution.transfer, as: "executed", entry, lines)
    try move(execution.movement, transfer: execution.transfer, entry: entry, with: lines)
  }

  static func cancel(_ cancellation: TransferCancellation, entry: Int64, with lines: EntryStatements) throws {
    try end(cancellation.transfer, as: "cancelled", entry, lines)
    try reserve(
      cancellation.serials, from: cancellation.from, was: cancellation.transfer, becomes: nil, with: lines)
  }

  /// Names the entry under every serial it is about.
  static func name(_ ranges: [SerialRange], entry: Int64, with lines: EntryStatements) throws {
    for range in ranges {
      try lines.run(
        .serials, range.areaCode, SerialIndex.node(first: range.first, last: range.last), range.first, range.last,
        entry)
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
    _ serials: SerialSet, from account: AccountNumber, was: TransferID?, becomes: TransferID?,
    with lines: EntryStatements
  ) throws {
    for range in serials.ranges {
      try replace(range, with: lines) { block in
        if block.account != account || block.transfer != was {
          throw CreditRefusal.serialsNotHeld(block.serials, by: account)
        }
        return block.standing(in: account, transfer: becomes, use: block.use, isBound: block.isBound)
      }
    }
  }

  private static func end(_ id: TransferID, as state: String, _ entry: Int64, _ lines: EntryStatements) throws {
    try lines.run(.transferEnd, state, entry, id.rawValue)
    if lines.db.changesCount != 1 { throw CreditRefusal.unknownTransfer(id) }
  }

  /// Changes the standing of every serial in a range, splitting and joining blocks as it needs.
  /// - Throws: ``CreditRefusal/serialUnknown(_:)`` when a serial of the range is in no block.
  private static func replace(
    _ range: SerialRange, with lines: EntryStatements, _ change: (CreditBlock) throws -> CreditBlock
  ) throws {
    let old = try BlockRows.touching(range, with: lines)
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
    try BlockRows.write(new, over: old, with: lines)
  }
}

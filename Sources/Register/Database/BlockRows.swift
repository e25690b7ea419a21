import GRDB
import Programme

/// The rows of `creditBlock`, read and written by range.
enum BlockRows {
  /// The blocks that share a serial with a range or lie next to it, in order; a handful of look-ups by the key.
  static func touching(_ range: SerialRange, in db: Database) throws -> [CreditBlock] {
    try touching(range, with: EntryStatements(db))
  }

  /// The same with statements that serve for many.
  static func touching(_ range: SerialRange, with lines: EntryStatements) throws -> [CreditBlock] {
    let (behind, overflow) = range.last.addingReportingOverflow(1)
    var found: [CreditBlock] = []
    try lines.rows(.blocksTouching, range.areaCode, range.first - 1, overflow ? range.last : behind) { row in
      let block = try block(row, with: lines)
      if range.first - 1 <= block.serials.last { found.append(block) }
    }
    return found
  }

  /// A row of ``EntryStatements/Line/blocksTouching``, by the places of its columns: names cost more than all the rest
  /// here. What does not read well goes to the patient reader, whose error names the row.
  private static func block(_ row: BoundRow, with lines: EntryStatements) throws -> CreditBlock {
    guard let areaCode = row.text(0), let first = row.integer(1), let last = row.integer(2),
      let serials = try? SerialRange(areaCode: areaCode, first: first, last: last),
      let account = row.text(3).flatMap({ try? AccountNumber($0) }),
      let type = row.text(4).flatMap(CreditType.init(rawValue:)), let origin = row.text(6),
      let vintage = row.integer(7).flatMap({ try? FiscalYear(Int($0)) }),
      let issuedOn = row.text(8).flatMap({ try? CivilDate(iso: $0) }),
      let isBound = row.integer(13), isBound == 0 || isBound == 1
    else { return try patiently(row, with: lines) }
    let issuedIn = row.text(9).flatMap { try? AccountNumber($0) }
    var use: CreditBlock.ObligationUse?
    if let designation = row.text(11).flatMap({ try? DesignationNumber($0) }), let period = row.integer(12) {
      use = CreditBlock.ObligationUse(designation: designation, period: Int(period))
    }
    guard row.isNull(9) == (issuedIn == nil), row.isNull(11) == (use == nil), row.isNull(12) == (use == nil) else {
      return try patiently(row, with: lines)
    }
    return CreditBlock(
      serials: serials, account: account, creditType: type, renewableType: row.text(5), origin: origin,
      vintage: vintage, issuedOn: issuedOn, issuedIn: issuedIn, transfer: row.text(10).map(TransferID.init(rawValue:)),
      use: use, isBound: isBound == 1)
  }

  private static func patiently(_ row: BoundRow, with lines: EntryStatements) throws -> CreditBlock {
    let (areaCode, first) = (row.text(0) ?? "", row.integer(1) ?? 0)
    let blocks = try RegisterReader.blocks("areaCode = ? AND firstSerial = ?", [areaCode, first], lines.db)
    guard let block = blocks.first else {
      throw RegisterError.corrupt(table: "creditBlock", row: "\(areaCode) \(first)")
    }
    return block
  }

  /// Writes the new blocks of a stretch of serials over the old ones; rows that stay as they are stay untouched.
  static func write(_ new: [CreditBlock], over old: [CreditBlock], with lines: EntryStatements) throws {
    let firsts = Set(new.map(\.serials.first))
    for block in old where !firsts.contains(block.serials.first) { try delete(block, with: lines) }
    // With the rows gone that begin nowhere any more, a row that grows finds its place free; then what is new fits in.
    var added: [CreditBlock] = []
    for block in new {
      guard let before = old.first(where: { $0.serials.first == block.serials.first }) else {
        added.append(block)
        continue
      }
      if before != block { try update(block, from: before, with: lines) }
    }
    for block in added { try insert(block, with: lines) }
  }

  static func insert(_ block: CreditBlock, with lines: EntryStatements) throws {
    try lines.run(
      .block, block.serials.areaCode, block.serials.first, block.serials.last, block.account.description,
      block.creditType.rawValue, block.renewableType, block.origin, block.vintage.startYear, block.issuedOn.iso,
      block.issuedIn?.description, block.transfer?.rawValue, block.use?.designation.digits, block.use?.period,
      block.isBound)
  }

  private static func update(_ block: CreditBlock, from before: CreditBlock, with lines: EntryStatements) throws {
    let (areaCode, first) = (block.serials.areaCode, block.serials.first)
    if block.serials.last != before.serials.last { try lines.run(.blockGrows, block.serials.last, areaCode, first) }
    let (transfer, use) = (block.transfer?.rawValue, block.use)
    if block.account != before.account {
      try lines.run(
        .blockMoves, block.account.description, transfer, use?.designation.digits, use?.period, block.isBound, areaCode,
        first)
    } else if block.transfer != before.transfer || use != before.use || block.isBound != before.isBound {
      try lines.run(
        .blockStands, transfer, use?.designation.digits, use?.period, block.isBound, areaCode, first)
    }
  }

  private static func delete(_ block: CreditBlock, with lines: EntryStatements) throws {
    try lines.run(.blockGoes, block.serials.areaCode, block.serials.first)
  }
}

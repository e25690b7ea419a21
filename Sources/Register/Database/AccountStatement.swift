public import GRDB
public import Programme

/// What came into and went out of an account in a period, between two balances (口座明細).
public struct AccountStatement: Hashable, Sendable {
  /// The account.
  public let account: AccountNumber
  /// The first day.
  public let since: CivilDate
  /// The last day.
  public let until: CivilDate
  /// What was in the account before the first day, by kind; kinds of which there was nothing are left out.
  public let opening: [CreditType: Tonnes]
  /// The movements in the order of the journal, one line for each kind of credit in an entry.
  public let lines: [Line]
  /// What was in the account at the end of the last day, by kind.
  public let closing: [CreditType: Tonnes]

  /// Credits of one kind that one entry brought or took.
  public struct Line: Hashable, Sendable {
    /// The journal entry.
    public let entry: Int64
    /// The day from which it holds.
    public let effectiveOn: CivilDate
    /// The kind of movement; nil for an issue.
    public let movement: CreditMovement.Kind?
    /// The account on the other side; nil for an issue.
    public let counterpart: AccountNumber?
    /// The kind of credit.
    public let creditType: CreditType
    /// The credits, ascending.
    public let serials: [SerialRange]
    /// Tonnes, negative for what went out.
    public let change: Int64
    /// Tonnes of the kind in the account afterwards.
    public let balance: Tonnes
  }
}

extension RegisterReader {
  /// The statement of an account for a period, both days included.
  ///
  /// Reads the entries of this account alone, from its first to the last in the period.
  /// - Throws: ``RegisterError/unknownAccount(_:)``; ``RegisterError/corrupt(table:row:)`` for serials without a block.
  public static func statement(
    of number: AccountNumber, since: CivilDate, until: CivilDate, in db: Database
  ) throws -> AccountStatement {
    _ = try findAccount(number, in: db)
    var balances: [CreditType: Int64] = [:]
    var opening: [CreditType: Int64] = [:]
    var lines: [AccountStatement.Line] = []
    try Journal.eachEntry(
      where: """
        sequence IN (SELECT sequence FROM journalSubject WHERE kind = 'account' AND key = ?)
        AND kind IN ('creditsIssued', 'creditsMoved', 'transferExecuted') AND effectiveOn <= ?
        """, [number.description, until.iso], in: db
    ) { entry in
      let change = try entry.change()
      let movement = change.movement
      if case .creditsIssued(let block, _) = change, block.account != number { return }
      let sign: Int64 = movement?.from == number ? -1 : 1
      for (type, ranges) in try kinds(of: change.serials, in: db) {
        let tonnes = sign * ranges.tonnes.rawValue
        balances[type, default: 0] += tonnes
        if entry.effectiveOn < since {
          opening[type, default: 0] += tonnes
        } else {
          lines.append(
            AccountStatement.Line(
              entry: entry.sequence, effectiveOn: entry.effectiveOn, movement: movement?.kind,
              counterpart: movement.map { $0.from == number ? $0.to : $0.from }, creditType: type, serials: ranges,
              change: tonnes, balance: Tonnes(balances[type] ?? 0)))
        }
      }
    }
    func amounts(_ sums: [CreditType: Int64]) -> [CreditType: Tonnes] {
      sums.filter { $0.value != 0 }.mapValues { Tonnes($0) }
    }
    return AccountStatement(
      account: number, since: since, until: until, opening: amounts(opening), lines: lines, closing: amounts(balances))
  }

  /// Serials by their kind, which they keep wherever they are; in the order of the vocabulary.
  private static func kinds(
    of ranges: [SerialRange], in db: Database
  ) throws -> [(type: CreditType, ranges: [SerialRange])] {
    var parts: [CreditType: [SerialRange]] = [:]
    for range in ranges {
      var covered: Int64 = 0
      for block in try BlockRows.touching(range, in: db) {
        guard let part = block.serials.intersection(range) else { continue }
        covered += part.tonnes.rawValue
        if let last = parts[block.creditType]?.last, let joined = last.joined(with: part) {
          parts[block.creditType]?.removeLast()
          parts[block.creditType]?.append(joined)
        } else {
          parts[block.creditType, default: []].append(part)
        }
      }
      if covered != range.tonnes.rawValue { throw RegisterError.corrupt(table: "creditBlock", row: range.description) }
    }
    return CreditType.allCases.compactMap { type in parts[type].map { (type, $0) } }
  }
}

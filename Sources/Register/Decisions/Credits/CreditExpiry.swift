public import Programme

/// 抹消: credits of an account past their last day of use leave it, whatever the account's standing.
///
/// A transfer that reserves one of them is taken back first. Source: 03-credits section 3 (seeds 000, 002).
public struct CreditExpiry: Hashable, Sendable {
  /// The account.
  public var account: AccountNumber

  /// The reason recorded for transfers taken back.
  public static let reason = "有効期限の経過 / expired"

  /// The expiry of an account's credits.
  public init(in account: AccountNumber) { self.account = account }

  /// What the decision needs to see.
  public var query: CreditQuery { CreditQuery(accounts: [account], holdings: [account]) }

  /// The changes that take the expired credits away: transfers cancelled, by identifier, then one movement. None when
  /// nothing has expired.
  /// - Throws: the first ``CreditRefusal`` that applies, in the order of its cases.
  public func decide(
    on date: CivilDate, figures: ProgrammeFigures, snapshot: CreditSnapshot
  ) throws(CreditRefusal) -> [RegisterChange] {
    let check = CreditCheck(date: date, figures: figures, snapshot: snapshot)
    let source = try check.account(account)
    let destination = try check.place(.expiry)
    if source.kind == .governor { throw .movementNotAllowed(from: account, to: destination) }
    let expired = snapshot.blocks.filter { block in
      guard block.account == account, let last = block.expiresOn(under: figures) else { return false }
      return last < date
    }
    guard let serials = try CreditCheck.serials(of: expired) else { return [] }
    try check.checkDay()
    var changes: [RegisterChange] = []
    for id in Set(expired.compactMap(\.transfer)).sorted() {
      guard let record = snapshot.transfers[id] else { throw .unknownTransfer(id) }
      changes.append(.transferCancelled(TransferCancellation(of: record.transfer, reason: Self.reason)))
    }
    return changes + [.creditsMoved(.expiry(serials, from: account, to: destination))]
  }
}

extension ProgrammeFigures {
  /// The latest vintage of which some kind of credit is past its last day of use on a day; nil when none is.
  public func latestExpiredVintage(on date: CivilDate) -> FiscalYear? {
    let early = creditTerms.earlyCertificates
    let last = periods.filter { period in
      self.period(period.number + max(0, creditTerms.bankedPeriods)).map { $0.deadline < date } ?? false
    }.map(\.lastYear).max()
    return last ?? (period(early.period).map { $0.deadline < date } == true ? early.lastVintage : nil)
  }
}

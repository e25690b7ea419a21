public import Programme

/// 無効化: credits of a general account are made unusable for the obligation, for one purpose an application.
///
/// Irreversible for the holder. Source: 03-credits section 10.
public struct CreditCancellation: Hashable, Sendable {
  /// The general account.
  public var account: AccountNumber
  /// The credits.
  public var serials: [SerialRange]
  /// The purpose, such as an event whose emissions are offset.
  public var purpose: String

  /// A cancellation.
  public init(of serials: [SerialRange], from account: AccountNumber, purpose: String) {
    self.account = account
    self.serials = serials
    self.purpose = purpose
  }

  /// What the decision needs to see.
  public var query: CreditQuery { CreditQuery(accounts: [account], serials: serials) }

  /// The change that cancels the credits.
  /// - Throws: the first ``CreditRefusal`` that applies, in the order of its cases.
  public func decide(
    on date: CivilDate, figures: ProgrammeFigures, snapshot: CreditSnapshot
  ) throws(CreditRefusal) -> [RegisterChange] {
    let serials = try SerialSet(serials)
    if purpose.isEmpty { throw .reasonMissing }
    let check = CreditCheck(date: date, figures: figures, snapshot: snapshot)
    let source = try check.usableAccount(account)
    try check.checkDay()
    let destination = try check.place(.cancellation)
    if source.kind != .general { throw .movementNotAllowed(from: account, to: destination) }
    let parts = try check.parts(of: serials, in: account)
    try check.checkNotExpired(parts)
    for part in parts {
      guard let from = figures.figures(for: part.creditType)?.cancellableFrom, from <= date else {
        throw .typeNotCancellable(part.creditType)
      }
    }
    return [.creditsMoved(.cancellation(serials, from: account, to: destination, purpose: purpose))]
  }
}

public import Programme

/// Credits leave a general account for Saitama's register, or come back from it.
///
/// New credits born in Saitama are an ``Issuance``. The account there has the same holder. Excess credits leave only when their facility's compliance is
/// confirmed. Source: 03-credits section 6; that credits born in Saitama may go home is inferred.
public struct SaitamaMovement: Hashable, Sendable {
  /// The general account in Tokyo's register.
  public var account: AccountNumber
  /// The credits.
  public var serials: [SerialRange]
  /// Which way.
  public var direction: Direction
  /// The holder of the account in Saitama's register.
  public var holder: PersonID
  /// The number of Saitama's certificate, where there is one.
  public var certificate: String?

  /// Out or back.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    /// 減少記録.
    case out
    /// 増加記録.
    case back
  }

  /// A movement.
  public init(
    of serials: [SerialRange], account: AccountNumber, _ direction: Direction, holder: PersonID,
    certificate: String? = nil
  ) {
    self.account = account
    self.serials = serials
    self.direction = direction
    self.holder = holder
    self.certificate = certificate
  }

  /// What the decision needs to see.
  public var query: CreditQuery { CreditQuery(accounts: [account], serials: serials) }

  /// The change that moves the credits.
  /// - Parameter compliant: the facilities whose compliance with the period of their credits is confirmed.
  /// - Throws: the first ``CreditRefusal`` that applies, in the order of its cases.
  public func decide(
    on date: CivilDate, compliant: Set<DesignationNumber> = [], figures: ProgrammeFigures, snapshot: CreditSnapshot
  ) throws(CreditRefusal) -> [RegisterChange] {
    let serials = try SerialSet(serials)
    let check = CreditCheck(date: date, figures: figures, snapshot: snapshot)
    let general = try check.usableAccount(account)
    try check.checkDay()
    let saitama = try check.place(.saitama)
    let (from, to) = direction == .out ? (account, saitama) : (saitama, account)
    if general.kind != .general { throw .movementNotAllowed(from: from, to: to) }
    try check.checkHolder(of: general, is: holder)
    let record = CreditMovement.SaitamaRecord(holder: holder, certificate: certificate)
    let parts = try check.parts(of: serials, in: from)
    try check.checkNotExpired(parts)
    switch direction {
    case .back: return [.creditsMoved(.movedBack(serials, from: from, to: to, record))]
    case .out:
      for part in parts {
        guard let since = figures.figures(for: part.creditType)?.movesToSaitamaFrom, since <= date else {
          throw .typeNotForSaitama(part.creditType)
        }
      }
      for part in parts where part.creditType == .excess && !compliant.contains(where: { $0.digits == part.origin }) {
        throw .complianceNotConfirmed(part.serials)
      }
      return [.creditsMoved(.movedOut(serials, from: from, to: to, record))]
    }
  }
}

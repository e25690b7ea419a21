public import Programme

extension CreditBlock {
  /// 利用可能な削減計画期間: the numbers of the periods whose obligations the credits count for, in order.
  ///
  /// Empty when the figures do not reach the vintage. Source: 03-credits section 3 (seeds 001, 002, 003).
  public func usablePeriods(under figures: ProgrammeFigures) -> [Int] {
    figures.usablePeriods(of: creditType, vintage: vintage)
  }

  /// 有効期限: the last day of use, the deadline of the last usable period; nil when the figures do not reach that far.
  ///
  /// Source: 03-credits section 3; 2026-09-30 for fiscal 2015 to 2019 from seed 000, the others by the same rule.
  public func expiresOn(under figures: ProgrammeFigures) -> CivilDate? {
    figures.expiry(of: creditType, vintage: vintage)
  }

  /// 振替可否 on a day: whether the holder may move the credits to another account at all.
  ///
  /// Out of a designated account only excess credits issued there move (one moved in never leaves again, bought or
  /// not); out of a general account all kinds but その他ガス削減量 do; out of the Governor's accounts none. Past their last
  /// day of use, and while they wait for a transfer to be executed, credits do not move. Whether a given destination is
  /// associated or open is the transfer's own question.
  /// Source: 03-credits section 8 (seeds 001, 002).
  public func isTransferable(from kind: AccountKind, on date: CivilDate, under figures: ProgrammeFigures) -> Bool {
    if let last = expiresOn(under: figures), last < date { return false }
    if transfer != nil { return false }
    return switch kind {
    case .designated: creditType == .excess && issuedIn == account && !isBound
    case .general: creditType != .otherGas
    case .governor: false
    }
  }
}

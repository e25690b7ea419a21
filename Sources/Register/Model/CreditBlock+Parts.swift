public import Programme

extension CreditBlock {
  /// The credits of a range within the block, as a block of their own.
  func part(_ range: SerialRange) -> CreditBlock {
    precondition(serials.intersection(range) == range, "a part lies within its block")
    return with(serials: range, account: account, transfer: transfer, use: use, isBound: isBound)
  }

  /// The same credits elsewhere, or reserved, or used.
  func standing(
    in account: AccountNumber, transfer: TransferID?, use: ObligationUse?, isBound: Bool
  ) -> CreditBlock {
    with(serials: serials, account: account, transfer: transfer, use: use, isBound: isBound)
  }

  /// This block and the one behind it as one; nil when they do not touch or differ in anything but their serials.
  func joined(with next: CreditBlock) -> CreditBlock? {
    guard let whole = serials.joined(with: next.serials), next.agrees(with: self) else { return nil }
    return with(serials: whole, account: account, transfer: transfer, use: use, isBound: isBound)
  }

  private func agrees(with other: CreditBlock) -> Bool {
    account == other.account && transfer == other.transfer && use == other.use && isBound == other.isBound
      && creditType == other.creditType && renewableType == other.renewableType && origin == other.origin
      && vintage == other.vintage && issuedOn == other.issuedOn && issuedIn == other.issuedIn
  }

  private func with(
    serials: SerialRange, account: AccountNumber, transfer: TransferID?, use: ObligationUse?, isBound: Bool
  ) -> CreditBlock {
    CreditBlock(
      serials: serials, account: account, creditType: creditType, renewableType: renewableType, origin: origin,
      vintage: vintage, issuedOn: issuedOn, issuedIn: issuedIn, transfer: transfer, use: use, isBound: isBound)
  }
}

extension SerialRange {
  /// The serials both ranges have; nil when there are none.
  public func intersection(_ other: SerialRange) -> SerialRange? {
    guard overlaps(other) else { return nil }
    return try? SerialRange(areaCode: areaCode, first: max(first, other.first), last: min(last, other.last))
  }

  /// The serials in front of another range; nil when there are none.
  public func before(_ other: SerialRange) -> SerialRange? {
    guard first < other.first else { return nil }
    return try? SerialRange(areaCode: areaCode, first: first, last: min(last, other.first - 1))
  }

  /// The serials behind another range; nil when there are none.
  public func behind(_ other: SerialRange) -> SerialRange? {
    guard other.last < last else { return nil }
    return try? SerialRange(areaCode: areaCode, first: max(first, other.last + 1), last: last)
  }

  /// Both ranges as one; nil unless the other begins right behind this one.
  public func joined(with next: SerialRange) -> SerialRange? {
    guard areaCode == next.areaCode, last < next.first, next.first - last == 1 else { return nil }
    return try? SerialRange(areaCode: areaCode, first: first, last: next.last)
  }
}

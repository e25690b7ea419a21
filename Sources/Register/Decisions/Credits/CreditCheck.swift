import Programme

/// What every movement of credits has to pass, in the order of ``CreditRefusal``.
struct CreditCheck {
  let date: CivilDate
  let figures: ProgrammeFigures
  let snapshot: CreditSnapshot

  /// An account that can be used on the day.
  func usableAccount(_ number: AccountNumber) throws(CreditRefusal) -> Account {
    let account = try account(number)
    guard account.status(on: date) == .open else { throw .accountNotUsable(number) }
    return account
  }

  func account(_ number: AccountNumber) throws(CreditRefusal) -> Account {
    guard let account = snapshot.accounts[number] else { throw .unknownAccount(number) }
    return account
  }

  /// The number of a Governor's account.
  func place(_ place: GovernorPlace) throws(CreditRefusal) -> AccountNumber {
    if let number = snapshot.places[place] { return number }
    // The register was set up without it: name the account that is missing.
    guard let number = try? figures.accountNumbering.governorAccount(place) else { throw .numbersExhausted }
    throw .unknownAccount(number)
  }

  /// Refuses a day before the last movement: a movement dated back would make the past days' states contradict.
  func checkDay() throws(CreditRefusal) {
    if let last = snapshot.lastMovementOn, date < last { throw .dayClosed(date, lastMovement: last) }
  }

  func checkAssociated(general: AccountNumber, designated: AccountNumber) throws(CreditRefusal) {
    let isAssociated = snapshot.associations.contains {
      $0.general == general && $0.designated == designated && $0.since <= date
        && ($0.endedOn.map { date < $0 } ?? true)
    }
    if !isAssociated { throw .notAssociated(general: general, designated: designated) }
  }

  /// Refuses credits that change hands on their way from one register to the other.
  ///
  /// Source: seed 001, slide 12 (東京都と埼玉県の口座名義人は同一). Seed 002 of 2013 had them change hands; the later holds.
  func checkHolder(of account: Account, is holder: PersonID) throws(CreditRefusal) {
    if account.holders != [holder] { throw .holderNotSame(account.number, holder) }
  }

  /// The blocks' parts that make up the serials, in order: all in the account, issued, and not reserved.
  func parts(of serials: SerialSet, in account: AccountNumber) throws(CreditRefusal) -> [CreditBlock] {
    let parts = pieces(of: serials)
    for range in serials.ranges {
      let found = parts.compactMap { $0.serials.intersection(range) }
      if found.tonnes != range.tonnes { throw .serialUnknown(range) }
    }
    for part in parts where part.account != account || part.issuedOn > date {
      throw .serialsNotHeld(part.serials, by: account)
    }
    for part in parts {
      if let transfer = part.transfer { throw .serialsReserved(part.serials, transfer) }
    }
    return parts
  }

  /// The parts of the snapshot's blocks within some serials, in order.
  func pieces(of serials: SerialSet) -> [CreditBlock] {
    snapshot.blocks.flatMap { block in
      serials.ranges.compactMap { block.serials.intersection($0).map(block.part) }
    }
  }

  func checkNotExpired(_ parts: [CreditBlock]) throws(CreditRefusal) {
    for part in parts {
      if let last = part.expiresOn(under: figures), last < date {
        throw .creditsExpired(part.serials, lastDay: last)
      }
    }
  }

  /// The set of the serials of some blocks; nil of none.
  static func serials(of blocks: [CreditBlock]) throws(CreditRefusal) -> SerialSet? {
    blocks.isEmpty ? nil : try SerialSet(blocks.map(\.serials))
  }
}

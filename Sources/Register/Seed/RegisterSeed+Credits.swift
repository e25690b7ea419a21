import Programme

extension RegisterSeed {
  /// The credits with their serials, in the order of the file, and the counter behind them.
  ///
  /// The counter begins at `serials.next`, or after the highest serial given under the Tokyo area code.
  func creditChanges(
    _ accounts: [AccountNumber: Account], area: String, on date: CivilDate
  ) throws(SeedError) -> [DatedChange] {
    try checkGivenSerials()
    let highest = credits.compactMap(\.serials).filter { $0.areaCode == area }.map(\.last).max() ?? 0
    if let next = serials?.next, next <= highest || next < 1 {
      throw SeedError(["serials", "next"], .outOfRange(found: String(next), allowed: "> \(highest)"))
    }
    guard highest < Int64.max else { throw SeedError(["credits"], .numberExhausted) }
    var counter = serials?.next ?? highest + 1
    var changes: [DatedChange] = []
    for (index, entry) in credits.enumerated() {
      let path: [SeedError.Step] = ["credits", .index(index)]
      guard let account = accounts[entry.account] else {
        throw SeedError(path + ["account"], .unknownAccount(entry.account.description))
      }
      let serials: SerialRange
      if let given = entry.serials {
        serials = given
      } else {
        let (next, overflow) = counter.addingReportingOverflow(entry.tonnes)
        guard !overflow, let drawn = try? SerialRange(areaCode: area, first: counter, last: next - 1) else {
          throw SeedError(path, .numberExhausted)
        }
        serials = drawn
        counter = next
      }
      let issuedIn = try issuingAccount(entry, account, accounts, path)
      let block = CreditBlock(
        serials: serials, account: entry.account, creditType: entry.type, renewableType: entry.renewableType,
        origin: entry.origin, vintage: try Self.year(entry.vintage, path + ["vintage"]), issuedOn: entry.issuedOn,
        issuedIn: issuedIn)
      // An account cannot hold before it is open, whatever the credits' own day of issue.
      let opened = max(account.openedOn, issuedIn.flatMap { accounts[$0] }?.openedOn ?? account.openedOn)
      changes.append(DatedChange(.creditsIssued(block), effectiveOn: max(entry.issuedOn, opened)))
    }
    if serials != nil || !credits.isEmpty {
      changes.append(DatedChange(.serialCounterSet(next: counter), effectiveOn: date))
    }
    return changes
  }

  private func checkGivenSerials() throws(SeedError) {
    var given: [(range: SerialRange, index: Int)] = []
    for (index, entry) in credits.enumerated() {
      let path: [SeedError.Step] = ["credits", .index(index)]
      if entry.tonnes < 1 {
        throw SeedError(path + ["tonnes"], .outOfRange(found: String(entry.tonnes), allowed: "> 0"))
      }
      guard let range = entry.serials else { continue }
      if range.tonnes.rawValue != entry.tonnes {
        throw SeedError(
          path + ["serials"], .serialsDoNotCount(serials: range.description, tonnes: entry.tonnes))
      }
      given.append((range, index))
    }
    // Sorted, only neighbours can overlap; the later entry of the file is the one that is wrong.
    given.sort { ($0.range.areaCode, $0.range.first, $0.index) < ($1.range.areaCode, $1.range.first, $1.index) }
    for (left, right) in zip(given, given.dropFirst()) where left.range.overlaps(right.range) {
      let (wrong, other) = left.index < right.index ? (right, left) : (left, right)
      throw SeedError(["credits", .index(wrong.index), "serials"], .serialsOverlap(other.range.description))
    }
  }

  private func issuingAccount(
    _ entry: SeedCredits, _ account: Account, _ accounts: [AccountNumber: Account], _ path: [SeedError.Step]
  ) throws(SeedError) -> AccountNumber? {
    // Source: 03-credits section 8: other-gas reductions never leave the designated account.
    if entry.type == .otherGas, account.kind == .general {
      throw SeedError(path + ["account"], .creditNotAllowedInAccount(entry.account.description))
    }
    if entry.origin.isEmpty { throw SeedError(path + ["origin"], .empty) }
    if let issuedIn = entry.issuedIn {
      guard let issuing = accounts[issuedIn] else {
        throw SeedError(path + ["issuedIn"], .unknownAccount(issuedIn.description))
      }
      guard issuing.kind == .designated else {
        throw SeedError(path + ["issuedIn"], .accountNumberDoesNotFit(issuedIn.description))
      }
      return issuedIn
    }
    let isOwn = entry.type == .excess || entry.type == .otherGas
    return isOwn && account.kind == .designated && account.designation?.digits == entry.origin ? account.number : nil
  }
}

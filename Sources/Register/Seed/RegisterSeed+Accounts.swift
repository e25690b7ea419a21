import Programme

extension RegisterSeed {
  /// The accounts with their numbers.
  ///
  /// Derived general (and governor's) numbers run on from the highest one given, in the order of the file. An account
  /// has the contact of its manager, else of its first holder, for the file has contacts of persons only.
  func accountRecords(figures: ProgrammeFigures, _ known: SeedIndex) throws(SeedError) -> [Account] {
    var running: [AccountKind: Int] = [:]
    for (index, entry) in accounts.enumerated() {
      guard let number = entry.number else { continue }
      guard figures.accountNumbering.kind(of: number) == entry.kind, let body = Int(number.body) else {
        throw SeedError(["accounts", .index(index), "number"], .accountNumberDoesNotFit(number.description))
      }
      running[entry.kind] = max(running[entry.kind] ?? 0, body)
    }
    var seen: Set<AccountNumber> = []
    var accounts: [Account] = []
    for (index, entry) in self.accounts.enumerated() {
      let path: [SeedError.Step] = ["accounts", .index(index)]
      let number = try accountNumber(entry, figures.accountNumbering, known, &running, path)
      let numbered = path + [entry.number == nil ? "designation" : "number"]
      if !seen.insert(number).inserted { throw SeedError(numbered, .duplicate(number.description)) }
      let holders = try personIDs(entry.holders ?? [], path + ["holders"], known)
      switch entry.kind {
      case .general: if holders.count != 1 { throw SeedError(path + ["holders"], .holderCount(holders.count)) }
      case .designated: if holders.isEmpty { throw SeedError(path + ["holders"], .holderCount(0)) }
      case .governor: break
      }
      var manager: PersonID?
      if let id = entry.manager {
        if entry.kind != .designated { throw SeedError(path + ["manager"], .notApplicable) }
        manager = try known.person(id, path + ["manager"])
      }
      if entry.openerKind != nil, entry.kind != .general { throw SeedError(path + ["openerKind"], .notApplicable) }
      if let last = entry.expiresOn, last < entry.openedOn { throw SeedError(path + ["expiresOn"], .datesReversed) }
      accounts.append(
        Account(
          number: number, kind: entry.kind, designation: entry.designation, holders: holders, manager: manager,
          openerKind: entry.openerKind, openedOn: entry.openedOn, expiresOn: entry.expiresOn,
          contact: known.contact(of: manager ?? holders.first), place: figures.accountNumbering.place(of: number)))
    }
    return accounts
  }

  /// The Governor's accounts without which nothing can move, where the file names none: open from a day on.
  func governorAccounts(
    besides accounts: [Account], figures: ProgrammeFigures, from date: CivilDate
  ) throws(SeedError) -> [Account] {
    var added: [Account] = []
    for place in GovernorPlace.allCases where !accounts.contains(where: { $0.place == place }) {
      guard let number = try? figures.accountNumbering.governorAccount(place) else {
        throw SeedError(["accounts"], .numberExhausted)
      }
      added.append(Account(number: number, kind: .governor, holders: [], openedOn: date, place: place))
    }
    return added
  }

  func associationChanges(_ accounts: [AccountNumber: Account]) throws(SeedError) -> [DatedChange] {
    var seen: Set<SeedAssociation> = []
    var changes: [DatedChange] = []
    for (index, entry) in associations.enumerated() {
      let path: [SeedError.Step] = ["associations", .index(index)]
      let general = try account(entry.general, .general, accounts, path + ["general"])
      let designated = try account(entry.designated, .designated, accounts, path + ["designated"])
      if !seen.insert(entry).inserted {
        throw SeedError(path, .duplicate("\(entry.general) \(entry.designated)"))
      }
      for holder in general.holders where !designated.holders.contains(holder) && designated.manager != holder {
        throw SeedError(path, .holderUnrelated(holder.rawValue))
      }
      let since = max(general.openedOn, designated.openedOn)
      changes.append(
        DatedChange(
          .associationMade(Association(general: entry.general, designated: entry.designated, since: since)),
          effectiveOn: since))
    }
    return changes
  }

  private func account(
    _ number: AccountNumber, _ kind: AccountKind, _ accounts: [AccountNumber: Account], _ path: [SeedError.Step]
  ) throws(SeedError) -> Account {
    guard let account = accounts[number] else { throw SeedError(path, .unknownAccount(number.description)) }
    guard account.kind == kind else { throw SeedError(path, .accountNumberDoesNotFit(number.description)) }
    return account
  }

  private func accountNumber(
    _ entry: SeedAccount, _ numbering: AccountNumbering, _ known: SeedIndex, _ running: inout [AccountKind: Int],
    _ path: [SeedError.Step]
  ) throws(SeedError) -> AccountNumber {
    if entry.kind == .designated {
      guard let designation = entry.designation else { throw SeedError(path + ["designation"], .missing) }
      guard known.has(designation) else {
        throw SeedError(path + ["designation"], .unknownFacility(designation.digits))
      }
      guard let number = try? numbering.designatedAccount(of: designation) else {
        throw SeedError(path + ["designation"], .numberExhausted)
      }
      if let given = entry.number, given != number {
        throw SeedError(path + ["number"], .accountNumberDoesNotFit(given.description))
      }
      return number
    }
    if entry.designation != nil { throw SeedError(path + ["designation"], .notApplicable) }
    if let given = entry.number { return given }
    let next = (running[entry.kind] ?? 0) + 1
    running[entry.kind] = next
    let classCode = entry.kind == .general ? numbering.generalClass : numbering.governorClass
    let body = String(10_000 + next).dropFirst()
    guard next <= 9999,
      let number = try? AccountNumber("\(numbering.areaCode)-\(classCode)-\(body)-\(numbering.branch)")
    else { throw SeedError(path, .numberExhausted) }
    return number
  }

  func personIDs(
    _ ids: [String], _ path: [SeedError.Step], _ known: SeedIndex
  ) throws(SeedError) -> [PersonID] {
    var result: [PersonID] = []
    for (place, id) in ids.enumerated() {
      let found = try known.person(id, path + [.index(place)])
      if result.contains(found) { throw SeedError(path + [.index(place)], .duplicate(id)) }
      result.append(found)
    }
    return result
  }
}

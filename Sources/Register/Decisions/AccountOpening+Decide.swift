public import Programme

extension AccountOpening {
  /// The changes that open and associate the accounts on a day.
  ///
  /// In order: new persons, designated accounts, general accounts, associations, one register user for each account
  /// and holder, seal certificates. New numbers run on from the snapshot's. No passcode is set here: it is drawn with
  /// the letter that carries it.
  /// - Throws: the first ``RegisterError`` that applies, in the order of its cases.
  public func decide(
    on date: CivilDate, figures: ProgrammeFigures, snapshot: RegisterSnapshot
  ) throws(RegisterError) -> [RegisterChange] {
    try checkRequest()
    let designatedNumbers = try designatedNumbers(figures: figures, snapshot: snapshot)
    try checkPersons(snapshot)
    var roll = PersonRoll(snapshot: snapshot)
    let opened = zip(designated, designatedNumbers).map { request, number in
      Account(
        number: number, kind: .designated, designation: request.designation,
        holders: unique(request.holders.map { roll.id(of: $0) }), manager: request.manager.map { roll.id(of: $0) },
        openedOn: date, contact: request.contact, outstanding: requirements, agent: agent?.acting(since: date))
    }
    let generalHolder = general.map { roll.id(of: $0.holder) }
    try checkAssociations(opened: opened, generalHolder: generalHolder, on: date, snapshot: snapshot)
    try checkHolders(opened, snapshot: snapshot)
    let override = try checkLimit(
      limitStanding(of: generalHolder, opened: opened, on: date, figures: figures, snapshot: snapshot))
    let general = try generalAccounts(
      of: generalHolder, on: date, limitOverride: override, figures: figures, snapshot: snapshot)

    var changes = try roll.newPersons().map { RegisterChange.personRecorded($0) }
    changes += (opened + general).map { .accountOpened($0) }
    for request in associations {
      changes.append(
        .associationMade(
          Association(
            general: number(of: request.general, among: general), designated: request.designated, since: date)))
    }
    changes += try users(of: opened + general, from: snapshot.nextUser).map { .userRegistered($0) }
    for request in sealCertificates {
      changes.append(
        .sealCertificateFiled(
          FiledSealCertificate(
            person: roll.id(of: request.person), issuedOn: request.issuedOn, isOriginal: request.isOriginal,
            filedOn: request.filedOn)))
    }
    return changes
  }

  /// What is outstanding, in the order of the vocabulary; nil for nothing.
  private var requirements: [AccountRequirement]? {
    outstanding.isEmpty ? nil : AccountRequirement.allCases.filter(outstanding.contains)
  }

  private func checkRequest() throws(RegisterError) {
    if designated.isEmpty, general == nil, associations.isEmpty { throw .nothingRequested }
    if let general, !(1...9999).contains(general.count) { throw .accountCountImpossible(general.count) }
  }

  private func designatedNumbers(
    figures: ProgrammeFigures, snapshot: RegisterSnapshot
  ) throws(RegisterError) -> [AccountNumber] {
    for request in designated where snapshot.facilities[request.designation] == nil {
      throw .facilityUnknown(request.designation)
    }
    for request in designated where snapshot.facilities[request.designation]?.facilityClass == .equivalent {
      throw .facilityNotDesignated(request.designation)
    }
    var numbers: [AccountNumber] = []
    for request in designated {
      let number: AccountNumber
      do { number = try figures.accountNumbering.designatedAccount(of: request.designation) } catch {
        // The numbering is data; one that cannot number a facility is no numbering.
        throw .corrupt(table: "accountNumbering", row: request.designation.digits)
      }
      if let open = snapshot.designatedAccount(of: request.designation) { throw .accountAlreadyOpen(open.number) }
      if numbers.contains(number) || snapshot.accounts[number] != nil { throw .accountAlreadyOpen(number) }
      numbers.append(number)
    }
    for request in designated where request.holders.isEmpty { throw .holderMissing(request.designation) }
    return numbers
  }

  private func checkPersons(_ snapshot: RegisterSnapshot) throws(RegisterError) {
    var parties = designated.flatMap { $0.holders + ($0.manager.map { [$0] } ?? []) }
    if let general { parties.append(general.holder) }
    parties += sealCertificates.map(\.person)
    for case .known(let id) in parties where snapshot.persons[id] == nil { throw .unknownPerson(id) }
  }

  private func checkAssociations(
    opened: [Account], generalHolder: PersonID?, on date: CivilDate, snapshot: RegisterSnapshot
  ) throws(RegisterError) {
    func designatedAccount(_ number: AccountNumber) -> Account? {
      opened.first { $0.number == number } ?? snapshot.accounts[number]
    }
    for request in associations {
      if case .existing(let number) = request.general {
        guard let account = snapshot.accounts[number], account.kind == .general, account.isOpen(on: date) else {
          throw .accountNotOpen(number)
        }
      }
      guard let account = designatedAccount(request.designated), account.kind == .designated,
        account.isOpen(on: date)
      else { throw .accountNotOpen(request.designated) }
    }
    for case .provisional(let number) in associations.map(\.general)
    where number < 1 || number > (general?.count ?? 0) {
      throw .provisionalNumberUnknown(number)
    }
    let onRecord = Set(
      snapshot.associations.map { AssociationRequest(general: .existing($0.general), designated: $0.designated) })
    var asked: Set<AssociationRequest> = []
    for request in associations where onRecord.contains(request) || !asked.insert(request).inserted {
      throw .alreadyAssociated(request.general, request.designated)
    }
    for request in associations {
      let holders: [PersonID] =
        switch request.general {
        case .existing(let number): snapshot.accounts[number]?.holders ?? []
        case .provisional: generalHolder.map { [$0] } ?? []
        }
      let account = designatedAccount(request.designated)
      for holder in holders where account?.holders.contains(holder) != true && account?.manager != holder {
        throw .holderUnrelated(holder, request.designated)
      }
    }
  }

  private func checkHolders(_ opened: [Account], snapshot: RegisterSnapshot) throws(RegisterError) {
    for account in opened {
      let obligated = account.designation.flatMap { snapshot.facilities[$0]?.obligatedPersons } ?? []
      for holder in account.holders where !obligated.contains(holder) {
        throw .holderUnrelated(holder, account.number)
      }
    }
  }

  /// The official's decision where the limit is exceeded; nil where it is not.
  private func checkLimit(_ standing: LimitStanding?) throws(RegisterError) -> LimitOverride? {
    guard let standing, standing.isExceeded else { return nil }
    guard let override = general?.limitOverride else {
      throw .account(
        .limitExceeded(limit: standing.limit, held: standing.held, requested: standing.requested))
    }
    if override.reason.allSatisfy(\.isWhitespace) { throw .account(.reasonMissing) }
    return override
  }

  private func generalAccounts(
    of holder: PersonID?, on date: CivilDate, limitOverride: LimitOverride?, figures: ProgrammeFigures,
    snapshot: RegisterSnapshot
  ) throws(RegisterError) -> [Account] {
    guard let general, let holder else { return [] }
    let expiry = try figures.generalAccountExpiry(openedOn: date, by: general.openerKind)
    var accounts: [Account] = []
    for running in snapshot.nextGeneralAccount..<(snapshot.nextGeneralAccount + general.count) {
      let number: AccountNumber
      do { number = try figures.accountNumbering.generalAccount(running: running) } catch {
        throw .numberExhausted(.generalAccount)
      }
      accounts.append(
        Account(
          number: number, kind: .general, holders: [holder], openerKind: general.openerKind, openedOn: date,
          expiresOn: expiry, contact: general.contact, outstanding: requirements, limitOverride: limitOverride,
          agent: agent?.acting(since: date)))
    }
    return accounts
  }

  private func number(of reference: GeneralReference, among opened: [Account]) -> AccountNumber {
    switch reference {
    case .existing(let number): number
    // `checkAssociations` has refused numbers outside 1...count.
    case .provisional(let index): opened[index - 1].number
    }
  }

  private func users(of accounts: [Account], from first: Int) throws(RegisterError) -> [RegisterUser] {
    var running = first
    var users: [RegisterUser] = []
    for account in accounts {
      let kind: UserKind = account.kind == .general ? .generalHolder : .designatedHolder
      for holder in account.holders {
        users.append(
          RegisterUser(
            number: try UserNumber(kind: kind, running: running), kind: kind, account: account.number, person: holder))
        running += 1
      }
    }
    return users
  }

  private func unique(_ ids: [PersonID]) -> [PersonID] {
    var seen: Set<PersonID> = []
    return ids.filter { seen.insert($0).inserted }
  }
}
